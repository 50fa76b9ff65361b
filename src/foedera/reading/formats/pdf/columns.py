"""The order in which the lines of a page are read: one column, or several beside gutters, with wider lines between.

In: the fragments of one page. Out: rows in reading order, each knowing its column's edges. Not here: tables, notes
(taken out before).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from statistics import median

import msgspec
import numpy as np
import numpy.typing as npt

from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.text_rows import TextRow, rows
from foedera.reading.formats.pdf.turning import Turn

_MIN_ROWS = 3
"""Lines each side of a gutter must have."""
_FILLED = 0.55
"""Share of its column's width a usual line fills; cells of a table fill less."""
_FEW = 0.2
"""Share of a page's text that may cross a gutter it has from the other pages: a title, a table."""
_MOST_STEPS = 500
_STEP = 2.0
_SLACK = 1.0
_MOST_GUTTERS = 7
_MOST_TRIES = 4
"""Gaps of one page that are tried as gutters, those fewest lines cross first."""
_WORDS = 0.45
"""Sizes two words of one line stand apart at most, where nothing but a blank of that line parts them."""
_RUNS_OVER = 0.5
"""Sizes by which one piece of a line runs over the next at least, to be of another column."""
_ALONE = 2.0
"""Sizes a line at the top or bottom stands away from all columns, to be in none."""
_EDGE_ROWS = 2
_SMALLER = 0.93
_REACHED = 0.03
"""Part of a page's width two lines' ends may differ by and be the same edge."""
_EDGE = 0.08
"""Part of a width at each side where no gutter is looked for."""
_NARROW = 0.12
"""Part of the page's text that is too narrow for a column: numbers of paragraphs stand there."""
_OFF_MIDDLE = 0.2
"""How far from the middle the gutter of two columns may stand, as part of the width; terms and their meanings do."""

Gutters = tuple[float, ...]
"""Places between columns, in points, from the left; none for a page of one column."""


def ordered(fragments: Sequence[Fragment], gutters: Gutters) -> list[TextRow]:
    """The rows of a page in reading order; a line that crosses a gutter stands between what is above and below it."""
    if not fragments:
        return []
    left, right = min(item.box[0] for item in fragments), max(item.box[2] for item in fragments)
    if not gutters:
        return rows(fragments, (left, _usual_right(fragments, left, right)))
    out: list[TextRow] = []
    lines = rows(fragments, (0.0, 0.0))
    across = _across(lines, gutters) | _at_edges(lines, gutters)
    full = rows([item for item in fragments if id(item) in across], (left, right))
    rest = [item for item in fragments if id(item) not in across]
    columns = [[item for item in rest if _column(item, gutters) == at] for at in range(len(gutters) + 1)]
    edges = [_edges(column, at, (left, *gutters, right)) for at, column in enumerate(columns)]
    waiting = [rows(column, bounds) for column, bounds in zip(columns, edges, strict=True)]
    for row in [*full, None]:
        floor = -math.inf if row is None else row.base
        for column in waiting:
            above = sum(item.base > floor for item in column)  # they stand from top to bottom
            out += column[:above]
            del column[:above]
        if row is not None:
            out.append(row)
    return out


def _across(lines: Sequence[TextRow], gutters: Gutters) -> set[int]:
    """The id() of each fragment of a line that crosses a gutter, itself or with the words right beside it.

    A word too long for its column, which runs over what stands in the next, is of its column.
    """
    found: set[int] = set()
    for row in lines:
        pieces = list(_pieces(row.fragments))
        for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
            left, right = piece[0].box[0], max(item.box[2] for item in piece)
            runs_over = after is not None and left < after[0].box[0] < right - _RUNS_OVER * piece[0].size
            if not runs_over and any(left < gutter - _SLACK and right > gutter + _SLACK for gutter in gutters):
                found.update(map(id, piece))
    return found


def _at_edges(lines: Sequence[TextRow], gutters: Gutters) -> set[int]:
    """The id() of what stands apart above all columns, or in smaller type below them: it is read before or after."""
    found: set[int] = set()
    body = median(row.size for row in lines)
    for before, row in islice(pairwise(lines), _EDGE_ROWS):
        if before.base - row.base < _ALONE * max(before.size, body) or not _is_in_one(before, gutters):
            break
        found.update(map(id, before.fragments))
    for row, after in islice(pairwise(reversed(lines)), _EDGE_ROWS):
        is_small = row.size < _SMALLER * body
        if after.base - row.base < _ALONE * body or not is_small or not _is_in_one(row, gutters):
            break
        found.update(map(id, row.fragments))
    return found


def _is_in_one(row: TextRow, gutters: Gutters) -> bool:
    """Whether a row stands in one column, not in pieces in several."""
    return len({_column(item, gutters) for item in row.fragments}) == 1


