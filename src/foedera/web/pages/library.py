"""The clause library: areas with their wordings; of one area, every clause in use. The address is the whole state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from fastapi import Request, Response

from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.library import SourceClause, WordingGroup
from foedera.publishing import library_words
from foedera.publishing.library_extract import library_extract
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
    found = views.library(
        collection=collection or None, codebook=codebook or None, as_of=as_of or None, alike=threshold
    )
    return render(
        request,
        "libraries.html",
        {
            **choices(views),
            "libraries": found,
            "shown": library_words,
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
    """One area's clauses, what most agreements say first; `AREA.docx` and the like are files of the same."""
    area, _, ending = name.partition(".")
    threshold = asked_threshold(alike, name="alike", usual=THRESHOLD)
    library = views.library(area, collection=collection or None, as_of=as_of or None, alike=threshold)
    query = _query(collection, threshold, as_of, ())
    if ending:
        extract = library_extract(library, f"/library/{area}" + (f"?{query}" if query else ""))
        return as_file(extract, EXTRACT, ending, at=f"/library/{area}.", name=f"{area}.")
    return render(
        request,
        "library.html",
        {
            **choices(views),
            "library": library,
            "shared": [group for group in library.groups if len(group.columns) > 1],
            "alone": _by_agreement(group for group in library.groups if len(group.columns) == 1),
            "shown": library_words,
            "chosen": {"collection": collection, "alike": threshold, "as_of": as_of},
            "pins": list(filter(None, pin)),
            "query": _query(collection, threshold, as_of, pin),
            "files": addresses(f"/library/{area}", query),
        },
    )


def _by_agreement(groups: Iterable[WordingGroup]) -> list[tuple[str, list[SourceClause]]]:
    """Agreement's name → its clauses worded by nobody else, in the order of the texts."""
    clauses = [clause for group in groups for clause in group.clauses]
    by_column: dict[str, list[SourceClause]] = {}
    for clause in sorted(
        clauses, key=lambda one: (one.column.short.casefold(), one.excerpt.document, one.excerpt.start)
    ):
        by_column.setdefault(clause.column.short, []).append(clause)
    return list(by_column.items())


def _query(collection: str, alike: float, as_of: str, pins: Sequence[str]) -> str:
    """What of the address is not the page's own default."""
    chosen = {"collection": collection, "alike": "" if alike == THRESHOLD else str(alike), "as_of": as_of}
    return urlencode([*((key, value) for key, value in chosen.items() if value), *(("pin", p) for p in pins if p)])
