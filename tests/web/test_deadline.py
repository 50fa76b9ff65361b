"""A client that dribbles its request loses its connection; one that asks in time is answered."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from foedera.web.app import create_app, listen
from foedera.web.deadline import PromptProtocol
from foedera.workspace import Workspace

LONGEST = 600
"""Bytes sent one by one, with a twentieth of a second between, before a test gives up: some thirty seconds."""


class Hasty(PromptProtocol):
    """The same with a deadline a test can wait for, and a client on a busy machine can keep."""

    seconds = 1.5


@pytest.fixture(scope="module")
def port(coded: Workspace) -> Iterator[int]:
    """A server in a thread of this process, told to stop at the end."""
    config = uvicorn.Config(create_app(coded), http=Hasty, ws="none", lifespan="off", log_level="critical")
    server = uvicorn.Server(config)
    with listen("127.0.0.1", 0) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


def dribble(connection: socket.socket, request: bytes) -> bool:
    """Send a request a byte at a time; whether the server closed the connection meanwhile."""
    connection.settimeout(0.05)
    for place in range(LONGEST):
        try:
            connection.send(request[place % len(request)].to_bytes(1, "big"))
            if connection.recv(4096) == b"":
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


@pytest.mark.parametrize(
    ("whole", "dribbled"),
    [
        (b"", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * LONGEST),
        (b"GET /agreements HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"x" * LONGEST),
        (b"GET /agreements HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n", b"x" * LONGEST),
    ],
    ids=["first request", "second request", "body"],
)
def test_a_request_that_dribbles_in_is_cut_off(port: int, whole: bytes, dribbled: bytes) -> None:
    """Its headers, those of a second request on a kept connection, or a body nobody asked for."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(whole)
        if whole:
            assert connection.recv(12) == b"HTTP/1.1 200"
        assert dribble(connection, dribbled)


def test_who_says_nothing_is_cut_off_too(port: int) -> None:
    """A connection alone is not yet a request."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        assert connection.recv(1) == b""


def test_who_asks_in_time_is_answered_however_often(port: int) -> None:
    """The deadline is each request's own: a kept connection outlives it."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        for _ in range(4):
            connection.sendall(b"HEAD /agreements HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = b""
            while not answer.endswith(b"\r\n\r\n"):
                answer += connection.recv(4096)
            assert answer.startswith(b"HTTP/1.1 200")
            time.sleep(Hasty.seconds / 2)
    with contextlib.suppress(OSError):
        connection.close()
