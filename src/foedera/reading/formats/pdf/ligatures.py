"""Letters of one glyph, in the order they are read.

In: the signs of a page in PDFium's order, with their boxes. Out: the order of those that share a place. A file names
the letters of a ligature in reading order (ISO 32000-1, 9.10.3); PDFium turns every run of a script that runs to the
left round sign by sign, and so the letters within a glyph, too. It does not turn those it takes from a shape that has a
code of its own (U+FEF5 to U+FEFC), which all are lam before alef; and there is no glyph for alef before lam. Not here:
where signs stand.
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
        if _is_turned(text[start:end]):
            ranks[start:end] = ranks[start:end][::-1]
    return ranks


def _is_turned(letters: str) -> bool:
    """Whether PDFium gives the letters of a glyph from the last to the first."""
    if "L" in classes_of(letters):
        return False
    return not (letters[0] == _LAM and letters[1] in _ALEFS)
