"""Several agreements side by side; the address is the whole state of the page."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Request, Response

from foedera.comparing.alignment.side_by_side import side_by_side
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.dates import parse_day
from foedera.model.sets import HAVING
from foedera.publishing import comparison as shown
from foedera.publishing.similarity import percent
from foedera.web.pages import Asked, CodebookId, Machines, choices, new_router, records_of_agreements, render
from foedera.web.thresholds import asked_threshold

router = new_router()


@router.get("/compare")
def compare(
    request: Request,
    views: Asked,
    a: str = "",
    b: str = "",
    c: str = "",
    d: str = "",
    collection: str = "",
    rule: str = "covered",
    codebook: CodebookId = "",
    as_of: str = "",
    area: str = "",
    row: str = "",
    machines: Machines = "",
    threshold: str = "",
) -> Response:
    """Two to four agreements, or a collection where none is named; of an area or a row of clauses, every word."""
    places = {"a": a, "b": b, "c": c, "d": d}
    chosen = {"rule": rule, "codebook": codebook, "as_of": as_of, "threshold": threshold, "machines": machines}
    alike = asked_threshold(threshold, name="threshold", usual=THRESHOLD)
    found = views.compare(
        *filter(None, places.values()),
        collection=collection or None,
        rule=rule,
        codebook=codebook or None,
        area=area or None,
        as_of=parse_day(as_of),
        machines=bool(machines),
    )
    compared = tuple(column.agreement for column in found.matrix.columns) if found.alignment else ()
    names = records_of_agreements(views)
    return render(
        request,
        "compare.html",
        {
            **choices(views),
            "found": found,
            "shown": shown,
            "shorts": {identifier: record.short for identifier, record in names.items()},
            "names": names,
            "areas": {row.area: row for row in found.matrix.rows},
            "having": HAVING,
            "common": views.similarity(*compared, threshold=alike, as_of=parse_day(as_of)) if compared else None,
            "percent": percent,
            "places": places,
            "clauses": None if found.alignment is None else side_by_side(found.alignment, area=area, row=row),
            "chosen": {**chosen, "collection": collection, "area": area, "row": row},
            "address": "/compare?" + urlencode({name: said for name, said in (places | chosen).items() if said}),
        },
    )
