"""What a draft spoke of last, and what points back to it: it, the latter, that agreement, 'Ottawa's was', both.

In: the parties and things of sentences gone by. Out: whom and what a pointing word can mean; several where it can mean
several.
"""

from __future__ import annotations

import re
from typing import TypeVar

from foedera.watching.prose.parts.things import ACT, OTHER, PARTNERSHIP, TYPED, WEAK, Thing, fits

_NEAR = 2
"""Sentences over which 'it' still means the last thing spoken of."""
_LATTER, _FORMER = re.compile(r"\bthe latter\b", re.IGNORECASE), re.compile(r"\bthe former\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:both|they|their|them|these|the two|the pair|all three|the three)\b", re.IGNORECASE)
_ELIDED = re.compile(
    r"['’]s?\s(?:was|were|is|are|had|has|came|followed|ended|began|opened|dates?|of|on|in)\b"
    r"|\b(?:that|those|the ones?)\s(?:with|for|on|of|between|about)\b|['’]s?,\s"
    r"|\b(?:to|signed|concluded|has|had|have)\sone\b"
    r"|\b[Aa] (?:second|third|fourth|fifth|sixth|seventh|further)\b,?\s(?:again|was|were|came|followed)\b"
)
"""A noun left out: 'Canada's was signed', 'that with Japan'."""
_POINTS = re.compile(
    r"\b(?:it|its|this|that|the same|the (?:former|latter|text|document|agreement|arrangement|instrument|treaty|paper"
    r"|pact|one|other|second|third|first))\b",
    re.IGNORECASE,
)
_GENERAL = frozenset({"agreement", "arrangement", "treaty", "accord", "declaration"})
_THAT_ONE = re.compile(r"\b(?:that|this|the same|the said|the)\s$", re.IGNORECASE)
_ON_WHAT = re.compile(r"\s(?:on|for|about|concerning|of)\b")

_Either = TypeVar("_Either")
Meant = tuple[str, str]
"""A thing, by kind and id."""


class Focus:
    """What was spoken of last."""

    def __init__(self) -> None:
        self.parties: tuple[str, ...] = ()
        self.section: tuple[str, ...] = ()
        self.pair: tuple[Meant, ...] = ()
        """The two documents the last sentence to name any names, in order; empty where it names one, or more."""
        self.things: dict[Meant, int] = {}
        """Things → the last sentence that names them."""

    def heading(self, parties: tuple[str, ...]) -> None:
        """A heading opens a section: what was spoken of before is behind."""
        self.section = self.parties = parties
        self.things, self.pair = {}, ()

    def remember(self, place: int, parties: tuple[str, ...], things: list[Meant]) -> None:
        """A sentence has gone by: whom it names, and what it names or points to."""
        documents = tuple(dict.fromkeys(thing for thing in things if thing[0] in (PARTNERSHIP, TYPED, ACT)))
        if documents:
            self.pair = documents if len(documents) == 2 else ()
        self.things |= {thing: place for thing in things if thing[0] != WEAK}
        self.parties = parties or self.parties

    def last(self, role: str, place: int) -> list[Meant]:
        """The things a deed may be done to that the last sentence to name one names."""
        near = [(at, thing) for thing, at in self.things.items() if place - at <= _NEAR]
        fit = [(at, thing) for at, thing in near if fits(role, [Thing(0, 0, *thing)])]
        newest = max((at for at, _ in fit), default=0)
        return [thing for at, thing in fit if at == newest]

    def pointed(self, stretch: str) -> tuple[str, ...]:
        """Whom a clause that names nobody is about."""
        return self.among(stretch, ()) or (self.section if len(self.section) == 1 else ())

    def among(self, stretch: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a clause means of those known, else of those spoken of last; of several all where a word says so."""
        known = known or self.parties
        chosen = one_of_two(stretch, known)
        if chosen is not None:
            return (chosen,)
        return known if len(known) == 1 or _BOTH.search(stretch) else ()


def one_of_two(stretch: str, two: tuple[_Either, ...]) -> _Either | None:
    """'The former', 'the latter' of two; None where the words name neither, or there are not two."""
    if len(two) != 2:
        return None
    if _LATTER.search(stretch):
        return two[1]
    return two[0] if _FORMER.search(stretch) else None


def points(stretch: str, named: bool) -> bool:
    """Whether the thing a clause is about is left out, or said by a word that points back."""
    return _ELIDED.search(stretch) is not None or (not named and _POINTS.search(stretch) is not None)


def only_points(text: str, thing: Thing) -> bool:
    """Whether a word for an agreement only means one named before: 'that agreement', without saying on what."""
    general = thing.kind == OTHER and thing.id in _GENERAL and not _ON_WHAT.match(text, thing.end)
    return general and _THAT_ONE.search(text[: thing.start]) is not None
