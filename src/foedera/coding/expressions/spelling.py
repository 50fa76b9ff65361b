"""Spelling: the other ways English writes a word, so that `defence` finds defense and `organised` organized.

In: a word of an expression, or the beginning of one. Out: its spellings. The words are data (data/words/spelling.yaml).
Not here: hyphens, which an expression writes itself (foedera.coding.expressions.syntax).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from foedera import data

_ISE = re.compile(r"i([sz])(?=(?:e|es|ed|er|ers|ing|ation|ations|able|ational)\Z)")
_ISE_BEGUN = re.compile(r"i([sz])(?=(?:a|at|ati|atio|ation|e|i|in)?\Z)")
"""The same of a word whose end a star leaves open: `radicalis*`."""
ROOT = 3
"""Letters before it at least: 'rise' and 'size' have one spelling."""


class _Spelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    source: str
    pairs: tuple[tuple[str, str], ...]
    always_s: tuple[str, ...]


@cache
def spellings(word: str, *, begun: bool = False) -> tuple[str, ...]:
    """A word in every spelling, its own first; in lower case.

    Args:
        word: in lower case.
        begun: whether it is the beginning of a word.
    """
    own = _words()
    for one, other in (*own.pairs, *((american, british) for british, american in own.pairs)):
        if word.startswith(one) and not (len(one) < len(other) and word.startswith(other)):
            return word, other + word[len(one) :]
    ise = (_ISE_BEGUN if begun else _ISE).search(word, ROOT)
    if ise is None or not word.isascii() or any(word.startswith(each[:-1]) for each in own.always_s):
        return (word,)
    return word, f"{word[: ise.start(1)]}{'z' if ise[1] == 's' else 's'}{word[ise.end(1) :]}"


@cache
def _words() -> _Spelling:
    return msgspec.yaml.decode(data.words_text("spelling"), type=_Spelling)
