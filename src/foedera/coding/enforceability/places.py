"""Places: which parts of its own text a sentence names: 'this Chapter', 'Chapters 5 and 7', 'Articles 14.2 or 14.4.2'.

In: a sentence or heading. Out: kinds of division and numbers, written one way: 'Chapter XIV', 'Chapter Fourteen' and
'Chapter 14' are the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty"
_WORDS = {word: number for number, word in enumerate(_ONES.split(), start=1)}
_WORDS |= {word: number for number, word in zip(range(20, 60, 10), _TENS.split(), strict=True)}
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:(?:{_SPELT})(?:[\s-](?:{_SPELT}))?|\d+(?:[.-]\d+)*|[ivxlc]+(?:[.-]\d+)*|(?-i:[A-Z])(?:-\d+)?)(?!\w)"
_KIND = r"chapter|title|part|section|sub-?section|article|paragraph|annex|protocol"
_POINT = r"\([^)]{0,80}\)"
"""'(a)', '(with the exception of …)'."""
_ITEM = rf"{_NUMBER}(?:\s*{_POINT})*"
_AND = r"\s*(?:,|;|and|or|to|through)\s*(?:(?:and|or)\s+)?"
_LIST = re.compile(rf"(?:(?<!\w)|(?<=and))(?P<kind>{_KIND})s?\s+(?P<list>{_ITEM}(?:{_AND}{_ITEM})*)", re.IGNORECASE)
_ONE = re.compile(rf"{_POINT}|(?P<upto>to|through)(?!\w)|(?:and|or)(?!\w)|(?P<number>{_NUMBER})", re.IGNORECASE)
_LONGEST = 60
"""Divisions a range may name."""
_ELSEWHERE = re.compile(
    r"\s+(?:to\s+\w+\s+)?of\s+(?:the\s+)?(?!this|the|chapter|section|title|part|annex|protocol)\w", re.IGNORECASE
)
"""Of another text: 'Article XX of GATT 1994'."""
_THIS = re.compile(rf"(?<!\w)th(?:is|ese)\s+(?P<kind>{_KIND})s?(?!\w)", re.IGNORECASE)


class Division(NamedTuple):
    """A division of a text, by its kind and number."""

    kind: str
    """chapter, title, part, section, article, paragraph, annex."""
    number: str
    """Digits for digits, roman and spelt numbers; else as printed, in lower case."""

    def within(self, number: str) -> bool:
        """Whether it is the division of that number or one below: 14.2 is within 14, 142 is not."""
        return f"{self.number}.".startswith(f"{number}.")


def named(text: str) -> Iterator[Division]:
    """The divisions a text names by number, in order."""
    for match in _LIST.finditer(text):
        if _ELSEWHERE.match(text, match.end()):
            continue
        kind, upto, last = match["kind"].lower(), False, ""
        for token in _ONE.finditer(match["list"]):
            if token["number"] is None:
                upto = upto or token["upto"] is not None
                continue
            number = canonical(token["number"])
            yield from (Division(kind, between) for between in (_between(last, number) if upto else ()))
            yield Division(kind, number)
            upto, last = False, number


def own(text: str) -> Iterator[str]:
    """The kinds of division a text says 'this' of, in order: 'this Chapter' gives chapter."""
    for match in _THIS.finditer(text):
        yield match["kind"].lower()


def heads(heading: str) -> Division | None:
    """The division a heading opens: 'CHAPTER SIX – Sanitary Measures' opens chapter 6; None where it names none."""
    match = re.match(rf"\s*(?P<kind>{_KIND})\s+(?P<number>{_NUMBER})", heading, re.IGNORECASE)
    return None if match is None else Division(match["kind"].lower(), canonical(match["number"]))


def canonical(number: str) -> str:
    """A number written one way: 'XIV', 'Fourteen' and '14' give 14; 'XIII.5' gives 13.5; anything else as it is."""
    low = number.lower().strip(" .")
    head, dot, tail = low.replace("-", ".").partition(".") if any(sign.isdigit() for sign in low) else (low, "", "")
    words = re.split(r"[\s-]", head)
    if all(word in _WORDS for word in words):
        head = str(sum(_WORDS[word] for word in words))
    elif re.fullmatch("[ivxlc]+", head):
        head = str(_roman(head))
    return head + dot + tail


def _between(first: str, last: str) -> list[str]:
    """The whole numbers between two: Chapters 10 through 13 are also 11 and 12."""
    if not (first.isdigit() and last.isdigit()):
        return []
    return [str(number) for number in range(int(first) + 1, min(int(last), int(first) + _LONGEST))]


def _roman(low: str) -> int:
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    values = [worth[sign] for sign in low]
    return sum(-value if value < max(values[place + 1 :], default=0) else value for place, value in enumerate(values))
