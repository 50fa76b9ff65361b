"""The clause library: areas with their wordings; of one area, every clause in use. The address is the whole state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import Request, Response

from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.library import SourceClause, WordingGroup
from foedera.publishing import library_words
from foedera.publishing.library_extract import library_extract
from foedera.web.downloads import EXTRACT, addresses, as_file
from foedera.web.pages import Asked, CodebookId, Several, choices, new_router, render
from foedera.web.slices import asked_slice, sliced
from foedera.web.thresholds import asked_threshold

router = new_router()

HEAVIEST = 125_000
"""Bytes of clauses on a page, as `_Listed.weight` estimates them; what stands around them comes to some 15,000."""
AROUND_CLAUSE, AROUND_PIECE = 1_000, 15
"""Bytes of a clause's source, links and box, and of the marks of a change."""


class _Listed(NamedTuple):
    """What is listed by itself: a wording of several agreements, or what one agreement alone says."""

    group: WordingGroup | None
    name: str
    """Of the agreement; empty for a group."""
    clauses: tuple[SourceClause, ...]
    number: int
    """Of a group among those of several agreements, from 1; 0 of an agreement's own."""

    @property
    def weight(self) -> int:
        """About how many bytes of a page it takes."""
        own = sum(_size(one.excerpt.text, one.excerpt.lead, one.carried_by) + AROUND_CLAUSE for one in self.clauses)
        variants = self.group.variants if self.group else ()
        marks = sum(len(one.redline.pieces) for one in variants if one.redline) * AROUND_PIECE
        return own + marks + sum(_size(one.words) for one in variants)


def _size(*words: str | None) -> int:
    return sum(len((one or "").encode()) for one in words)


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
    page: str = "",
) -> Response:
    """One area's clauses, what most agreements say first; `AREA.docx` and the like are files of the whole of it.

    Many clauses are cut into pages, which the address numbers from 1.
    """
    area, _, ending = name.partition(".")
    threshold = asked_threshold(alike, name="alike", usual=THRESHOLD)
    library = views.library(area, collection=collection or None, as_of=as_of or None, alike=threshold)
    own = _query(collection, threshold, as_of, ())
    if ending:
        extract = library_extract(library, f"/library/{area}" + (f"?{own}" if own else ""))
        return as_file(extract, EXTRACT, ending, at=f"/library/{area}.", name=f"{area}.")
    alone = _by_agreement(group for group in library.groups if len(group.columns) == 1)
    slices = sliced(
        [*_shared(library.groups), *alone],
        weight=lambda one: one.weight,
        count=lambda one: len(one.clauses),
        most=HEAVIEST,
    )
    place = asked_slice(slices, page)
    query = _query(collection, threshold, as_of, pin)
    return render(
        request,
        "library.html",
        {
            **choices(views),
            "library": library,
            "shared": [one for one in slices[place].things if one.group],
            "alone": [one for one in slices[place].things if not one.group],
            "alone_in_all": alone,
            "slices": slices,
            "place": place,
            "page_address": lambda at: _page(f"/library/{area}", query, at),
            "shown": library_words,
            "chosen": {"collection": collection, "alike": threshold, "as_of": as_of},
            "pins": list(filter(None, pin)),
            "query": query,
            "files": addresses(f"/library/{area}", own),
        },
    )


def _shared(groups: Iterable[WordingGroup]) -> list[_Listed]:
    """The wordings of several agreements, numbered."""
    several = [group for group in groups if len(group.columns) > 1]
    return [_Listed(group, "", group.clauses, number) for number, group in enumerate(several, 1)]


def _by_agreement(groups: Iterable[WordingGroup]) -> list[_Listed]:
    """Of each agreement, by name, its clauses worded by nobody else, in the order of the texts."""
    clauses = [clause for group in groups for clause in group.clauses]
    by_column: dict[str, list[SourceClause]] = {}
    for clause in sorted(
        clauses, key=lambda one: (one.column.short.casefold(), one.excerpt.document, one.excerpt.start)
    ):
        by_column.setdefault(clause.column.short, []).append(clause)
    return [_Listed(None, name, tuple(own), 0) for name, own in by_column.items()]


def _page(path: str, query: str, place: int) -> str:
    """The address of a slice; the first has no number."""
    said = "&".join(filter(None, (query, f"page={place + 1}" if place else "")))
    return f"{path}?{said}" if said else path


def _query(collection: str, alike: float, as_of: str, pins: Sequence[str]) -> str:
    """What of the address is not the page's own default."""
    chosen = {"collection": collection, "alike": "" if alike == THRESHOLD else str(alike), "as_of": as_of}
    return urlencode([*((key, value) for key, value in chosen.items() if value), *(("pin", p) for p in pins if p)])
