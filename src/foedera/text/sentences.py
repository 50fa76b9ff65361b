"""Sentences of legal and institutional prose.

In: clean text. Out: half-open spans, in code points. The splitter is nupunkt with the model it ships; no network.
Where it stops at an abbreviation, a name or a day, the sentence goes on (abbreviations).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from foedera.text.abbreviations import goes_on

_LINE = re.compile(r"[^\n]+")
REMEMBERED = 20_000
"""Texts whose sentences are kept, since several coders read the same."""
_NEAR = 60
"""Code points looked at on either side of an end."""


@cache
def _splitter() -> Callable[[str], list[tuple[int, int]]]:
    """Nupunkt's splitter, imported at first use because its model takes a moment to load."""
    from nupunkt import sent_spans

    return sent_spans


@lru_cache(REMEMBERED)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of `text`: ordered, disjoint, inside it, without white space at their ends.

    A newline always ends a sentence. Every code point that is not white space lies in exactly one sentence.
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        first = len(spans)
        for start, end in _splitter()(line[0]):
            trimmed = _trim(text, line.start() + start, line.start() + end)
            if trimmed[0] >= trimmed[1]:
                continue
            last = spans[-1] if len(spans) > first else None
            if last is not None and goes_on(
                text[max(last[0], last[1] - _NEAR) : last[1]], text[trimmed[0] : trimmed[0] + _NEAR]
            ):
                spans[-1] = (last[0], trimmed[1])
            else:
                spans.append(trimmed)
    return tuple(spans)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
