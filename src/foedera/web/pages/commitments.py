"""Commitments: what was undertaken, how firmly, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from fastapi import Request, Response

from foedera.model.claim import Source
from foedera.model.commitment import CommitmentItem, CommitmentStatus
from foedera.model.ledger import Ledger
from foedera.model.phrasing import plain
from foedera.model.selection import codebook_of
from foedera.model.strength import Strength
from foedera.publishing.commitments import (
    actor_in_words,
    left_to_people,
    status_in_words,
    terms_in_words,
    to_csv,
)
from foedera.publishing.dossier import title_of
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, render
from foedera.workspace.view import View

router = new_router()

GROUPS = {
    "partner": "by partner",
    "strength": "by strength",
    "status": "by status",
    "area": "by area",
    "deadline": "by deadline",
}
"""How the list can be divided, as the address says it and in words."""


@router.get("/commitments")
def commitments(
    request: Request,
    views: Asked,
    partner: str = "",
    strength: str = "",
    status: str = "",
    area: str = "",
    due_before: str = "",
    as_of: str = "",
    group: str = "partner",
) -> Response:
    """Every commitment that stands, filtered and grouped as the address says; machines' proposals counted apart."""
    chosen = {
        "partner": partner,
        "strength": strength,
        "status": status,
        "area": area,
        "due_before": due_before,
        "as_of": as_of,
    }
    items, proposals = (_asked(views, chosen, proposed=which) for which in (False, True))
    every = views.commitments(as_of=as_of or None)
    ledger = views.ledger()
    return render(
        request,
        "commitments.html",
        {
            **_words(views, (*items, *proposals)),
            "chosen": chosen,
            "group": group if group in GROUPS else "partner",
            "group_names": GROUPS,
            "groups": list(_grouped(items, _headings(views, group))),
            "count": len(items),
            "known": sum(item.status is not CommitmentStatus.UNKNOWN for item in items),
            "left_out": left_to_people(len(proposals)),
            "proposals": proposals,
            "partners": _offered(ledger, (item.partner for item in every)),
            "areas": {one: _area(views, one) for one in sorted({name for item in every for name in item.areas})},
            "strengths": list(Strength),
            "statuses": list(CommitmentStatus),
            "day": as_of or views.clock().date().isoformat(),
        },
    )


@router.get("/commitments.csv")
def table(views: Asked, as_of: str = "") -> Response:
    """Every commitment as a table."""
    return sent(to_csv(views.commitments(as_of=as_of or None)), "csv")


@router.get("/commitments/{identifier}")
def commitment(request: Request, views: Asked, identifier: str, as_of: str = "") -> Response:
    """One commitment: its terms, where it stands, and everything reported of it."""
    item = views.commitment(identifier, as_of=as_of or None)
    claims = [views.claim(one) for one in item.claims]
    reports = [(one, views.claim(one.claim)) for one in item.reports]
    return render(
        request,
        "commitment.html",
        {**_words(views, [item]), "item": item, "claims": claims, "reports": reports, "day": item.as_of},
    )


def _asked(views: View, chosen: dict[str, str], *, proposed: bool) -> tuple[CommitmentItem, ...]:
    return views.commitments(
        partner=chosen["partner"] or None,
        strength=chosen["strength"] or None,
        status=chosen["status"] or None,
        area=chosen["area"] or None,
        due_before=chosen["due_before"] or None,
        as_of=chosen["as_of"] or None,
        proposed=proposed,
    )


def _words(views: View, items: Sequence[CommitmentItem]) -> dict[str, object]:
    """What the templates say of commitments in names instead of ids."""
    ledger = views.ledger()
    names = {item.id: title_of(ledger, item.partner or item.agreement) for item in items}
    return {
        "partner_of": names,
        "actor": lambda item: actor_in_words(item, names[item.id]),
        "terms": terms_in_words,
        "status_of": status_in_words,
        "area_name": lambda area: _area(views, area),
        "claim_of": views.claim,
        "title": lambda identifier: title_of(ledger, identifier),
        "publisher": lambda source: ledger.of(Source, source)[-1].value.publisher,
    }


def _area(views: View, area: str) -> str:
    """The label of an area."""
    return next(one.label for one in codebook_of(views.snapshot, area).areas if one.id == area)


def _offered(ledger: Ledger, parties: Iterable[str | None]) -> dict[str, str]:
    """Parties by id, with their names, from A to Z."""
    named = {party: title_of(ledger, party) for party in parties if party is not None}
    return dict(sorted(named.items(), key=lambda one: one[1]))


def _headings(views: View, group: str) -> Callable[[CommitmentItem], tuple[str, ...]]:
    """What heads a commitment in a division: for areas, each of its own."""
    ledger = views.ledger()
    match group:
        case "strength":
            return lambda item: (f"{item.strength.step}. {item.strength.value}",)
        case "status":
            return lambda item: (plain(item.status),)
        case "area":
            return lambda item: tuple(_area(views, one) for one in item.areas) or ("no area named",)
        case "deadline":
            return lambda item: (f"due by {item.due_on}" if item.due_on else "no deadline that fixes a day",)
        case _:
            return lambda item: (title_of(ledger, item.partner or item.agreement),)


def _grouped(
    items: Iterable[CommitmentItem], headings: Callable[[CommitmentItem], tuple[str, ...]]
) -> Iterable[tuple[str, list[CommitmentItem]]]:
    found: dict[str, list[CommitmentItem]] = {}
    for item in items:
        for heading in headings(item):
            found.setdefault(heading, []).append(item)
    return sorted(found.items())
