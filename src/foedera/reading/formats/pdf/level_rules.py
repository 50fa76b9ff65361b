"""Tables with lines between rows only: three lines of one length under one another, and words in columns between them.

In: the fragments and ruling lines of one page, tables with upright lines taken out. Out: tables, and what stands in
none. Columns are where blanks run through all lines of the table. Not here: upright lines (grids).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from foedera.model.document import Box
from foedera.reading.formats.pdf.cell_rows import Cells, split_rows
from foedera.reading.formats.pdf.columns import gutters_in
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.grids import Grid, is_upright

_MIN_LINES = 3
"""Lines of a table: above and under its head, and under its body."""
_TOUCH = 3.0
"""Points the ends of its lines may differ by."""
_BLANK = 0.8
"""Sizes a blank between two columns is wide at least."""
_HEAD_AND_BODY = 2
"""Bands of a table with no lines between the rows of its body."""


def level_grids(fragments: Sequence[Fragment], rules: Sequence[Box]) -> tuple[list[Grid], list[Fragment]]:
    """The tables of a page, and the fragments outside of them."""
    found: list[Grid] = []
    rest = list(fragments)
    for lines in _stacks(rules):
        left, right = lines[0][0], lines[0][2]
        inside = [item for item in rest if _is_between(item, left, right, lines[-1][1], lines[0][1])]
        heights = [line[1] for line in lines]
        columns = _columns(inside, left, right)
        columns = _shared(columns, _bands(inside, heights, columns))
        bands = _bands(inside, heights, columns)
        if len(bands) < _HEAD_AND_BODY or not _are_cells(bands) or gutters_in(inside):
            continue
        rows = [*bands[:-1], *split_rows(bands[-1], columns)] if len(bands) <= _HEAD_AND_BODY else bands
        found.append(Grid(lines[0][1], (left, right), tuple(rows)))
        taken = set(map(id, inside))
        rest = [item for item in rest if id(item) not in taken]
    return found, rest


def _are_cells(bands: Sequence[Cells]) -> bool:
    """Whether most bands have words in two columns, the uppermost among them."""
    full = [sum(map(bool, band)) > 1 for band in bands]
    return full[0] and 2 * sum(full) > len(full)


def _stacks(rules: Sequence[Box]) -> list[list[Box]]:
    """Level lines that begin and end under one another, from the top; those alone or in twos are no table's."""
    stacks: dict[tuple[int, int], list[Box]] = {}
    for rule in sorted(rules, key=lambda rule: -rule[1]):
        if is_upright(rule):
            continue
        key = round(rule[0] / _TOUCH), round(rule[2] / _TOUCH)
        near = [(key[0] + one, key[1] + other) for one in (0, -1, 1) for other in (0, -1, 1)]
        lines = next((stacks[place] for place in near if place in stacks), None)
        if lines is None:
            stacks[key] = [rule]
        elif lines[-1][1] - rule[1] > _TOUCH:
            lines.append(rule)
    return [lines for lines in stacks.values() if len(lines) >= _MIN_LINES]


def _is_between(item: Fragment, left: float, right: float, bottom: float, top: float) -> bool:
    middle = (item.box[1] + item.box[3]) / 2
    return item.box[0] > left - _TOUCH and item.box[2] < right + _TOUCH and bottom < middle < top


def _columns(inside: Sequence[Fragment], left: float, right: float) -> list[float]:
    """Where columns end: the middles of the blanks no word stands in; the sides among them."""
    if not inside:
        return []
    blank = _BLANK * median(item.size for item in inside)
    spans = sorted((item.box[0], item.box[2]) for item in inside)
    cuts, reached = [left], spans[0][1]
    for start, end in spans[1:]:
        if start - reached > blank:
            cuts.append((start + reached) / 2)
        reached = max(reached, end)
    return [*cuts, right]


def _shared(columns: list[float], bands: Sequence[Cells]) -> list[float]:
    """Columns without blanks between words that never stand side by side: a head at the left of its numbers."""
    kept = columns[:1]
    open_: set[int] = set()
    for at, end in enumerate(columns[1:-1]):
        open_.update(place for place, band in enumerate(bands) if band[at])
        if any(band[at + 1] and place in open_ for place, band in enumerate(bands)):
            kept.append(end)
            open_ = set()
    return [*kept, *columns[1:][-1:]]


def _bands(inside: Sequence[Fragment], heights: Sequence[float], columns: Sequence[float]) -> list[Cells]:
    """What stands between the lines, from the top, by columns."""
    bands: list[Cells] = []
    for high, low in pairwise(heights):
        here = [item for item in inside if low <= (item.box[1] + item.box[3]) / 2 < high]
        if here:
            bands.append(
                tuple(
                    tuple(item for item in here if start <= (item.box[0] + item.box[2]) / 2 < end)
                    for start, end in pairwise(columns)
                )
            )
    return bands
