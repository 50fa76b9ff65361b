"""Tables of contents nobody marked as such, and the headings above those that are marked.

In: pieces. Out: which of them are of a table of contents. Marked ones are left out before (lines, story). Not here:
counting them (docx).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from foedera.reading.formats.word.pieces import Piece
from foedera.reading.structure.words import divisions, fold

_PAGE = re.compile(r"(?<!\d)\d{1,4}$")
_SHORTEST = 3
"""Lines of a typed table."""
_LONGEST = 300
"""Code points of such a line."""
_COLUMN_HEADS = 1
"""Lines that may stand between that and the table: 'Section   Page'."""
_FEW_WORDS = 4


def of_contents(pieces: Sequence[Piece]) -> set[int]:
    """The places of pieces that are lines of a table of contents or stand above one."""
    found = _typed(pieces)
    ahead = {at for at, piece in enumerate(pieces) if piece.is_contents} | found
    for at, piece in enumerate(pieces):
        if piece.kind == "paragraph" and fold(piece.line.strip(" :.")) in _names():
            between = range(at + 1, min(at + 2 + _COLUMN_HEADS, len(pieces)))
            first = next((place for place in between if place in ahead), at)
            if all(len(pieces[place].text.split()) <= _FEW_WORDS for place in range(at + 1, first)):
                found |= set(range(at, first))
    return found


@cache
def _names() -> frozenset[str]:
    """What such a table is headed, in any language."""
    return frozenset(map(fold, divisions().all("contents")))


def _typed(pieces: Sequence[Piece]) -> set[int]:
    """Lines that end in a page number, one after another, most of which come again as lines of their own."""
    last = {piece.line.casefold(): at for at, piece in enumerate(pieces) if piece.kind == "paragraph"}
    out: set[int] = set()
    run: list[tuple[int, str, int]] = []
    for at in range(len(pieces) + 1):
        entry = _entry(pieces[at]) if at < len(pieces) else None
        if entry is not None and (not run or entry[1] >= run[-1][2]):
            run.append((at, *entry))
            continue
        out |= _confirmed(run, last)
        run = [] if entry is None else [(at, *entry)]
    return out


def _entry(piece: Piece) -> tuple[str, int] | None:
    """The words and page of a line that may be of a table of contents."""
    line = piece.line if piece.kind == "paragraph" and len(piece.text) < _LONGEST else ""
    page = _PAGE.search(line)
    words = line[: page.start()].rstrip(" .…\u00b7_") if page else ""
    return (words.casefold(), int(page[0])) if page and words and len(words) < page.start() else None


def _confirmed(run: Sequence[tuple[int, str, int]], last: Mapping[str, int]) -> set[int]:
    """The places of a run of entries, when two thirds of them come again further on; `last` tells where a line does."""
    if len(run) < _SHORTEST:
        return set()
    again = sum(last.get(words, -1) > run[-1][0] for _, words, _ in run)
    return {at for at, _, _ in run} if 3 * again >= 2 * len(run) else set()
