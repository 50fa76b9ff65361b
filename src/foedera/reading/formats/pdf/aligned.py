"""Tables without ruling lines: rows whose words stand under one another, over a page's end, too.

In: rows of text in reading order, with the tables that were found already. Out: the same, with tables in the place of
such rows. Not here: ruling lines (grids, level_rules).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from foedera.reading.formats.pdf.cell_rows import Line, row_groups
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.grids import Grid
from foedera.reading.formats.pdf.text_rows import TextRow
from foedera.reading.formats.text_lines import is_lone_marker

_MIN_ROWS = 3
"""Two rows may be chance (a signature block, an address), unless one is of figures; three are a table."""
_FIGURES = re.compile(r"[€$£¥(+−–-]{0,2}\s?\d[\d\s.,'’/–-]{0,20}(?:\s?%|\s?[A-Za-z]{1,3}|\s?[€$£¥])?[)*]?")
"""A number, with a unit of few letters."""
_TOUCH = 4.0
"""Points two edges of a column may differ by."""
_MANY = 3
"""Columns that stand under one another by more than chance, so that they may do so by their right edge or middle."""
_FAR = 3.0
"""How many sizes apart two rows of one table stand at most."""

Cell = tuple[Fragment, ...]
"""What stands in one column of a row."""


def with_aligned(rows: Sequence[TextRow | Grid]) -> list[TextRow | Grid]:
    """The rows, with tables in the place of runs whose words stand under one another; tables found already stay.

    A row with words in one column only goes on with the cell above it.
    """
    out: list[TextRow | Grid] = []
    run: list[TextRow] = []
    for row in rows:
        if isinstance(row, TextRow) and run and (_is_under(run, row) or _is_head_again(out, run, row)):
            run.append(row)
            continue
        _put(out, run)
        run = []
        if isinstance(row, TextRow) and len(_cells(row)) > 1:
            run = [row]
        else:
            out.append(row)
    _put(out, run)
    return out


def _is_under(run: Sequence[TextRow], row: TextRow) -> bool:
    """Whether a row has its words under those of the run: all of them, in one column at least.

    On the next page the first row goes on with the last one of this page, when it has words in two columns.
    """
    first, before = run[0], run[-1]
    columns, here = _cells(first), _cells(row)
    if row.page == before.page:
        is_next = row.bounds == before.bounds and 0 < before.base - row.base < _FAR * row.size
    else:
        is_next = row.page == before.page + 1 and len(here) > 1
    if not is_next or len(here) > len(columns):
        return False
    return all(any(_fits(cell, column, len(columns)) for column in columns) for cell in here)


def _is_head_again(out: Sequence[TextRow | Grid], run: Sequence[TextRow], row: TextRow) -> bool:
    """Whether a page begins with the row that stands right above the run, set otherwise than its columns."""
    above = out[-1] if out else None
    is_next = row.page == run[-1].page + 1 and len(_cells(row)) > 1
    return is_next and isinstance(above, TextRow) and above.page == run[0].page and above.text == row.text


def _cells(row: TextRow) -> list[Cell]:
    """The fragments of each cell; one begins after a wide gap, that behind the number of a paragraph aside."""
    cells = [[row.fragments[0]]]
    for before, fragment in pairwise(row.fragments):
        is_number = len(cells[-1]) == 1 and is_lone_marker(before.text)
        if fragment.box[0] - before.box[2] > row.size and not is_number:
            cells.append([])
        cells[-1].append(fragment)
    return list(map(tuple, cells))


def _fits(cell: Cell, column: Cell, columns: int) -> bool:
    """Whether a cell stands under another: by its left edge; in a wide table, and numbers, also by right or middle."""
    left, right = cell[0].box[0] - column[0].box[0], cell[-1].box[2] - column[-1].box[2]
    if abs(left) <= _TOUCH:
        return True
    is_free = columns >= _MANY or cell[-1].text[-1:].isdigit()
    return is_free and min(abs(right), abs(left + right) / 2) <= _TOUCH


def _put(out: list[TextRow | Grid], run: Sequence[TextRow]) -> None:
    """Put a run down as a table, when enough of its rows have all columns; else as the rows they are."""
    if not run:
        return
    count = len(_cells(run[0]))
    full = {id(row) for row in run if len(_cells(row)) == count}
    is_long = len(full) >= _MIN_ROWS and (count >= _MANY or len(full) * 2 >= len(run))
    if not is_long and not _is_head_and_figures(run, count):
        out += run
        return
    columns = _columns([_cells(row) for row in run if id(row) in full])
    if out and isinstance(out[-1], TextRow) and _is_head(out[-1], run[0], columns):
        head = out[-1]
        out.pop()
        run, full = [head, *run], {id(head), *full}
    lines = [_line(row, columns) for row in run]
    last = columns[-1][1] + columns[-1][0] - columns[-2][1]  # nothing says how far it might have reached
    edges = [
        *((here[0], after[0] - run[0].size) for here, after in pairwise(columns)),
        (columns[-1][0], max(last, run[0].bounds[1])),
    ]
    cells = tuple(
        tuple(tuple(item for line in group if at in line for item in line[at].fragments) for at in range(len(columns)))
        for group in row_groups(lines, edges)
    )
    out.append(Grid(run[0].base + run[0].size, run[0].bounds, cells, ruled=False))


def _is_head_and_figures(run: Sequence[TextRow], count: int) -> bool:
    """Whether two rows are a table all the same: three columns, the lower row mostly of figures, the upper of none."""
    if len(run) != _MIN_ROWS - 1 or count < _MANY:
        return False
    head, figures = ([_words(cell) for cell in _cells(row)] for row in run)
    numbers = sum(bool(_FIGURES.fullmatch(words)) for words in figures)
    return len(figures) == count and 2 * numbers > count and not any(map(_FIGURES.fullmatch, head))


def _words(cell: Cell) -> str:
    return " ".join(item.text for item in cell)


def _line(row: TextRow, columns: Sequence[tuple[float, float]]) -> Line:
    """What stands in each column of a row."""
    found: dict[int, list[Fragment]] = {}
    for cell in _cells(row):
        found.setdefault(_column(cell, columns), []).extend(cell)
    return {at: TextRow(tuple(items), row.bounds) for at, items in found.items()}


def _columns(rows: Sequence[Sequence[Cell]]) -> list[tuple[float, float]]:
    """From where to where each column reaches."""
    return [
        (min(cell[0].box[0] for cell in column), max(cell[-1].box[2] for cell in column))
        for column in zip(*rows, strict=True)
    ]


def _column(cell: Cell, columns: Sequence[tuple[float, float]]) -> int:
    """The column a cell shares most with, or is nearest to."""
    left, right = cell[0].box[0], cell[-1].box[2]
    return max(range(len(columns)), key=lambda at: min(right, columns[at][1]) - max(left, columns[at][0]))


def _is_head(row: TextRow, first: TextRow, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a row right above a table names its columns: a cell over each, beside none."""
    cells = _cells(row)
    if len(cells) != len(columns) or row.page != first.page or not 0 < row.base - first.base < _FAR * row.size:
        return False
    ends = [-math.inf, *(right for _, right in columns)]
    starts = [*(left for left, _ in columns[1:]), math.inf]
    over = zip(ends, cells, starts, strict=False)
    return all(end < cell[0].box[0] and cell[-1].box[2] < start for end, cell, start in over)
