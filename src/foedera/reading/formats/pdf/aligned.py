"""Tables without ruling lines: rows whose words stand under one another with wide gaps between.

In: rows of one page in reading order. Out: the same, runs of aligned rows as tables. A row with words in one column
only goes on with the cell above it. Two rows may be chance (a signature block, an address); three are a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foedera.reading.formats.lines import is_lone_marker
from foedera.reading.formats.pdf.grids import Grid
from foedera.reading.formats.pdf.rows import Row
from foedera.reading.formats.pdf.sheet import Fragment

_MIN_ROWS = 3
_TOUCH = 4.0
"""Points two left edges may differ by."""


def with_aligned(rows: Sequence[Row | Grid]) -> list[Row | Grid]:
    """The rows, with tables in the place of the runs that are one; tables found already stay."""
    out: list[Row | Grid] = []
    run: list[Row] = []
    for row in rows:
        if isinstance(row, Row) and run and _goes_on(run, row):
            run.append(row)
            continue
        out += _table(run)
        run = []
        if isinstance(row, Row) and len(_cells(row)) > 1:
            run = [row]
        else:
            out.append(row)
    return [*out, *_table(run)]


def _goes_on(run: Sequence[Row], row: Row) -> bool:
    """Whether a row has its words under those of the run: all of them, in one column at least."""
    first, before = run[0], run[-1]
    if row.page != before.page or row.bounds != before.bounds or not 0 < before.base - row.base < 3 * row.size:
        return False
    edges = [cell.box[0] for cell in _cells(first)]
    here = [cell.box[0] for cell in _cells(row)]
    return len(here) <= len(edges) and all(any(abs(left - edge) <= _TOUCH for edge in edges) for left in here)


def _cells(row: Row) -> list[Fragment]:
    """The fragments that begin a cell: those after a wide gap, the number of a paragraph aside."""
    starts = [row.fragments[0]]
    for before, fragment in pairwise(row.fragments):
        if fragment.box[0] - before.box[2] > row.size and not is_lone_marker(before.text):
            starts.append(fragment)
    return starts


def _table(run: Sequence[Row]) -> list[Row | Grid]:
    """A run as a table, when enough of its rows have all columns; else the rows they are."""
    if not run:
        return []
    edges = [cell.box[0] for cell in _cells(run[0])]
    full = [row for row in run if len(_cells(row)) == len(edges)]
    if len(full) < _MIN_ROWS or len(full) * 2 < len(run):
        return list(run)
    table: list[list[list[Fragment]]] = []
    for row in run:
        if row in full or not table:
            table.append([[] for _ in edges])
        for fragment in row.fragments:
            column = max((at for at, edge in enumerate(edges) if edge <= fragment.box[0] + _TOUCH), default=0)
            table[-1][column].append(fragment)
    cells = tuple(tuple(tuple(cell) for cell in cells) for cells in table)
    return [Grid(run[0].base + run[0].size, run[0].bounds, cells)]
