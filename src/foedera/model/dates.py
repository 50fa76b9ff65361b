"""Dates that keep the precision they were given with: 2024, 2024-11 or 2024-11-19.

A partial date is a string; unknown is None, never a magic date. Strings of equal precision sort by time.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable
from typing import Annotated

import msgspec

from foedera.amounts import amount
from foedera.errors import UsageError

PATTERN = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"

PartialDate = Annotated[str, msgspec.Meta(pattern=PATTERN)]

Clock = Callable[[], datetime.datetime]
"""What time it is: aware, in UTC."""

Day = str | datetime.date | None
"""A day as YYYY-MM-DD, as a date, or as a moment of it; None for now."""


def parse_day(text: Day) -> datetime.date | None:
    """The day a user asked for, as it is or written out; None for None or nothing.

    A moment stands for its day: in UTC where it says its offset, else as it is written.

    Raises:
        UsageError: for anything but YYYY-MM-DD.
    """
    if not text:
        return None
    if isinstance(text, datetime.datetime):
        return (text if text.tzinfo is None else text.astimezone(datetime.UTC)).date()
    if isinstance(text, datetime.date):
        return text
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "not a day", where=repr(text), expected="YYYY-MM-DD", found=repr(text), next_step="write it like 2026-11-23"
        ) from None


def as_written(date: Day) -> str | None:
    """A date as records hold it: a text as it is, whatever its precision; a day as YYYY-MM-DD."""
    if isinstance(date, str):
        return date
    day = parse_day(date)
    return None if day is None else day.isoformat()


def first_day(date: str) -> datetime.date:
    """The earliest day a partial date can mean."""
    parts = [int(part) for part in date.split("-")]
    return datetime.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(date: str) -> datetime.date:
    """The latest day a partial date can mean."""
    parts = [int(part) for part in date.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
    return datetime.date(parts[0], month, day)


def compatible(one: str, other: str) -> bool:
    """Whether two partial dates can mean the same day: 2024-11 and 2024-11-19 can, 2024-11 and 2024-12-18 cannot."""
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def months_between(earlier: str, later: str) -> int:
    """Whole months from the first day of one date to the first day of another (may be negative)."""
    start, end = first_day(earlier), first_day(later)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (end.day < start.day)


def months_later(date: str, months: int) -> str:
    """The same day some months later, or that month's last day, as precisely as the date was given.

    A year counted on by whole years stays a year; by less, it is the month up to which it can be meant.
    """
    day = last_day(date)
    whole = day.month - 1 + months
    year, month = day.year + whole // 12, whole % 12 + 1
    parts = date.count("-")
    if parts == 0 and months % 12 == 0:
        return f"{year:04}"
    if parts < 2:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{min(day.day, calendar.monthrange(year, month)[1]):02}"


def span_in_words(start: datetime.date, end: datetime.date) -> str:
    """How long it is from one day to another, whichever is first: 17 days, 7 months, 2 years and 1 month.

    Below two months in days; above, in whole months by the calendar, never rounded up.
    """
    earlier, later = sorted((start, end))
    months = months_between(earlier.isoformat(), later.isoformat())
    if months < 2:
        return amount((later - earlier).days, "day")
    if months < 24:
        return amount(months, "month")
    years, rest = divmod(months, 12)
    return amount(years, "year") + (f" and {amount(rest, 'month')}" if rest else "")


def written_out(date: str | None) -> str:
    """A partial date in words: 19 November 2024, November 2024, 2024; 'date unknown' for None."""
    if date is None:
        return "date unknown"
    day = first_day(date)
    match date.count("-"):
        case 0:
            return f"{day.year}"
        case 1:
            return f"{calendar.month_name[day.month]} {day.year}"
        case _:
            return f"{day.day} {calendar.month_name[day.month]} {day.year}"
