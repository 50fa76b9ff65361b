"""All pairs of segments of different agreements that are alike at least as far as a threshold: exact, none missed.

In: the distinct shingles of every segment. Out: pairs, with the shingles they have in common. Alike is measured by
Jaccard: distinct shingles in both, divided by those in either. Segments of one agreement are no pair, not even in two
texts of it; one text under the ids of two agreements is.

How (prefix filter: Chaudhuri, Ganti and Kaushik 2006; positions and the shorter index: Xiao, Wang, Lin and Yu, PPJoin,
2008): if two sets are alike enough, their first few shingles, rarest first, have one in common. So only those are
looked up, what cannot have enough in common is dropped, and what is left is counted in full. Segments with the very
same shingles are one set meanwhile, and taken apart again at the end.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from foedera.comparing.wording.shingles import Ints, ShingleSets, changes, distinct, ranges
from foedera.errors import UsageError

_CHUNK = 2_000_000
"""Candidates looked at together, so that memory grows with those that stand and not with all of them."""
_SLACK = 1e-9
"""Taken off before rounding up, lest an inexact product ask for one shingle too many and a pair be missed."""


class Pairs(NamedTuple):
    """Pairs of segments, `one` before `other`, sorted; each with how many shingles are in both, and in either."""

    one: Ints
    other: Ints
    common: Ints
    either: Ints

    def jaccard(self) -> npt.NDArray[np.float64]:
        """How alike each pair is, 0 to 1."""
        return self.common / self.either


class _Index(NamedTuple):
    """Places of shingles in the beginnings of sets, sorted by key: shingle, then size of the set."""

    keys: Ints
    owners: Ints
    places: Ints


def check_threshold(threshold: float) -> float:
    """The threshold, if it is one.

    Raises:
        UsageError: it is not above 0 and at most 1.
    """
    if not 0 < threshold <= 1:
        raise UsageError(
            "not a threshold",
            where=repr(threshold),
            expected="a number above 0 and at most 1, such as 0.5",
            found=repr(threshold),
            next_step="at 1 only pieces with the very same words are pairs; well below 0.5 most share a subject",
        )
    return threshold


def similarity_join(sets: ShingleSets, agreements: Ints, threshold: float) -> Pairs:
    """All pairs of segments of different agreements with a Jaccard index of at least `threshold`.

    Args:
        sets: the distinct shingles of every segment.
        agreements: a number for each segment, the same for segments of one agreement.
        threshold: above 0, at most 1. A pair belongs if common / either >= threshold as floating-point numbers, which
            is exact for a threshold written as a fraction such as 0.8.

    Raises:
        UsageError: the threshold is none.
    """
    check_threshold(threshold)
    groups, firsts = _alike(sets)
    single = _subset(sets, firsts)
    sizes = np.diff(single.starts)
    same = np.arange(len(firsts))
    counted = _counted(single, *_candidates(single, threshold))
    reached = counted[:, counted[2] / counted[3] >= threshold]
    return _apart(np.concatenate((np.stack((same, same, sizes, sizes)), reached), axis=1), groups, agreements)


def _alike(sets: ShingleSets) -> tuple[ShingleSets, Ints]:
    """Groups of segments with the very same shingles, and the first of each; those without shingles are in none."""
    groups: dict[bytes, list[int]] = {}
    bounds = sets.starts.tolist()
    for segment, (start, end) in enumerate(itertools.pairwise(bounds)):
        if start < end:
            groups.setdefault(sets.all[start:end].tobytes(), []).append(segment)
    members = np.array([segment for group in groups.values() for segment in group], dtype=np.int64)
    starts = np.cumsum([0, *map(len, groups.values())], dtype=np.int64)
    return ShingleSets(members, starts), members[starts[:-1]]


def _subset(sets: ShingleSets, chosen: Ints) -> ShingleSets:
    sizes = np.diff(sets.starts)[chosen]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    return ShingleSets(sets.all[ranges(sets.starts[chosen], sizes)], starts)


def _candidates(sets: ShingleSets, threshold: float) -> tuple[Ints, Ints]:
    """Pairs (smaller set, larger set) that may reach the threshold, each once, those of a larger set together."""
    sizes = np.diff(sets.starts)
    widest = int(sizes.max(initial=0)) + 1
    probes = _beginnings(sets, sizes - _least(threshold * sizes) + 1, widest)
    index = _beginnings(sets, sizes - _least(2 * threshold / (1 + threshold) * sizes) + 1, widest)
    large = sizes[probes.owners]
    low = np.searchsorted(index.keys, probes.keys - large + _least(threshold * large))
    counts = np.searchsorted(index.keys, probes.keys, side="right") - low
    found = [np.empty(0, dtype=np.int64)]
    for part in _parts(counts):
        probe = np.repeat(np.arange(part.start, part.stop), counts[part])
        entry = ranges(low[part], counts[part])
        one, other = index.owners[entry], probes.owners[probe]
        left = np.minimum(sizes[one] - index.places[entry], sizes[other] - probes.places[probe])
        enough = left >= _least(threshold / (1 + threshold) * (sizes[one] + sizes[other]))
        keep = enough & ((sizes[one] < sizes[other]) | (one < other))
        found.append(distinct(other[keep] * len(sizes) + one[keep]))
    larger, smaller = np.divmod(distinct(np.concatenate(found)), max(len(sizes), 1))
    return smaller, larger


def _beginnings(sets: ShingleSets, lengths: Ints, widest: int) -> _Index:
    """The first shingles of every set, as many as said."""
    shingles = sets.all[ranges(sets.starts[:-1], lengths)]
    owners = np.repeat(np.arange(len(lengths)), lengths)
    places = ranges(np.zeros(len(lengths), dtype=np.int64), lengths)
    keys = shingles * widest + np.diff(sets.starts)[owners]
    order = np.argsort(keys, kind="stable")
    return _Index(keys[order], owners[order], places[order])


def _counted(sets: ShingleSets, one: Ints, other: Ints) -> Ints:
    """Each pair with the shingles in common and in either: four rows.

    Pairs of one `other` stand together: its shingles are marked once, and those of all its partners looked up.
    """
    sizes, places = np.diff(sets.starts), sets.starts.tolist()
    marked = np.zeros(int(sets.all.max(initial=0)) + 1, dtype=np.bool_)
    common = np.zeros(len(one), dtype=np.int64)
    for part in _parts(sizes[one]):
        lengths = sizes[one[part]]
        asked = sets.all[ranges(sets.starts[one[part]], lengths)]
        ends = np.concatenate(([0], np.cumsum(lengths)))
        firsts = np.flatnonzero(changes(other[part]))
        found = np.empty(len(asked), dtype=np.bool_)
        bounds = itertools.pairwise([*ends[firsts].tolist(), len(asked)])
        for place, (start, end) in zip(other[part][firsts].tolist(), bounds, strict=True):
            own = sets.all[places[place] : places[place + 1]]
            marked[own] = True
            found[start:end] = marked[asked[start:end]]
            marked[own] = False
        common[part] = np.add.reduceat(found, ends[:-1], dtype=np.int64)
    return np.stack((one, other, common, sizes[one] + sizes[other] - common))


def _least(numbers: npt.NDArray[np.float64]) -> Ints:
    """The smallest whole number that is not below, at least 1."""
    return np.maximum(np.ceil(numbers - _SLACK), 1).astype(np.int64)


def _parts(counts: Ints) -> Iterator[slice]:
    """Stretches whose counts sum to about a chunk."""
    part = (np.cumsum(counts) - counts) // _CHUNK
    cuts = np.flatnonzero(np.diff(part)) + 1
    bounds = [0, *cuts.tolist(), len(counts)]
    yield from (slice(start, end) for start, end in itertools.pairwise(bounds))


def _apart(found: Ints, groups: ShingleSets, agreements: Ints) -> Pairs:
    """Pairs of groups as pairs of their segments, without those of one agreement."""
    many = np.diff(groups.starts)
    kept = [np.empty((4, 0), dtype=np.int64)]
    for part in _parts(many[found[0]] * many[found[1]]):
        left, right = found[0, part], found[1, part]
        counts = many[left] * many[right]
        steps = ranges(np.zeros(len(counts), dtype=np.int64), counts)
        width = np.repeat(many[right], counts)
        one = groups.all[np.repeat(groups.starts[left], counts) + steps // width]
        other = groups.all[np.repeat(groups.starts[right], counts) + steps % width]
        stand = (agreements[one] != agreements[other]) & (np.repeat(left != right, counts) | (one < other))
        sums = np.repeat(found[2:, part], counts, axis=1)
        kept.append(np.stack((np.minimum(one, other), np.maximum(one, other), *sums))[:, stand])
    pairs = np.concatenate(kept, axis=1)
    return Pairs(*pairs[:, np.lexsort((pairs[1], pairs[0]))])
