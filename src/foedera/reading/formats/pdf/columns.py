"""The order in which the lines of a page are read: one column, or two beside a gutter, with full-width lines between.

In: the fragments of one page. Out: rows in reading order, each knowing its column's edges. Three columns and more come
out as two. Not here: tables, notes (taken out before).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.text_rows import TextRow, rows

_MIN_ROWS = 3
"""Lines each side of a gutter must have."""
_FILLED = 0.55
"""Share of its column's width a usual line fills; cells of a table fill less."""
_FEW = 0.2
"""Share of a page's text that may cross a gutter it has from the other pages: a title, a table."""
_MOST_STEPS = 500
_STEP = 2.0
_SLACK = 1.0


def ordered(fragments: Sequence[Fragment], gutter: float | None) -> list[TextRow]:
    """The rows of a page in reading order."""
    if not fragments:
        return []
    left, right = min(item.box[0] for item in fragments), max(item.box[2] for item in fragments)
    if gutter is None:
        return rows(fragments, (left, right))
    out: list[TextRow] = []
    sides: tuple[list[Fragment], list[Fragment]] = ([], [])
    across = [item for item in fragments if _crosses(item, gutter)]
    full = rows(across, (left, right))
    rest = [item for item in fragments if not _crosses(item, gutter)]
    edges = _edges(rest, gutter)
    for row in [*full, None]:
        floor = -math.inf if row is None else row.base
        for item in [item for item in rest if item.base > floor]:
            sides[item.box[0] > gutter - _SLACK].append(item)
            rest.remove(item)
        for side, bounds in zip(sides, edges, strict=True):
            out += rows(side, bounds)
            side.clear()
        if row is not None:
            out.append(row)
    return out


def gutters_of(pages: Sequence[Sequence[Fragment]]) -> list[float | None]:
    """The gutter of each page; one with too little text to tell has that of the others, when its lines respect it."""
    own = [gutter_of(fragments) for fragments in pages]
    found = [gutter for gutter in own if gutter is not None]
    if len(found) * 3 < len(pages):
        return own
    usual = median(found)
    return [
        usual if gutter is None and fragments and _respects(fragments, usual) else gutter
        for gutter, fragments in zip(own, pages, strict=True)
    ]


def _respects(fragments: Sequence[Fragment], gutter: float) -> bool:
    crossing = sum(len(item.text) for item in fragments if _crosses(item, gutter))
    return crossing < _FEW * sum(len(item.text) for item in fragments)


def gutter_of(fragments: Sequence[Fragment]) -> float | None:
    """Where the gap between two columns is, in points from the left; None for a page with one column."""
    if not fragments:
        return None
    left, right = min(item.box[0] for item in fragments), max(item.box[2] for item in fragments)
    width = right - left
    step = max(_STEP, width / _MOST_STEPS)
    best = [
        (sum(_crosses(item, at) for item in fragments), at)
        for at in (left + 0.3 * width + step * count for count in range(int(0.4 * width / step)))
    ]
    if not best:
        return None
    fewest = min(crossing for crossing, _ in best)
    places = [place for crossing, place in best if crossing == fewest]
    gutter = median(_longest_run(places, step))
    return gutter if _is_gutter(fragments, gutter, (left, right)) else None


def _longest_run(places: Sequence[float], step: float) -> list[float]:
    """The longest stretch of neighbouring places."""
    runs: list[list[float]] = [[]]
    for place in places:
        if runs[-1] and place - runs[-1][-1] > 1.5 * step:
            runs.append([])
        runs[-1].append(place)
    return max(runs, key=len)


def _is_gutter(fragments: Sequence[Fragment], gutter: float, bounds: tuple[float, float]) -> bool:
    """Whether both sides are columns of text that stand beside one another."""
    sides = [item for item in fragments if not _crosses(item, gutter)]
    one = [item for item in sides if item.box[2] <= gutter + _SLACK]
    other = [item for item in sides if item.box[0] >= gutter - _SLACK]
    if min(len(one), len(other)) < _MIN_ROWS:
        return False
    low, high = (
        max(min(i.box[1] for i in one), min(i.box[1] for i in other)),
        min(max(i.box[3] for i in one), max(i.box[3] for i in other)),
    )
    beside = [[item for item in side if low - _SLACK <= item.base <= high] for side in (one, other)]
    if min(map(len, beside)) < _MIN_ROWS:
        return False
    filled = [
        sum(item.box[2] - item.box[0] > _FILLED * span for item in side) / len(side)
        for side, span in zip(beside, (gutter - bounds[0], bounds[1] - gutter), strict=True)
    ]
    return min(filled) >= 0.5


def _edges(fragments: Sequence[Fragment], gutter: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Left and right edge of both columns."""
    one = [item.box for item in fragments if item.box[0] <= gutter - _SLACK]
    other = [item.box for item in fragments if item.box[0] > gutter - _SLACK]
    return (
        (min((b[0] for b in one), default=0.0), max((b[2] for b in one), default=gutter)),
        (min((b[0] for b in other), default=gutter), max((b[2] for b in other), default=gutter)),
    )


def _crosses(item: Fragment, at: float) -> bool:
    return item.box[0] < at - _SLACK and item.box[2] > at + _SLACK
