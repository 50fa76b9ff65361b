"""Several agreements side by side; the address is the whole state of the page."""

from __future__ import annotations

from urllib.parse import urlencode

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from foedera.comparing.alignment.opening import side_by_side
from foedera.comparing.wording.sharing import THRESHOLD
from foedera.model.agreement import Agreement
from foedera.model.dates import asked_day
from foedera.model.sets import HAVING
from foedera.publishing import comparison as shown
from foedera.publishing.similarity import percent
from foedera.web.pages import Asked
from foedera.web.thresholds import asked_threshold


@get("/compare", sync_to_thread=False)
def compare(
    views: Asked,
    a: FromQuery[str] = "",
    b: FromQuery[str] = "",
    c: FromQuery[str] = "",
    d: FromQuery[str] = "",
    collection: FromQuery[str] = "",
    rule: FromQuery[str] = "covered",
    codebook: FromQuery[str] = "",
    as_of: FromQuery[str] = "",
    area: FromQuery[str] = "",
    row: FromQuery[str] = "",
    threshold: FromQuery[str] = "",
) -> Template:
    """Two to four agreements, or a collection where none is named; of an area or a row of clauses, every word."""
    places = {"a": a, "b": b, "c": c, "d": d}
    chosen = {"rule": rule, "codebook": codebook, "as_of": as_of, "threshold": threshold}
    alike = asked_threshold(threshold, name="threshold", usual=THRESHOLD)
    found = views.compare(
        *filter(None, places.values()),
        collection=collection or None,
        rule=rule,
        codebook=codebook or (views.codebook_of(area).id if area else None),
        as_of=asked_day(as_of),
    )
    compared = tuple(column.agreement for column in found.matrix.columns) if found.alignment else ()
    names = {identifier: entries[-1].value for identifier, entries in views.ledger().by_subject(Agreement).items()}
    return Template(
        "compare.html",
        context={
            "found": found,
            "shown": shown,
            "shorts": {identifier: record.short for identifier, record in names.items()},
            "names": names,
            "areas": {row.area: row for row in found.matrix.rows},
            "collections": list(views.collections()),
            "codebooks": list(dict.fromkeys(book.id for book in views.codebooks().values())),
            "having": HAVING,
            "common": views.common_wording(agreements=compared, threshold=alike, as_of=asked_day(as_of))
            if compared
            else None,
            "percent": percent,
            "places": places,
            "clauses": None if found.alignment is None else side_by_side(found.alignment, area=area, row=row),
            "chosen": {**chosen, "collection": collection, "area": area, "row": row},
            "address": "/compare?" + urlencode({name: said for name, said in (places | chosen).items() if said}),
        },
    )


HANDLERS = (compare,)
