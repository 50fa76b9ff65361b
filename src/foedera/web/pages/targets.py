"""Targets: what a strategy promised by when, and what evidence there is."""

from __future__ import annotations

from collections import Counter

from fastapi import Request, Response

from foedera.model.agreement import Fact
from foedera.model.statement import Pillar
from foedera.publishing.around import STATES, target_in_words, targets_to_csv
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, render, told_by

router = new_router()

ABOUT_THE_LIST = ("deliverables", "progress_report", "text_availability", "document_number")
"""What facts of a strategy are about that say how long its list is, what reports on it and how much was read."""


@router.get("/targets")
def targets(request: Request, views: Asked, status: str = "", as_of: str = "") -> Response:
    """Every target with its deadline as worded, the day it means, where it stands, and the evidence."""
    every = views.targets(as_of=as_of or None)
    ledger = views.ledger()
    strategies = dict.fromkeys(item.strategy for item in every)
    return render(
        request,
        "targets.html",
        {
            **told_by(views),
            "items": views.targets(status=status or None, as_of=as_of or None),
            "every": every,
            "counts": Counter(item.state for item in every),
            "states": STATES,
            "stands": target_in_words,
            "facts": [e for one in strategies for e in ledger.of(Fact, one) if e.value.about in ABOUT_THE_LIST],
            "pillars": [entry for one in strategies for entry in ledger.of(Pillar, one)],
            "chosen": status,
            "as_of": as_of,
            "day": as_of or views.clock().date().isoformat(),
            "query": request.url.query,
        },
    )


@router.get("/targets.csv")
def table(views: Asked, status: str = "", as_of: str = "") -> Response:
    """A row a target."""
    return sent(targets_to_csv(views.targets(status=status or None, as_of=as_of or None)), "csv", save_as="targets.csv")
