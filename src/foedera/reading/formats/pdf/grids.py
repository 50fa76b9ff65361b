"""Tables with ruling lines: cells between lines, or between columns of lines only.

In: the fragments and ruling lines of one page. Out: tables with their rows of cells, and what stands in none. Lines
that touch are a frame; its columns are where its upright lines stand, its rows where level lines do, or where all its
inner upright lines end. Not here: tables without upright lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from foedera.model.document import Box
from foedera.reading.formats.pdf.cell_rows import Cells, split_rows
from foedera.reading.formats.pdf.columns import Gutters, gutters_in
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.open_body import body_under
from foedera.reading.formats.pdf.ruled_columns import ruled_gutters
from foedera.reading.formats.pdf.text_rows import TextRow, rows

_TOUCH = 2.5
"""Points: lines this close belong together."""
_MAX_RULES = 800
"""Pages with more are drawings."""
_BREAK = 12.0
"""Points between the head of a table and its body, where the lines of both stand under one another."""
_HEAD_AND_BODY = 2
"""Bands of a table without lines between its rows."""
_LONG = 15
"""Lines of a cell that make it a column of the page, where they fill it."""


class Grid(msgspec.Struct, frozen=True):
    """A table on one page."""

    top: float
    sides: tuple[float, float]
    """Left and right edge, in points."""
    cells: tuple[tuple[tuple[Fragment, ...], ...], ...]
    """Rows of cells of fragments; rows without any fragment are left out."""
    ruled: bool = True
    """Whether lines are drawn that say it is one."""

    def text_rows(self) -> list[TextRow]:
        """The lines of all its cells, cell by cell."""
        return [row for cells in self.cells for cell in cells if cell for row in rows(cell, self.sides)]


class _Frame(msgspec.Struct, frozen=True):
    """Lines that touch one another."""

    uprights: tuple[Box, ...]
    levels: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """Everything it takes up."""
        lines = (*self.uprights, *self.levels)
        return (
            min(line[0] for line in lines),
            min(line[1] for line in lines),
            max(line[2] for line in lines),
            max(line[3] for line in lines),
        )

    @property
    def columns(self) -> list[float]:
        """Where columns end, its sides among them."""
        return _cuts([self.box[0], self.box[2], *(line[0] for line in self.uprights)])

    @property
    def rows(self) -> list[float]:
        """Where rows end, from below, its top and bottom among them."""
        left, bottom, right, top = self.box
        inner = [line for line in self.uprights if left + _TOUCH < line[0] < right - _TOUCH]
        columns = _cuts([line[0] for line in inner])
        ends = _cuts([end for line in inner for end in (line[1], line[3])])
        shared = [end for end in ends if all(any(_ends_at(line, place, end) for line in inner) for place in columns)]
        return _cuts([bottom, top, *(line[1] for line in self.levels), *shared])

    @property
    def is_open(self) -> bool:
        """Whether a side of it is not ruled."""
        left, _, right, _ = self.box
        return not all(any(abs(line[0] - side) <= _TOUCH for line in self.uprights) for side in (left, right))


def grids(fragments: Sequence[Fragment], rules: Sequence[Box]) -> tuple[list[Grid], list[Fragment], Gutters]:
    """The tables of a page, the fragments outside of them, and the lines drawn between the columns of its text."""
    found: list[Grid] = []
    gutters: Gutters = ()
    rest = list(fragments)
    for frame in _frames(rules):
        inside = _inside(rest, frame)
        bands = _bands(inside, frame)
        between = ruled_gutters(frame.uprights, frame.rows, inside)
        gutters = gutters or between
        if bands and not between and not _is_prose(frame, bands, inside):
            below = body_under(rest, frame.columns, frame.box[1]) if len(bands) == 1 else None
            if below is not None:
                bands.append(below)
                inside += [item for cell in below for item in cell]
            rows = _rows(bands, frame)
            found.append(Grid(frame.box[3], (frame.columns[0], frame.columns[-1]), tuple(rows)))
            taken = set(map(id, inside))
            rest = [item for item in rest if id(item) not in taken]
    return found, rest, gutters


def _frames(rules: Sequence[Box]) -> list[_Frame]:
    """The frames of a page with two columns at least; a head whose lines stand above those of its body is of it."""
    frames = [
        _Frame(tuple(line for line in lines if is_upright(line)), tuple(line for line in lines if not is_upright(line)))
        for lines in _clusters(rules[:_MAX_RULES])
    ]
    frames = [frame for frame in frames if frame.uprights]
    frames.sort(key=lambda frame: -frame.box[3])
    out: list[_Frame] = []
    for frame in frames:
        if out and _goes_on(out[-1], frame):
            out[-1] = _Frame((*out[-1].uprights, *frame.uprights), (*out[-1].levels, *frame.levels))
        else:
            out.append(frame)
    return [frame for frame in out if frame.levels and len(frame.columns) > 2 and len(frame.rows) > 1]


def _goes_on(above: _Frame, below: _Frame) -> bool:
    """Whether the lines of one frame stand right under those of another."""
    upper, lower = above.box, below.box
    if not -_TOUCH <= upper[1] - lower[3] <= _BREAK:
        return False
    places = [_cuts([line[0] for line in frame.uprights]) for frame in (above, below)]
    return len(places[0]) == len(places[1]) and all(
        abs(one - other) <= _TOUCH for one, other in zip(*places, strict=True)
    )


def _inside(fragments: Sequence[Fragment], frame: _Frame) -> list[Fragment]:
    left, bottom, right, top = frame.box
    return [item for item in fragments if left < _middle(item)[0] < right and bottom < _middle(item)[1] < top]


def _is_prose(frame: _Frame, bands: Sequence[Cells], inside: Sequence[Fragment]) -> bool:
    """Whether a frame is no table but lines between the columns of a page: long cells side by side, all full."""
    long = max((sorted(map(len, row))[-2] for row in bands), default=0) >= _LONG
    return long and (frame.is_open or len(frame.rows) == 2) and bool(gutters_in(inside))


def _clusters(rules: Sequence[Box]) -> list[list[Box]]:
    """Lines that touch one another."""
    clusters: list[list[Box]] = []
    for rule in rules:
        touching = [cluster for cluster in clusters if any(_touch(rule, other) for other in cluster)]
        merged = [rule, *(other for cluster in touching for other in cluster)]
        gone = set(map(id, touching))
        clusters = [*(cluster for cluster in clusters if id(cluster) not in gone), merged]
    return clusters


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] - _TOUCH <= other[2]
        and other[0] - _TOUCH <= one[2]
        and one[1] - _TOUCH <= other[3]
        and other[1] - _TOUCH <= one[3]
    )


def is_upright(rule: Box) -> bool:
    """Whether a line runs up and down."""
    return rule[3] - rule[1] > rule[2] - rule[0]


def _ends_at(line: Box, place: float, end: float) -> bool:
    return abs(line[0] - place) <= _TOUCH and min(abs(line[1] - end), abs(line[3] - end)) <= _TOUCH


def _cuts(places: Sequence[float]) -> list[float]:
    """Distinct places, ascending."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _TOUCH:
            out.append(place)
    return out


def _middle(item: Fragment) -> tuple[float, float]:
    return (item.box[0] + item.box[2]) / 2, (item.box[1] + item.box[3]) / 2


def _bands(inside: Sequence[Fragment], frame: _Frame) -> list[Cells]:
    """What stands between lines that part rows, from the top."""
    columns = frame.columns
    bands: list[Cells] = []
    for low, high in reversed(list(pairwise(frame.rows))):
        here = [item for item in inside if low <= _middle(item)[1] < high]
        if here:
            bands.append(
                tuple(
                    tuple(item for item in here if left <= _middle(item)[0] < right)
                    for left, right in pairwise(columns)
                )
            )
    return bands


def _rows(bands: list[Cells], frame: _Frame) -> list[Cells]:
    """The rows, from the top; the one band under a head, or of the whole frame, is taken apart by its words."""
    return [*bands[:-1], *split_rows(bands[-1], frame.columns)] if len(bands) <= _HEAD_AND_BODY else bands
