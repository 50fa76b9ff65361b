"""How far any two coders agree: who can be compared, figures with their rules, and the cells that differ."""

from __future__ import annotations

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from foedera.coding.reliability.judged import SAME, WHICH
from foedera.coding.reliability.measures import MEASURES
from foedera.errors import UsageError
from foedera.model.lookup import unknown_choice
from foedera.model.reliability import BetweenCoders
from foedera.model.selection import agreement as agreement_record
from foedera.publishing import reliability as shown
from foedera.web.pages import Asked
from foedera.workspace.evaluating import between, coder_pairs
from foedera.workspace.evaluating import coders as coders_of


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
    if values not in SAME:
        raise unknown_choice("reading of values", values, list(SAME))
    within = collection or None
    book = views.codebook()
    found = between(views.snapshot, book, (first, second), within, values, tuple(MEASURES)) if first else None
    coders = coders_of(views.snapshot, book, within)
    return Template(
        "reliability.html",
        context={
            "chosen": {"first": first, "second": second, "collection": collection, "values": values},
            "coders": coders,
            "collections": list(views.collections()),
            "readings": {"stated": "as stated", "found": "in place as covered"},
            "pairs": coder_pairs(views.snapshot, book, within),
            "nobody": shown.nobody_to_compare(coders),
            "found": found,
            "lettered": shown.notes(found) if found else {},
            "measures": MEASURES,
            "rules": found.rules if found else (WHICH, SAME[values]),
            "shown": shown,
            "areas": {area.id: area for area in book.areas},
            "shorts": {column: agreement_record(views.snapshot, column).short for column in _differing(found)},
        },
    )


def _differing(found: BetweenCoders | None) -> list[str]:
    return sorted({cell.agreement for cell in found.differences}) if found else []


HANDLERS = (reliability,)
