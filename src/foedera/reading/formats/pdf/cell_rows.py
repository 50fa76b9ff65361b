"""Rows of a table between whose rows no line is drawn: told by the words in its columns.

In: the cells of one band of a table, each with all lines that stand in it. Out: the band's rows. A row begins where a
line of the first column does, and in two columns at least the line is surely a new one: it stands apart, or the word it
begins with would have stood above it, if it went on with what is there. Not here: lines that are drawn (grids).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.text_rows import TextRow, rows

Cells = tuple[tuple[Fragment, ...], ...]
"""The cells of a row, each with its fragments."""

_CUT_WORD = re.compile(r"[^\W\d_]-$")
_PROSE = 4
"""Words of a line that is part of a sentence rather than an entry; another that begins small goes on with it."""
_STOPS = (".", ";", ":", "!", "?")
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

Line = dict[int, TextRow]
"""What stands at one height, by column."""
Edges = Sequence[tuple[float, float]]
"""From where to where a line of each column may reach."""


def split_rows(band: Cells, columns: Sequence[float]) -> list[Cells]:
    """The rows of a band; the band itself, where its words do not tell of three at least.

    Args:
        band: cells, from the left.
        columns: where they end, their sides among them: one more than there are cells.
    """
    edges = list(pairwise(columns))
    lines = _lines(band, edges)
    groups = row_groups(lines, edges)
    if len(groups) < _MIN_ROWS and not _are_apart(groups, _usual(lines)):
        return [band]
    return [
        tuple(tuple(item for line in group if at in line for item in line[at].fragments) for at in range(len(band)))
        for group in groups
    ]


def row_groups(lines: Sequence[Line], edges: Edges) -> list[list[Line]]:
    """The lines of each row; what stands on another page is of another row."""
    usual = _usual(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _begins(groups[-1][-1], line, edges, usual):
            groups.append([])
        groups[-1].append(line)
    return groups


def _are_apart(groups: Sequence[Sequence[Line]], usual: float) -> bool:
    """Whether more than a line's distance is between all rows."""
    return all(_base(one[-1]) - _base(other[0]) > _WIDE * usual for one, other in pairwise(groups))


def _lines(band: Cells, edges: Edges) -> list[Line]:
    """What stands at each height, from the top."""
    found = [
        (at, row)
        for at, (cell, bounds) in enumerate(zip(band, edges, strict=True))
        for row in rows(cell, bounds)
        if cell
    ]
    found.sort(key=lambda pair: -pair[1].base)
    out: list[Line] = []
    for at, row in found:
        if out and at not in out[-1] and _base(out[-1]) - row.base < _SAME * row.size:
            out[-1][at] = row
        else:
            out.append({at: row})
    return out


def _base(line: Line) -> float:
    return max(row.base for row in line.values())


def _usual(lines: Sequence[Line]) -> float:
    """The usual distance between lines of one page."""
    steps = [_base(one) - _base(other) for one, other in pairwise(lines)]
    return median([step for step in steps if step > 0] or [0.0])


def _begins(before: Line, line: Line, edges: Edges, usual: float) -> bool:
    """Whether a line begins a row."""
    step = _base(before) - _base(line)
    if step <= 0:
        return True
    rooms = {at: at not in before or _had_room(before[at], row, edges[at]) for at, row in line.items()}
    if 0 not in line or any(_is_second_half(before.get(at), row, had_room=rooms[at]) for at, row in line.items()):
        return False
    if step > _WIDE * usual:
        return len(line) >= _SURE
    return sum(rooms.values()) >= min(_SURE, len(line))


def _is_second_half(before: TextRow | None, row: TextRow, *, had_room: bool) -> bool:
    """Whether a line goes on with the one above it in mid-word or in mid-sentence."""
    if before is None:
        return False
    if _CUT_WORD.search(before.text):
        return True
    begins_small = row.text[:1].islower()
    if len(before.text.split()) >= _PROSE and not before.text.endswith(_STOPS):
        return begins_small
    return not had_room and (begins_small or before.text.endswith(","))


def _had_room(before: TextRow, row: TextRow, edges: tuple[float, float]) -> bool:
    """Whether the first word of a line would have stood in the line above it, however the cell is set."""
    first = row.text.split(" ", 1)[0]
    width = (row.right - row.left) / max(len(row.text), 1) * (len(first) + 1)
    room = (edges[1] - edges[0]) - (before.right - before.left) - 2 * _PADDING * row.size
    return width < room
