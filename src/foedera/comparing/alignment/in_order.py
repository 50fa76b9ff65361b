"""In order: which pairs stand on the best way through two texts that never turns back, and how like lengths are.

In: what each pair speaks for or against. Out: pairs. Language versions keep the order of an agreement, and agreements
of one kind mostly do; the best way is found by dynamic programming, as sentences of two languages are aligned by their
lengths (Gale and Church 1993, "A program for aligning sentences in bilingual corpora"); so is the measure of lengths.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]
VARIANCE = 6.8
"""By how much the length of a translation varies for each character (Gale and Church 1993)."""
_CLOSE = 1e-6


def on_the_way(gains: Grid) -> Grid:
    """1 for each pair that stands on a best way, 0 for the others; a pair that gains nothing stands on none.

    Args:
        gains: what each pair adds to a way, above 0 where it speaks for a link.
    """
    worth = np.maximum(gains, 0.0)
    ahead = _best(worth)
    behind = _best(worth[::-1, ::-1])[::-1, ::-1]
    through = ahead[:-1, :-1] + worth + behind[1:, 1:]
    return np.asarray((worth > 0) & (through >= ahead[-1, -1] - _CLOSE), dtype=np.float64)


def _best(worth: Grid) -> Grid:
    """What the best way through the first i and j clauses is worth, for every i and j from 0 on."""
    rows, columns = worth.shape
    best = np.zeros((rows + 1, columns + 1))
    for row in range(rows):
        taken = best[row, :-1] + worth[row]
        best[row + 1, 1:] = np.maximum.accumulate(np.maximum(best[row, 1:], taken))
    return best


def fits(one: Sequence[int], other: Sequence[int]) -> Grid:
    """How well the lengths of every two clauses fit, 0 to 1: the chance that a translation differs as much or more."""
    left, right = np.array(one, dtype=np.float64)[:, None], np.array(other, dtype=np.float64)[None, :]
    apart = np.abs(left - right) / np.sqrt(VARIANCE * np.maximum(1.0, (left + right) / 2))
    return np.asarray(np.frompyfunc(math.erfc, 1, 1)(apart / math.sqrt(2)), dtype=np.float64)
