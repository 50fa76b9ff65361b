"""Tables: cells between ruling lines.

In: the fragments and ruling lines of one page. Out: tables with their rows of cells, and what stands in none. Not here:
tables without lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from foedera.model.document import Box
from foedera.reading.formats.pdf.fragments import Fragment

_TOUCH = 2.5
"""Points: lines this close belong together."""
_MAX_RULES = 800
"""Pages with more are drawings."""
_MIN_CUTS = 3
"""Vertical lines a table of two columns has."""


class Grid(msgspec.Struct, frozen=True):
    """A table on one page."""

    top: float
    sides: tuple[float, float]
    """Left and right edge, in points."""
    cells: tuple[tuple[tuple[Fragment, ...], ...], ...]
    """Rows of cells of fragments; rows without any fragment are left out."""


def grids(fragments: Sequence[Fragment], rules: Sequence[Box]) -> tuple[list[Grid], list[Fragment]]:
    """The tables of a page, and the fragments outside of them."""
    found: list[Grid] = []
    rest = list(fragments)
    for cluster in _clusters(rules[:_MAX_RULES]):
        xs = _cuts([rule[0] for rule in cluster if _is_upright(rule)])
        ys = _cuts([rule[1] for rule in cluster if not _is_upright(rule)])
        if len(xs) < _MIN_CUTS or len(ys) < 2:
            continue
        inside = [item for item in rest if xs[0] < _middle(item)[0] < xs[-1] and ys[0] < _middle(item)[1] < ys[-1]]
        cells = _cells(inside, xs, ys)
        if len(cells) > 0 and sum(any(row) for row in cells) > 0 and max(map(len, cells)) > 1:
            found.append(Grid(ys[-1], (xs[0], xs[-1]), tuple(cells)))
            taken = set(map(id, inside))
            rest = [item for item in rest if id(item) not in taken]
    return found, rest


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


def _is_upright(rule: Box) -> bool:
    return rule[3] - rule[1] > rule[2] - rule[0]


def _cuts(places: Sequence[float]) -> list[float]:
    """Distinct places, ascending."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _TOUCH:
            out.append(place)
    return out


def _middle(item: Fragment) -> tuple[float, float]:
    return (item.box[0] + item.box[2]) / 2, (item.box[1] + item.box[3]) / 2


def _cells(
    inside: Sequence[Fragment], xs: Sequence[float], ys: Sequence[float]
) -> list[tuple[tuple[Fragment, ...], ...]]:
    table: list[tuple[tuple[Fragment, ...], ...]] = []
    for low, high in reversed(list(pairwise(ys))):
        here = [item for item in inside if low <= _middle(item)[1] < high]
        if here:
            table.append(
                tuple(tuple(item for item in here if left <= _middle(item)[0] < right) for left, right in pairwise(xs))
            )
    return table
