"""Tables that go on over pages: one table each, its head once; and those nobody drew a line around.

In: rows of a whole document in reading order, tables among them. Out: the same without heads that are repeated, these
by name, and the tables without lines that go on over pages. Not here: finding tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

import msgspec

from foedera.reading.formats.pdf.cell_rows import Cells
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.grids import Grid
from foedera.reading.formats.pdf.text_rows import TextRow

_COLUMNS = 3
"""Two columns may be a list with its terms and meanings."""


class TablePages(msgspec.Struct, frozen=True):
    """What a document's tables have over the ends of pages."""

    rows: list[TextRow | Grid]
    repeated: list[Fragment]
    """Heads of tables that stand again on the pages after."""
    unruled: list[tuple[int, int]]
    """First and last page of each table in three columns that goes on over pages, with no line drawn for it."""


def over_pages(rows: Sequence[TextRow | Grid]) -> TablePages:
    """The tables of a document as they go on over its pages."""
    found = TablePages([], [], [])
    parts: list[Grid] = []
    for row in (*rows, None):
        if isinstance(row, Grid) and (not parts or _goes_on(parts[-1], row)):
            parts.append(row)
            continue
        _finish(found, parts)
        parts = [row] if isinstance(row, Grid) else []
        if isinstance(row, TextRow):
            found.rows.append(row)
    return found


def _goes_on(before: Grid, grid: Grid) -> bool:
    """Whether a table at the top of a page goes on with the one that ends the page before."""
    columns = max(map(len, before.cells)), max(map(len, grid.cells))
    return _page(grid.cells[0]) == _page(before.cells[-1]) + 1 and columns[0] == columns[1]


def _finish(found: TablePages, parts: Sequence[Grid]) -> None:
    """Put down the parts of one table."""
    if not parts:
        return
    table = [row for part in parts for row in part.cells]
    pages = _page(table[0]), _page(table[-1])
    if pages[0] < pages[1] and not parts[0].ruled and max(map(len, table)) >= _COLUMNS:
        found.unruled.append(pages)
    again = _repeated(table)
    found.repeated.extend(item for row in table if id(row) in again for cell in row for item in cell)
    for part in parts:
        kept = tuple(row for row in part.cells if id(row) not in again)
        if kept:
            found.rows.append(msgspec.structs.replace(part, cells=kept))


def _repeated(table: Sequence[Cells]) -> set[int]:
    """The id() of each row that repeats the table's head where a page begins: as many rows as all pages have again."""
    pages = [list(rows) for _, rows in groupby(table, key=_page)]
    head = [_words(row) for row in pages[0]]
    again = [
        list(takewhile(lambda pair: _words(pair[0]) == pair[1], zip(rows, head, strict=False))) for rows in pages[1:]
    ]
    least = min((len(rows) for rows in again if rows), default=0)
    return {id(row) for rows in again for row, _ in rows[:least]}


def _page(row: Cells) -> int:
    return next(item.page for cell in row for item in cell)


def _words(row: Cells) -> list[list[str]]:
    return [[item.text for item in cell] for cell in row]
