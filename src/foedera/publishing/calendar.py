"""The agenda as a calendar to subscribe to (iCalendar: RFC 5545, with the properties of RFC 7986)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Component, Event, Journal, vDuration, vText

from foedera.model.agenda import CalendarEntry, EntryState
from foedera.model.dates import written_out

NAME = "Promised dialogues: next due"
"""What an agenda is called whose collection declares no name."""

REFRESH = datetime.timedelta(days=1)
"""How often a calendar program is asked to look again: what is due changes from day to day."""

REMINDER = datetime.timedelta(days=-14, hours=9)
"""From the beginning of the day something is due: nine in the morning, two weeks before."""

STATUSES = {
    EntryState.DUE: "TENTATIVE",
    EntryState.OVERDUE: "TENTATIVE",
    EntryState.HELD: "CONFIRMED",
    EntryState.WITHDRAWN: "CANCELLED",
}
"""A date that was worked out is tentative; only a meeting a source reports is confirmed."""

EXPLAINED = (
    "When promised dialogues are next due, by the rhythm their agreements state or by what was announced. A date that "
    "has passed stays on the day it was due and says that there is no public evidence of a meeting; that does not "
    "mean that nobody met."
)


def to_icalendar(
    entries: Sequence[CalendarEntry], *, stamp: datetime.datetime, name: str = NAME, site: str | None = None
) -> bytes:
    """The agenda for a calendar program: the same state of a workspace on the same day gives the same bytes.

    What was due and has no public evidence stands on the day it was due, in words that claim no meeting, and takes no
    time (TRANSPARENT). A to-do would say it better, but the programs people subscribe with leave those out.

    Args:
        entries: what is due, overdue, held since or withdrawn.
        stamp: when the workspace was last written; the date of a calendar without entries. Aware, UTC.
        name: what a calendar program calls it.
        site: the address of the site whose pages hold the evidence; None where it is not known.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Foedera//agenda//EN")
    calendar.add("version", "2.0")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, vText(name))
    for key in ("description", "x-wr-caldesc"):
        calendar.add(key, vText(EXPLAINED))  # else the library takes an X- property for no text, and escapes nothing
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    if site is not None:
        calendar.add("url", f"{site}/agenda")
    for entry in entries:
        calendar.add_component(_event(entry, site))
    if not entries:
        calendar.add_component(_nothing(stamp))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, site: str | None) -> Component:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.revised)
    event.add("last-modified", entry.revised)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + datetime.timedelta(days=1))
    event.add("summary", _summary(entry))
    event.add("description", _description(entry, site))
    event.add("status", STATUSES[entry.state])
    event.add("transp", "TRANSPARENT")
    if site is not None:
        event.add("url", _page(entry, site))
    if entry.state is EntryState.DUE:
        event.add_component(_reminder(entry))
    return event


def _summary(entry: CalendarEntry) -> str:
    announced = entry.kind == "intention"
    match entry.state:
        case EntryState.DUE:
            return f"{entry.name}: {'announced for by then' if announced else 'due'}"
        case EntryState.OVERDUE:
            return f"No public evidence: {entry.name} was {'announced' if announced else 'due'}"
        case EntryState.HELD:
            return f"{entry.name}: held"
        case EntryState.WITHDRAWN:
            return f"No longer due: {entry.name}"


def _description(entry: CalendarEntry, site: str | None) -> str:
    last = f"Last held, as far as sources tell: {written_out(entry.last_held)}." if entry.last_held else None
    when = written_out(entry.date)
    parts: tuple[str, ...]
    match entry.state:
        case EntryState.DUE:
            parts = (f"By {when}: {entry.rule}.", last or "No meeting is on record.")
        case EntryState.OVERDUE:
            parts = (
                f"By {when}: {entry.rule}.",
                last or "",
                "No source on record says that it was held; that does not mean that nobody met.",
            )
        case EntryState.HELD:
            parts = (f"Held {when}, as sources report.",)
        case EntryState.WITHDRAWN:
            parts = (f"It stood here for {when} and is no longer due then.",)
    level = f"Level: {entry.level}." if entry.level else "Level: not stated."
    evidence = f"Evidence: {_page(entry, site)}" if site is not None else None
    return " ".join(part for part in (*parts, level, evidence) if part)


def _page(entry: CalendarEntry, site: str) -> str:
    return f"{site}/dialogues/{entry.dialogue}"


def _reminder(entry: CalendarEntry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDER)
    alarm.add("description", _summary(entry))
    return alarm


def _nothing(stamp: datetime.datetime) -> Component:
    """A calendar must hold something (RFC 5545, 3.6): a note that nothing is due, which takes no day."""
    note = Journal()
    note.add("uid", "nothing-due@foedera.invalid")
    note.add("dtstamp", stamp)
    note.add("summary", "No date can be worked out for any dialogue chosen.")
    return note
