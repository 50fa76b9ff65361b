"""Words as numbers → runs of five words as numbers. No hashing: one number means the same five words.

In: the words of all pieces. Out: every run of five in reading order, none reaching over the edge of a piece; and of
each piece its distinct runs. Not here: which pieces are alike.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
RUN = 5
"""Words of a run. Shorter ones are how a language speaks, longer ones break at every changed name."""
_LARGEST = 2**63


class Runs(NamedTuple):
    """Runs of many pieces. `all[starts[k]:starts[k + 1]]` belongs to piece k, one for each word a run begins at."""

    all: Ints
    """Numbers from 0, repeats included."""
    starts: Ints


class Sets(NamedTuple):
    """The distinct runs of each piece. `all[starts[k]:starts[k + 1]]` belongs to piece k, the rarest run first."""

    all: Ints
    """Ranks: 0 is the run that occurs least often."""
    starts: Ints


def runs_of(words: Ints, starts: Ints) -> Runs:
    """The runs of every piece; a piece of fewer than five words has none.

    Args:
        words: numbers from 0, of all pieces one after the other.
        starts: where each piece begins, and at last the number of all words.
    """
    counts = np.maximum(np.diff(starts) - RUN + 1, 0)
    firsts = ranges(starts[:-1], counts)
    base = kinds = int(words.max(initial=0)) + 1
    numbers = words[firsts]
    for place in range(1, RUN):
        if kinds * base >= _LARGEST:  # number them anew, densely, before the next word is put behind
            numbers = _dense(numbers)
            kinds = int(numbers.max(initial=0)) + 1
        numbers = numbers * base + words[firsts + place]
        kinds *= base
    return Runs(_dense(numbers), np.cumsum([0, *counts], dtype=np.int64))


def sets_of(runs: Runs) -> Sets:
    """The distinct runs of every piece, ranked by how often they occur."""
    pieces = len(runs.starts) - 1
    often = np.bincount(runs.all)
    ranks = np.empty(len(often), dtype=np.int64)
    ranks[np.argsort(often, kind="stable")] = np.arange(len(often))
    owners = np.repeat(np.arange(pieces) * len(often), np.diff(runs.starts))
    owners, numbers = np.divmod(distinct(owners + ranks[runs.all]), max(len(often), 1))
    return Sets(numbers, np.searchsorted(owners, np.arange(pieces + 1)))


def ranges(starts: Ints, counts: Ints) -> Ints:
    """start, start + 1 … for each start, as many as counted, one after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + counts, counts)


def distinct(numbers: Ints) -> Ints:
    """Each number once, in order; several times faster than np.unique."""
    ordered = np.sort(numbers)
    return ordered[changes(ordered)]


def changes(ordered: Ints) -> npt.NDArray[np.bool_]:
    """Where an ordered array has a number it did not have before."""
    new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def _dense(numbers: Ints) -> Ints:
    """The same numbers as 0, 1, 2 … in their order; several times faster than np.unique with its inverse."""
    order = np.argsort(numbers)
    dense = np.empty_like(numbers)
    dense[order] = np.cumsum(changes(numbers[order])) - 1
    return dense
