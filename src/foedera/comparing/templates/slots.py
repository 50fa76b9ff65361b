"""Slots: names of parties, amounts and dates, which change from one agreement to the next where the clause does not.

In: a text and the names of parties. Out: slots with their place, kind and value. Not here: which of them really differ
between the passages of a clause type (`wordings.py`); the month is read in English, numbers in any language.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from foedera.model.template import SlotKind

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"[Tt]he\s$")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_YEAR = r"(?:1[6-9]|20)\d\d"
_DAY = r"\d{1,2}(?!\d)(?:\s?(?:st|nd|rd|th)\b)?"
_DATE = re.compile(
    rf"(?<![\w.,/-])(?:(?:the\s)?{_DAY}\s(?:day\s)?(?:of\s)?{_MONTH}\b(?:,?\s{_YEAR}\b)?"
    rf"|{_MONTH}\s(?:{_DAY}(?:,?\s{_YEAR}\b)?|{_YEAR}\b)"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}\b|{_YEAR}-\d\d-\d\d\b|{_YEAR}(?![\w/]))"
)
_NUMBER = r"\d[\d.,]{0,18}(?<![.,])"
_TIMES = r"(?:billion|million|thousand|bn|mln|m|B|M)\b"
_MONEY = r"(?:EUR|USD|GBP|CAD|AUD|NZD|CHF|NOK|SEK|DKK|ISK|PLN|CZK|HUF|RON|BGN|JPY|KRW|UAH|NLG|DEM|FRF|ITL|ESP|BEF)"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:{_MONEY}\s?|[A-Z]{{0,3}}[€$£¥]\s?){_NUMBER}(?:\s?{_TIMES})?"
    rf"|(?<![\w.,]){_NUMBER}\s?(?:(?:billion|million|thousand|bn|mln)\b\s?)?"
    r"(?:[€$£¥%]|(?:euros?|dollars|pounds sterling|kroner|kronor|yen|per cent|percent|billion|million|bn|mln)\b)"
)
_GAP = 2
"""Signs that may stand between two words of a name: a space, a hyphen, a comma and a space."""


class Slot(NamedTuple):
    """A name, amount or date in a text."""

    start: int
    end: int
    kind: SlotKind
    value: str
    """Id of the party; an amount or date as printed, in lower case and without spaces."""


class PartyNames:
    """The names of parties, to be found in texts."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take names and adjectives by party id; a name that begins with an article is known without it."""
        self._longest_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for party, called in names.items():
            for name in called:
                words = tuple(_WORD.findall(name))
                words = words[1:] if words and words[0].lower() == "the" else words
                if words:
                    self._longest_first.setdefault(words[0], []).append((words, party))
        for known in self._longest_first.values():
            known.sort(key=lambda name: -len(name[0]))

    def found(self, text: str) -> Iterator[Slot]:
        """The names in a text, in order; of two that begin at one word the longer one, with an article before it."""
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            name, party = self._at(text, words, at)
            if not name:
                at += 1
                continue
            start = words[at].start()
            article = _ARTICLE.search(text, max(0, start - 4), start)
            yield Slot(article.start() if article else start, words[at + name - 1].end(), SlotKind.PARTY, party)
            at += name

    def _at(self, text: str, words: list[re.Match[str]], at: int) -> tuple[int, str]:
        """How many words the name takes that begins there, and whose it is; 0 where none does."""
        for name, party in self._longest_first.get(words[at][0], ()):
            here = words[at : at + len(name)]
            if tuple(word[0] for word in here) == name and _together(here, text):
                return len(name), party
        return 0, ""


def _together(words: list[re.Match[str]], text: str) -> bool:
    """Whether the words stand as close as those of one name, in one line of it."""
    pairs = itertools.pairwise(words)
    return all(
        later.start() - word.end() <= _GAP and "\n\n" not in text[word.end() : later.start()] for word, later in pairs
    )


def slots_of(text: str, parties: PartyNames) -> tuple[Slot, ...]:
    """The slots of a text, in order, none over another."""
    found: list[Slot] = []
    for kind, pattern in ((SlotKind.DATE, _DATE), (SlotKind.AMOUNT, _AMOUNT)):
        found += (Slot(*match.span(), kind, "".join(match[0].lower().split())) for match in pattern.finditer(text))
    found += parties.found(text)
    found.sort(key=lambda slot: (slot.start, -slot.end))
    kept: list[Slot] = []
    for slot in found:
        if not kept or slot.start >= kept[-1].end:
            kept.append(slot)
    return tuple(kept)
