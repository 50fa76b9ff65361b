"""Search over everything: one ranked list, with how many there are of each kind."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Request, Response

from foedera.model.search import SearchResult
from foedera.web.pages import Asked, new_router, render

router = new_router()

MOST = 50
"""Hits on a page."""


@router.get("/search")
def search(request: Request, views: Asked, q: str = "", kind: str = "") -> Response:
    """Whatever answers the words, of one kind or of all."""
    query = q.strip()
    result = views.search(query, kind=kind or None, most=MOST) if query else None
    return render(
        request,
        "search.html",
        {"query": q, "kind": kind, "result": result, "facets": _facets(result) if result else (), "address": _address},
    )


def _facets(result: SearchResult) -> tuple[tuple[str, int], ...]:
    """Every kind with hits, the kind of the best hit first; '' for all of them."""
    return (("", sum(result.counts.values())), *result.counts.items())


def _address(query: str, kind: str = "") -> str:
    chosen = {"q": query, "kind": kind}
    return f"/search?{urlencode({name: value for name, value in chosen.items() if value})}"
