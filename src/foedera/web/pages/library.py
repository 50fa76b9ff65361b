"""The clause library: areas with their wordings; of one area, every clause in use. The address is the whole state."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from foedera.comparing.clause_library import libraries
from foedera.comparing.clause_library import library as library_of
from foedera.comparing.library import ALIKE
from foedera.model.dates import parse_day
from foedera.publishing import extracts as shown
from foedera.web.downloads import addresses, as_file
from foedera.web.pages import Asked
from foedera.web.thresholds import asked_threshold


@get("/library", sync_to_thread=False)
def listed(
    views: Asked,
    codebook: FromQuery[str] = "",
    collection: FromQuery[str] = "",
    alike: FromQuery[str] = "",
    as_of: FromQuery[str] = "",
    pin: FromQuery[tuple[str, ...]] = (),
) -> Template:
    """Every area of a codebook, with how many wordings are in use."""
    threshold = asked_threshold(alike, name="alike", usual=ALIKE)
    found = libraries(
        views.snapshot,
        collection=collection or None,
        book=views.codebook(codebook or None),
        as_of=parse_day(as_of),
        alike=threshold,
    )
    return Template(
        "libraries.html",
        context={
            "libraries": found,
            "shown": shown,
            "codebooks": list(dict.fromkeys(book.id for book in views.snapshot.codebooks.values())),
            "collections": list(views.collections()),
            "chosen": {"codebook": codebook, "collection": collection, "alike": threshold, "as_of": as_of},
            "pins": list(filter(None, pin)),
            "query": _query(collection, threshold, as_of, pin),
        },
    )


@get("/library/{name:str}", sync_to_thread=False)
def one(
    views: Asked,
    name: FromPath[str],
    collection: FromQuery[str] = "",
    alike: FromQuery[str] = "",
    as_of: FromQuery[str] = "",
    pin: FromQuery[tuple[str, ...]] = (),
) -> Template | Response[bytes]:
    """One area's clauses, from weakest to strongest; `AREA.docx` and the like are files of the same."""
    area, _, ending = name.partition(".")
    threshold = asked_threshold(alike, name="alike", usual=ALIKE)
    library = library_of(views.snapshot, area, collection=collection or None, as_of=parse_day(as_of), alike=threshold)
    query = _query(collection, threshold, as_of, ())
    if ending:
        return as_file(
            shown.library_extract(library, f"/library/{area}" + (f"?{query}" if query else "")), area, ending
        )
    return Template(
        "library.html",
        context={
            "library": library,
            "shown": shown,
            "collections": list(views.collections()),
            "chosen": {"collection": collection, "alike": threshold, "as_of": as_of},
            "pins": list(filter(None, pin)),
            "query": _query(collection, threshold, as_of, pin),
            "files": addresses(f"/library/{area}", query),
        },
    )


def _query(collection: str, alike: float, as_of: str, pins: Sequence[str]) -> str:
    """What of the address is not the page's own default."""
    chosen = {"collection": collection, "alike": "" if alike == ALIKE else str(alike), "as_of": as_of}
    return urlencode([*((key, value) for key, value in chosen.items() if value), *(("pin", p) for p in pins if p)])


HANDLERS = (listed, one)
