"""Words as they are compared: without case, accents, hyphens, or the s of a plural.

In: text. Out: terms, and where each stands. Not here: which words mean the same (foedera.search.meanings).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i", "ħ": "h"})
"""Letters that no accent can be taken from, as people without them on the keyboard write them."""
_NO_PLURAL = ("ss", "us", "is")


class Term(NamedTuple):
    """A word of a text."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    raw: str
    """As it stands there."""
    stem: str
    """Without case, accents and the s of a plural: what is compared."""


def terms(text: str) -> Iterator[Term]:
    """The words of a text; an 's belongs to none."""
    for match in _WORD.finditer(text):
        raw = match[0]
        if raw in "sS" and text[match.start() - 1 : match.start()] in ("'", "’"):
            continue
        yield Term(match.start(), match.end(), raw, _stem_of(raw))


def stems(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared."""
    return tuple(term.stem for term in terms(text))


@functools.lru_cache(1 << 16)
def _stem_of(raw: str) -> str:
    return stem(fold(raw))


def fold(word: str) -> str:
    """A word without case and accents."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).translate(_LETTERS)


def stem(word: str) -> str:
    """A folded word without the s of a plural."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL) else word
