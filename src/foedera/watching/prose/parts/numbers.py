"""Numbers in running English: figures and words, ordinals, sums of money, and how round they are meant."""

from __future__ import annotations

import re
from typing import NamedTuple

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
WORDS: dict[str, int] = {word: number for number, word in enumerate(_SMALL)} | _TENS
WORDS |= {f"{ten}-{one}": value + WORDS[one] for ten, value in _TENS.items() for one in _SMALL[1:10]}
WORDS |= {"half a dozen": 6, "dozen": 12, "hundred": 100}
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth",),
)
ORDINALS: dict[str, int] = {word: number for number, word in enumerate(_ORDINALS, 1)}
_COUNT = re.compile(
    rf"\b(?P<about>about|around|some|roughly|nearly|almost|approximately|over|more than|at least|up to)?\s?"
    rf"\b(?P<number>(?<![\d.,/€$£-])\d{{1,4}}(?![\d/%]|[.,]\d|-\d)"
    rf"|(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<figure>\d{{1,2}})(?:st|nd|rd|th))\b", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:(?P<about>about|around|some|estimated|roughly|nearly|almost|approximately|over|more than|at least|up to)\s)?"
    r"(?:(?:€|EUR\s?|euros?\s)(?P<sum>\d{1,4}(?:[.,]\d{1,3})?)\s?(?P<unit>million|billion|m\b|bn\b)"
    r"|(?P<sum_b>\d{1,4}(?:[.,]\d{1,3})?|\b(?:"
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + r"))\s(?P<unit_b>million|billion)\s(?:euros?\b|EUR\b))",
    re.IGNORECASE,
)


class NumberMention(NamedTuple):
    """A number where it stands."""

    start: int
    end: int
    value: float
    about: str | None = None
    """The word that makes it round, in lower case; None where it is meant exactly."""


def counts_in(text: str) -> tuple[NumberMention, ...]:
    """Whole numbers, in figures or words; years among them."""
    found = []
    for match in _COUNT.finditer(text):
        word = match["number"].lower()
        value = WORDS.get(word)
        about = match["about"]
        found.append(
            NumberMention(
                match.start("number"), match.end(), int(word) if value is None else value, about and about.lower()
            )
        )
    return tuple(found)


def ordinals_in(text: str) -> tuple[NumberMention, ...]:
    """Ordinals, in figures or words."""
    return tuple(
        NumberMention(m.start(), m.end(), ORDINALS[m["word"].lower()] if m["word"] else int(m["figure"]))
        for m in _ORDINAL.finditer(text)
    )


def sums_in(text: str) -> tuple[NumberMention, ...]:
    """Sums in euro, in millions."""
    found = []
    for match in _MONEY.finditer(text):
        unit = (match["unit"] or match["unit_b"]).lower()
        figure = (match["sum"] or match["sum_b"]).lower()
        value = float(WORDS.get(figure) or figure.replace(",", ".")) * (1000 if unit.startswith("b") else 1)
        about = match["about"]
        start = match.start("sum") if match["sum"] else match.start("sum_b")
        found.append(NumberMention(start, match.end(), value, about and about.lower()))
    return tuple(found)
