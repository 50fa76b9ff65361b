"""The agenda: promised, held, next due or no public evidence; as a page and as a calendar."""

from __future__ import annotations

from fastapi import Request, Response

from foedera.model.dates import parse_day
from foedera.model.selection import declared_collection
from foedera.publishing.calendar import NAME, to_icalendar
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, render

router = new_router()


@router.get("/agenda")
def agenda(request: Request, views: Asked, as_of: str = "") -> Response:
    """Each promised dialogue: rhythm, last held, next due or no public evidence."""
    day = parse_day(as_of) or views.clock().date()
    return render(request, "agenda.html", {"items": views.agenda(as_of=day), "day": day.isoformat()})


@router.get("/agenda.ics")
def calendar(views: Asked) -> Response:
    """The agenda for a calendar program."""
    name = declared_collection(views.snapshot, None).calendar or NAME
    return sent(to_icalendar(views.agenda(), stamp=views.snapshot.newest, name=name), "ics")
