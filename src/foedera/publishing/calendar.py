"""The agenda as a calendar (iCalendar, RFC 5545): one all-day event for each dialogue that has a due date."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from icalendar import Calendar, Event

from foedera.model.agenda import AgendaItem
from foedera.model.dates import written_out
from foedera.publishing.lines import due_in_words

DOMAIN = "foedera.invalid"
"""Makes event ids worldwide unique; .invalid promises that no site stands behind it (RFC 2606)."""

NAME = "Promised dialogues: next due"
"""What an agenda is called whose collection declares no name."""


def to_icalendar(items: Sequence[AgendaItem], *, stamp: datetime.datetime, name: str = NAME) -> bytes:
    """The agenda for a calendar program.

    An event's id stays the same while its dialogue has not met again, so a subscriber sees it move, not double.

    Args:
        items: the agenda.
        stamp: when what it says was last recorded (DTSTAMP without METHOD, RFC 5545 3.8.7.2); aware, UTC. So the same
            state of a workspace gives the same bytes, whenever it is asked.
        name: what a calendar program calls it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Foedera//agenda//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for item in items:
        if item.next_due is not None:
            calendar.add_component(_event(item, datetime.date.fromisoformat(item.next_due), stamp))
    return bytes(calendar.to_ical())


def _event(item: AgendaItem, due: datetime.date, stamp: datetime.datetime) -> Event:
    event = Event()
    event.add("uid", f"{item.dialogue}-after-{item.last_held or 'start'}@{DOMAIN}")
    event.add("dtstamp", stamp)
    event.add("dtstart", due)
    event.add("dtend", due + datetime.timedelta(days=1))
    event.add("summary", f"{item.name}: next due")
    event.add("transp", "TRANSPARENT")
    held = f"last held {written_out(item.last_held)}" if item.last_held else "no meeting reported"
    event.add(
        "description",
        f"{held}; {item.due_rule}. As of {item.as_of}: {due_in_words(item)}. Level: {item.level or 'not stated'}.",
    )
    return event
