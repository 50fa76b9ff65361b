"""How far any two coders agree: who can be compared, figures with their rules, and the cells that differ."""

from __future__ import annotations

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from foedera.coding.reliability.common_cells import SCOPE, VALUE_EQUIVALENCE
from foedera.coding.reliability.measures import MEASURES
from foedera.errors import UsageError
from foedera.model.reliability import BetweenCoders
from foedera.publishing import reliability as shown
from foedera.web.pages import Asked
from foedera.workspace.unknown import unknown_choice


@get("/method/reliability", sync_to_thread=True)
def reliability(
    views: Asked,
    first: FromQuery[str] = "",
    second: FromQuery[str] = "",
    collection: FromQuery[str] = "",
    values: FromQuery[str] = "stated",
) -> Template:
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
    found = views.reliability_between(first, second, collection=within, values=values) if first else None
    coders = views.coders(collection=within)
    return Template(
        "reliability.html",
        context={
            "chosen": {"first": first, "second": second, "collection": collection, "values": values},
            "coders": coders,
            "collections": list(views.collections()),
            "readings": {"stated": "as stated", "found": "in place as covered"},
            "pairs": views.coder_pairs(collection=within),
            "nobody": shown.nobody_to_compare(coders),
            "found": found,
            "lettered": shown.notes(found) if found else {},
            "measures": MEASURES,
            "rules": found.rules if found else (SCOPE, VALUE_EQUIVALENCE[values]),
            "shown": shown,
            "areas": {area.id: area for area in views.codebook().areas},
            "shorts": {column: views.agreement(column).short for column in _differing(found)},
        },
    )


def _differing(found: BetweenCoders | None) -> list[str]:
    return sorted({cell.agreement for cell in found.differences}) if found else []


HANDLERS = (reliability,)
