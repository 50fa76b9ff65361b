"""Frames that are no tables: lines drawn between and around the columns of a page, as gazettes in two languages have.

In: a frame's upright lines and the heights that cut it into bands. Out: where its columns part. Its words may stand far
apart, each marked by itself, so that their blanks tell nothing; the line does. Not here: tables (grids), columns
without lines between (columns).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from foedera.model.document import Box
from foedera.reading.formats.pdf.columns import Gutters
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.text_rows import TextRow, rows

_TALL = 0.6
"""Part of a frame's height its band of columns takes up at least."""
_ALONG = 0.9
"""Part of the band's height a line between columns runs along."""
_LONG = 15
"""Lines each column has at least …"""
_FILLED = 0.55
"""… of which the usual one fills such a part of its width; cells of a table fill less …"""
_WORDS = 3
"""… and has so many words."""


def ruled_gutters(uprights: Sequence[Box], heights: Sequence[float], inside: Sequence[Fragment]) -> Gutters:
    """The lines between columns of text; none for a table.

    Args:
        uprights: the frame's lines that run up and down.
        heights: where its rows end, from below.
        inside: what stands in it.
    """
    low, high = max(pairwise(heights), key=lambda band: band[1] - band[0])
    if high - low < _TALL * (heights[-1] - heights[0]):
        return ()
    here = [item for item in inside if low <= item.base < high]
    along = sorted(line[0] for line in uprights if min(line[3], high) - max(line[1], low) >= _ALONG * (high - low))
    if not here or not along:
        return ()
    left, right = min(item.box[0] for item in here), max(item.box[2] for item in here)
    inner = tuple(place for place in along if left < place < right)
    columns = [
        rows([item for item in here if start <= item.box[0] < end], (start, end))
        for start, end in pairwise([left, *inner, right + 1])
    ]
    return inner if inner and all(map(_is_text, columns)) else ()


def _is_text(lines: Sequence[TextRow]) -> bool:
    """Whether lines are those of a column of text."""
    if len(lines) < _LONG:
        return False
    left, right = min(row.left for row in lines), max(row.right for row in lines)
    is_full = median(row.right - row.left for row in lines) > _FILLED * (right - left)
    return is_full and median(len(row.text.split()) for row in lines) >= _WORDS
