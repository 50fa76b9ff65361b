"""Puts the site together: pages, files, errors as pages, and the layers every answer passes through."""

from __future__ import annotations

from collections.abc import Collection

from fastapi import FastAPI
from starlette.types import ASGIApp

from foedera import __version__
from foedera.web.cache import Cache
from foedera.web.errors import HANDLERS
from foedera.web.headers import WithHeaders
from foedera.web.hosts import OnlyHosts
from foedera.web.pages import (
    areas,
    compare,
    dossiers,
    draft,
    evidence,
    library,
    matrix,
    method,
    pins,
    reliability,
    review,
    similarity,
    texts,
    watch,
)
from foedera.web.route import Site
from foedera.web.static import Files
from foedera.workspace import View

PAGES = (
    matrix,
    areas,
    compare,
    similarity,
    library,
    draft,
    pins,
    evidence,
    dossiers,
    texts,
    watch,
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
    site.state.site = Site(workspace.view, Cache())
    for family in PAGES:
        site.include_router(family.router)
    site.mount("/static", Files())
    return WithHeaders(OnlyHosts(site, hosts))
