"""Several agreements side by side; the address is the whole state of the page."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response

from foedera.comparing.alignment.comparability import why_no_redline
from foedera.comparing.alignment.side_by_side import place_of, side_by_side
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.errors import UnknownId
from foedera.model import matching
from foedera.model.alignment import Clause, Side
from foedera.model.commitment import Commitment
from foedera.model.comparison import Comparison
from foedera.model.dates import parse_day
from foedera.model.properties import value_of
from foedera.model.sets import HAVING
from foedera.publishing import comparison as shown
from foedera.publishing.link_words import Called, alone_in_words, link_in_words
from foedera.publishing.similarity import percent
from foedera.web.pages import Asked, CodebookId, Machines, choices, new_router, records_of_agreements, render
from foedera.web.pages.redline import Layout, Names, drawn
from foedera.web.thresholds import asked_threshold

router = new_router()

Rows = Annotated[Literal["", "changes", "answered"], Query()]
"""Everything; of two texts only what changed; of more only what has an answer."""
PLACES = ("a", "b", "c", "d")
MARKED = 0.3
"""Share of the words of both that must be the same for a clause's differences to be marked in its column."""
LONGEST_NAME = 60
"""Letters of a clause's first words where it has no number and no heading."""
FEW = 12
"""Agreements whose names stand in a line; of more, their number."""


class Wanted:
    """What of the address says who is compared, by what rule, on which day."""

    def __init__(
        self,
        views: Asked,
        a: str = "",
        b: str = "",
        c: str = "",
        d: str = "",
        collection: str = "",
        rule: str = "covered",
        codebook: CodebookId = "",
        as_of: str = "",
        machines: Machines = "",
    ) -> None:
        """Agreements or language versions by their ids, or by what else names them: a form sends what it shows."""
        said = zip(PLACES, (a, b, c, d), strict=True)
        self.places = {place: matching.version(views.snapshot, name.strip()).id for place, name in said if name.strip()}
        self.views, self.collection = views, collection
        self.rule, self.codebook, self.as_of, self.machines = rule, codebook, as_of, machines

    def kept(self) -> dict[str, str]:
        """The same as an address has it, without what is usual."""
        said = self.places | {
            "collection": self.collection,
            "rule": self.rule if self.rule != "covered" else "",
            "codebook": self.codebook,
            "as_of": self.as_of,
            "machines": self.machines,
        }
        return {name: value for name, value in said.items() if value}

    def compared(self, area: str = "") -> Comparison:
        """What there is to say of them."""
        return self.views.compare(
            *self.places.values(),
            collection=self.collection or None,
            rule=self.rule,
            codebook=self.codebook or None,
            area=area or None,
            as_of=parse_day(self.as_of),
            machines=bool(self.machines),
        )


Chosen = Annotated[Wanted, Depends()]


@router.get("/compare")
def compare(
    request: Request,
    views: Asked,
    wanted: Chosen,
    area: str = "",
    row: str = "",
    threshold: str = "",
    names: Names = "",
    show: Rows = "",
    layout: Layout = "",
    against: str = "",
) -> Response:
    """Two to four agreements, their texts word for word first; or a collection where none is named.

    Of three and four, `against` says with which the clauses of a row are compared; the first where it says nothing.
    """
    alike = asked_threshold(threshold, name="threshold", usual=THRESHOLD)
    found = wanted.compared(area)
    compared = tuple(column.agreement for column in found.matrix.columns) if found.alignment else ()
    records = records_of_agreements(views)
    shorts = {identifier: record.short for identifier, record in records.items()}
    named = list(dict.fromkeys(wanted.places.values()))
    base = place_of(matching.version(views.snapshot, against).id if against else "", named)
    chosen = {"area": area, "row": row, "show": show, "threshold": threshold, "against": named[base] if base else ""}
    kept = wanted.kept() | ({"threshold": threshold} if threshold else {})
    sides = found.alignment.sides if found.alignment else ()
    readable = [side for side in sides if side.clauses]
    across = found.alignment is not None and found.alignment.is_across
    comparable = len(readable) > 1 and all(why_no_redline(readable[0], side) is None for side in readable[1:])
    whole = comparable or across
    called = _caller(found, shorts)
    redlined: dict[str, Any] = {"redrawn": None}
    if comparable and len(sides) == 2:
        asked = {"names": names, "show": "changes" if show else "", "layout": layout, "area": area}
        first, second = named
        redlined = drawn(views, (first, second), asked, "/compare", kept)
    return render(
        request,
        "compare.html",
        {
            **choices(views),
            **redlined,
            **_clauses(found, shorts, chosen, base, whole=whole, redlined=bool(redlined["redrawn"])),
            "bases": [
                (called(side), "" if place == 0 else named[place], place == base)
                for place, side in enumerate(sides)
                if side.clauses
            ],
            "based_on": called(sides[base]) if base else "",
            "whole": whole,
            "across": across,
            "languages": shown.languages_in_words(found.alignment),
            "told": across and all(side.role != "digest" for side in readable),
            "labels": {known.area: known.label for known in found.matrix.rows},
            "address_with": lambda **more: _address(
                "/compare", kept | {"show": show, "area": area, "against": chosen["against"]} | more
            ),
            "found": found,
            "shown": shown,
            "shorts": shorts,
            "names": records,
            "having": HAVING,
            "common": (
                views.similarity(*compared, threshold=alike, as_of=parse_day(wanted.as_of)) if compared[1:] else None
            ),
            "percent": percent,
            "usual": THRESHOLD,
            "marked": MARKED,
            "few": FEW,
            "wanted": wanted,
            "chosen": chosen,
            "undertakings": lambda **of: _address("/compare/undertakings", wanted.kept() | of),
        },
    )


