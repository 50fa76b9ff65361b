"""Matching: who answers whom, given how like all pairs are.

In: scores. Out: pairs. The pair most alike is taken first, then the best of what is left, as a reader would do it who
sees all at once; the result is a stable matching (Gale and Shapley 1962): no two clauses are left that are both more
alike than what they were given. On the gold's dev half it made no more errors than the assignment with the greatest
sum, and every pair can be explained by itself. Ties go to what comes first in the texts.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from foedera.comparing.alignment.likeness import Grid, Likeness

LEAST = 0.22
"""Score below which a clause has no counterpart."""
SECONDARY = 0.35
"""Score from which a clause left over is said to be like one that has its counterpart already."""

Pair = tuple[int, int]


def matched(likeness: Likeness) -> list[Pair]:
    """Who answers whom among all clauses of two agreements, in reading order; tells `likeness` the neighbours."""
    likeness.note_neighbours(best_first(likeness.scores))
    return sorted(best_first(likeness.scores))


def best_first(
    scores: Grid, *, rows: Collection[int] | None = None, columns: Collection[int] | None = None
) -> list[Pair]:
    """Pairs in the order they are taken, each clause once, none below `LEAST`.

    Args:
        scores: of every pair.
        rows: the clauses of the first agreement that are free; None for all.
        columns: those of the second.
    """
    lefts, rights = np.nonzero(scores >= LEAST)
    order = np.lexsort((rights, lefts, -scores[lefts, rights]))
    free_rows = set(range(scores.shape[0]) if rows is None else rows)
    free_columns = set(range(scores.shape[1]) if columns is None else columns)
    pairs: list[Pair] = []
    for i, j in zip(lefts[order].tolist(), rights[order].tolist(), strict=True):
        if i in free_rows and j in free_columns:
            free_rows.remove(i)
            free_columns.remove(j)
            pairs.append((i, j))
    return pairs
