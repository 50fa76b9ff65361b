"""How far any two coders agree: who can be compared, figures with their rules, and the cells that differ."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.coding.reliability.judged import SAME, WHICH
from foedera.coding.reliability.measures import MEASURES
from foedera.errors import UsageError
from foedera.model.reliability import BetweenCoders
from foedera.publishing import reliability as shown
from foedera.web.pages import Asked, choices, new_router, render
from foedera.workspace.unknown import unknown_choice

router = new_router()


@router.get("/method/reliability")
def reliability(
    request: Request,
    views: Asked,
    first: str = "",
    second: str = "",
    collection: str = "",
    values: str = "stated",
) -> Response:
    """The pairs of coders; with two named, how far they agree."""
    if bool(first) != bool(second):
        raise UsageError(
            "one coder is not enough",
            where=repr(first or second),
            expected="two coders, or none",
            found="one",
            next_step="choose both at /method/reliability",
        )
    if values not in SAME:
        raise unknown_choice("reading of values", values, list(SAME))
    within = collection or None
    found = views.reliability_between(first, second, collection=within, values=values) if first else None
    coders = views.coders(collection=within)
    return render(
        request,
        "reliability.html",
        {
            **choices(views),
            "chosen": {"first": first, "second": second, "collection": collection, "values": values},
            "coders": coders,
            "readings": {"stated": "as stated", "found": "in place as covered"},
            "pairs": views.coder_pairs(collection=within),
            "nobody": shown.nobody_to_compare(coders),
            "found": found,
            "lettered": shown.notes(found) if found else {},
            "measures": MEASURES,
            "rules": found.rules if found else (WHICH, SAME[values]),
            "shown": shown,
            "areas": {area.id: area for area in views.codebook().areas},
            "shorts": {column: views.agreement(column).short for column in _differing(found)},
        },
    )


def _differing(found: BetweenCoders | None) -> list[str]:
    return sorted({cell.agreement for cell in found.differences}) if found else []
