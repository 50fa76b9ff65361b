"""Dates in running English: a day, month or year, the second day of a pair, and years a neighbour lends.

In: a sentence. Out: dates with places, precision kept. Not here: what happened on them.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.model.dates import compatible, written_out
from foedera.watching.prose.parts.numbers import WORDS

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name and name != "May"}
_MONTHS["sept"] = 9
_MONTH = "|".join(sorted((name.capitalize() for name in _MONTHS), key=len, reverse=True))
_DAY = r"(?<![\d.,/€$£])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PROSE_DATE = re.compile(
    rf"{_DAY}(?:\s?(?:and|to|[–-])\s?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?\s(?:of\s)?(?P<month>{_MONTH})\b\.?"
    r"(?:,?\s(?P<year>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<month_b>{_MONTH})\s(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s(?P<year_b>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<month_c>{_MONTH})\.?(?:,|\sof)?\s(?P<year_c>(?:19|20)\d\d)\b"
    r"|(?<![\d./-])(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\d/-])"
    r"|(?<![\d./-])(?P<dot_day>\d{1,2})[./](?P<dot_month>\d{1,2})[./](?P<dot_year>(?:20)?\d\d)(?![\d/])"
    r"|(?<![\d./-])(?P<my_month>\d{1,2})\.(?P<my_year>20\d\d)(?![\d/])"
    r"|(?<![\d./,€$£-])(?P<year_d>(?:19|20)\d\d)(?![\d/]|[.,]\d|-\d)"
    r"|\bthe\s(?P<ordinal_day>\d{1,2})(?:st|nd|rd|th)(?:\sof\s(?:that|the\ssame)\smonth)?\b(?!\s(?:of\s)?[A-Z])"
)
_ORDINAL_NOUN = re.compile(
    r"\s(?:round|meeting|session|summit|century|anniversary|edition|partner|country|area|row|time|on[ce]|one|annual)\b"
)


_APPOSED = 3
"""Code points between a date and what explains it: '18 June, five days before that'."""
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_LATER = re.compile(
    rf"\b(?:(?<!half )(?P<number>an?|{'|'.join(sorted(WORDS, key=len, reverse=True))}|\d{{1,2}})\s"
    r"(?P<unit>day|week|fortnight|month|year)s?\s"
    r"(?P<way>later|earlier|afterwards|(?:after|before)(?=(?:\s(?:it|that|them|this))?[,.;)]))"
    r"|(?P<same>(?:on\s)?(?:the\s(?:very\s)?same|that(?:\s(?:very|same))?)\sday(?!,\s\d))"
    r"|the\s(?P<side>next|following)\sday\b|the\sday\s(?P<side2>after|before)(?=[,.;]|\s(?:it|that)\b))",
    re.IGNORECASE,
)


class DateMention(NamedTuple):
    """A date where it stands."""

    start: int
    end: int
    date: str
    """Partial date."""
    last: str | None = None
    """The second day of '23 and 24 March'; None for a single date."""
    lent: bool = False
    """Whether the year is a neighbour's."""
    counted: bool = False
    """Whether it is counted from a date before ('three days later')."""

    def meets(self, other: str) -> bool:
        """Whether a partial date can be this one; where the year is a neighbour's, it need not be the one meant."""
        if self.lent and len(self.date) > 4 and len(other) > 4:
            year, (month, *day) = int(other[:4]), map(int, self.date[5:].split("-"))
            return _possible(year, month, *day) and compatible(other[:4] + self.date[4:], other)
        if self.last is not None and len(other) == len(self.date) == 10:
            return self.date <= other <= self.last
        return compatible(self.date, other)

    @property
    def in_words(self) -> str:
        """As people write it."""
        return written_out(self.date)


def dates_in(text: str, *, before: str | None = None, near: DateMention | None = None) -> tuple[DateMention, ...]:
    """The dates of a sentence, in order.

    Args:
        text: the sentence.
        before: the last date that came before it, whose year or month it may borrow; None for none.
        near: the last date of the sentence just before, from which 'three days later' may count; None for none.
    """
    written = _written(text, before)
    return tuple(sorted([*written, *_counted(text, written, near)]))


