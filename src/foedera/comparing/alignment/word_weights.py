"""Words as likeness sees them, and how much each tells.

In: texts. Out: words without case and plural s, and weights. Not here: the words as printed (`redline.py`).

A word weighs by how rare it is (inverse document frequency, Spärck Jones 1972), counted over both agreements and in the
one where it is commonest: what stands in every clause of one agreement, such as its parties' names, tells nothing
there, however rare it is in the other. Names of the parties are left out of what tells (`telling`), and numbers tell
next to nothing: clauses of one family differ in little else. Where clauses are equal but for a number, it decides.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from foedera.model.alignment import Clause
from foedera.text.party_names import PartyName, party_names

_WORD = re.compile(r"[^\W_]+")
LEAST_WEIGHT = 0.1
"""Of a word that stands in every clause."""
NUMBER = 0.1
"""What a number tells, of what a word as rare would."""
OFTEN = 0.1
"""Share of an agreement's clauses that name whom it is about."""
FEW = 10
"""Clauses an agreement needs for its own count to be asked: in an agreement of one clause every word stands in all."""

WordCounts = Counter[str]


class Telling(NamedTuple):
    """The clauses of an agreement as likeness sees them."""

    bodies: list[WordCounts]
    headings: list[WordCounts]


def telling(sides: Sequence[Sequence[Clause]]) -> list[Telling]:
    """The words of clauses that may tell what they are about: no names of those whom all of an agreement is about.

    These are its parties mostly: who is named in a tenth of its clauses or more. Others stay words: what is said of
    membership of NATO is not what is said of membership of the EU.
    """
    named = [[(party_names(c.text, leads=True), party_names(c.heading, leads=True)) for c in side] for side in sides]
    often = frozenset().union(*(_often([body for body, _ in side]) for side in named))
    return [
        Telling(
            [words(_without(clause.text, body, often)) for clause, (body, _) in zip(side, names, strict=True)],
            [words(_without(clause.heading, own, often)) for clause, (_, own) in zip(side, names, strict=True)],
        )
        for side, names in zip(sides, named, strict=True)
    ]


def _often(clauses: Sequence[Sequence[PartyName]]) -> frozenset[str]:
    named = Counter(party for names in clauses for party in {name.party for name in names})
    return frozenset(party for party, times in named.items() if times >= OFTEN * len(clauses))


def _without(text: str, names: Sequence[PartyName], parties: Collection[str]) -> str:
    parts, at = [], 0
    for name in names:
        if name.party in parties:
            parts.append(text[at : name.start])
            at = name.end
    return " ".join([*parts, text[at:]])


def words(text: str) -> WordCounts:
    """The words of a text with how often each stands in it.

    They are without a plural s, so that measures answer a measure; wrong for some, and the same way on both sides.
    """
    found: dict[str, int] = {}
    for word, times in Counter(_WORD.findall(text.casefold())).items():
        own = word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word
        found[own] = found.get(own, 0) + times
    return Counter(found)


def weights(sides: Sequence[Sequence[WordCounts]]) -> dict[str, float]:
    """Word → how much it tells: the logarithm of how rare it is where it is commonest.

    Args:
        sides: for each agreement, the words of its clauses.
    """
    spreads = [(len(side), Counter(itertools.chain.from_iterable(side))) for side in sides]
    together: Counter[str] = Counter()
    for _, spread in spreads:
        together.update(spread)
    commonest: dict[str, float] = {}
    for clauses, spread in ((sum(map(len, sides)), together), *(each for each in spreads if each[0] >= FEW)):
        for word, times in spread.items():
            share = times / clauses
            if share > commonest.get(word, 0.0):
                commonest[word] = share
    rare = {word: LEAST_WEIGHT - math.log(share) for word, share in commonest.items()}
    return {word: NUMBER * weight if word.isdigit() else weight for word, weight in rare.items()}


def weighed(clause: WordCounts, weight: Mapping[str, float]) -> dict[str, float]:
    """Word → its part in the clause: more for telling words, a little more for repeated ones (1 + log of the count)."""
    return {word: (1 + math.log(count)) * weight[word] for word, count in clause.items()}
