"""Matching: who answers whom, given how likely every pair is.

In: scores. Out: pairs. Two clauses answer each other where each is the likest to the other, and likely enough: a reader
who begins at either is led to the same pair. Where the words of several pairs are equal, the pair that comes first is
taken. A clause left over may be half of what another one says: it is attached to it where the two halves together are
liker to the whole than the one alone, or where most of what it says stands in the whole.

The thresholds were set on the same pairs as the weights of `likeness.py`.
"""

from __future__ import annotations

import math
from collections.abc import Collection

import numpy as np

from foedera.comparing.alignment.across import Across
from foedera.comparing.alignment.likeness import Grid, Likeness

LEAST = 0.35
"""Score below which a clause has no counterpart. Lower than a half: that both are each other's likest is proof too."""
SECONDARY = 0.45
"""Score from which a clause left over may say part of what one with a counterpart says."""
SURE = 0.70
"""Score from which it surely does, whatever else answers the whole."""
GAIN = 0.02
"""By how much two halves together must be liker to the whole than the one that answers it."""
HELD = 0.40
"""Share of a clause's telling words from which most of what it says stands in another one."""

Pair = tuple[int, int]


def best_first(
    odds: Grid, *, rows: Collection[int] | None = None, columns: Collection[int] | None = None
) -> list[Pair]:
    """Pairs of clauses that are each other's likest, in reading order; each clause once, none below `LEAST`.

    Args:
        odds: of every pair, as log odds.
        rows: the clauses of the first agreement that are free; None for all. The others count for nobody's likest.
        columns: those of the second.
    """
    free = np.full(odds.shape, -np.inf)
    among = np.ix_(_places(rows, odds.shape[0]), _places(columns, odds.shape[1]))
    free[among] = odds[among]
    if not free.size:
        return []
    likest = (
        (free == free.max(axis=1)[:, None])
        & (free == free.max(axis=0)[None, :])
        & (free >= math.log(LEAST / (1 - LEAST)))
    )
    lefts, rights = np.nonzero(likest)
    order = np.lexsort((rights, lefts, -free[lefts, rights]))
    taken_rows, taken_columns = set[int](), set[int]()
    pairs: list[Pair] = []
    for i, j in zip(lefts[order].tolist(), rights[order].tolist(), strict=True):
        if i not in taken_rows and j not in taken_columns:
            taken_rows.add(i)
            taken_columns.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def is_part(likeness: Likeness | Across, i: int, j: int, *, half: int, first_left_over: bool) -> bool:
    """Whether a clause left over says part of what the clause most like it says.

    Args:
        likeness: of the two agreements, in one language or in two.
        i: the clause of the first agreement.
        j: that of the second.
        half: the clause that answers the whole already, of the agreement of the one left over.
        first_left_over: whether `i` is the one left over; else `j` is.
    """
    if likeness.scores[i, j] < SECONDARY:
        return False
    if likeness.scores[i, j] >= SURE:
        return True
    gain = likeness.gain_across(i, j, half) if first_left_over else likeness.gain(i, j, half)
    return gain >= GAIN or likeness.held(i, j)[0 if first_left_over else 1] >= HELD


def _places(chosen: Collection[int] | None, count: int) -> list[int]:
    return list(range(count)) if chosen is None else sorted(chosen)
