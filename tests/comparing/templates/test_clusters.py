"""Clusters are those of average linkage, whatever way they were come by."""

from __future__ import annotations

import itertools
import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.templates.clusters import Edges, clusters_of

Likeness = dict[tuple[int, int], float]

PRIMES = [n for n in range(2, 152) if all(n % divisor for divisor in range(2, n))]
APART = [0.1 + 0.9 * (math.sqrt(prime) % 1) for prime in PRIMES]
"""Likenesses no sum of which is the sum of others: roots of primes are independent over the fractions."""


@st.composite
def likenesses(draw: st.DrawFn) -> tuple[int, Likeness]:
    """Some passages, and how like some of them are: no two means are the same, so there is one way to join them."""
    count = draw(st.integers(2, 9))
    pairs = list(itertools.combinations(range(count), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    values = draw(st.permutations(APART))
    return count, dict(zip(chosen, values, strict=False))


def one_at_a_time(count: int, alike: Likeness, threshold: float) -> set[frozenset[int]]:
    """The plain way: the nearest two of all are joined, again and again."""
    groups = [frozenset([place]) for place in range(count)]

    def mean(one: frozenset[int], other: frozenset[int]) -> float:
        return sum(alike.get((min(a, b), max(a, b)), 0.0) for a in one for b in other) / (len(one) * len(other))

    while len(groups) > 1:
        one, other = max(itertools.combinations(groups, 2), key=lambda pair: mean(*pair))
        if round(mean(one, other), 9) < threshold:
            break
        groups = [group for group in groups if group not in (one, other)] + [one | other]
    return set(groups)


@given(likenesses(), st.sampled_from([0.15, 0.25, 0.5]))
def test_the_same_as_joining_the_nearest_two_at_a_time(drawn: tuple[int, Likeness], threshold: float) -> None:
    """Joining all that are each other's nearest in one round leads to the same clusters."""
    count, alike = drawn
    one, other = (np.array([pair[side] for pair in alike], dtype=np.int64) for side in (0, 1))
    edges = Edges(one, other, np.array(list(alike.values()), dtype=np.float64))
    found = clusters_of(count, edges, threshold).tolist()
    groups = {frozenset(place for place in range(count) if found[place] == first) for first in found}
    assert groups == one_at_a_time(count, alike, threshold)
    assert all(first == min(place for place in range(count) if found[place] == first) for first in found)