def _pieces(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """The words of a line that stand no further apart than words do."""
    piece: list[Fragment] = []
    for item in fragments:
        if piece and not abs(item.box[0] - piece[-1].box[2]) < _WORDS * max(item.size, piece[-1].size):
            yield piece
            piece = []
        piece.append(item)
    yield piece


def _usual_right(fragments: Sequence[Fragment], left: float, right: float) -> float:
    """Where the lines of a column end that go furthest: two of them at least, so that no single head makes it wider."""
    ends = sorted((item.box[2] for item in fragments), reverse=True)
    near = _REACHED * (right - left)
    return next((end for end, after in pairwise(ends) if end - after <= near), right)


def facing(row: TextRow) -> TextRow:
    """A row that runs against its page (a line of Arabic on a page of English), mirrored inside of its column."""
    if not row.runs_against:
        return row
    flip = Turn(a=-1.0, e=sum(row.bounds))
    turned = [
        msgspec.structs.replace(item, box=flip.box(item.box), turn=flip.then(item.turn)) for item in row.fragments
    ]
    return TextRow(tuple(turned), row.bounds)


def gutters_of(pages: Sequence[Sequence[Fragment]], ruled: Sequence[Gutters]) -> list[Gutters]:
    """The gutters of each page; one that cannot tell has those of the others, when its lines respect them.

    `ruled` are those a line is drawn in, which need no telling.
    """
    own = [drawn or gutters_in(fragments) for fragments, drawn in zip(pages, ruled, strict=True)]
    found = [gutters for gutters in own if gutters]
    if len(found) * 3 < len(pages) or not found:
        return own
    most = max(map(len, found), key=[len(gutters) for gutters in found].count)
    usual = tuple(median(places) for places in zip(*(g for g in found if len(g) == most), strict=True))
    return [
        usual if not gutters and fragments and all(_respects(fragments, place) for place in usual) else gutters
        for gutters, fragments in zip(own, pages, strict=True)
    ]


def _respects(fragments: Sequence[Fragment], gutter: float) -> bool:
    across = _across(rows(fragments, (0.0, 0.0)), (gutter,))
    crossing = sum(len(item.text) for item in fragments if id(item) in across)
    return crossing < _FEW * sum(len(item.text) for item in fragments)


def gutters_in(fragments: Sequence[Fragment]) -> Gutters:
    """Where the gaps between the columns of a page are."""
    if len(fragments) < 2 * _MIN_ROWS:
        return ()
    boxes = np.array([item.box for item in fragments], np.float64)
    base = np.array([item.base for item in fragments], np.float64)
    left, right = float(boxes[:, 0].min()), float(boxes[:, 2].max())
    found = _Sheet(boxes, base).gutters(left, right, _MOST_GUTTERS) or ()
    is_lopsided = len(found) == 1 and abs(found[0] - (left + right) / 2) > _OFF_MIDDLE * (right - left)
    return () if is_lopsided else found


class _Sheet:
    """The boxes of a page's fragments, asked again and again for the lines at both sides of a gap."""

    def __init__(self, boxes: npt.NDArray[np.float64], base: npt.NDArray[np.float64]) -> None:
        self.left, self.bottom, self.right, self.top = boxes.T
        self.base = base
        self.width = float(self.right.max() - self.left.min())

    def gutters(self, left: float, right: float, most: int) -> Gutters | None:
        """The gutters between two edges; None where no gap has text at both sides."""
        for gutter in self._gaps(left, right) if most > 0 else ():
            one, other = self._inside(left, gutter), self._inside(gutter, right)
            beside_it = int(one.sum() + other.sum())
            if min(one.sum(), other.sum()) < _MIN_ROWS or beside_it < int(self._inside(left, right).sum()) - beside_it:
                continue  # of most pages of one column some lines are in pieces, and a few of those stand beside others
            low = max(self.bottom[one].min(), self.bottom[other].min()) - _SLACK
            high = min(self.top[one].max(), self.top[other].max())
            beside = (self.base >= low) & (self.base <= high)
            sides = self._side(one & beside, left, gutter, most), self._side(other & beside, gutter, right, most)
            if sides[0] is not None and sides[1] is not None:
                return (*sides[0], gutter, *sides[1])
        return None

    def _side(self, which: npt.NDArray[np.bool_], left: float, right: float, most: int) -> Gutters | None:
        """The gutters inside of one side of a gutter: none for a column of text; None when it is no text."""
        count = int(which.sum())
        if count < _MIN_ROWS or right - left < _NARROW * self.width:
            return None
        if int(np.sum(self.right[which] - self.left[which] > _FILLED * (right - left))) * 2 >= count:
            return ()
        return self.gutters(left, right, most - 1)

    def _inside(self, left: float, right: float) -> npt.NDArray[np.bool_]:
        inside: npt.NDArray[np.bool_] = (self.left >= left - _SLACK) & (self.right <= right + _SLACK)
        return inside

    def _gaps(self, left: float, right: float) -> list[float]:
        """Places few lines cross, the best first."""
        width = right - left
        step = max(_STEP, width / _MOST_STEPS)
        places = np.arange(left + _EDGE * width, right - _EDGE * width, step)
        if not len(places):
            return []
        here = self._inside(left, right)
        starts, ends = np.sort(self.left[here]), np.sort(self.right[here])
        # those that begin left of a place and do not end there yet
        crossing = np.searchsorted(starts, places - _SLACK, "left") - np.searchsorted(ends, places + _SLACK, "right")
        cuts = np.flatnonzero(np.diff(crossing)) + 1
        runs = [(float(part[0]), float(part[-1])) for part in np.split(places, cuts)]
        counts = crossing[np.r_[0, cuts]].tolist()
        low = [
            (count, -(end - start), (start + end) / 2)
            for at, (count, (start, end)) in enumerate(zip(counts, runs, strict=True))
            if all(count < other for other in counts[max(0, at - 1) : at] + counts[at + 1 : at + 2])
        ]
        return [middle for _, _, middle in sorted(low)[:_MOST_TRIES]]


def _edges(column: Sequence[Fragment], at: int, cuts: Sequence[float]) -> tuple[float, float]:
    """Left and right edge of a column; one without text ends where its gutters are.

    A word too long for its line, such as an address, makes it no wider.
    """
    if not column:
        return cuts[at], cuts[at + 1]
    left, right = min(item.box[0] for item in column), max(item.box[2] for item in column)
    return left, _usual_right(column, left, right)


def _column(item: Fragment, gutters: Gutters) -> int:
    return sum(item.box[0] > gutter - _SLACK for gutter in gutters)
