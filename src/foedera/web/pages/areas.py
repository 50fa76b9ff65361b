"""One area across all agreements: its meaning, and side by side what each one says or why nothing is there."""

from __future__ import annotations

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from foedera.model.selection import codebook_of
from foedera.web.pages import Asked


@get("/areas", sync_to_thread=False)
def listed(views: Asked) -> Template:
    """Every area of every codebook here, in its newest version."""
    ids = dict.fromkeys(book.id for book in views.snapshot.codebooks.values())
    return Template("areas.html", context={"books": [views.codebook(identifier) for identifier in ids]})


@get("/areas/{identifier:str}", sync_to_thread=False)
def one(views: Asked, identifier: FromPath[str], collection: FromQuery[str] = "") -> Template:
    """One area."""
    book = codebook_of(views.snapshot, identifier)
    area = next(known for known in book.areas if known.id == identifier)
    matrix = views.matrix(collection or None, codebook=book.key)
    place = [row.area for row in matrix.rows].index(identifier)
    pairs = list(zip(matrix.columns, matrix.cells[place], strict=True))
    return Template(
        "area.html",
        context={
            "book": book,
            "area": area,
            "pairs": pairs,
            "collections": list(views.collections()),
            "collection": collection,
        },
    )


HANDLERS = (listed, one)
