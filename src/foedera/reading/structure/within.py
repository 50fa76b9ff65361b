"""A paragraph's number behind an article's, on one heading: 'Article 11 (1)', 'Artikel 11 Absatz 1', '第11条第1項'.

In: what follows the number of an article. Out: the paragraph's number, and where it ends. Where such a heading stands
alone on its line, its number is both: 11(1). Not here: references in sentences (relations.references).
"""

from __future__ import annotations

import re
from functools import cache

from foedera.reading.structure.numbers import ascii_figures, han_at
from foedera.reading.structure.words import divisions, fold

_BRACKETS = re.compile(r"\s?((?:[(（]\s?(?:\d{1,3}[a-z]?|[a-z])\s?[)）]\s?){1,2})(?<!\s)")
_SIGN = re.compile(r",?\s?§{1,2}\s?(\d{1,3})(?!\w)")
_WORD_FIRST = re.compile(r"[,،]?\s+([^\W\d]+(?:[-.][^\W\d]+)*)\.?\s*[(]?(\d{1,3})[)]?(?![^\W_])")
_NUMBER_FIRST = re.compile(r"[,،]?\s+[(]?(\d{1,3})[).]?\s+([^\W\d]+)(?!\w)")
_UNSPACED = re.compile(r"\s?第?\s?(?=[\d一二三四五六七八九十])|\s?제(?=\d)")
_TITLE_OR_NONE = re.compile(r"\s*(?:$|[.:–—-](?:\s|$))")
"""What may stand behind both numbers: nothing, or a sign before a title."""
_WIDE = "\u2e80"


def number_within(after: str) -> tuple[str, int] | None:
    """The number of the paragraph that follows an article's: (its value, '(1)' or '(1)(a)'; one past its last sign).

    None where none does, or where a text follows it.
    """
    found = _bracketed(after) or _worded(after)
    return found if found is not None and _TITLE_OR_NONE.match(after, found[1]) else None


def _bracketed(after: str) -> tuple[str, int] | None:
    match = _BRACKETS.match(after)
    if match is not None:
        return re.sub(r"\s", "", match[1]).replace("（", "(").replace("）", ")"), match.end()
    match = _SIGN.match(after)
    return None if match is None else (f"({ascii_figures(match[1])})", match.end())


def _worded(after: str) -> tuple[str, int] | None:
    match = _WORD_FIRST.match(after)
    if match is not None and fold(match[1].rstrip(".")) in _words():
        return f"({ascii_figures(match[2])})", match.end()
    match = _NUMBER_FIRST.match(after)
    if match is not None and fold(match[2]) in _words():
        return f"({ascii_figures(match[1])})", match.end()
    lead = _UNSPACED.match(after)
    number = None if lead is None else han_at(after, lead.end())
    sign = next((word for word in _signs() if number and after.startswith(word, number[1])), None)
    return None if number is None or sign is None else (f"({number[0]})", number[1] + len(sign))


@cache
def _words() -> frozenset[str]:
    return frozenset(fold(word) for word in divisions().all("within") if word[0] < _WIDE)


@cache
def _signs() -> tuple[str, ...]:
    return tuple(word for word in divisions().all("within") if word[0] >= _WIDE)
