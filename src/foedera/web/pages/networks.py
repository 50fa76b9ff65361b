"""Networks: arrangements of other countries and other formats, never mixed in with the agreements."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.publishing.around import count_in_words, networks_to_csv
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, render, told_by

router = new_router()

HEADINGS = {
    "bilateral_arrangements": "Bilateral arrangements",
    "memorandum": "Memoranda of understanding",
    "exercise": "Exercises",
    "estimate": "Counts of many arrangements, by who counted",
    "format": "Other formats",
}
"""Of the sections, by kind."""


@router.get("/networks")
def networks(request: Request, views: Asked, kind: str = "") -> Response:
    """Every network by kind, each with every source's name and number."""
    found = views.networks(kind=kind or None)
    sections = [
        (HEADINGS.get(one, one), [item for item in found if item.kind == one])
        for one in dict.fromkeys(item.kind for item in found)
    ]
    words = {**told_by(views), "sections": sections, "count": count_in_words, "query": request.url.query}
    return render(request, "networks.html", words)


@router.get("/networks.csv")
def table(views: Asked, kind: str = "") -> Response:
    """A row a source's word on a network."""
    return sent(networks_to_csv(views.networks(kind=kind or None)), "csv", save_as="networks.csv")
