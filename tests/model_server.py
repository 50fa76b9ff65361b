"""A language model's endpoint on the loopback interface that answers as a test says, well or badly."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable
from typing import Any, NamedTuple


class Reply(NamedTuple):
    """One HTTP answer."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    length: int | None = None
    """What it says of its length; None for the truth."""
    hold: bool = False
    """Whether the body waits until the server is stopped."""


class Request(NamedTuple):
    """What came."""

    path: str
    headers: dict[str, str]
    body: Any

    @property
    def shown(self) -> Any:
        """The areas and provisions of the question."""
        return json.loads(self.body["messages"][1]["content"])


def completion(text: str | None, finish: str = "stop") -> bytes:
    """A chat completion that says `text`."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice], "usage": {}}).encode()


def says(**areas: list[tuple[int, str]]) -> dict[str, Any]:
    """An answer: area (its hyphens as underscores) → quotes with the numbers of their provisions; none: not covered."""
    return {
        "answers": [
            {
                "area": area.replace("_", "-"),
                "covered": bool(quotes),
                "evidence": [{"provision": number, "quote": quote} for number, quote in quotes],
            }
            for area, quotes in areas.items()
        ]
    }


def finds(word: str) -> Callable[[Request], Reply]:
    """A model that calls every area covered whose label has the word, by the first provision that has it too."""

    def answer(request: Request) -> Reply:
        areas: dict[str, list[tuple[int, str]]] = {}
        for area in request.shown["areas"]:
            hits = [(p["number"], p["text"]) for p in request.shown["provisions"] if word in p["text"].lower()]
            areas[area["id"]] = hits[:1] if word in area["label"].lower() else []
        return Reply(completion(json.dumps(says(**areas))))

    return answer


class ModelServer:
    """Gives `replies` in turn, the last for ever; or what `answer` makes of each request."""

    def __init__(self, *replies: Reply, answer: Callable[[Request], Reply] | None = None) -> None:
        self.asked: list[Request] = []
        self.replies = list(replies)
        self.answer = answer
        self._stopped = threading.Event()
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                owner.serve(self)

            def do_GET(self) -> None:
                owner.serve(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def __enter__(self) -> ModelServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def serve(self, handler: Any) -> None:
        """Answer one request."""
        raw = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        headers = {key.lower(): value for key, value in handler.headers.items()}
        request = Request(handler.path, headers, json.loads(raw or b"null"))
        self.asked.append(request)
        if self.answer is not None:
            reply = self.answer(request)
        else:
            reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        handler.send_response(reply.status)
        for key, value in reply.headers:
            handler.send_header(key, value)
        handler.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        handler.end_headers()
        if reply.hold:
            self._stopped.wait()
        try:
            handler.wfile.write(reply.body)
        except OSError:  # the other side has gone
            handler.close_connection = True
        if reply.length is not None:
            handler.close_connection = True
