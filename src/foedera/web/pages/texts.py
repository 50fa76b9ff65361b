"""Texts with their provisions, and search in them."""

from __future__ import annotations

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from foedera.web.pages import Asked


@get("/texts/{subject:str}/{language:str}", sync_to_thread=False)
def text(views: Asked, subject: FromPath[str], language: FromPath[str]) -> Template:
    """One text, every provision under its own anchor."""
    document, provisions = views.document(f"{subject}/{language}")
    return Template("text.html", context={"document": document, "provisions": provisions})


@get("/search", sync_to_thread=False)
def search(views: Asked, q: FromQuery[str] = "") -> Template:
    """Provisions that hold all the words."""
    return Template("search.html", context={"query": q, "hits": views.search(q) if q.strip() else ()})


HANDLERS = (text, search)
