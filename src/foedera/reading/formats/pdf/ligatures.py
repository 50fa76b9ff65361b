"""Letters of one glyph, in the order they are read.

In: the signs of a page in PDFium's order, with their boxes. Out: the order of those that share a place. A file names
the letters of a ligature in reading order (ISO 32000-1, 9.10.3); PDFium turns most runs of a script that runs to the
left round sign by sign, and so the letters within a glyph, too. The others are known by the places of their neighbours,
which rise. It does not turn those it takes from a shape that has a code of its own (U+FEF5 to U+FEFC), which all are
lam before alef; and as there is no glyph for alef before lam, those two tell their order themselves. Not here: where
signs stand.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from foedera.reading.formats.pdf.bidi import classes_of, holds_right_to_left
from foedera.reading.formats.pdf.turning import Numbers

_LAM = "\u0644"
_ALEFS = "\u0622\u0623\u0625\u0627\u0671"


def reading_ranks(text: str, boxes: Numbers) -> npt.NDArray[np.int64]:
    """A number for each sign: those of one glyph are read in the order of theirs.

    Args:
        text: the signs, in PDFium's order.
        boxes: (n, 4), the place of each; letters of one glyph have one place.
    """
    ranks = np.arange(len(text))
    if not holds_right_to_left(text):
        return ranks
    same = (boxes[1:] == boxes[:-1]).all(axis=1) & (boxes[1:, 2] > boxes[1:, 0])
    edges = np.flatnonzero(np.diff(np.r_[False, same, False].astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), (edges[1::2] + 1).tolist(), strict=True):
        if _is_turned(text, boxes, start, end):
            ranks[start:end] = ranks[start:end][::-1]
    return ranks


def _is_turned(text: str, boxes: Numbers, start: int, end: int) -> bool:
    """Whether PDFium gives the letters of a glyph from the last to the first."""
    letters = text[start:end]
    if "L" in classes_of(letters):
        return False
    if len(letters) == 2 and _LAM in letters and letters.strip(_LAM) in _ALEFS:  # two letters
        return letters[0] != _LAM
    return not _rises(text, boxes, start, end)


def _rises(text: str, boxes: Numbers, start: int, end: int) -> bool:
    """Whether the signs around a glyph stand from the left to the right, in PDFium's order."""
    here = float(boxes[start, 0])
    steps = [(at, 1 if at >= end else -1) for at in (start - 1, end) if _is_beside(text, boxes, at, start)]
    return sum(1 if way * (float(boxes[at, 0]) - here) > 0 else -1 for at, way in steps) > 0


def _is_beside(text: str, boxes: Numbers, at: int, glyph: int) -> bool:
    """Whether a sign is a letter of the same direction on the line of a glyph."""
    if not 0 <= at < len(text) or classes_of(text[at]) != "R":
        return False
    return bool(boxes[at, 1] < boxes[glyph, 3] and boxes[glyph, 1] < boxes[at, 3])
