"""Words as numbers → runs of five words as numbers. One number means the same five words, and never others.

In: the words of all pieces. Out: every run of five in reading order, none reaching over the edge of a piece; and of
each piece its distinct runs. Not here: which pieces are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Words = npt.NDArray[np.int32]
RUN = 5
"""Words of a run. Shorter ones are how a language speaks, longer ones break at every changed name."""
_MIXERS = (0x1E3779B97F4A7C15, 0x42B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers without a pattern; which ones makes no difference to the result."""


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


def runs_of(words: Words, starts: Ints) -> Runs:
    """The runs of every piece; a piece of fewer than five words has none.

    Args:
        words: numbers from 0, of all pieces one after the other.
        starts: where each piece begins, and at last the number of all words.
    """
    counts = np.maximum(np.diff(starts) - RUN + 1, 0)
    run_starts = np.cumsum([0, *counts], dtype=np.int64)
    if not run_starts[-1]:
        return Runs(np.empty(0, dtype=np.int64), run_starts)
    twos = words[:-1] * np.int64(words.max() + 1) + words[1:]  # a word and the next; at 32 bits each, they fit 64
    columns = (twos[:-3], twos[2:-1], words[RUN - 1 :])
    return Runs(_numbered(columns, ranges(starts[:-1], counts)), run_starts)


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


def changes(ordered: Words | Ints) -> npt.NDArray[np.bool_]:
    """Where an ordered array has a number it did not have before."""
    new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def _numbered(columns: Sequence[Words | Ints], chosen: Ints) -> Ints:
    """A number for every chosen row, the same for equal rows only.

    Rows are sorted by a mix of their columns, which takes a third of the time of sorting by all of them. Equal rows
    have equal mixes; where different rows have one too, which is looked at and not hoped for, all columns decide.
    """
    mixes = np.zeros(len(columns[0]), dtype=np.int64)
    for column, odd in zip(columns, _MIXERS, strict=True):
        mixes += column * np.int64(odd)  # what does not fit 64 bits is cut off, for equal rows alike
    order = np.argsort(mixes[chosen])
    new = _differ(columns, chosen[order])
    if (new != changes(mixes[chosen[order]])).any():
        order = np.lexsort([column[chosen] for column in columns])
        new = _differ(columns, chosen[order])
    numbers = np.empty(len(order), dtype=np.int64)
    numbers[order] = np.cumsum(new) - 1
    return numbers


def _differ(columns: Sequence[Words | Ints], rows: Ints) -> npt.NDArray[np.bool_]:
    """Where a row differs from the one before it in this order."""
    new = changes(columns[0][rows])
    for column in columns[1:]:
        new |= changes(column[rows])
    return new
