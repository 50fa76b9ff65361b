"""Likeness: how like each clause of one agreement is to each of another, from parts that can be shown.

In: the clauses of two agreements. Out: a score for every pair, with the parts it is made of. Not here: choosing who
answers whom (`matching.py`).

The score is the weighted mean of the parts there are (`WEIGHTS`), and a bonus where the neighbours answer each other
too. Weights and thresholds were set on the six agreement pairs marked dev in evaluation/alignment_gold.csv.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from foedera.comparing.alignment.word_weights import WordCounts, weighed, weights, words
from foedera.model.alignment import Clause, Parts

Grid = NDArray[np.float64]
"""One row a clause of the first agreement, one column a clause of the second."""

WEIGHTS = {"wording": 0.70, "heading": 0.25, "areas": 0.15, "place": 0.05}
NEIGHBOURS = 0.10
"""The bonus where both neighbours answer each other."""
FOREIGN = 0.5
"""What a word the other agreement never uses counts in a clause's size: unlike, but less so than a word it uses
elsewhere, for it may be the other's word for the same."""
LEAST_HEADING = 1.0
"""Weight a heading needs to tell clauses apart: below it, it is a title that stands above nearly everything."""
DIGITS = 4
"""Scores are rounded, so that no machine's arithmetic decides between equals."""


class Likeness:
    """Every clause of one agreement against every clause of another."""

    def __init__(self, one: Sequence[Clause], other: Sequence[Clause]) -> None:
        sides = (one, other)
        self._wording, _ = _cosines([[words(clause.text) for clause in side] for side in sides])
        self._heading, self._headed = _cosines([[words(clause.heading) for clause in side] for side in sides])
        self._areas, self._coded = _shared_areas(one, other)
        self._place = _places(len(one), len(other))
        self._neighbours: Grid = np.zeros((len(one), len(other)))
        self._comparable = _equal([clause.sort for clause in one], [clause.sort for clause in other])
        self._base = self._mean()
        self.scores = self._whole()
        """The score of every pair, 0 to 1; 0 for clauses of two sorts."""

    def parts(self, i: int, j: int) -> Parts:
        """What the score of clauses `i` and `j` is made of."""
        return Parts(
            wording=_shown(self._wording[i, j]),
            heading=_shown(self._heading[i, j]) if self._headed[i, j] else None,
            areas=_shown(self._areas[i, j]) if self._coded[i, j] else None,
            place=_shown(self._place[i, j]),
            neighbours=float(self._neighbours[i, j]),
        )

    def note_neighbours(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Take `pairs` as who answers whom, and give the bonus to those whose neighbours are among them."""
        linked: Grid = np.zeros_like(self._neighbours)
        if pairs:
            linked[tuple(np.array(pairs).T)] = 0.5
        self._neighbours = np.zeros_like(linked)
        self._neighbours[1:, 1:] += linked[:-1, :-1]
        self._neighbours[:-1, :-1] += linked[1:, 1:]
        self.scores = self._whole()

    def _whole(self) -> Grid:
        whole = np.minimum(1.0, self._base + NEIGHBOURS * self._neighbours)
        return np.asarray(np.round(np.where(self._comparable, whole, 0.0), DIGITS))

    def _mean(self) -> Grid:
        """The weighted mean of the parts there are."""
        total = WEIGHTS["wording"] * self._wording + WEIGHTS["place"] * self._place
        weight: Grid = np.full(total.shape, WEIGHTS["wording"] + WEIGHTS["place"])
        for name, grid, there in (("heading", self._heading, self._headed), ("areas", self._areas, self._coded)):
            total = total + np.where(there, WEIGHTS[name] * grid, 0.0)
            weight = weight + np.where(there, WEIGHTS[name], 0.0)
        return np.asarray(total / weight)


def _cosines(sides: Sequence[Sequence[WordCounts]]) -> tuple[Grid, NDArray[np.bool_]]:
    """The cosine of every pair, and whether both have enough words to tell."""
    weight = weights(sides)
    used = [{word for clause in side for word in clause} for side in sides]
    common = {word: place for place, word in enumerate(sorted(used[0] & used[1]))}
    (one, one_size), (other, other_size) = (_vectors(side, weight, common) for side in sides)
    return np.minimum(1.0, one @ other.T), np.outer(one_size >= LEAST_HEADING, other_size >= LEAST_HEADING)


def _vectors(
    side: Sequence[WordCounts], weight: dict[str, float], common: dict[str, int]
) -> tuple[Grid, NDArray[np.float64]]:
    """Each clause as a row over the common words, divided by its size; and the sizes."""
    rows: Grid = np.zeros((len(side), len(common)))
    sizes: NDArray[np.float64] = np.zeros(len(side))
    for row, clause in enumerate(side):
        squares = 0.0
        for word, part in weighed(clause, weight).items():
            place = common.get(word)
            if place is None:
                squares += FOREIGN * part * part
            else:
                squares += part * part
                rows[row, place] = part
        sizes[row] = math.sqrt(squares)
        rows[row] /= sizes[row] or 1.0
    return rows, sizes


def _shared_areas(one: Sequence[Clause], other: Sequence[Clause]) -> tuple[Grid, NDArray[np.bool_]]:
    """Areas in common of the areas of either, and whether either is coded."""
    known = {area: place for place, area in enumerate(sorted({a for c in (*one, *other) for a in c.areas}))}
    left, right = (_marks(side, known) for side in (one, other))
    both = left @ right.T
    either = left.sum(axis=1)[:, None] + right.sum(axis=1)[None, :] - both
    return both / np.maximum(either, 1.0), either > 0


def _marks(side: Sequence[Clause], known: dict[str, int]) -> Grid:
    marks: Grid = np.zeros((len(side), len(known)))
    for row, clause in enumerate(side):
        marks[row, [known[area] for area in clause.areas]] = 1.0
    return marks


def _places(one: int, other: int) -> Grid:
    """1 for the same place in the order, 0 for opposite ends."""
    down = np.arange(one)[:, None] / max(1, one - 1)
    across = np.arange(other)[None, :] / max(1, other - 1)
    return np.asarray(1.0 - np.abs(down - across))


def _equal(one: Sequence[str], other: Sequence[str]) -> NDArray[np.bool_]:
    return np.asarray(np.array(one, dtype=object)[:, None] == np.array(other, dtype=object)[None, :], dtype=bool)


def _shown(value: float) -> float:
    return round(float(value), DIGITS)
