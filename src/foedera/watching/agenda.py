"""The agenda: for each promised dialogue its rhythm, when it was last held and when it is next due.

A meeting no source reports is unknown, never missed: the agenda then says 'no public evidence as of DATE'.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Collection, Iterable

from foedera.model.agenda import AgendaItem, Status
from foedera.model.dates import first_day, last_day
from foedera.model.event import Dialogue, Event, Meeting
from foedera.model.ledger import Entry, Ledger

MONTHS = {
    "monthly": 1,
    "quarterly": 3,
    "six_monthly": 6,
    "annual": 12,
    "every_two_years": 24,
    "every_three_years": 36,
    "every_five_years": 60,
}
"""Months between meetings for each rhythm that fixes a date; 'regular' fixes none."""

BEGINNINGS = ("signed", "adopted", "concluded", "announced")
"""Roles of events from which a promise stands, in the order they are asked for."""

PROMISES = (
    "security_and_defence",
    "strategic",
    "foreign_and_security_policy",
    "thematic",
    "consultations",
    "forum",
    "body",
)
"""Formats of dialogue the agenda follows."""


def build_agenda(ledger: Ledger, *, as_of: datetime.date, agreements: Collection[str]) -> tuple[AgendaItem, ...]:
    """The agenda on a day, soonest due first, those without a due date last.

    Args:
        ledger: everything known.
        as_of: the day the agenda is drawn up; meetings and signatures after it do not count.
        agreements: only dialogues under these agreements.
    """
    items = (
        _item(dialogue, entries, ledger, as_of)
        for dialogue, entries in ledger.by_subject(Dialogue).items()
        if entries[0].value.agreement in agreements and entries[0].value.format in PROMISES
    )
    standing = (item for item in items if item is not None)
    return tuple(sorted(standing, key=lambda item: (item.next_due or "9999", item.agreement, item.dialogue)))


def _item(dialogue: str, entries: list[Entry[Dialogue]], ledger: Ledger, as_of: datetime.date) -> AgendaItem | None:
    """One line, or None when the agreement that promises the dialogue does not stand yet on that day."""
    agreement = entries[0].value.agreement
    start = _beginning(ledger.of(Event, agreement), as_of)
    if start is None:
        return None
    meetings = sorted(
        (entry for entry in ledger.of(Meeting, dialogue) if last_day(entry.value.date) <= as_of),
        key=lambda entry: first_day(entry.value.date),
    )
    rhythm = _first(entry.value.periodicity for entry in entries)
    months = MONTHS.get(rhythm or "")
    last = meetings[-1].value.date if meetings else None
    due, rule = _due(last, start.value.date, months)
    return AgendaItem(
        dialogue=dialogue,
        agreement=agreement,
        name=entries[0].value.name,
        level=_first(entry.value.level for entry in entries),
        periodicity=rhythm,
        promised_since=start.value.date,
        last_held=last,
        times_held=len({entry.value.date for entry in meetings}),
        next_due=None if due is None else due.isoformat(),
        status=_status(due, as_of),
        due_rule=rule,
        as_of=as_of.isoformat(),
        claims=(*(e.claim.id for e in entries), *(e.claim.id for e in meetings), start.claim.id),
    )


def _beginning(events: list[Entry[Event]], as_of: datetime.date) -> Entry[Event] | None:
    """The event from which the agreement stands: the best role, then the earliest date."""
    for role in BEGINNINGS:
        dated = [e for e in events if e.value.role == role and e.value.date and first_day(e.value.date) <= as_of]
        if dated:
            return min(dated, key=lambda entry: (first_day(entry.value.date or ""), entry.claim.id))
    return None


def _due(last: str | None, start: str | None, months: int | None) -> tuple[datetime.date | None, str]:
    if months is None:
        return None, "no source states a rhythm that fixes a date"
    if last is not None:
        return _later(last_day(last), months), f"{months} months after it was last held"
    if start is not None:
        return _later(last_day(start), months), f"{months} months after the partnership began; never reported as held"
    return None, "no date to count from"


def _later(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month some months later, or the month's last day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _status(due: datetime.date | None, as_of: datetime.date) -> Status:
    if due is None:
        return Status.NO_RHYTHM
    return Status.UPCOMING if due >= as_of else Status.NO_PUBLIC_EVIDENCE


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
