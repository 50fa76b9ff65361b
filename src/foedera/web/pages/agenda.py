"""The agenda: what is next, what is overdue, what nobody reports; as a page and as a calendar; a page a dialogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import Request, Response

from foedera.model.agenda import AgendaItem, CalendarEntry, Status
from foedera.model.claim import Source
from foedera.model.dates import parse_day
from foedera.model.event import Dialogue
from foedera.model.selection import declared_collection
from foedera.publishing.calendar import NAME, to_icalendar
from foedera.publishing.dialogue import INFORMING, STANDING, told
from foedera.publishing.dossier import PROPOSED
from foedera.web.downloads import sent
from foedera.web.pages import Asked, choices, findings_about, new_router, render, site_of
from foedera.workspace.view import View

router = new_router()


class Part(NamedTuple):
    """A section of the agenda."""

    title: str
    explained: str
    statuses: tuple[Status, ...]
    held: bool | None = None
    """Whether meetings are on record; None for both."""


PARTS = (
    Part(
        "The date has passed",
        "“No public evidence” does not mean that nobody met: no source on record says that a meeting was held.",
        (Status.NO_PUBLIC_EVIDENCE,),
    ),
    Part(
        "Coming", "Due by the rhythm that was promised, or by what was announced.", (Status.DUE_SOON, Status.UPCOMING)
    ),
    Part("Held, but nothing fixes the next date", "No source states a rhythm that does.", (Status.NO_RHYTHM,), True),
    Part("Nobody reports a meeting, and nothing fixes a date", "", (Status.NO_RHYTHM,), False),
    Part(
        "Nothing is due",
        "",
        (Status.POSSIBLE, Status.BEFORE_AGREEMENT, Status.FOLLOWED, Status.DISCONTINUED),
    ),
)
"""The sections of the page, in order; each is left out where it is empty."""


@router.get("/agenda")
def agenda(
    request: Request,
    views: Asked,
    as_of: str = "",
    collection: str = "",
    partner: str = "",
    status: str = "",
    kind: str = "",
) -> Response:
    """Each dialogue on a day: what is next, what is overdue, what nobody reports."""
    day = parse_day(as_of) or views.clock().date()
    items = views.agenda(
        as_of=day, collection=collection or None, partner=partner or None, status=status or None, kind=kind or None
    )
    chosen = {"collection": collection, "partner": partner, "status": status, "kind": kind}
    dated = [item for item in items if item.dues]
    return render(
        request,
        "agenda.html",
        {
            "items": items,
            "parts": [(part, found) for part in PARTS if (found := _within(part, items))],
            "agreements": len({item.agreement for item in items}),
            "dated": len(dated),
            "overdue": len([item for item in dated if item.status is Status.NO_PUBLIC_EVIDENCE]),
            "day": day.isoformat(),
            "today": views.clock().date().isoformat(),
            "chosen": chosen,
            "partners": _partners(views),
            "kinds": sorted({entry.value.format for entry in views.ledger().of(Dialogue)}),
            "statuses": list(Status),
            "stands": _stands(views, items),
            **_addresses(request, "/agenda.ics", {k: v for k, v in chosen.items() if k != "status"}),
            **choices(views),
        },
    )


@router.get("/agenda.ics")
def calendar(request: Request, views: Asked, collection: str = "", partner: str = "", kind: str = "") -> Response:
    """The agenda for a calendar program."""
    entries = views.calendar(collection=collection or None, partner=partner or None, kind=kind or None)
    name = declared_collection(views.snapshot, collection or None).calendar or NAME
    names = [entry.partner_name for entry in entries[:1] if partner and entry.partner_name]
    return _sent(request, views, entries, ": ".join([*names, name]))


@router.get("/dialogues/{identifier}.ics")
def dialogue_calendar(request: Request, views: Asked, identifier: str) -> Response:
    """One dialogue for a calendar program."""
    entries = views.calendar(dialogue=identifier)
    return _sent(request, views, entries, views.ledger().of(Dialogue, identifier)[-1].value.name)


@router.get("/dialogues/{identifier}")
def dialogue(request: Request, views: Asked, identifier: str, as_of: str = "") -> Response:
    """One dialogue: where it stands, its meetings with all their sources, which dialogue informs which."""
    day = parse_day(as_of) or views.clock().date()
    dossier = views.dialogue(identifier, as_of=day)
    agreement = views.ledger().of(Dialogue, identifier)[-1].value.agreement
    items = [item for item in views.agenda(as_of=day) if item.dialogue == identifier]
    shown = {section.title: section for section in dossier.sections}
    return render(
        request,
        "dialogue.html",
        {
            "dossier": dossier,
            "item": items[0] if items else None,
            "standing": shown.get(STANDING),
            "rest": [section for title, section in shown.items() if title not in (STANDING, INFORMING)],
            "branches": views.reporting_lines(agreement, as_of=day),
            "told": told,
            "agreement": agreement,
            "day": day.isoformat(),
            "proposed": PROPOSED,
            "found": findings_about(views, identifier),
            **_addresses(request, f"/dialogues/{identifier}.ics", {}),
        },
    )


def _sent(request: Request, views: View, entries: Sequence[CalendarEntry], name: str) -> Response:
    return sent(to_icalendar(entries, stamp=views.snapshot.newest, name=name, site=site_of(request)), "ics")


def _within(part: Part, items: Sequence[AgendaItem]) -> list[AgendaItem]:
    return [i for i in items if i.status in part.statuses and part.held in (None, i.times_held > 0)]


def _partners(views: View) -> dict[str, str]:
    """The parties some dialogue is held with: id → name, by name."""
    named = {item.partner: item.partner_name or item.partner for item in views.agenda() if item.partner}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def _stands(views: View, items: Sequence[AgendaItem]) -> dict[str, tuple[str, str]]:
    """For each claim a line names first: who says so, and where in it."""
    ledger, by_id = views.ledger(), views.snapshot.by_id
    named = {one for item in items for one in (item.claims[0], *(due.claims[0] for due in item.dues))}
    publishers = {source: entries[-1].value.publisher for source, entries in ledger.by_subject(Source).items()}
    basis = {one: by_id[one].basis for one in named}
    return {one: (publishers.get(place.source, place.source), place.locator) for one, place in basis.items()}


def _addresses(request: Request, path: str, chosen: dict[str, str]) -> dict[str, str]:
    """Where the calendar can be fetched once, and where a calendar program subscribes to it."""
    query = urlencode({name: value for name, value in chosen.items() if value})
    address = path + (f"?{query}" if query else "")
    return {"copy": address, "subscribe": f"webcal:{site_of(request).partition(':')[2]}{address}"}
