"""Several agreements side by side; the address is the whole state of the page."""

from __future__ import annotations

from urllib.parse import urlencode

import msgspec
from fastapi import Request, Response

from foedera.comparing.alignment.comparability import why_no_redline
from foedera.comparing.alignment.side_by_side import side_by_side
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.alignment import Alignment
from foedera.model.dates import parse_day
from foedera.model.sets import HAVING
from foedera.model.shown_clauses import SideBySide
from foedera.publishing import comparison as shown
from foedera.publishing.redlines import parts_in_words
from foedera.publishing.similarity import percent
from foedera.web.pages import Asked, CodebookId, Machines, choices, new_router, records_of_agreements, render
from foedera.web.pages.redline import Layout, Names, Show, drawn
from foedera.web.thresholds import asked_threshold

router = new_router()

MOST_OPENED = 150
"""Rows of two texts in two languages that are shown with every word; of more, each is opened by its link."""


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
    names: Names = "",
    show: Show = "",
    layout: Layout = "",
) -> Response:
    """Two to four agreements, their texts word for word first; or a collection where none is named."""
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
    records = records_of_agreements(views)
    kept = {name: said for name, said in (places | chosen).items() if said and (name, said) != ("rule", "covered")}
    sides = found.alignment.sides if found.alignment else ()
    readable = [side for side in sides if side.clauses]
    whole = len(readable) > 1 and all(why_no_redline(readable[0], side) is None for side in readable[1:])
    across = found.alignment is not None and found.alignment.is_across
    redlined = {}
    if whole and len(sides) == 2:
        asked = {"names": names, "show": show, "layout": layout, "area": area}
        first, second = dict.fromkeys(filter(None, places.values()))
        redlined = drawn(views, (first, second), asked, "/compare", kept)
    return render(
        request,
        "compare.html",
        {
            **choices(views),
            "redrawn": None,
            **redlined,
            "whole": whole,
            "labels": {row.area: row.label for row in found.matrix.rows},
            "row_address": "/compare?" + urlencode(kept) + "&row=",
            "found": found,
            "shown": shown,
            "shorts": {identifier: record.short for identifier, record in records.items()},
            "names": records,
            "areas": {row.area: row for row in found.matrix.rows},
            "having": HAVING,
            "common": views.similarity(*compared, threshold=alike, as_of=parse_day(as_of)) if compared[1:] else None,
            "percent": percent,
            "parts_in_words": parts_in_words,
            "across": across,
            "first": whole or across or bool(area or row),
            "versions": [one for one in places.values() if "/" in one],
            "places": places,
            "clauses": _clauses(found.alignment, area, row, every=whole or across, redlined=bool(redlined)),
            "chosen": {**chosen, "collection": collection, "area": area, "row": row},
            "address": "/compare?" + urlencode(kept),
        },
    )


def _clauses(alignment: Alignment | None, area: str, row: str, *, every: bool, redlined: bool) -> SideBySide | None:
    """Clauses side by side: one row beside a redline; else every word where asked and few enough, or by name."""
    if alignment is None:
        return None
    opened = every and not redlined and (len(alignment.rows) <= MOST_OPENED or len(alignment.sides) > 2)
    found = side_by_side(alignment, area="" if redlined else area, row=row, opened=opened)
    return msgspec.structs.replace(found, rows=tuple(one for one in found.rows if one.opened)) if redlined else found
