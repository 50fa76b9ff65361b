"""Whether a line begins as running text does: asked before all else, because most lines do and then open nothing.

In: the text of a line or block. Out: yes or no. Not here: what a line opens (headings, markers, phrases).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from foedera.reading.structure.shapes import may_begin_shape
from foedera.reading.structure.words import divisions, fold

_WORD = re.compile(r"[A-Za-z]{2}[^\s\d.:–—(（)）]{0,40}(?=\s)")
"""Letters enough to be a word, and no sign behind it that would make it a number: 'in', but not 'ii)' or 'X.'."""


def begins_text(text: str) -> bool:
    """Whether no number, heading, preamble or closing formula begins as the text does; False where that is not sure."""
    word = _WORD.match(text)
    return word is not None and _opens_nothing(word[0])


@lru_cache(maxsize=8192)
def _opens_nothing(word: str) -> bool:
    return not may_begin_shape(word) and fold(re.split("[,;]", word)[0]) not in _first_words()


@cache
def _first_words() -> frozenset[str]:
    """What preambles and closing formulas begin with."""
    return frozenset(
        fold(re.split(r"[\s,.:;]", words)[0]) for field in ("preamble", "closing") for words in divisions().all(field)
    )