@router.get("/compare/undertakings")
def undertakings(request: Request, views: Asked, wanted: Chosen, of: str = "", area: str = "") -> Response:
    """How firmly agreements undertake things in each area, and of one of them every clause that is counted."""
    found = wanted.compared(area)
    profiles = found.ambition.by_area.get(area, ()) if area else found.ambition.profiles
    profile = next((one for one in profiles if one.agreement == of), None)
    if of and profile is None:
        raise UnknownId(
            "no undertakings of it are counted here",
            where=f"of={of}",
            expected="one of the agreements compared, and an area it has",
            found=of,
            next_step="take the links of the table",
        )
    claims = [views.claim(claim) for claim in profile.total.claims] if profile else []
    return render(
        request,
        "undertakings.html",
        {
            "found": found,
            "shorts": {identifier: record.short for identifier, record in records_of_agreements(views).items()},
            "labels": {row.area: row.label for row in found.matrix.rows},
            "clauses": [
                (words, [(claim, value_of(claim, Commitment)) for claim in run])
                for words, run in itertools.groupby(claims, key=lambda one: one.basis.span and one.basis.span.quote)
            ],
            "counted": len(claims),
            "chosen": {"of": of, "area": area},
            "address": _address("/compare", wanted.kept()),
            "address_with": lambda **more: _address("/compare/undertakings", wanted.kept() | more),
        },
    )


def _address(path: str, said: Mapping[str, str]) -> str:
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{path}?{query}" if query else path


def _clauses(
    found: Comparison, shorts: Mapping[str, str], chosen: Mapping[str, str], base: int, *, whole: bool, redlined: bool
) -> dict[str, Any]:
    """The clauses side by side, the row that is opened, and what says why; beside a redline only the row."""
    alignment = found.alignment
    if alignment is None:
        return {"clauses": None, "opened": None}
    side_called = _caller(found, shorts)
    called = {
        clause.id: Called(side_called(side), _name(clause)) for side in alignment.sides for clause in side.clauses
    }
    opened = side_by_side(alignment, row=chosen["row"], against=base).rows if chosen["row"] else ()
    row = "" if whole else chosen["row"]
    return {
        "clauses": (
            None if redlined else side_by_side(alignment, area=chosen["area"], row=row, opened=whole, against=base)
        ),
        "opened": next((one for one in opened if one.opened), None),
        "method": alignment.method,
        "called": called,
        "link_in_words": lambda link: link_in_words(link, called),
        "alone_in_words": lambda alone: alone_in_words(alone, called),
    }


def _caller(found: Comparison, shorts: Mapping[str, str]) -> Callable[[Side], str]:
    """What a side is called: its agreement, and its language where there are several."""
    several = found.alignment is not None and len(found.alignment.languages) > 1
    return lambda side: shorts[side.agreement] + (f" ({side.language})" if several else "")


def _name(clause: Clause) -> str:
    """Number and heading, or its first words where it has neither."""
    return " ".join(filter(None, (clause.number, clause.heading))) or textwrap.shorten(
        clause.text, LONGEST_NAME, placeholder=" …"
    )
