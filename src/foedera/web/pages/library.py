"""The clause library: areas with their wordings; of one area, every clause in use. The address is the whole state."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import Request, Response

from foedera.comparing.clause_library import libraries
from foedera.comparing.clause_library import library as library_of
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.dates import parse_day
from foedera.publishing import extracts as shown
from foedera.web.downloads import EXTRACT, addresses, as_file
from foedera.web.pages import Asked, CodebookId, Several, choices, new_router, render
from foedera.web.thresholds import asked_threshold

router = new_router()


@router.get("/library")
def listed(
    request: Request,
    views: Asked,
    codebook: CodebookId = "",
    collection: str = "",
    alike: str = "",
    as_of: str = "",
    pin: Several = (),
) -> Response:
    """Every area of a codebook, with how many wordings are in use."""
    threshold = asked_threshold(alike, name="alike", usual=THRESHOLD)
    found = libraries(
        views.snapshot,
        collection=collection or None,
        book=views.codebook(codebook or None),
        as_of=parse_day(as_of),
        alike=threshold,
    )
    return render(
        request,
        "libraries.html",
        {
            **choices(views),
            "libraries": found,
            "shown": shown,
            "chosen": {"codebook": codebook, "collection": collection, "alike": threshold, "as_of": as_of},
            "pins": list(filter(None, pin)),
            "query": _query(collection, threshold, as_of, pin),
        },
    )


@router.get("/library/{name}")
def one(
    request: Request,
    views: Asked,
    name: str,
    collection: str = "",
    alike: str = "",
    as_of: str = "",
    pin: Several = (),
) -> Response:
    """One area's clauses, from weakest to strongest; `AREA.docx` and the like are files of the same."""
    area, _, ending = name.partition(".")
    threshold = asked_threshold(alike, name="alike", usual=THRESHOLD)
    library = library_of(views.snapshot, area, collection=collection or None, as_of=parse_day(as_of), alike=threshold)
    query = _query(collection, threshold, as_of, ())
    if ending:
        extract = shown.library_extract(library, f"/library/{area}" + (f"?{query}" if query else ""))
        return as_file(extract, EXTRACT, ending, at=f"/library/{area}.", name=f"{area}.")
    return render(
        request,
        "library.html",
        {
            **choices(views),
            "library": library,
            "shown": shown,
            "chosen": {"collection": collection, "alike": threshold, "as_of": as_of},
            "pins": list(filter(None, pin)),
            "query": _query(collection, threshold, as_of, pin),
            "files": addresses(f"/library/{area}", query),
        },
    )


def _query(collection: str, alike: float, as_of: str, pins: Sequence[str]) -> str:
    """What of the address is not the page's own default."""
    chosen = {"collection": collection, "alike": "" if alike == THRESHOLD else str(alike), "as_of": as_of}
    return urlencode([*((key, value) for key, value in chosen.items() if value), *(("pin", p) for p in pins if p)])
