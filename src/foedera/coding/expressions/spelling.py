"""Spelling: the other ways English writes a word, so that `defence` finds defense and `organised` organized.

In: a word of an expression, or the beginning of one. Out: its spellings. The words are data (data/words/spelling.yaml).
Not here: hyphens, which an expression writes itself (foedera.coding.expressions.syntax).
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from foedera import data

_ISE = re.compile(r"(?P<root>[a-z]{3,})i(?P<letter>[sz])(?P<ending>e|es|ed|er|ers|ing|ation|ations|able|ational)")
_ISE_BEGUN = re.compile(r"(?P<root>[a-z]{3,})i(?P<letter>[sz])(?P<ending>a|at|ati|atio|ation|e|i|in)?")
"""The same of a word whose end a star leaves open: `radicalis*`."""


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
    match = (_ISE_BEGUN if begun else _ISE).fullmatch(word)
    if match is None or any(word.startswith(each[:-1]) for each in own.always_s):
        return (word,)
    other = "z" if match["letter"] == "s" else "s"
    return word, f"{match['root']}i{other}{match['ending'] or ''}"


@cache
def _words() -> _Spelling:
    return msgspec.yaml.decode(data.words_text("spelling"), type=_Spelling)
