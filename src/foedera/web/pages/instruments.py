"""Instruments: what else binds the same parties, by date and the role of the date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fastapi import Request, Response

from foedera.model.around import InstrumentDate
from foedera.model.dates import last_day
from foedera.model.procedure import Procedure
from foedera.publishing.around import instruments_to_csv, role_in_words
from foedera.publishing.procedures import in_short
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, offered, render, told_by
from foedera.web.pages.instrument_axis import axis_of

router = new_router()

COLUMNS = 3
"""Types with a column of their own in the overview: those most parties have."""
BETTER = ("acceded", "signed", "in_force", "adopted", "concluded", "provisionally_applied", "published")
"""Roles an overview prefers, the first it finds."""


@router.get("/instruments")
def instruments(request: Request, views: Asked, partner: str = "", type: str = "", as_of: str = "") -> Response:
    """One party's instruments on a time axis and as a table; without a party, who has what."""
    every = views.instruments(as_of=as_of or None)
    found = views.instruments(partner=partner or None, type=type or None, as_of=as_of or None)
    parties = offered(views.ledger(), (one.party for one in every))
    types = _types(found)
    return render(
        request,
        "instruments.html",
        {
            **told_by(views),
            "found": found,
            "axis": axis_of(found) if partner else None,
            "role": role_in_words,
            "partners": parties,
            "types": sorted({one.type for one in every}),
            "columns": types,
            "spelt": {family: e.value.name for e in views.ledger().of(Procedure) for family in e.value.families},
            "overview": {party: _cells(found, party, types) for party in parties},
            "chosen": {"partner": partner, "type": type, "as_of": as_of},
            "day": as_of or views.clock().date().isoformat(),
            "query": request.url.query,
        },
    )


@router.get("/instruments.csv")
def table(views: Asked, partner: str = "", type: str = "", as_of: str = "") -> Response:
    """Every date of every instrument as a table."""
    found = views.instruments(partner=partner or None, type=type or None, as_of=as_of or None)
    return sent(instruments_to_csv(found), "csv", save_as="instruments.csv")


def _types(found: Sequence[InstrumentDate]) -> tuple[str, ...]:
    held = Counter(type_ for type_, _ in {(one.type, one.party) for one in found})
    return tuple(sorted(held, key=lambda one: (-held[one], one))[:COLUMNS])


def _cells(found: Sequence[InstrumentDate], party: str, types: Sequence[str]) -> list[list[tuple[InstrumentDate, str]]]:
    """A cell a type, and one for all others: each instrument by its best date, and that in words."""
    mine: dict[str, list[InstrumentDate]] = {}
    for one in found:
        if one.party == party:
            mine.setdefault(one.instrument, []).append(one)
    best = [min(dates, key=_preferred) for dates in mine.values()]
    told = [(one, f"{role_in_words(one)}{f' {in_short(one.date)}' if one.date else ''}") for one in best]
    own = [[one for one in told if one[0].type == type_] for type_ in types]
    return [*own, [one for one in told if one[0].type not in types]]


def _preferred(one: InstrumentDate) -> tuple[bool, bool, bool, int, int]:
    """First what brings an instrument about, then verified and dated, then the role that says most, then the latest."""
    better = one.role in BETTER
    role = BETTER.index(one.role) if one.role in BETTER else len(BETTER)
    latest = -last_day(one.date).toordinal() if one.date and not better else 0
    return not better, one.unverified, one.date is None, role, latest
