"""When agreements began, and days counted from there."""

from __future__ import annotations

import calendar
import datetime
import re

from foedera.model.dates import first_day, last_day
from foedera.model.event import Event
from foedera.model.ledger import Entry, Ledger

BEGINNINGS = ("signed", "adopted", "concluded", "announced")
"""Roles of events from which an agreement stands, in the order they are asked for."""

_DURATION = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def beginning(ledger: Ledger, agreement: str, as_of: datetime.date) -> Entry[Event] | None:
    """The event from which an agreement stands: the best role, then the earliest date; None before all of them."""
    events = ledger.of(Event, agreement)
    for role in BEGINNINGS:
        dated = [e for e in events if e.value.role == role and e.value.date and last_day(e.value.date) <= as_of]
        if dated:
            return min(dated, key=lambda entry: (first_day(entry.value.date or ""), entry.claim.id))
    return None


def due_day(due: str | None, start: str | None) -> tuple[datetime.date | None, str]:
    """The last day by which something is due, and how that follows.

    Args:
        due: an ISO 8601 duration in days, weeks, months and years, a date, or words that fix no day.
        start: when the agreement began, from which a duration is counted.
    """
    if due is None:
        return None, "no deadline is stated"
    if _DATE.fullmatch(due):
        try:
            return last_day(due), f"the date stated, {due}"
        except ValueError:
            return None, f"“{due}” is no day of the calendar"
    found = _DURATION.fullmatch(due)
    if found is None or not any(found.groups()):
        return None, f"“{due.replace('_', ' ')}” fixes no day"
    if start is None:
        return None, f"{due} after a beginning whose date is not on record"
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    try:
        day = later(last_day(start), 12 * years + months) + datetime.timedelta(days=7 * weeks + days)
    except (ValueError, OverflowError):
        return None, f"{due} after {start} lies beyond the calendar"
    return day, f"{due} after the agreement began on {start}"


def later(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month some months later, or the month's last day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
