"""Common wording: who shares whose words, one agreement's passages, and the files; the address is the whole state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import Depends, Request, Response

from foedera.comparing.alignment.comparability import MOST
from foedera.comparing.similarity import found_in_runs, spread, words_of
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.dates import parse_day
from foedera.model.lookup import unknown_choice
from foedera.model.reuse import CommonWording, Elsewhere, Formula, Segment, SegmentLevel, Sensitivity, Use, WordingShare
from foedera.model.selection import agreement as agreement_record
from foedera.publishing import similarity as shown
from foedera.web.downloads import WORDING, as_file
from foedera.web.pages import Asked, Several, choices, new_router, records_of_agreements, render
from foedera.web.thresholds import asked_threshold
from foedera.workspace.view import View

router = new_router()

WHOLE = 60
"""Agreements up to which the map shows all; of more, one family at a time."""
MANY, CROWD = 16, 36
"""Agreements from which the map's cells are smaller, and smaller still."""
NEAREST = 5
"""Others named for each agreement where a screen is too narrow for a map."""
LISTED = 20
"""Lines of a long list; the files have all."""
PAGE = 100
"""Passages of one agreement on a page."""


class Scope(NamedTuple):
    """What is compared, and how, as the address says."""

    collection: str
    agreements: tuple[str, ...]
    level: str
    threshold: float
    masked: bool
    closings: bool
    as_of: str

    @property
    def within(self) -> dict[str, Any]:
        """The collection, the level, which words count and the day, as a workspace takes them."""
        return {
            "collection": self.collection or None,
            "level": self.level,
            "masked": self.masked,
            "closings": self.closings,
            "as_of": parse_day(self.as_of),
        }

    def only(self, *agreements: str) -> str:
        """The address of the same state for some agreements alone."""
        return self._replace(collection="", agreements=agreements).query()

    def query(self, **more: object) -> str:
        """The address of this state, without what is left at its default."""
        stated = {
            "collection": self.collection,
            "level": "" if self.level == SegmentLevel.PASSAGE else self.level,
            "threshold": "" if self.threshold == THRESHOLD else f"{self.threshold:g}",
            "masked": "1" if self.masked else "",
            "closings": "1" if self.closings else "",
            "as_of": self.as_of,
            **more,
        }
        pairs = [(key, value) for key, value in stated.items() if value]
        return urlencode([*(("agreement", one) for one in self.agreements), *pairs])


def scope(
    collection: str = "",
    agreement: Several = (),
    level: str = SegmentLevel.PASSAGE.value,
    threshold: str = "",
    masked: str = "",
    closings: str = "",
    as_of: str = "",
) -> Scope:
    """The state every address here carries; agreements named one by one come before a collection."""
    return Scope(
        collection,
        tuple(one for one in agreement if one),
        level,
        asked_threshold(threshold, name="threshold", usual=THRESHOLD),
        bool(masked),
        bool(closings),
        as_of,
    )


Wanted = Annotated[Scope, Depends(scope)]


@router.get("/similarity")
def similarity(request: Request, views: Asked, wanted: Wanted, family: str = "") -> Response:
    """Shares, map, families, formulas, and what another threshold changes."""
    found = _found(views, wanted)
    drawn, chosen = _drawn(views, found, family)
    segments = {segment.id: segment for segment in found.segments}
    formulas = sorted(found.formulas, key=lambda formula: (-len(formula.users), -formula.words))[:LISTED]
    return render(
        request,
        "similarity.html",
        {
            **choices(views),
            **_common(views, wanted, found),
            "side_by_side": _side_by_side(views, wanted),
            "family": chosen,
            "chosen_family": family,
            "map": shown.map_of(found, drawn),
            "edges": shown.edges(found, drawn),
            "density": "crowd" if len(drawn) > CROWD else "many" if len(drawn) > MANY else "few",
            "two": partial(_two, views, wanted),
            "nearest": NEAREST,
            "whole": len(found.compared) <= WHOLE,
            "kin": shown.kin_of(found)[:LISTED],
            "formulas": [(formula, segments[formula.id], _firsts(formula), _eldest(formula)) for formula in formulas],
            "moves": [(move, _listed(move, segments)) for move in found.sensitivity],
            "left_out": shown.reasons(found.left_out),
            "files": list(WORDING),
            "listed": LISTED,
        },
    )


