"""Lines told by how they begin: captions, source lines, and the words above the signatures.

In: the text of a line or block. Out: yes or no. The words are data (words). Not here: headings.
"""

from __future__ import annotations

import re
from functools import cache

from foedera.reading.structure.words import divisions, fold, is_small

_TOKEN = re.compile(r"[^\s,.:;]+")
_WIDE = "\u2e80"
_GAP = "…"
"""Stands in a formula for words of any kind: 'this agreement, in … copies' and not 'this agreement, in force since'."""
_DATE_CHARS = 200
"""Where a single word begins the closing formula, a figure stands within so many code points: the day or year."""


def is_caption(text: str) -> bool:
    """Whether the text is the start of a caption: 'Table 1 – …'."""
    return _captions().match(text) is not None


def is_table_caption(text: str) -> bool:
    """Whether it is one of a table."""
    return _table().match(text) is not None and is_caption(text)


def is_source_line(text: str) -> bool:
    """Whether it is the line under a figure or table that says where it is from."""
    return _sources().match(text) is not None


def is_credit(text: str) -> bool:
    """Whether the line names sources or authors, so that it is no heading."""
    return _credits().match(text) is not None


def is_closing(text: str) -> bool:
    """Whether a block begins the words above the signatures: 'In witness whereof', 'DONE at', 'Geschehen zu', 'Tehty'.

    A single word, which may as well begin a sentence, counts only before a date.
    """
    if text[:1] >= _WIDE:
        return any(text.startswith(first) and last in text[:_DATE_CHARS] for first, last in _wide_closings())
    if is_small(text[:1]):
        return False
    first = _TOKEN.match(text)
    for words, last in _closings().get(fold(first[0]), ()) if first else ():
        found = [fold(word) for word in _TOKEN.findall(text[:_DATE_CHARS])]
        if found[: len(words)] == list(words) and (not last or last in found[len(words) :]):
            return len(words) > 1 or any(map(str.isdigit, text[:_DATE_CHARS]))
    return False


@cache
def _closings() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Folded first word → the formulas that begin with it: words, and one that stands further on."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for formula in divisions().all("closing"):
        begins, _, last = formula.partition(_GAP)
        words = tuple(fold(word) for word in _TOKEN.findall(begins))
        found[words[0]] = (*found.get(words[0], ()), (words, fold(last.strip())))
    return found


@cache
def _wide_closings() -> tuple[tuple[str, str], ...]:
    """Of scripts without blanks: how each formula begins, and what stands further on."""
    wide = (formula.partition(_GAP) for formula in divisions().all("closing") if formula[0] >= _WIDE)
    return tuple((first, last) for first, _, last in wide)


def _any(*fields: str) -> str:
    words = sorted({word for field in fields for word in divisions().all(field)}, key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def _captions() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('table', 'figure')})\s+[\dIVX]+[a-z]?\b", re.IGNORECASE)


@cache
def _table() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('table')})\s", re.IGNORECASE)


@cache
def _sources() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('source_line')})\s*:")


@cache
def _credits() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('source_line', 'credit')})\s*:")
