"""Pins: clauses, cells and claims somebody collected. The set is the address: nothing is kept elsewhere.

A pin link on another page opens this page with that one thing; what is pinned already is carried along through the
library (its links keep `pin=`), or pasted into the field below. So a set can be sent, bookmarked and exported.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import Request, Response

from foedera.publishing.pins_extract import pins_extract
from foedera.web.downloads import EXTRACT, addresses, as_file
from foedera.web.pages import Asked, Several, new_router, render

router = new_router()


@router.get("/pins")
def pins(request: Request, views: Asked, pin: Several = ()) -> Response:
    """What was pinned, in the order of the address."""
    ids = list(dict.fromkeys(stripped for one in pin if (stripped := one.strip())))
    query = _query(ids)
    extract = pins_extract(views.pins(ids), f"/pins?{query}" if query else "/pins")
    _, _, ending = request.url.path.partition(".")
    if ending:
        return as_file(extract, EXTRACT, ending, at="/pins.", name="pins.")
    return render(
        request,
        "pins.html",
        {
            "extract": extract,
            "pinned": [
                (one, section, "/pins?" + _query([other for other in ids if other != one]))
                for one, section in zip(ids, extract.sections, strict=True)
            ],
            "ids": ids,
            "query": query,
            "files": addresses("/pins", query),
        },
    )


for _ending in EXTRACT:
    router.get(f"/pins.{_ending}")(pins)


def _query(ids: Sequence[str]) -> str:
    return urlencode([("pin", one) for one in ids], safe="/@")
