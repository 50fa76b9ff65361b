"""Errors as pages, or as JSON for a program that asks for it: what failed, where, expected, found, next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from foedera.errors import FoederaError
from foedera.web.words import TEMPLATES


def error_page(
    request: Request, status: int, parts: Mapping[str, str | None], headers: Mapping[str, str] | None = None
) -> Response:
    """An error for whoever asked; parts that are None are left out. It is never kept, neither here nor by a browser."""
    shape = {"status": status, **{key: value for key, value in parts.items() if value is not None}}
    sent = {"Cache-Control": "no-store", "Vary": "Accept", **(headers or {})}
    accepted = request.headers.get("accept", "")
    if "application/json" in accepted and "text/html" not in accepted:
        return JSONResponse(shape, status, sent)
    return TEMPLATES.TemplateResponse(request, "error.html", {"shape": shape}, status, sent)


def _ours(request: Request, error: FoederaError) -> Response:
    parts = {
        "error": error.what,
        "where": error.where,
        "expected": error.expected,
        "found": error.found,
        "next": error.next_step,
    }
    return error_page(request, error.http_status, parts)


def _frameworks(request: Request, error: HTTPException) -> Response:
    """An address nobody serves, or a method no page has."""
    parts = {
        "error": "no such page" if error.status_code == 404 else error.detail,
        "where": request.scope["path"],
        "next": "start from the matrix at /",
    }
    return error_page(request, error.status_code, parts, error.headers)


def _unfit(request: Request, error: RequestValidationError) -> Response:
    """A part of an address that is of another kind than its page takes."""
    first = error.errors()[0]
    parts = {
        "error": "not a value this page takes",
        "where": f"{request.scope['path']}, {first['loc'][-1]}",
        "expected": first["msg"],
        "found": repr(first["input"])[:100],
        "next": "take the links and forms of the site, or leave it out",
    }
    return error_page(request, 400, parts)


def _unforeseen(request: Request, _error: Exception) -> Response:
    """A fault of ours: the server's terminal has the details, the reader a page."""
    parts = {
        "error": "something failed that should not",
        "where": request.scope["path"],
        "next": "the terminal foedera serve runs in says more; please report it with what stands there",
    }
    return error_page(request, 500, parts)


HANDLERS: dict[int | type[Exception], Callable[[Request, Any], Any]] = {
    FoederaError: _ours,
    HTTPException: _frameworks,
    RequestValidationError: _unfit,
    Exception: _unforeseen,
}
"""Which error is shown how; each is called with its own kind, in a thread."""
