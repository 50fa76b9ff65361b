"""A small web server on the loopback interface, with all the faults real ones have."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

TEXT = b"<!DOCTYPE html><html lang=en><title>Pact</title><h1>Pact</h1>" + b"".join(
    f"<h2>Article {n}</h2><p>The Parties will cooperate on matter {n} of maritime security.</p>".encode()
    for n in range(1, 60)
)


class Server:
    """Answers by path; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.busy = 1
        self.robots: tuple[int, str] | None = None
        """Status and text of robots.txt."""
        self.page: tuple[str, bytes] = ('"one"', TEXT)
        """ETag and content of what `at_page` serves."""
        self._stopped = threading.Event()
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                owner.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                first = urlsplit(self.path).path.strip("/").split("/")[0].split(".")[0]
                answer: Callable[[Any], None] = getattr(owner, f"at_{first}")
                answer(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def stop(self) -> None:
        """Stop serving."""
        self._stopped.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @staticmethod
    def send(handler: Any, status: int, headers: dict[str, str], body: bytes, *, length: int | None = None) -> None:
        """One answer; `length` overrules what it says of its length."""
        handler.send_response(status)
        for key, value in {"Content-Length": str(len(body) if length is None else length), **headers}.items():
            handler.send_header(key, value)
        handler.end_headers()
        handler.wfile.write(body)
        if length is not None and length != len(body):
            handler.close_connection = True

    def at_robots(self, handler: Any) -> None:
        """What programs may ask for; no such file unless the test gives one."""
        if self.robots is None:
            self.send(handler, 404, {}, b"no")
        else:
            status, text = self.robots
            self.send(handler, status, {"Content-Type": "text/plain"}, text.encode())

    def at_text(self, handler: Any) -> None:
        """The text, whole or from where it is asked for."""
        headers = {"Content-Type": "text/html; charset=utf-8", "ETag": '"one"'}
        start = handler.headers.get("Range", "").removeprefix("bytes=").removesuffix("-")
        if start and handler.headers.get("If-Range") == '"one"':
            span = f"bytes {start}-{len(TEXT) - 1}/{len(TEXT)}"
            self.send(handler, 206, {**headers, "Content-Range": span}, TEXT[int(start) :])
        else:
            self.send(handler, 200, headers, TEXT)

    def at_cut(self, handler: Any) -> None:
        """Half of the text the first time, with the length of the whole; afterwards as `text`."""
        if len([path for path, _ in self.asked if path == "/cut"]) > 1:
            self.at_text(handler)
        else:
            headers = {"Content-Type": "text/html", "ETag": '"one"'}
            self.send(handler, 200, headers, TEXT[: len(TEXT) // 2], length=len(TEXT))

    def at_changed(self, handler: Any) -> None:
        """Half of an older text the first time; then the new one, which has another ETag."""
        if len([path for path, _ in self.asked if path == "/changed"]) > 1:
            self.at_text(handler)
        else:
            headers = {"Content-Type": "text/html", "ETag": '"zero"'}
            self.send(handler, 200, headers, b"old " * 50, length=len(TEXT))

    def at_deaf(self, handler: Any) -> None:
        """Cut short the first time; knows no ranges."""
        again = len([path for path, _ in self.asked if path == "/deaf"]) > 1
        headers = {"Content-Type": "text/html", "ETag": '"one"'}
        self.send(handler, 200, headers, TEXT if again else TEXT[:100], length=len(TEXT))

    def at_moved(self, handler: Any) -> None:
        """A redirect to the text."""
        self.send(handler, 302, {"Location": "/text"}, b"")

    def at_loop(self, handler: Any) -> None:
        """A redirect to itself."""
        self.send(handler, 301, {"Location": "/loop"}, b"")

    def at_file(self, handler: Any) -> None:
        """A redirect out of the web."""
        self.send(handler, 302, {"Location": "file:///etc/passwd"}, b"")

    def at_login(self, handler: Any) -> None:
        """A page that says it is a PDF."""
        self.send(handler, 200, {"Content-Type": "application/pdf"}, b"<html><p>Please log in</p></html>")

    def at_image(self, handler: Any) -> None:
        """A picture."""
        self.send(handler, 200, {"Content-Type": "image/png"}, b"\x89PNG\r\n")

    def at_unsaid(self, handler: Any) -> None:
        """The text, its type not said."""
        self.send(handler, 200, {"Content-Type": "application/octet-stream"}, TEXT)

    def at_gone(self, handler: Any) -> None:
        """Not there."""
        self.send(handler, 404, {}, b"no")

    def at_busy(self, handler: Any) -> None:
        """Busy a number of times, then the text."""
        if self.busy:
            self.busy -= 1
            self.send(handler, 429, {"Retry-After": "7"}, b"")
        else:
            self.at_text(handler)

    def at_closed(self, handler: Any) -> None:
        """Busy for a day."""
        self.send(handler, 503, {"Retry-After": "86400"}, b"")

    def at_slow(self, handler: Any) -> None:
        """Stops in the middle of the body, until the server is stopped."""
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(TEXT)))
        handler.end_headers()
        handler.wfile.write(TEXT[:64])
        handler.wfile.flush()
        self._stopped.wait()
        handler.close_connection = True

    def at_page(self, handler: Any) -> None:
        """A page that says whether it changed."""
        etag, body = self.page
        if handler.headers.get("If-None-Match") == etag:
            self.send(handler, 304, {"ETag": etag}, b"")
        else:
            self.send(handler, 200, {"Content-Type": "text/html; charset=utf-8", "ETag": etag}, body)

    def at_dated(self, handler: Any) -> None:
        """A page that says when it changed."""
        date = "Mon, 02 Nov 2026 10:00:00 GMT"
        if handler.headers.get("If-Modified-Since") == date:
            self.send(handler, 304, {}, b"")
        else:
            self.send(handler, 200, {"Content-Type": "text/html; charset=utf-8", "Last-Modified": date}, TEXT)

    def at_inside(self, handler: Any) -> None:
        """A redirect to another host of the server's."""
        host = handler.path.rpartition("/")[2]
        self.send(handler, 302, {"Location": f"http://{host}:{self.server.server_address[1]}/text"}, b"")

    def at_endless(self, handler: Any) -> None:
        """A body that does not say how long it is; it ends when nobody listens."""
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.close_connection = True
        with contextlib.suppress(OSError):
            while not self._stopped.is_set():
                handler.wfile.write(TEXT)
