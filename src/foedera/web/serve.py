"""Serves the site until it is stopped."""

from __future__ import annotations

import socket
import sys

import uvicorn

from foedera.errors import UsageError
from foedera.web.app import create_app
from foedera.workspace import View


def serve(views: View, *, host: str, port: int) -> None:
    """Serve on `host` and `port` (0 for a free one); the address is said on stderr.

    Raises:
        UsageError: the address cannot be listened on.
    """
    try:
        listener = socket.create_server((host, port))
    except OSError as error:
        raise UsageError(
            "cannot listen there",
            where=f"{host}:{port}",
            expected="a free port of this machine",
            found=error.strerror or type(error).__name__,
            next_step="choose another port: foedera serve --port 0 takes a free one",
        ) from error
    with listener:
        print(f"serving http://{host}:{listener.getsockname()[1]}/ (stop with Ctrl-C)", file=sys.stderr, flush=True)
        config = uvicorn.Config(create_app(views), log_level="warning", lifespan="off")
        uvicorn.Server(config).run(sockets=[listener])