@router.get("/similarity/{identifier}")
def one_agreement(
    request: Request, views: Asked, wanted: Wanted, identifier: str, use: str = "", page: int = 1
) -> Response:
    """One agreement: each passage, its use, and where else its wording stands."""
    if use and use not in list(Use):
        raise unknown_choice("use of a passage", use, list(Use))
    record, found = agreement_record(views.snapshot, identifier), _found(views, wanted)
    runs = found_in_runs(views.snapshot, identifier, agreements=wanted.agreements, **wanted.within)
    share = next((share for share in found.shares if share.agreement == identifier), None)
    every = spread(views.snapshot, identifier, found)
    asked = [one for one in every if use in ("", one.use)]
    pages = max(1, -(-len(asked) // PAGE))
    page = min(max(page, 1), pages)
    passages = asked[(page - 1) * PAGE : page * PAGE]
    return render(
        request,
        "wording.html",
        {
            **_common(views, wanted, found),
            "identifier": identifier,
            "record": record,
            "share": share,
            "where": _where(share, runs),
            "passages": passages,
            "counts": {kind: sum(one.use is kind for one in every) for kind in Use},
            "asked": len(asked),
            "use": use,
            "page": page,
            "pages": pages,
            "listed": LISTED,
        },
    )


@router.get("/similarity/files/{name}")
def download(views: Asked, wanted: Wanted, name: str) -> Response:
    """What the pages show, whole, as a file."""
    prefix = f"{wanted.collection or 'foedera'}-"
    return as_file(_found(views, wanted), WORDING, name, at="/similarity/files/", name=prefix)


def _found(views: View, scope: Scope) -> CommonWording:
    return views.similarity(*scope.agreements, threshold=scope.threshold, **scope.within)


def _common(views: View, scope: Scope, found: CommonWording) -> dict[str, Any]:
    """What both pages need."""
    names = records_of_agreements(views)
    return {
        "found": found,
        "scope": scope,
        "shown": shown,
        "shorts": {identifier: record.short for identifier, record in names.items()},
        "titles": {identifier: record.title for identifier, record in names.items()},
        "excerpt": lambda segment: shown.excerpt(words_of(views.snapshot, segment)),
        "levels": {SegmentLevel.PASSAGE: "articles and passages", SegmentLevel.PROVISION: "single provisions"},
    }


def _where(share: WordingShare | None, runs: Iterable[Elsewhere]) -> list[tuple[str, int, int]]:
    """Other agreements, each with the words in passages alike and in runs of five; most of the former first."""
    alike = {} if share is None else {one.agreement: one.words for one in share.elsewhere}
    rows = [(one.agreement, alike.get(one.agreement, 0), one.words) for one in runs]
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


def _drawn(views: View, found: CommonWording, family: str) -> tuple[tuple[str, ...], object]:
    """The agreements on the map, and the family they are, where one was chosen by one of its members."""
    if family:
        agreement_record(views.snapshot, family)
        chosen = shown.family_of(found, family)
        members = [one for one in found.order if chosen and one in chosen.members]
        return tuple(members[:WHOLE]), chosen
    return (found.order if len(found.compared) <= WHOLE else ()), None


def _two(views: View, wanted: Scope, one: str, other: str) -> str:
    """The address where two agreements are compared: clause by clause, or their wording where no codebook is here."""
    if not views.snapshot.codebooks:
        return f"/similarity?{wanted.only(one, other)}"
    stated = {"a": one, "b": other, "as_of": wanted.as_of}
    if wanted.threshold != THRESHOLD:
        stated["threshold"] = f"{wanted.threshold:g}"
    return "/compare?" + urlencode({name: said for name, said in stated.items() if said})


def _side_by_side(views: View, wanted: Scope) -> str:
    """The address where the agreements named stand clause by clause; empty where too many, or no codebook is here."""
    named = dict.fromkeys(wanted.agreements)
    if not (1 < len(named) <= MOST and views.snapshot.codebooks):
        return ""
    return "/compare?" + urlencode(dict(zip("abcd", named, strict=False)))


def _firsts(formula: Formula) -> list[object]:
    """The users that may have been first, by date."""
    return [user for user in formula.users if user.agreement in formula.first]


def _eldest(formula: Formula) -> list[object]:
    """Of the variant its excerpt is of, the users that may have been first, by date."""
    variant = next(one for one in formula.variants if formula.id in one.segments)
    return [user for user in formula.users if user.agreement in variant.first]


def _listed(move: Sensitivity, segments: dict[str, Segment]) -> dict[str, Iterable[object]]:
    """The first of the pairs and segments a move of the threshold changes."""
    pairs = (*move.gained, *move.lost)[:LISTED]
    return {
        "pairs": [(pair, segments[pair.one], segments[pair.other]) for pair in pairs],
        "uses": [(segments[segment], before, after) for segment, before, after in move.uses[:LISTED]],
    }
