"""Likeness: how likely each clause of one agreement is to answer each of another, from parts that can be shown.

In: the clauses of two agreements. Out: a score for every pair, with the parts it is made of. Not here: choosing who
answers whom (`matching.py`).

The score is a probability: a logistic function of the parts there are. Whether a clause is a recital, a table or a
numbered paragraph is no part of it, and neither are areas: the one is a guess of the reader's, the other of the
coder's. The weights were learnt on the pairs marked dev in evaluation/alignment_gold.csv, and dev
and second in evaluation/alignment_foreign.csv, by scripts/train_alignment.py; how words weigh in texts of few clauses
was mended after that. Learnt anew they come out slightly otherwise and are no better (evaluation/alignment.md), so they
stand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from foedera.comparing.alignment.word_weights import WordCounts, telling, weighed, weights
from foedera.model.alignment import Clause, Parts

Grid = NDArray[np.float64]
"""One row a clause of the first agreement, one column a clause of the second."""

START = -6.304
"""The score of two clauses with nothing in common, on the scale the weights add up on (log odds)."""
WEIGHTS = {
    "wording": 16.115,
    "liker_b": -7.697,
    "liker_a": -3.589,
    "neighbours": 1.943,
    "heading": 2.205,
    "headed": -1.166,
    "place": 2.503,
    "length": 0.156,
}
"""What one unit of a part adds. `headed` is 1 where both have a telling heading: unlike ones speak against a link.
`length` is the logarithm of 1 + the words of the shorter clause: of a short one, the same likeness proves less."""
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
        sides = telling((one, other))
        bodies = [side.bodies for side in sides]
        self._space = WordSpace(bodies)
        headings = WordSpace([side.headings for side in sides])
        headed = np.logical_and.outer(*(size >= LEAST_HEADING for size in headings.sizes))
        wording = self._space.cosines()
        self.grids: dict[str, Grid] = {
            "wording": wording,
            "liker_b": wording.max(axis=1, initial=0.0)[:, None] - wording,
            "liker_a": wording.max(axis=0, initial=0.0)[None, :] - wording,
            "neighbours": _neighbours(wording),
            "heading": np.where(headed, headings.cosines(), 0.0),
            "headed": headed.astype(np.float64),
            "place": _places(len(one), len(other)),
            "length": _shorter(bodies),
        }
        """The parts of the score, by their names in `WEIGHTS`."""
        odds = START + sum(WEIGHTS[name] * grid for name, grid in self.grids.items())
        self.odds: Grid = np.round(odds, DIGITS)
        """The score of every pair as log odds: where all are sure, it still tells which is surer."""
        self.scores: Grid = np.round(1.0 / (1.0 + np.exp(-self.odds)), DIGITS)
        """The score of every pair, 0 to 1."""

    def parts(self, i: int, j: int) -> Parts:
        """What the score of clauses `i` and `j` is made of."""
        found = {name: round(float(grid[i, j]), DIGITS) for name, grid in self.grids.items()}
        return Parts(
            wording=found["wording"],
            heading=found["heading"] if found["headed"] else None,
            place=found["place"],
            neighbours=found["neighbours"],
            liker_a=found["liker_a"],
            liker_b=found["liker_b"],
        )

    def gain(self, i: int, j: int, half: int) -> float:
        """How much liker clause `i` of the first is to two clauses of the second taken as one, than to `half` alone."""
        return self._space.gain(0, i, half, j)

    def gain_across(self, i: int, j: int, half: int) -> float:
        """The same for clause `j` of the second and two clauses of the first."""
        return self._space.gain(1, j, half, i)

    def held(self, i: int, j: int) -> tuple[float, float]:
        """How much of the telling words of each of two clauses stands in the other, 0 to 1."""
        return self._space.held(i, j)


class WordSpace:
    """The texts of two sides as vectors over the words they have in common."""

    def __init__(self, sides: Sequence[Sequence[WordCounts]]) -> None:
        weight = weights(sides)
        used = [{word for clause in side for word in clause} for side in sides]
        common = {word: place for place, word in enumerate(sorted(used[0] & used[1]))}
        vectors = [_vectors(side, weight, common) for side in sides]
        self._rows = [rows for rows, _ in vectors]
        self._squares = [squares for _, squares in vectors]
        self.sizes = [np.sqrt(squares) for squares in self._squares]

    def cosines(self) -> Grid:
        """The cosine of every pair."""
        one, other = (
            rows / np.where(size > 0, size, 1.0)[:, None] for rows, size in zip(self._rows, self.sizes, strict=True)
        )
        return np.asarray(np.minimum(1.0, one @ other.T))

    def gain(self, side: int, whole: int, half: int, more: int) -> float:
        """What a second half adds: the cosine of `whole` with both, less that with the first."""
        left, both = self._rows[side][whole], self._rows[1 - side][[half, more]]
        size, sizes = self.sizes[side][whole], self._squares[1 - side][[half, more]]
        joined = math.sqrt(sizes.sum() + 2 * float(both[0] @ both[1]))
        return float(
            left @ both.sum(axis=0) / (size * joined or 1.0) - left @ both[0] / (size * math.sqrt(sizes[0]) or 1.0)
        )

    def held(self, i: int, j: int) -> tuple[float, float]:
        """Of each, the squares of the words that both have, divided by those of all its words."""
        one, other = self._rows[0][i], self._rows[1][j]
        both = (one > 0) & (other > 0)
        return tuple(  # type: ignore[return-value]  # two of them
            float((row[both] ** 2).sum() / (squares or 1.0))
            for row, squares in ((one, self._squares[0][i]), (other, self._squares[1][j]))
        )


def _vectors(
    side: Sequence[WordCounts], weight: dict[str, float], common: dict[str, int]
) -> tuple[Grid, NDArray[np.float64]]:
    """Each clause as a row over the common words; and the square of its size."""
    rows: Grid = np.zeros((len(side), len(common)))
    squares: NDArray[np.float64] = np.zeros(len(side))
    for row, clause in enumerate(side):
        for word, part in weighed(clause, weight).items():
            place = common.get(word)
            if place is not None:
                rows[row, place] = part
            squares[row] += part * part * (FOREIGN if place is None else 1.0)
    return rows, squares


def _places(one: int, other: int) -> Grid:
    """1 for the same place in the order, 0 for opposite ends; 1 for all where a text has but one clause."""
    if min(one, other) < 2:
        return np.ones((one, other))
    down = np.arange(one)[:, None] / (one - 1)
    across = np.arange(other)[None, :] / (other - 1)
    return np.asarray(1.0 - np.abs(down - across))


def _neighbours(wording: Grid) -> Grid:
    """Half for each of the two pairs beside a pair whose clauses are each other's likest."""
    best = np.zeros_like(wording)
    if wording.size:
        likest = (wording > 0) & (wording == wording.max(axis=1)[:, None]) & (wording == wording.max(axis=0)[None, :])
        best[likest] = 0.5
    found = np.zeros_like(best)
    found[1:, 1:] += best[:-1, :-1]
    found[:-1, :-1] += best[1:, 1:]
    return found


def _shorter(bodies: Sequence[Sequence[WordCounts]]) -> Grid:
    """The logarithm of 1 + the words of the shorter of every two clauses."""
    one, other = (np.log1p([clause.total() for clause in side]) for side in bodies)
    return np.asarray(np.minimum.outer(one, other))
