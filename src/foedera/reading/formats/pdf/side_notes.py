"""Notes in the margin beside the text, as acts and old treaties print what a section is about.

In: the fragments of one page. Out: blocks of small type that stand wholly beside the text, and where they belong:
before the paragraph they stand beside. Not here: numbers of lines (taken out before), footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.note_marks import SMALLER
from foedera.reading.formats.pdf.text_rows import TextRow, rows
from foedera.reading.structure.markers import markers

_FEWEST = 5
"""Lines of text a page has at least beside which something can stand."""
_WIDE = 0.4
"""Part of the text's width a line of it fills at least."""
_NARROW = 0.3
"""Part of it a note in the margin fills at most."""
_APART = 3.0
"""Points between the text and a note beside it."""
_TIGHT = 1.7
"""How many sizes apart two lines of one note stand at most."""
_ENDS = re.compile(r"[.;:!?…][)\]'\"’”»]*$")


def side_notes(fragments: Sequence[Fragment], body: float) -> tuple[list[list[TextRow]], list[Fragment]]:
    """The notes beside the text of a page, each as its lines, and the fragments that are none.

    Args:
        fragments: of one page, without furniture and tables.
        body: size of the text, in points.
    """
    large = [item for item in fragments if item.size > SMALLER * body]
    whole = max((item.box[2] for item in large), default=0.0) - min((item.box[0] for item in large), default=0.0)
    text = [item for item in large if item.box[2] - item.box[0] >= _WIDE * whole]
    if len(text) < _FEWEST:
        return [], list(fragments)
    left, right = min(item.box[0] for item in text), max(item.box[2] for item in text)
    low, high = min(item.box[1] for item in text), max(item.box[3] for item in text)
    beside: tuple[list[Fragment], list[Fragment]] = ([], [])
    for item in fragments:
        is_note = item.size <= SMALLER * body and item.box[2] - item.box[0] <= _NARROW * (right - left)
        if is_note and any(map(str.isalpha, item.text)) and low <= item.box[3] and item.box[1] <= high:
            if item.box[2] < left - _APART:
                beside[0].append(item)
            elif item.box[0] > right + _APART:
                beside[1].append(item)
    taken = {id(item) for side in beside for item in side}
    notes = [note for side in beside for note in _notes(side)]
    return notes, [item for item in fragments if id(item) not in taken]


def _notes(side: Sequence[Fragment]) -> list[list[TextRow]]:
    """The lines of one margin, those that stand close together as one note."""
    if not side:
        return []
    bounds = min(item.box[0] for item in side), max(item.box[2] for item in side)
    found: list[list[TextRow]] = []
    for row in rows(side, bounds):
        if found and found[-1][-1].base - row.base <= _TIGHT * row.size:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def with_side_notes(lines: list[TextRow], notes: Sequence[list[TextRow]]) -> list[TextRow]:
    """The lines of a page in reading order, each note before the paragraph it stands beside."""
    out = list(lines)
    step = median([one.base - two.base for one, two in pairwise(lines)]) if len(lines) > 1 else 0.0
    for note in notes:
        at = next((place for place, row in enumerate(out) if row.base <= note[0].base + 0.6 * row.size), len(out))
        while 0 < at < len(out) and _goes_on(out[at - 1], out[at], step):
            at -= 1
        out[at:at] = note
    return out


def _goes_on(before: TextRow, row: TextRow, step: float) -> bool:
    """Whether a line goes on with the paragraph of the one above it."""
    is_tight = before.bounds == row.bounds and 0 < before.base - row.base <= 1.25 * step
    return is_tight and not markers(row.text) and not _ENDS.search(before.text)
