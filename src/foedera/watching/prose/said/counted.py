"""Counted sets: a number, the noun it counts, the words that narrow the noun, and where the count is of a part only.

In: a text. Out: what is counted, in order. What a set holds is asked elsewhere (`counts.py`, `area_counts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from foedera.watching.prose.parts.numbers import NumberMention, counts_in
from foedera.watching.prose.parts.words import any_of, claims

_NO_MODIFIER = (
    r"(?:have|has|had|having|no|not|of|with|without|that|who|which|are|were|was|is|in|on|to|an?|the|and(?!\sdefen)|or"
    r"|from|by|for|as|at|be|been|days?|weeks?|months?|years?|each|other|others|more|further|new|additional|remaining"
    r"|later|earlier|times|euros?|million|billion|per)"
)
_LAST_WORDS = re.compile(
    r"(?:\bthe|\bthese|\bthose|\ball|\bfirst|\blast|\bother|\bnext|\banother|\bof|\bits|\btheir|\bboth)\s$"
    r"|\b(?:chapter|section|table|article|row|page|part|figure|class of)\s$",
    re.IGNORECASE,
)
_ROLL = re.compile(
    r"\b(?:(?:the )?(?:number|roll|tally|count|total|list|circle|club|family)|their number)\b(?P<of>[^.;:,]{0,50}?)\s"
    r"(?:had |has |have )?(?:stood|stands?|rose|risen|grew|grown|climbed|went up|is|was|came|comes?|reached|now)\s"
    r"(?:\w+\s)?(?:at\s|to\s)?$",
    re.IGNORECASE,
)


class Counted(NamedTuple):
    """A number with what it counts, where it stands."""

    number: NumberMention
    kind: str
    """Kind of the noun: partners, states, rows, ticks, meetings, missions, deliverables."""
    modifiers: str
    """What stands between number and noun."""
    noun: str
    end: int
    part_of: bool
    """Whether it is so many of a set ('six of the partnerships')."""
    definite: bool
    """Whether the number only names a set spoken of ('the six partners')."""


_WORD = rf"(?!{_NO_MODIFIER}\s)[\w’'-]{{1,24}}\s"
_KINDS = "|".join(f"(?P<{key}>{any_of(nouns)})" for key, nouns in claims().counted.items())
_COUNTED_NOUN = re.compile(
    r"\s(?:(?P<of>of\s(?:the|its|these|those|all|their)\s(?:[\w-]{1,20}\s)??))?"
    rf"(?P<modifiers>(?:{_WORD}){{0,4}}?)(?:{_KINDS})\b",
    re.IGNORECASE,
)


def counted_in(text: str) -> Iterator[Counted]:
    """What a text counts, in order; a date or an age is no count of anything."""
    for number in counts_in(text):
        before = text[: number.start]
        definite = _LAST_WORDS.search(before) is not None
        found = _COUNTED_NOUN.match(text, number.end)
        if found is not None:
            kind = next(key for key in claims().counted if found[key])
            yield Counted(
                number, kind, found["modifiers"].strip(), found[kind], found.end(), found["of"] is not None, definite
            )
            continue
        roll = _ROLL.search(before[-120:])
        if roll is not None and not re.match(r"\s[a-z]", text[number.end :]):
            yield Counted(number, "roll", roll["of"].strip(), "", number.end, False, False)
