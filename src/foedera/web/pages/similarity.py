"""Common wording: who shares whose words, one agreement's passages, and the files; the address is the whole state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from foedera.comparing.alignment.comparability import MOST
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.errors import UnknownId
from foedera.model.agreement import Agreement
from foedera.model.dates import asked_day
from foedera.model.reuse import CommonWording, Elsewhere, Formula, Segment, SegmentLevel, Sensitivity, Use, WordingShare
from foedera.publishing import similarity as shown
from foedera.web.pages import Asked
from foedera.web.thresholds import asked_threshold
from foedera.workspace.unknown import unknown_choice
from foedera.workspace.views import Views

WHOLE = 40
"""Agreements up to which the map shows all; of more, one family at a time."""
LISTED = 20
"""Lines of a long list; the files have all."""
PAGE = 100
"""Passages of one agreement on a page."""

FILES: dict[str, tuple[str, Callable[[CommonWording], bytes]]] = {
    "shares.csv": ("text/csv; charset=utf-8", lambda found: shown.shares_to_csv(found).encode()),
    "agreements.csv": ("text/csv; charset=utf-8", lambda found: shown.agreements_to_csv(found).encode()),
    "pairs.csv": ("text/csv; charset=utf-8", lambda found: shown.pairs_to_csv(found).encode()),
    "wording.json": ("application/json", shown.to_json),
}
"""File → media type and maker."""


class Scope(NamedTuple):
    """What is compared, and how, as the address says."""

    collection: str
    agreements: tuple[str, ...]
    level: str
    threshold: float
    as_of: str

    @property
    def within(self) -> dict[str, Any]:
        """The agreements, the level and the day, as a workspace takes them."""
        return {
            "collection": self.collection or None,
            "agreements": self.agreements,
            "level": self.level,
            "as_of": asked_day(self.as_of),
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
            "as_of": self.as_of,
            **more,
        }
        pairs = [(key, value) for key, value in stated.items() if value]
        return urlencode([*(("agreement", one) for one in self.agreements), *pairs])


def scope(
    collection: FromQuery[str] = "",
    agreement: FromQuery[list[str] | None] = None,
    level: FromQuery[str] = SegmentLevel.PASSAGE.value,
    threshold: FromQuery[str] = "",
    as_of: FromQuery[str] = "",
) -> Scope:
    """The state every address here carries; agreements named one by one come before a collection."""
    return Scope(
        collection,
        tuple(one for one in agreement or () if one),
        level,
        asked_threshold(threshold, name="threshold", usual=THRESHOLD),
        as_of,
    )


Wanted = NamedDependency[Scope]
SCOPE = {"wanted": Provide(scope, sync_to_thread=False)}


@get("/similarity", sync_to_thread=True, dependencies=SCOPE)
def similarity(views: Asked, wanted: Wanted, family: FromQuery[str] = "") -> Template:
    """Shares, map, families, formulas, and what another threshold changes."""
    found = _found(views, wanted)
    drawn, chosen = _drawn(views, found, family)
    segments = {segment.id: segment for segment in found.segments}
    formulas = sorted(found.formulas, key=lambda formula: (-len(formula.users), -formula.words))[:LISTED]
    return Template(
        "similarity.html",
        context={
            **_common(views, wanted, found),
            "collections": list(views.collections()),
            "side_by_side": _side_by_side(views, wanted),
            "family": chosen,
            "chosen_family": family,
            "map": shown.map_of(found, drawn),
            "whole": len(found.shares) <= WHOLE,
            "kin": shown.kin_of(found)[:LISTED],
            "formulas": [(formula, segments[formula.id], _firsts(formula)) for formula in formulas],
            "moves": [(move, _listed(move, segments)) for move in found.sensitivity],
            "left_out": shown.reasons(found.left_out),
            "files": list(FILES),
            "listed": LISTED,
        },
    )


@get("/similarity/{identifier:str}", sync_to_thread=True, dependencies=SCOPE)
def one_agreement(
    views: Asked, wanted: Wanted, identifier: FromPath[str], use: FromQuery[str] = "", page: FromQuery[int] = 1
) -> Template:
    """One agreement: each passage, its use, and where else its wording stands."""
    if use and use not in list(Use):
        raise unknown_choice("use of a passage", use, list(Use))
    record, found = views.agreement(identifier), _found(views, wanted)
    share = next((share for share in found.shares if share.agreement == identifier), None)
    every = views.spread(identifier, found)
    asked = [one for one in every if use in ("", one.use)]
    pages = max(1, -(-len(asked) // PAGE))
    page = min(max(page, 1), pages)
    passages = asked[(page - 1) * PAGE : page * PAGE]
    return Template(
        "wording.html",
        context={
            **_common(views, wanted, found),
            "identifier": identifier,
            "record": record,
            "share": share,
            "why": [left.why for left in found.left_out if left.id == identifier],
            "where": _where(share, views.found_in_runs(identifier, **wanted.within)),
            "passages": passages,
            "counts": {kind: sum(one.use is kind for one in every) for kind in Use},
            "asked": len(asked),
            "use": use,
            "page": page,
            "pages": pages,
            "listed": LISTED,
        },
    )


@get("/similarity/files/{name:str}", sync_to_thread=True, dependencies=SCOPE)
def download(views: Asked, wanted: Wanted, name: FromPath[str]) -> Response[bytes]:
    """What the pages show, whole, as a file."""
    if name not in FILES:
        raise UnknownId(
            "no such file",
            where=f"/similarity/files/{name}",
            expected=", ".join(f"/similarity/files/{known}" for known in FILES),
            found=name,
            next_step="take the links on the page /similarity",
        )
    media_type, make = FILES[name]
    headers = {"Content-Disposition": f'attachment; filename="{wanted.collection or "foedera"}-{name}"'}
    return Response(make(_found(views, wanted)), media_type=media_type, headers=headers)


def _found(views: Views, scope: Scope) -> CommonWording:
    return views.common_wording(threshold=scope.threshold, **scope.within)


def _common(views: Views, scope: Scope, found: CommonWording) -> dict[str, Any]:
    """What both pages need."""
    names = {identifier: entries[-1].value for identifier, entries in views.ledger().by_subject(Agreement).items()}
    return {
        "found": found,
        "scope": scope,
        "shown": shown,
        "shorts": {identifier: record.short for identifier, record in names.items()},
        "titles": {identifier: record.title for identifier, record in names.items()},
        "excerpt": lambda segment: shown.excerpt(views.words_of(segment)),
        "levels": {SegmentLevel.PASSAGE: "articles and passages", SegmentLevel.PROVISION: "single provisions"},
    }


def _where(share: WordingShare | None, runs: Iterable[Elsewhere]) -> list[tuple[str, int, int]]:
    """Other agreements, each with the words in passages alike and in runs of five; most of the former first."""
    alike = {} if share is None else {one.agreement: one.words for one in share.elsewhere}
    rows = [(one.agreement, alike.get(one.agreement, 0), one.words) for one in runs]
    return sorted(rows, key=lambda row: (-row[1], -row[2], row[0]))


def _drawn(views: Views, found: CommonWording, family: str) -> tuple[tuple[str, ...], object]:
    """The agreements on the map, and the family they are, where one was chosen by one of its members."""
    if family:
        views.agreement(family)
        chosen = shown.family_of(found, family)
        return (chosen.members[:WHOLE] if chosen else ()), chosen
    return (shown.in_order(found) if len(found.shares) <= WHOLE else ()), None


def _side_by_side(views: Views, wanted: Scope) -> str:
    """The address where the agreements named stand clause by clause; empty where too many, or no codebook is here."""
    named = dict.fromkeys(wanted.agreements)
    if not (1 < len(named) <= MOST and views.codebooks()):
        return ""
    return "/compare?" + urlencode(dict(zip("abcd", named, strict=False)))


def _firsts(formula: Formula) -> list[object]:
    """The users that may have been first, by date."""
    return [user for user in formula.users if user.agreement in formula.first]


def _listed(move: Sensitivity, segments: dict[str, Segment]) -> dict[str, Iterable[object]]:
    """The first of the pairs and segments a move of the threshold changes."""
    pairs = (*move.gained, *move.lost)[:LISTED]
    return {
        "pairs": [(pair, segments[pair.one], segments[pair.other]) for pair in pairs],
        "uses": [(segments[segment], before, after) for segment, before, after in move.uses[:LISTED]],
    }


HANDLERS = (similarity, one_agreement, download)
