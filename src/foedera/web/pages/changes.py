"""What changed: recorded in a span of the log, or happened in a span of days; as a page and as a table."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response

from foedera.model.agreement import Agreement
from foedera.model.change import ChangeKind, Changes
from foedera.model.names import name_of
from foedera.publishing.changes import by_day, in_one_sentence, stands_on, to_csv
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, render
from foedera.workspace.view import View

router = new_router()

FOLDED = 12
"""Changes of one kind on one day that are shown at once; more fold away behind their number."""

Time = Annotated[Literal["", "record", "world"], Query()]
"""Whether it is asked what was recorded, or what happened; '' leaves it to what the workspace can tell."""


async def _chosen(
    since: str = "",
    until: str = "",
    time: Time = "",
    partner: str = "",
    agreement: str = "",
    area: str = "",
    dialogue: str = "",
    kind: str = "",
) -> dict[str, str]:
    """What the address says."""
    return {
        "since": since,
        "until": until,
        "time": time,
        "partner": partner,
        "agreement": agreement,
        "area": area,
        "dialogue": dialogue,
        "kind": kind,
    }


Chosen = Annotated[dict[str, str], Depends(_chosen)]


@router.get("/changes")
def changes(request: Request, views: Asked, chosen: Chosen) -> Response:
    """What changed, as the address says."""
    found = _asked(views, chosen)
    ledger = views.ledger()
    return render(
        request,
        "changes.html",
        {
            "found": found,
            "summary": in_one_sentence(found),
            "days": by_day(found.changes),
            "folded": FOLDED,
            "stands_on": lambda change: stands_on(views.snapshot, change),
            "name": lambda identifier: name_of(ledger, identifier),
            "chosen": chosen,
            "kinds": list(ChangeKind),
            "partners": _partners(views),
            "areas": {one.id: one.label for one in views.codebook().areas} if views.snapshot.codebooks else {},
            "query": urlencode({key: value for key, value in chosen.items() if value}),
        },
    )


@router.get("/changes.csv")
def table(views: Asked, chosen: Chosen) -> Response:
    """Exactly what the page shows, as a table."""
    return sent(to_csv(_asked(views, chosen), views.snapshot), "csv")


def _asked(views: View, chosen: dict[str, str]) -> Changes:
    world = chosen["time"] == "world"
    return views.changes(
        since=None if world else chosen["since"] or None,
        until=chosen["until"] or None,
        happened_since=(chosen["since"] or "1900-01-01") if world else None,
        partner=chosen["partner"] or None,
        agreement=chosen["agreement"] or None,
        area=chosen["area"] or None,
        dialogue=chosen["dialogue"] or None,
        kind=chosen["kind"] or None,
    )


def _partners(views: View) -> dict[str, str]:
    """The partners of agreements: id → name, by name."""
    ledger = views.ledger()
    found = {partner for one in ledger.by_subject(Agreement) if (partner := ledger.partner(one)) is not None}
    return dict(sorted(((one, name_of(ledger, one)) for one in found), key=lambda pair: pair[1]))
