"""Clusters: passages that are alike on average, by average linkage.

In: vectors. Out: for each passage the number of its cluster. Two clusters are joined while their passages are, on
average over all pairs between them, at least as like as a threshold; passages of one agreement count as unlike, for an
agreement says a thing once, and so do a formula of closing and a clause, and a likeness below a tenth.

How: in every round, each two clusters that are each other's nearest are joined. For average linkage this gives the same
clusters as joining the nearest two of all, one at a time (Bruynooghe 1977), in some dozens of rounds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from foedera.comparing.templates.vectors import Floats, Vectors, summed
from foedera.comparing.wording.shingles import Ints

FLOOR = 0.1
"""Likeness below which two passages count as having nothing in common."""
DIGITS = 9
"""Means are rounded, so that no machine's arithmetic decides between equals."""


class Edges(NamedTuple):
    """Pairs of passages or clusters, `one` below `other`, with the sum of the likenesses between them."""

    one: Ints
    other: Ints
    sums: Floats


def likenesses(vectors: Vectors, agreements: Ints, closings: npt.NDArray[np.bool_]) -> Edges:
    """Every two passages of different agreements that are alike at all, both formulas of closing or neither."""
    ones, others, sums = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0)]
    before = np.zeros(len(vectors.columns) - 1, dtype=np.int64)
    for row in range(len(vectors.sizes)):
        own = slice(vectors.starts[row], vectors.starts[row + 1])
        features = vectors.features[own]
        scores = vectors.scores(features, vectors.weights[own] / vectors.sizes[row], before[features], row)
        before[features] += 1
        like = np.flatnonzero(scores >= FLOOR)
        like = like[(agreements[like] != agreements[row]) & (closings[like] == closings[row])]
        ones.append(like)
        others.append(np.full(len(like), row))
        sums.append(scores[like])
    return Edges(np.concatenate(ones), np.concatenate(others), np.concatenate(sums))


def clusters_of(count: int, edges: Edges, threshold: float) -> Ints:
    """For each passage the first passage of its cluster; itself for one by itself.

    Args:
        count: how many passages there are.
        edges: those that are alike.
        threshold: mean likeness from which clusters are joined.
    """
    cluster, sizes = np.arange(count), np.ones(count)
    while len(edges.one):
        means = np.round(edges.sums / (sizes[edges.one] * sizes[edges.other]), DIGITS)
        joined = _mutual(count, edges, means, threshold)
        if not len(joined):
            break
        into = np.arange(count)
        into[edges.other[joined]] = edges.one[joined]
        np.add.at(sizes, edges.one[joined], sizes[edges.other[joined]])
        cluster = into[cluster]
        edges = _gathered(into, edges, count)
    return cluster


def _mutual(count: int, edges: Edges, means: Floats, threshold: float) -> Ints:
    """The places of pairs that are each other's nearest and reach the threshold; of equals, the first is nearest."""
    places = np.flatnonzero(means >= threshold)
    here = np.concatenate((edges.one[places], edges.other[places]))
    there = np.concatenate((edges.other[places], edges.one[places]))
    order = np.lexsort((there, -np.tile(means[places], 2), here))
    nearest = np.full(count, -1)
    first = np.ones(len(order), dtype=np.bool_)
    np.not_equal(here[order][1:], here[order][:-1], out=first[1:])
    chosen = order[first]
    nearest[here[chosen]] = there[chosen]
    one, other = edges.one[places], edges.other[places]
    return np.asarray(places[(nearest[one] == other) & (nearest[other] == one)])


def _gathered(into: Ints, edges: Edges, count: int) -> Edges:
    """The pairs between the clusters as they are now."""
    one, other = into[edges.one], into[edges.other]
    apart = one != other
    low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
    keys, at = np.unique(low * count + high, return_inverse=True)
    return Edges(*np.divmod(keys, count), summed(at, edges.sums[apart], len(keys)))
