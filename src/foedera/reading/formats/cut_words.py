"""Words cut at the end of a line: whether the hyphen between two halves belongs to the word.

In: two halves, and the words of the text they stand in. Out: yes or no. Not here: which lines follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_ACRONYM = 4
"""Letters of an acronym at most: 'NATO-' at the end of a line keeps its hyphen, 'AGREE-' loses it."""
_KEEPS_HYPHEN = frozenset({
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "two", "three", "five", "six", "non",
    "self", "vice", "ex", "most",
})  # fmt: skip
"""Words that stand before a hyphen more often than they begin a longer word."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of a text in small letters, compounds whole."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def is_compound(left: str, right: str, words: Collection[str]) -> bool:
    """Whether the hyphen between two halves belongs to the word: what the rest of the text does decides first."""
    whole, hyphened = (left + right).lower(), f"{left}-{right}".lower()
    if (whole in words) != (hyphened in words):
        return hyphened in words
    if not right[0].islower():
        return not (left.isupper() and len(left) > _ACRONYM)
    return left.lower() in _KEEPS_HYPHEN
