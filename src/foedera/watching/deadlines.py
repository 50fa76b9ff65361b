"""Deadlines: the day a stated one fixes, counted where it has to be from when the agreement began."""

from __future__ import annotations

import datetime
import re

from foedera.model.dates import last_day, months_later

_DUE_AFTER = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?")
_DUE_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def due_day(due: str | None, start: str | None) -> tuple[datetime.date | None, str]:
    """The last day by which something is due, and how that follows.

    Args:
        due: an ISO 8601 duration in days, weeks, months and years, a date, or words that fix no day.
        start: when the agreement began, from which a duration is counted.
    """
    if due is None:
        return None, "no deadline is stated"
    if _DUE_DATE.fullmatch(due):
        try:
            return last_day(due), f"the date stated, {due}"
        except ValueError:
            return None, f"“{due}” is no day of the calendar"
    found = _DUE_AFTER.fullmatch(due)
    if found is None or not any(found.groups()):
        return None, f"“{due.replace('_', ' ')}” fixes no day"
    if start is None:
        return None, f"{due} after a beginning whose date is not on record"
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    try:
        month = months_later(last_day(start).isoformat(), 12 * years + months)
        day = last_day(month) + datetime.timedelta(days=7 * weeks + days)
    except (ValueError, OverflowError):
        return None, f"{due} after {start} lies beyond the calendar"
    return day, f"{due} after the agreement began on {start}"
