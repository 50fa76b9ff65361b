"""Rows of a table between whose rows no line is drawn: told by the words in its columns.

In: the cells of one band of a table, each with all lines that stand in it. Out: the band's rows. A row begins where a
line of the first column does, and in two columns at least the line is surely a new one: it stands apart, or the word it
begins with would have stood above it, if it went on with what is there. Not here: lines that are drawn (grids).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.text_rows import TextRow, rows

Cells = tuple[tuple[Fragment, ...], ...]
"""The cells of a row, each with its fragments."""

_MIN_ROWS = 3
"""Two rows may be chance: lines of two addresses stand beside one another, too."""
_SURE = 2
"""Columns in which a row surely begins."""
_WIDE = 1.4
"""How many times the usual distance between lines ends a row."""
_SAME = 0.5
"""Part of a size by which the baselines of one line differ at most."""
_PADDING = 0.3
"""Sizes a cell's words stay away from its edges."""

_Line = dict[int, TextRow]
"""What stands at one height, by column."""


def split_rows(band: Cells, columns: Sequence[float]) -> list[Cells]:
    """The rows of a band; the band itself, where its words do not tell of three at least.

    Args:
        band: cells, from the left.
        columns: where they end, their sides among them: one more than there are cells.
    """
    edges = list(pairwise(columns))
    lines = _lines(band, edges)
    usual = _usual(lines)
    groups: list[list[_Line]] = []
    are_apart = True
    for at, line in enumerate(lines):
        is_apart = at > 0 and _base(lines[at - 1]) - _base(line) > _WIDE * usual
        if not groups or _begins(lines[at - 1], line, edges, is_apart=is_apart):
            groups.append([])
            are_apart = are_apart and (is_apart or at == 0)
        groups[-1].append(line)
    if len(groups) < _MIN_ROWS and not are_apart:
        return [band]
    return [
        tuple(tuple(item for line in group if at in line for item in line[at].fragments) for at in range(len(band)))
        for group in groups
    ]


def _lines(band: Cells, edges: Sequence[tuple[float, float]]) -> list[_Line]:
    """What stands at each height, from the top."""
    found = [
        (at, row)
        for at, (cell, bounds) in enumerate(zip(band, edges, strict=True))
        for row in rows(cell, bounds)
        if cell
    ]
    found.sort(key=lambda pair: -pair[1].base)
    out: list[_Line] = []
    for at, row in found:
        if out and at not in out[-1] and _base(out[-1]) - row.base < _SAME * row.size:
            out[-1][at] = row
        else:
            out.append({at: row})
    return out


def _base(line: _Line) -> float:
    return max(row.base for row in line.values())


def _usual(lines: Sequence[_Line]) -> float:
    """The usual distance between lines."""
    return median([_base(one) - _base(other) for one, other in pairwise(lines)] or [0.0])


def _begins(before: _Line, line: _Line, edges: Sequence[tuple[float, float]], *, is_apart: bool) -> bool:
    """Whether a line begins a row; `is_apart` when it stands further from the one before than lines usually do."""
    if 0 not in line or any(_is_second_half(before.get(at), row) for at, row in line.items()):
        return False
    if is_apart:
        return len(line) >= _SURE
    sure = sum(at not in before or _had_room(before[at], row, edges[at]) for at, row in line.items())
    return sure >= min(_SURE, len(line))


def _is_second_half(before: TextRow | None, row: TextRow) -> bool:
    """Whether a line goes on with the one above it in mid-sentence or in mid-word."""
    return before is not None and (row.text[:1].islower() or before.text.endswith(("-", ",")))


def _had_room(before: TextRow, row: TextRow, edges: tuple[float, float]) -> bool:
    """Whether the first word of a line would have stood in the line above it, however the cell is set."""
    first = row.text.split(" ", 1)[0]
    width = (row.right - row.left) / max(len(row.text), 1) * (len(first) + 1)
    room = (edges[1] - edges[0]) - (before.right - before.left) - 2 * _PADDING * row.size
    return width < room
