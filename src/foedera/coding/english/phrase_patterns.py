"""The phrasebook: words for who acts, conditions, rhythms, deadlines and levels, compiled once.

In: a sentence. Out: the places where a phrase stands, with the value it means. Shared by the coders of commitments and
of dialogues; the words are data (data/words/phrases.yaml). Not here: to which undertaking a phrase belongs.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.shared_scan import AnyOf, PatternWording, SharedScan, wording_of
from foedera.coding.wordlists import read_list
from foedera.model.phrasing import ORDINALS
from foedera.text.folding import lower
from foedera.text.places import apart

_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_CARDINAL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {
    **{word: value for words in (_CARDINAL, ORDINALS) for value, word in enumerate(words, start=1)},
    "a": 1,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty-five": 45,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
SPAN = (
    rf"(?<!\w){_NUMBER}(?:\s*\(\w+\))?\s+(?:calendar\s+|working\s+|business\s+)?(?P<unit>day|week|month|year)s?(?!\w)"
)
"""A number with its unit, as digits or words, cardinal or ordinal."""
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = rf"(?<!\w)(?P<date>(?:\d{{1,2}}\s+)?(?:{_MONTH})\s+(?:\d{{1,2}},\s*)?\d{{4}}|(?:19|20)\d\d)(?!\w)"
"""A day, month or year by the calendar."""
_FILLED = {"span": "(day|week|month|year)(s)?", "date": f"({_MONTH}|(19|20)*)"}
"""Expressions that occur wherever a hole is filled."""


class PhraseEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One meaning and the expressions that show it."""

    value: str
    meaning: str
    source: str
    expressions: tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """The lists of the phrasebook; in each the entry that stands first decides."""

    id: str
    version: int
    actors: tuple[PhraseEntry, ...]
    conditions: tuple[PhraseEntry, ...]
    periodicities: tuple[PhraseEntry, ...]
    deadlines: tuple[PhraseEntry, ...]
    levels: tuple[PhraseEntry, ...]


class PhraseMatch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A phrase at its place in the text that was searched."""

    start: int
    end: int
    value: str


class PhrasePatterns:
    """The phrases, compiled for one agreement; `partners` are the names of the side that is not the EU."""

    def __init__(self, phrases: Phrases, *, partners: Sequence[str] = (), scan: SharedScan | None = None) -> None:
        self._scan = scan = scan or SharedScan()
        self._actors = _actors(phrases.actors, tuple(partners))
        self._lists = {
            name: [(entry.value, _places(entry.expressions, scan)) for entry in getattr(phrases, name)]
            for name in ("conditions", "periodicities", "deadlines", "levels")
        }
        self._numbers = {
            name: frozenset[int]().union(*(places.numbers for _, places in entries))
            for name, entries in self._lists.items()
        }

    def actors(self, text: str) -> tuple[PhraseMatch, ...]:
        """Every mention of a side, in order; where several begin at one place the longest."""
        found = [
            PhraseMatch(start=m.start(), end=m.end(), value=value)
            for value, pattern in self._actors
            for m in pattern.finditer(text)
        ]
        return tuple(apart(found))

    def conditions(self, text: str) -> tuple[PhraseMatch, ...]:
        """Where conditions begin, in order."""
        ((value, pattern),) = self._lists["conditions"]
        return tuple(PhraseMatch(start=m.start(), end=m.end(), value=value) for m in pattern.finditer(text))

    def periodicity(self, text: str, *, of: str | None = None) -> PhraseMatch | None:
        """The first rhythm in the order of the list; None where none is stated.

        `of` is the sentence the text is a part of: where that holds no rhythm, its parts are not looked at.
        """
        return self._first("periodicities", text, of)

    def level(self, text: str) -> PhraseMatch | None:
        """The first level in the order of the list; None where none is stated."""
        return self._first("levels", text, None)

    def deadlines(self, text: str, *, of: str | None = None) -> tuple[PhraseMatch, ...]:
        """Every deadline, in order: an ISO 8601 duration (P30D), a date as printed, 'soon' or 'reasonable'.

        `of` is as in `periodicity`.
        """
        found = [
            PhraseMatch(start=m.start(), end=m.end(), value=_due(kind, m))
            for kind, pattern in self._there("deadlines", of or text)
            for m in pattern.finditer(text)
        ]
        return tuple(apart(found))

    def _there(self, name: str, text: str) -> Sequence[tuple[str, AnyOf]]:
        """The entries of a list; none where none of them can be there."""
        return () if self._numbers[name].isdisjoint(self._scan.found_in(text)) else self._lists[name]

    def _first(self, name: str, text: str, of: str | None) -> PhraseMatch | None:
        hits = ((value, pattern.search(text)) for value, pattern in self._there(name, of or text))
        return next((PhraseMatch(start=m.start(), end=m.end(), value=value) for value, m in hits if m), None)


def read_phrases(text: str, *, name: str) -> Phrases:
    """The phrases from their YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    return read_list(text, Phrases, what="the phrasebook", name=name)


@functools.lru_cache(maxsize=64)
def _actors(entries: tuple[PhraseEntry, ...], partners: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    """Each side with the pattern of its names."""
    names = "|".join(re.escape(name) for name in partners if name)
    holes = {"partner": f"(?:{names})"}
    # where no partner is named, what names one is not tried
    tried = [(e.value, [each for each in e.expressions if names or "{partner}" not in each]) for e in entries]
    return [(value, _compiled(expressions, holes)) for value, expressions in tried if expressions]


def _compiled(expressions: Sequence[str], holes: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(_with_holes(expression, holes) for expression in expressions), re.IGNORECASE)


def _places(expressions: Iterable[str], scan: SharedScan) -> AnyOf:
    """Where one of some expressions stands; one with a hole is looked for where what fills it may stand."""
    holed = {each: next((hole for hole in _FILLED if f"{{{hole}}}" in each), None) for each in expressions}
    return AnyOf(
        scan,
        [(_FILLED[hole], _filled(each)) if hole else (each, wording_of(each)) for each, hole in holed.items()],
    )


@functools.cache
def _filled(expression: str) -> PatternWording:
    return PatternWording(re.compile(_with_holes(expression, {"span": SPAN, "date": DATE}), re.IGNORECASE))


def _with_holes(expression: str, holes: Mapping[str, str]) -> str:
    """An expression's pattern, with what {span}, {date} and {partner} stand for in their places.

    Groups lose their names, which one pattern cannot hold twice; `_due` parses again what was found.
    """
    pattern = compile_expression(re.sub(r"\{(\w+)\}", r"hole_\1", expression)).pattern
    for name, hole in holes.items():
        pattern = pattern.replace(f"hole_{name}", re.sub(r"\?P<\w+>", "?:", hole))
    return pattern


def _due(kind: str, match: re.Match[str]) -> str:
    """What a deadline says."""
    if kind == "span" and (span := re.search(SPAN, match.group(), re.IGNORECASE)):
        number = lower(span["number"])
        return f"P{int(number) if number.isdigit() else _NUMBERS[number]}{_UNITS[lower(span['unit'])]}"
    if kind == "date" and (date := re.search(DATE, match.group(), re.IGNORECASE)):
        return date["date"]
    return kind