def _written(text: str, before: str | None) -> tuple[DateMention, ...]:
    """Dates in figures and names of months."""
    raw = list(_PROSE_DATE.finditer(text))
    found: list[DateMention] = []
    for place, match in enumerate(raw):
        year, month, day, second = _parts(match)
        if day is not None and month is None and _ORDINAL_NOUN.match(text, match.end()):
            continue
        lent = year is None or (month is None and day is not None)
        if year is None:
            year = _year_near(raw, place, found, before)
        if month is None and day is not None:
            month = _month_near(found, before)
            if month is None:
                continue
        if year is None or not _possible(year, month, day):
            continue
        last = None if second is None or not _possible(year, month, second) else _date(year, month, second)
        found.append(DateMention(match.start(), match.end(), _date(year, month, day), last, lent))
    return tuple(found)


def _counted(text: str, written: Sequence[DateMention], near: DateMention | None) -> Iterator[DateMention]:
    """Dates told by their distance from the one before: 'three days later', 'the same day'."""
    last: DateMention | None = None
    for match in _LATER.finditer(text):
        base = next((one for one in reversed(written) if one.end <= match.start()), None) or last or near
        beside = any(0 <= match.start() - one.end <= _APPOSED for one in written)
        date = None if base is None or beside else _moved(base.date, match)
        if base is not None and date is not None:
            last = DateMention(match.start(), match.end(), date, None, base.lent, counted=True)
            yield last


def _moved(base: str, match: re.Match[str]) -> str | None:
    """A date some days, weeks, months or years from another; None where the other is not exact enough."""
    if match["same"]:
        return base if len(base) == 10 else None
    word = (match["number"] or "one").lower()
    number = 1 if word in ("a", "an") else WORDS.get(word) or _number(word if word.isdigit() else None) or 0
    unit, back = (
        (match["unit"] or "day").lower(),
        (match["way"] or match["side"] or match["side2"] or "").lower() in ("earlier", "before"),
    )
    if not number:
        return None
    sign = -1 if back else 1
    if unit in _DAYS:
        if len(base) < 10:
            return None
        return (datetime.date.fromisoformat(base) + sign * datetime.timedelta(days=_DAYS[unit] * number)).isoformat()
    if unit == "year":
        return f"{int(base[:4]) + sign * number:04}"
    if len(base) < 7:
        return None
    months = int(base[:4]) * 12 + int(base[5:7]) - 1 + sign * number
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _parts(match: re.Match[str]) -> tuple[int | None, int | None, int | None, int | None]:
    """Year, month, day, second day, as far as the words give them."""
    group = match.groupdict()
    if group["iso"]:
        year, month, day = group["iso"].split("-")
        return int(year), int(month), int(day), None
    if group["ordinal_day"]:
        return None, None, int(group["ordinal_day"]), None
    name = group["month"] or group["month_b"] or group["month_c"]
    month = _number(group["dot_month"] or group["my_month"]) if name is None else _MONTHS[name.lower()]
    year = _number(
        group["year"] or group["year_b"] or group["year_c"] or group["year_d"] or group["dot_year"] or group["my_year"]
    )
    if year is not None and year < 100:
        year += 2000
    return year, month, _number(group["day"] or group["day_b"] or group["dot_day"]), _number(group["day2"])


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _year_near(raw: list[re.Match[str]], place: int, found: list[DateMention], before: str | None) -> int | None:
    """The year of the next date that names one ('19 November and 18 December 2024'), else of the last before."""
    for match in raw[place + 1 :]:
        year, month, _, _ = _parts(match)
        if year is not None and month is not None:
            return year
    if found:
        return int(found[-1].date[:4])
    return None if before is None else int(before[:4])


def _month_near(found: list[DateMention], before: str | None) -> int | None:
    last = found[-1].date if found else before
    return int(last[5:7]) if last is not None and len(last) >= 7 else None


def _possible(year: int, month: int | None, day: int | None = None) -> bool:
    if month is None:
        return day is None
    return 1 <= month <= 12 and (day is None or 1 <= day <= calendar.monthrange(year, month)[1])


def _date(year: int, month: int | None, day: int | None) -> str:
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]
    return "-".join(parts)
