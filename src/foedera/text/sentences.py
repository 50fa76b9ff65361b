"""Sentences of legal and institutional prose.

In: clean text. Out: half-open spans, in code points. The splitter is nupunkt with the model it ships; no network.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_LINE = re.compile(r"[^\n]+")


@cache
def _splitter() -> Callable[[str], list[tuple[int, int]]]:
    """Nupunkt's splitter, imported at first use because its model takes a moment to load."""
    from nupunkt import sent_spans

    return sent_spans


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of `text`: ordered, disjoint, inside it, without white space at their ends.

    A newline always ends a sentence. Every code point that is not white space lies in exactly one sentence.
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        for start, end in _splitter()(line[0]):
            trimmed = _trim(text, line.start() + start, line.start() + end)
            if trimmed[0] < trimmed[1]:
                spans.append(trimmed)
    return tuple(spans)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
