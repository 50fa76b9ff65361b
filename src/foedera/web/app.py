"""Puts the site together, and serves it: pages, files, errors as pages, and the layers every answer passes through."""

from __future__ import annotations

import socket
import sys
from collections.abc import Collection

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from foedera.errors import UsageError
from foedera.model.selection import Several, several
from foedera.version import __version__
from foedera.web.cache import Cache, State
from foedera.web.deadline import PromptProtocol
from foedera.web.errors import HANDLERS
from foedera.web.headers import WithHeaders
from foedera.web.hosts import OnlyHosts
from foedera.web.pages import (
    agenda,
    areas,
    changes,
    check,
    commitments,
    compare,
    dossiers,
    draft,
    evidence,
    feeds,
    findings,
    front,
    instruments,
    library,
    method,
    missions,
    money,
    networks,
    outlook,
    pins,
    procedures,
    profiles,
    redline,
    reliability,
    review,
    search,
    similarity,
    targets,
    templates,
    texts,
)
from foedera.web.route import Site
from foedera.web.static import Files
from foedera.workspace.view import View

PAGES = (
    front,
    feeds,
    areas,
    compare,
    redline,
    similarity,
    templates,
    library,
    draft,
    pins,
    evidence,
    dossiers,
    texts,
    search,
    findings,
    check,
    agenda,
    commitments,
    procedures,
    changes,
    missions,
    money,
    instruments,
    networks,
    targets,
    profiles,
    outlook,
    review,
    method,
    reliability,
)
"""The families of pages, in the order their addresses are tried."""


def create_app(workspace: View, *, hosts: Collection[str] = ()) -> ASGIApp:
    """The site over a workspace.

    Args:
        workspace: what is shown.
        hosts: names it answers to besides those of the loopback.
    """
    site = FastAPI(
        title="Foedera",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        exception_handlers=HANDLERS,
    )

    def look() -> tuple[View, State]:
        """What is due, or which role holds, is asked of today, so the day belongs to the state of every page."""
        view = workspace.view()
        return view, (view.position, view.head, view.clock().date().isoformat())

    site.state.site = Site(look, Cache())
    for family in PAGES:
        site.include_router(family.router)
    site.mount("/static", Files())
    return WithHeaders(OnlyHosts(site, hosts))


PORTS = range(65536)
"""What TCP has; 0 asks the system for a free one."""


def serve(workspace: View, *, host: str = "127.0.0.1", port: int = 8000, allow_host: Several = ()) -> None:
    """Serve the site until it is interrupted; its address is said on stderr.

    Args:
        workspace: what is shown.
        host: name or address to listen on, and a name the site answers to; this machine only by default.
        port: port; 0 takes a free one.
        allow_host: further names the site answers to, one or several, as behind a proxy.

    Raises:
        UsageError: the address cannot be listened on.
    """
    with listen(host, port) as listener:
        shown = f"[{host}]" if ":" in host else host
        print(f"serving http://{shown}:{listener.getsockname()[1]}/ (stop with Ctrl-C)", file=sys.stderr, flush=True)
        config = uvicorn.Config(
            create_app(workspace, hosts=(host, *several(allow_host))),
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
