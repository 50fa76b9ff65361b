"""How far any two coders agree: who can be compared, figures with their rules, and the cells that differ."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.coding.reliability.common_cells import SCOPE, VALUE_EQUIVALENCE
from foedera.coding.reliability.measures import MEASURES
from foedera.errors import UsageError
from foedera.model.lookup import unknown_choice
from foedera.model.reliability import BetweenCoders
from foedera.model.selection import agreement as agreement_record
from foedera.publishing import coder_agreement as shown
from foedera.web.pages import Asked, choices, new_router, render
from foedera.workspace.evaluating import between, coder_pairs
from foedera.workspace.evaluating import coders as coders_of

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
    if values not in VALUE_EQUIVALENCE:
        raise unknown_choice("reading of values", values, list(VALUE_EQUIVALENCE))
    within = collection or None
    book = views.codebook()
    found = between(views.snapshot, book, (first, second), within, values, tuple(MEASURES)) if first else None
    coders = coders_of(views.snapshot, book, within)
    return render(
        request,
        "reliability.html",
        {
            **choices(views),
            "chosen": {"first": first, "second": second, "collection": collection, "values": values},
            "coders": coders,
            "readings": {"stated": "as stated", "found": "in place as covered"},
            "pairs": coder_pairs(views.snapshot, book, within),
            "nobody": shown.nobody_to_compare(coders),
            "found": found,
            "lettered": shown.notes(found) if found else {},
            "measures": MEASURES,
            "rules": found.rules if found else (SCOPE, VALUE_EQUIVALENCE[values]),
            "shown": shown,
            "areas": {area.id: area for area in book.areas},
            "shorts": {column: agreement_record(views.snapshot, column).short for column in _differing(found)},
        },
    )


def _differing(found: BetweenCoders | None) -> list[str]:
    return sorted({cell.agreement for cell in found.differences}) if found else []
