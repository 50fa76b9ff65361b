"""Threat profiles: a party's numbers beside a yardstick, and the areas of its agreements that answer each threat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from fastapi import Request, Response

from foedera.model.agreement import Party
from foedera.model.claim import Source
from foedera.model.indicator import Index, Indicator, Profile
from foedera.model.lookup import unknown_index
from foedera.model.selection import source
from foedera.publishing.threat_chart import better, threat_chart
from foedera.web.pages import Asked, new_router, render
from foedera.workspace.view import View

router = new_router()


class Shown(NamedTuple):
    """An index, and what a reader should know of its numbers."""

    record: Index
    published: Source | None
    """Where its numbers are published; None where nobody said."""
    imported: tuple[tuple[str, Source | None], ...]
    """The sources of the numbers that are here."""


@router.get("/profiles")
def profiles(request: Request, views: Asked) -> Response:
    """The indices, and every party that has numbers."""
    ledger = views.ledger()
    numbers = Counter(entry.claim.subject for entry in ledger.of(Indicator))
    names = {party: entries[-1].value.name for party, entries in ledger.by_subject(Party).items()}
    parties = sorted((names.get(party, party), party, count) for party, count in numbers.items())
    union = min(ledger.unions, default=None)
    return render(
        request,
        "profiles.html",
        {
            "parties": parties,
            "indices": _indices(views),
            "better": better,
            "reference": names.get(union, union) if union else None,
        },
    )


@router.get("/profiles/{party}")
def profile(request: Request, views: Asked, party: str, index: str | None = None, year: int | None = None) -> Response:
    """One party's numbers beside the EU-27's, and what its partnership holds against each threat."""
    indices = _indices(views)
    if not indices:
        raise unknown_index(index or "", [])
    shown = views.profile(party, index=index, year=year)
    ledger, record = views.ledger(), indices[shown.index].record
    name = ledger.of(Party, shown.party)[-1].value.name
    yardstick = ledger.of(Party, shown.reference) if shown.reference else []
    reference = yardstick[-1].value.name if yardstick else shown.reference
    drawing = threat_chart(shown, record, party=name, reference=reference) if shown.filled else None
    return render(
        request,
        "profile.html",
        {
            "party": name,
            "profile": shown,
            "index": indices[shown.index],
            "indices": indices,
            "reference": reference,
            "drawing": drawing,
            "better": better(record),
            "publishers": dict(_publishers(views, shown)),
        },
    )


def _indices(views: View) -> dict[str, Shown]:
    """Every index by id."""
    ledger, found = views.ledger(), {}
    used: dict[str, dict[str, None]] = {}
    for entry in ledger.of(Indicator):
        used.setdefault(entry.value.index, {})[entry.claim.basis.source] = None
    for name, entries in ledger.by_subject(Index).items():
        record = entries[-1].value
        published = source(views.snapshot, record.published or entries[-1].claim.basis.source)
        imported = tuple((one, source(views.snapshot, one)) for one in used.get(name, ()))
        found[name] = Shown(record, published, imported)
    return found


def _publishers(views: View, shown: Profile) -> Iterator[tuple[str, str]]:
    """Who says what stands in each cell: source id → publisher."""
    for threat in shown.threats:
        for answer in threat.answers:
            for claim in (cell.winner for cell in answer.cells if cell.winner):
                record = source(views.snapshot, claim.basis.source)
                yield claim.basis.source, record.publisher if record else claim.basis.source
