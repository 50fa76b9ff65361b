"""The line of what is said of a thing that answers a query best, with the words that do marked."""

from __future__ import annotations

from collections.abc import Sequence

from foedera.model.search import Excerpt
from foedera.search.terms import terms

LONGEST = 240
"""Code points of a passage."""


def excerpt(lines: Sequence[str], wanted: frozenset[str]) -> Excerpt:
    """The first of the lines with most of the words, cut to a passage around them; none where there is no line.

    Args:
        lines: what is said.
        wanted: words as they are compared.
    """
    if not lines:
        return ()
    line = max(lines, key=lambda line: len({term.stem for term in terms(line)} & wanted))
    found = [(term.start, term.end) for term in terms(line) if term.stem in wanted]
    start, end = _cut(line, found[0][0] if found else 0)
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for first, last in found:
        if last <= end:
            pieces += [(line[at:first], False), (line[first:last], True)]
            at = last
    pieces += [(line[at:end], False), (" …" if end < len(line) else "", False)]
    return tuple((text, marked) for text, marked in pieces if text)


def _cut(line: str, first: int) -> tuple[int, int]:
    """A range of whole words around the first hit."""
    if len(line) <= LONGEST:
        return 0, len(line)
    start = max(0, first - LONGEST // 3)
    start = line.rfind(" ", 0, start + 1) + 1 if start else 0
    end = line.rfind(" ", 0, start + LONGEST) if start + LONGEST < len(line) else len(line)
    return start, end if end > first else len(line)
