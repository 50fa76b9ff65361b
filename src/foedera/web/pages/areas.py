"""One area across all agreements: its meaning, and side by side what each one says or why nothing is there."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.model.selection import codebook_of
from foedera.web.pages import Asked, choices, findings_about, new_router, render

router = new_router()


@router.get("/areas")
def listed(request: Request, views: Asked) -> Response:
    """Every area of every codebook here, in its newest version."""
    ids = dict.fromkeys(book.id for book in views.snapshot.codebooks.values())
    return render(request, "areas.html", {"books": [views.codebook(identifier) for identifier in ids]})


@router.get("/areas/{identifier}")
def one(request: Request, views: Asked, identifier: str, collection: str = "") -> Response:
    """One area."""
    book = codebook_of(views.snapshot, identifier)
    area = next(known for known in book.areas if known.id == identifier)
    matrix = views.matrix(collection or None, codebook=book.key)
    place = [row.area for row in matrix.rows].index(identifier)
    pairs = list(zip(matrix.columns, matrix.cells[place], strict=True))
    return render(
        request,
        "area.html",
        {
            **choices(views),
            "book": book,
            "area": area,
            "pairs": pairs,
            "topics": {topic.id: [pair for pair in pairs if topic.id in pair[1].topics] for topic in area.topics},
            "collection": collection,
            "found": findings_about(views, identifier),
        },
    )
