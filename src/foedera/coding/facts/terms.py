"""Terms inside a clause: numbers in words, periods, ordinals, dates, languages, names of holders.

In: a text. Out: terms with their place and a short value. Not here: what a term means for an agreement.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_VALUES = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{word: number for number, word in enumerate(_ORDINALS, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{f"{word[:-1]}ieth": 10 * number for number, word in enumerate(_TENS, 2)},
}
_MONTHS = calendar.month_name[1:]
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_WORDS = rf"(?:{_WORD}|hundred|thousand)(?:(?:\s+and\s+|[\s-]+)(?:{_WORD}|hundred|thousand)){{0,9}}"
"""No number or year of a treaty takes more than ten words."""
_PERIOD = re.compile(
    rf"\b(?:a\s+period\s+of\s+)?(?P<number>\d{{1,3}}|{_WORDS}|an?)(?:\s?(?:st|nd|rd|th))?\)?"
    r"\s*+(?:\(\s?[\w -]{1,20}\s?\))?[\s-]*+(?:calendar\s+|full\s+|successive\s+|consecutive\s+)?"
    r"(?P<unit>day|week|month|year)(?:s|['’]s|s['’])?\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DAY = rf"(?P<day>\d{{1,2}}|{_WORDS})(?:\s?(?:st|nd|rd|th))?"
_YEAR = rf"(?P<year>(?:19|20)\s?\d\d|(?:one\s+thousand|nineteen|two[\s-]+thousand)(?:[\s,-]+(?:and\s+)?{_WORDS})?)"
_IN_YEAR = r"(?:(?:of|in|in\s+the|of\s+the|in\s+this)?\s*(?:the\s+)?year\s*(?:of)?\s*|of\s+|in\s+)?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DAY}(?:\s*day)?(?:\s*of)?(?:\s+the\s+month\s+of)?[\s,]*{_MONTH}[\s,]*{_IN_YEAR}{_YEAR}(?!\d)",
        rf"\b{_MONTH}\s+{_DAY}[\s,]*{_YEAR}(?!\d)",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<monthnumber>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<day>\d{1,2})\.\s?(?P<monthnumber>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)\b",
        rf"\b{_MONTH}[\s,]+{_YEAR}\b",
        rf"\bday\s+of\b[\s_.…,-]*{_YEAR}(?!\d)",
    )
)
_NAME = re.compile(
    r"(?:[A-Z][\w’'-]*)(?:(?:\s+(?:of|the|and|for|de|to))*\s+[A-Z][\w’'-]*)*",
)
NEAR = 15
"""A term belongs to a hit it overlaps or begins at most so many code points behind."""


class Term(NamedTuple):
    """Something read in a text, with its half-open place."""

    start: int
    end: int
    value: str


def number_of(words: str) -> int | None:
    """The number some words say: 'twenty-eighth' is 28, 'nineteen hundred and ninety-two' 1992; None for none."""
    if words.isdigit():
        return int(words)
    total, part = 0, 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in ("a", "an"):
            part += 1
        elif word == "hundred":
            part = max(1, part) * 100
        elif word == "thousand":
            total, part = total + max(1, part) * 1000, 0
        elif word in _VALUES:
            part += _VALUES[word]
        elif word != "and":
            return None
    return total + part or None


def periods(text: str) -> Iterator[Term]:
    """Lengths of time: '6 months', '1 year'."""
    for match in _PERIOD.finditer(text):
        number = number_of(match["number"])
        if number:
            unit = match["unit"].lower()
            yield Term(match.start(), match.end(), f"{number} {unit}{'' if number == 1 else 's'}")


def ordinals(text: str) -> Iterator[Term]:
    """Ordinal words: 'second'."""
    for match in _ORDINAL.finditer(text):
        yield Term(match.start(), match.end(), match[0].lower())


def dates(text: str) -> list[Term]:
    """Dates in order, as partial dates; a later pattern takes only what an earlier one left."""
    found: list[Term] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            value = _date(match)
            if value is not None and all(match.end() <= term.start or match.start() >= term.end for term in found):
                found.append(Term(match.start(), match.end(), value))
    return sorted(found)


def names(text: str) -> Iterator[Term]:
    """Runs of words with capitals: 'Secretary-General of the Council of Europe'."""
    for match in _NAME.finditer(text):
        yield Term(match.start(), match.end(), " ".join(match[0].split()).removeprefix("The "))


def languages(text: str, known: Mapping[str, str]) -> Term | None:
    """All languages named in a text as one term: 'eng, fra'; None where it names none."""
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(known, key=len, reverse=True))})\b")
    hits = list(pattern.finditer(text))
    if not hits:
        return None
    return Term(hits[0].start(), hits[-1].end(), ", ".join(dict.fromkeys(known[hit[0]] for hit in hits)))


def _date(match: re.Match[str]) -> str | None:
    """A match as a partial date; None where there is no such day."""
    part = match.groupdict()
    year = _year(part["year"])
    month = int(part["monthnumber"]) if part.get("monthnumber") else _month(part.get("month"))
    day = number_of(part["day"]) if part.get("day") else None
    if year is None:
        return None
    if month is None:
        return f"{year}"
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")


def _year(words: str) -> int | None:
    digits = words.replace(" ", "")
    if digits.isdigit():
        return int(digits)
    lower = " ".join(words.lower().split())
    if re.match(r"nineteen[\s-]+(?!hundred)", lower):  # 'nineteen ninety-two'
        rest = number_of(lower.removeprefix("nineteen"))
        return None if rest is None else 1900 + rest
    year = number_of(words)
    return year if year is not None and 1000 < year < 2100 else None


def _month(name: str | None) -> int | None:
    return None if name is None else _MONTHS.index(name.capitalize()) + 1
