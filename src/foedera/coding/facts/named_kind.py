"""Which kind of instrument a title names: 'Overeenkomst tussen …' is an agreement.

In: a title, the words of kinds. Out: the kind and the words that say so; None for laws, contracts and all else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from foedera.coding.facts.fact_words import Kind, Kinds

_WIDE = "\u2e80"
"""From here on scripts write without blanks."""


class NamedKind(NamedTuple):
    """A kind and its place in the title."""

    type: str
    start: int
    end: int


def named_kind(title: str, kinds: Kinds, *, states: bool) -> NamedKind | None:
    """The kind a title names first; a name of several words goes before any single word.

    Args:
        title: as printed.
        kinds: the words.
        states: whether states or organisations are its parties; only then words count that contracts are called by.
    """
    found = [hit for kind in kinds.kinds for hit in _hits(title, kind, states=states)]
    if not found:
        return None
    first = min(found, key=lambda hit: (" " not in title[hit.start : hit.end], hit.start, -hit.end))
    other = _pattern(kinds.others).search(title)
    return None if other is not None and other.start() < first.start else first


def is_spoken_of(title: str, kinds: Kinds) -> bool:
    """Whether a title is that of a law or the like, which may speak of an agreement."""
    other = _pattern(kinds.others).search(title)
    kind = named_kind(title, kinds, states=True)
    return other is not None and kind is None


def _hits(title: str, kind: Kind, *, states: bool) -> Iterator[NamedKind]:
    for word in (*kind.words, *(kind.contracts if states else ())):
        for match in _pattern((word,)).finditer(title):
            yield NamedKind(kind.type, *match.span())
    for word in kind.tails:
        for match in re.finditer(rf"\w{{2,40}}{re.escape(word)}(?!\w)", title, re.IGNORECASE):
            yield NamedKind(kind.type, *match.span())


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some words: whole, but in scripts without blanks at the end of the title."""
    shapes = [
        rf"{re.escape(word)}(?=[》」』）)]*$)" if word[0] >= _WIDE else rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"
        for word in words
    ]
    return re.compile("|".join(shapes) or "(?!)", re.IGNORECASE)
