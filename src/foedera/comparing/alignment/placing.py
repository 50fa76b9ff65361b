"""Places: in which order the parts of two texts stand in their redline, and which of them moved.

In: pairs of parts that answer each other. Out: the pairs that keep their order, and an order of all parts. As many
words as can stay are left in place; the rest moved past them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

Pair = tuple[int, int]


def staying(pairs: Sequence[Pair], weights: Sequence[int]) -> frozenset[Pair]:
    """The pairs that can stay: a chain that rises in both texts, of the greatest weight.

    Args:
        pairs: places in the first and in the second text; no place is in two pairs.
        weights: what each pair counts, above 0.
    """
    order = sorted(range(len(pairs)), key=lambda at: pairs[at])
    seconds = np.array([pairs[at][1] for at in order], dtype=np.int64)
    best = np.zeros(len(order), dtype=np.int64)
    before = [-1] * len(order)
    for place, at in enumerate(order):
        earlier = np.where(seconds[:place] < seconds[place], best[:place], 0)
        last = int(earlier.argmax()) if place else 0
        if place and earlier[last] > 0:
            before[place] = last
        best[place] = weights[at] + (earlier[last] if place else 0)
    chain: set[Pair] = set()
    place = int(best.argmax()) if len(order) else -1
    while place >= 0:
        chain.add(pairs[order[place]])
        place = before[place]
    return frozenset(chain)


def in_order(first: int, second: int, stay: Collection[Pair]) -> Iterator[tuple[int | None, int | None]]:
    """Every part of both texts once, pairs that stay together: what leaves the first text before what comes.

    Args:
        first: how many parts the first text has.
        second: how many the second has.
        stay: pairs in a rising chain.
    """
    i = j = 0
    for a, b in (*sorted(stay), (first, second)):
        yield from ((at, None) for at in range(i, a))
        yield from ((None, at) for at in range(j, b))
        if (a, b) != (first, second):
            yield a, b
        i, j = a + 1, b + 1
