"""The rows under a table's head, where lines are drawn around the head only.

In: the head's columns, and what stands below it. Out: the fragments of the body by columns. A line is of the body as
long as its words stay in the columns. Not here: which lines make a row (cell_rows).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from foedera.reading.formats.pdf.cell_rows import Cells
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.text_rows import TextRow, rows

_FAR = 3.0
"""Sizes a line stands under the one before at most."""
_SLACK = 1.0
"""Points a word may reach over the end of a column."""
_MIN_LINES = 2
"""Lines of the body with words in two columns: one alone may be chance."""


def body_under(fragments: Sequence[Fragment], columns: Sequence[float], bottom: float) -> Cells | None:
    """The cells of the band below a head, from the left; None where there is no body.

    Args:
        fragments: of the page, in no table yet.
        columns: where the head's columns end, its sides among them.
        bottom: of the head.
    """
    found = list(_lines(fragments, columns, bottom))
    while found and len(_used(found[-1], columns)) < 2 and 0 in _used(found[-1], columns):
        found.pop()  # a line at the left alone is what follows the table
    if sum(len(_used(row, columns)) > 1 for row in found) < _MIN_LINES:
        return None
    items = [item for row in found for item in row.fragments]
    return tuple(tuple(item for item in items if _column(item, columns) == at) for at in range(len(columns) - 1))


def _lines(fragments: Sequence[Fragment], columns: Sequence[float], bottom: float) -> Iterator[TextRow]:
    """The lines under a head, from the top, down to the first that is none of its table."""
    left, right = columns[0], columns[-1]
    under = [item for item in fragments if item.box[2] > left and item.box[0] < right and item.base < bottom]
    before = bottom
    for row in rows(under, (left, right)):
        if before - row.base > _FAR * row.size or any(_crosses(item, columns) for item in row.fragments):
            return
        yield row
        before = row.base


def _crosses(item: Fragment, columns: Sequence[float]) -> bool:
    """Whether a fragment stands in two columns, or reaches out of the table."""
    return any(item.box[0] < cut - _SLACK and item.box[2] > cut + _SLACK for cut in columns)


def _column(item: Fragment, columns: Sequence[float]) -> int:
    middle = (item.box[0] + item.box[2]) / 2
    return next((at for at, (start, end) in enumerate(pairwise(columns)) if start <= middle < end), -1)


def _used(row: TextRow, columns: Sequence[float]) -> set[int]:
    return {_column(item, columns) for item in row.fragments}
