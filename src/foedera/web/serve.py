"""Serves the site until it is stopped."""

from __future__ import annotations

import socket
import sys
from collections.abc import Sequence

import uvicorn

from foedera.errors import UsageError
from foedera.web.app import create_app
from foedera.web.deadline import PromptProtocol
from foedera.workspace import View

PORTS = range(65536)
"""What TCP has; 0 asks the system for a free one."""


def serve(workspace: View, *, host: str, port: int, allowed: Sequence[str] = ()) -> None:
    """Serve on `host` and `port` (0 for a free one); the address is said on stderr.

    Args:
        workspace: what is shown.
        host: name or address to listen on, and a name the site answers to.
        port: port.
        allowed: further names the site answers to.

    Raises:
        UsageError: the address cannot be listened on.
    """
    with listen(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        print(f"serving http://{shown}:{listener.getsockname()[1]}/ (stop with Ctrl-C)", file=sys.stderr, flush=True)
        config = uvicorn.Config(
            create_app(workspace, hosts=(host, *allowed)),
            http=PromptProtocol,
            ws="none",
            lifespan="off",
            log_level="warning",
            access_log=False,
        )
        uvicorn.Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        UsageError: no such port or host, or somebody listens there already.
    """
    if port not in PORTS:
        raise UsageError(
            "no such port",
            where=f"--port {port}",
            expected=f"{PORTS.start} to {PORTS.stop - 1}; 0 takes a free one",
            found=str(port),
            next_step="choose another: foedera serve --port 8000",
        )
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    except (OSError, ValueError) as error:  # a name nobody knows, or one that can be no name
        raise UsageError(
            "no such host",
            where=f"--host {host}",
            expected="a name or address of this machine, such as 127.0.0.1",
            found=getattr(error, "strerror", None) or str(error),
            next_step="leave --host out to serve to this machine only",
        ) from error
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(
            "cannot listen there",
            where=f"{host}:{port}",
            expected="a free port of this machine",
            found=error.strerror or type(error).__name__,
            next_step="choose another port: foedera serve --port 0 takes a free one",
        ) from error
