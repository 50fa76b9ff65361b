"""Threat profiles: a party's numbers beside a yardstick."""

from __future__ import annotations

from collections import Counter

from fastapi import Request, Response

from foedera.errors import UnknownId
from foedera.model.agreement import Party
from foedera.model.indicator import Index, Indicator
from foedera.model.lookup import unknown_index
from foedera.publishing import charts
from foedera.watching.profile import build_profile
from foedera.web.pages import Asked, new_router, render

router = new_router()


@router.get("/profiles")
def profiles(request: Request, views: Asked) -> Response:
    """Every party, and the indices that could describe it."""
    ledger = views.ledger()
    numbers = Counter(entry.claim.subject for entry in ledger.of(Indicator))
    parties = [
        (party, entries[0].value, numbers[party])
        for party, entries in ledger.by_subject(Party).items()
        if entries[0].value.kind == "state"
    ]
    indices = {name: entries[-1].value for name, entries in ledger.by_subject(Index).items()}
    return render(request, "profiles.html", {"parties": parties, "indices": indices})


@router.get("/profiles/{party}")
def profile(
    request: Request, views: Asked, party: str, index: str = "normandy-index", year: int | None = None
) -> Response:
    """One party's numbers beside the EU-27's."""
    ledger = views.ledger()
    named = ledger.of(Party, party)
    if not named:
        raise UnknownId(
            "no such party",
            where=repr(party),
            expected="a party id, such as nor",
            found=repr(party),
            next_step="choose one at /profiles",
        )
    indices = {name: entries[-1].value for name, entries in ledger.by_subject(Index).items()}
    if index not in indices:
        raise unknown_index(index, list(indices))
    shown = build_profile(ledger, party=party, index=index, year=year)
    yardstick = ledger.of(Party, shown.reference) if shown.reference else []
    reference = yardstick[0].value.name if yardstick else shown.reference
    filled = any(own is not None for _, own, _ in shown.rows)
    drawn = charts.profile(shown, indices[index], party=named[0].value.name, reference=reference) if filled else ""
    return render(
        request,
        "profile.html",
        {
            "party": named[0].value,
            "profile": shown,
            "indices": indices,
            "reference": reference,
            "chart": drawn,
        },
    )
