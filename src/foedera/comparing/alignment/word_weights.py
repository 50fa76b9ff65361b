"""Words as likeness sees them, and how much each tells.

In: texts. Out: words without case and plural s, and weights. Not here: the words as printed (`redline.py`).

A word weighs by how rare it is (inverse document frequency, Spärck Jones 1972), counted over both agreements and in the
one where it is commonest: what stands in every clause of one agreement, such as its parties' names, tells nothing
there, however rare it is in the other. Names of the parties are left out of what tells (`telling`), and numbers tell
next to nothing: clauses of one family differ in little else. Where clauses are equal but for a number, it decides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from foedera.text.party_names import masked, party_names

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


def telling(text: str, parties: Collection[str]) -> WordCounts:
    """The words of a text that may tell what it is about: no names of its agreement's parties."""
    return words(masked(text, parties, slot=" "))


def often_named(texts: Sequence[str]) -> frozenset[str]:
    """Ids of those named in a tenth of an agreement's clauses or more: its parties, and whom all of it is about.

    Others stay words: what is said of membership of NATO is not what is said of membership of the EU.
    """
    named = Counter(party for text in texts for party in {name.party for name in party_names(text)})
    return frozenset(party for party, times in named.items() if times >= OFTEN * len(texts))


def words(text: str) -> WordCounts:
    """The words of a text with how often each stands in it."""
    found: WordCounts = Counter()
    for word, times in Counter(_WORD.findall(text.casefold())).items():
        found[_singular(word)] += times
    return found


def _singular(word: str) -> str:
    """Without a plural s, so that measures answer a measure; wrong for some words, and the same way on both sides."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def weights(sides: Sequence[Sequence[WordCounts]]) -> dict[str, float]:
    """Word → how much it tells: the logarithm of how rare it is where it is commonest.

    Args:
        sides: for each agreement, the words of its clauses.
    """
    commonest: dict[str, float] = {}
    together = [clause for clauses in sides for clause in clauses]
    for clauses in (together, *(side for side in sides if len(side) >= FEW)):
        spread = Counter(word for clause in clauses for word in clause)
        for word, times in spread.items():
            commonest[word] = max(commonest.get(word, 0.0), times / len(clauses))
    rare = {word: LEAST_WEIGHT - math.log(share) for word, share in commonest.items()}
    return {word: NUMBER * weight if word.isdigit() else weight for word, weight in rare.items()}


def weighed(clause: WordCounts, weight: Mapping[str, float]) -> dict[str, float]:
    """Word → its part in the clause: more for telling words, a little more for repeated ones (1 + log of the count)."""
    return {word: (1 + math.log(count)) * weight[word] for word, count in clause.items()}
