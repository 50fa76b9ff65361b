"""One area across all agreements: its meaning, and side by side what each one says or why nothing is there."""

from __future__ import annotations

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from foedera.web.pages import Asked
from foedera.workspace.unknown import unknown_area


@get("/areas", sync_to_thread=False)
def listed(views: Asked) -> Template:
    """Every area of the codebook."""
    return Template("areas.html", context={"book": views.codebook()})


@get("/areas/{identifier:str}", sync_to_thread=False)
def one(views: Asked, identifier: FromPath[str], collection: FromQuery[str] = "") -> Template:
    """One area."""
    book = views.codebook()
    area = next((known for known in book.areas if known.id == identifier), None)
    if area is None:
        raise unknown_area(identifier, book)
    matrix = views.matrix(collection or None)
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
