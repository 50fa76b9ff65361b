"""Puts the site together: routes, templates, security headers, and errors as pages."""

from __future__ import annotations

from pathlib import Path

from litestar import Litestar, MediaType, Request, Response
from litestar.datastructures import ResponseHeader, State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.response import Template
from litestar.static_files import create_static_files_router
from litestar.template.config import TemplateConfig

from foedera import __version__
from foedera.errors import FoederaError
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
from foedera.web.words import install
from foedera.workspace import View

HERE = Path(__file__).parent

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Sent with every answer: nothing is loaded from elsewhere, no script or style stands in a page."""


def create_app(views: View) -> Litestar:
    """The site over a workspace's views."""

    def provide() -> View:
        return views

    return Litestar(
        route_handlers=[
            *matrix.HANDLERS,
            *areas.HANDLERS,
            *compare.HANDLERS,
            *similarity.HANDLERS,
            *library.HANDLERS,
            *draft.HANDLERS,
            *pins.HANDLERS,
            *evidence.HANDLERS,
            *dossiers.HANDLERS,
            *texts.HANDLERS,
            *watch.HANDLERS,
            *review.HANDLERS,
            *method.HANDLERS,
            *reliability.HANDLERS,
            create_static_files_router(path="/static", directories=[HERE / "static"]),
        ],
        dependencies={"views": Provide(provide, sync_to_thread=False)},
        template_config=TemplateConfig(
            directory=HERE / "templates", engine=JinjaTemplateEngine, engine_callback=install
        ),
        exception_handlers={FoederaError: _foedera_error, HTTPException: _http_error},
        response_headers=[ResponseHeader(name=name, value=value) for name, value in HEADERS.items()],
        state=State({"version": __version__}),
        openapi_config=None,
    )


def _foedera_error(request: Request[object, object, State], error: FoederaError) -> Response[object]:
    """One of ours: what failed, where, expected, found, next step."""
    parts = {
        "error": error.what,
        "where": error.where,
        "expected": error.expected,
        "found": error.found,
        "next": error.next_step,
    }
    return _error(request, error.http_status, parts)


def _http_error(request: Request[object, object, State], error: HTTPException) -> Response[object]:
    """The framework's: an address nobody serves, a parameter that does not fit."""
    parts: dict[str, str | None] = {
        "error": "no such page" if error.status_code == 404 else error.detail,
        "where": request.url.path,
        "next": "start from the matrix at /",
    }
    return _error(request, error.status_code, parts)


def _error(request: Request[object, object, State], status: int, parts: dict[str, str | None]) -> Response[object]:
    shape = {"status": status, **{key: value for key, value in parts.items() if value is not None}}
    if request.accept.best_match([MediaType.HTML, MediaType.JSON]) == MediaType.JSON:
        return Response(shape, status_code=status, media_type=MediaType.JSON, headers=HEADERS)
    return Template("error.html", context={"shape": shape}, status_code=status, headers=HEADERS)  # type: ignore[return-value]
