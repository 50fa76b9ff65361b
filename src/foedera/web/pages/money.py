"""Money: what parties received and gave, added up only where sums may be."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.publishing.around import account_in_words, measure_in_words, money_to_csv, sum_in_words
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, offered, render, told_by

router = new_router()

MONEY_WORDS = {"account_words": account_in_words, "measure_words": measure_in_words, "sum_words": sum_in_words}
"""How templates say accounts and sums."""


@router.get("/money")
def money(request: Request, views: Asked, partner: str = "", as_of: str = "") -> Response:
    """An account a party: measures, the sum or why there is none, running totals beside it."""
    every = views.money(as_of=as_of or None)
    return render(
        request,
        "money.html",
        {
            **told_by(views),
            **MONEY_WORDS,
            "accounts": views.money(partner=partner or None, as_of=as_of or None),
            "partners": offered(views.ledger(), (one.party for one in every)),
            "chosen": partner,
            "day": as_of or views.clock().date().isoformat(),
            "query": request.url.query,
        },
    )


@router.get("/money.csv")
def table(views: Asked, partner: str = "", as_of: str = "") -> Response:
    """Every measure and running total as a table."""
    return sent(money_to_csv(views.money(partner=partner or None, as_of=as_of or None)), "csv", save_as="money.csv")
