"""Words as numbers → shingles of five words as numbers. One number means the same five words, and never others.

In: the words of all segments. Out: every shingle of five in reading order, none reaching over the edge of a segment;
and of each segment its distinct shingles. Not here: which segments are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
WordNumbers = npt.NDArray[np.int32]
SHINGLE = 5
"""Words of a shingle. Shorter ones are how a language speaks, longer ones break at every changed name."""
_MIXERS = (0x1E3779B97F4A7C15, 0x42B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers without a pattern; which ones makes no difference to the result."""


class Shingles(NamedTuple):
    """Shingles of many segments. `all[starts[k]:starts[k + 1]]` are segment k's, one for each word one begins at."""

    all: Ints
    """Numbers from 0, repeats included."""
    starts: Ints


class ShingleSets(NamedTuple):
    """The distinct shingles of each segment. `all[starts[k]:starts[k + 1]]` belongs to segment k, the rarest first."""

    all: Ints
    """Ranks: 0 is the shingle that occurs least often."""
    starts: Ints


def shingles_of(words: WordNumbers, starts: Ints) -> Shingles:
    """The shingles of every segment; a segment of fewer than five words has none.

    Args:
        words: numbers from 0, of all segments one after the other.
        starts: where each segment begins, and at last the number of all words.
    """
    counts = np.maximum(np.diff(starts) - SHINGLE + 1, 0)
    shingle_starts = np.cumsum([0, *counts], dtype=np.int64)
    if not shingle_starts[-1]:
        return Shingles(np.empty(0, dtype=np.int64), shingle_starts)
    twos = words[:-1] * np.int64(words.max() + 1) + words[1:]  # a word and the next; at 32 bits each, they fit 64
    columns = (twos[:-3], twos[2:-1], words[SHINGLE - 1 :])
    return Shingles(_numbered(columns, ranges(starts[:-1], counts)), shingle_starts)


def sets_of(shingles: Shingles) -> ShingleSets:
    """The distinct shingles of every segment, ranked by how often they occur."""
    segments = len(shingles.starts) - 1
    often = np.bincount(shingles.all)
    ranks = np.empty(len(often), dtype=np.int64)
    ranks[np.argsort(often, kind="stable")] = np.arange(len(often))
    owners = np.repeat(np.arange(segments) * len(often), np.diff(shingles.starts))
    owners, numbers = np.divmod(distinct(owners + ranks[shingles.all]), max(len(often), 1))
    return ShingleSets(numbers, np.searchsorted(owners, np.arange(segments + 1)))


def ranges(starts: Ints, counts: Ints) -> Ints:
    """start, start + 1 … for each start, as many as counted, one after the other."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + counts, counts)


def distinct(numbers: Ints) -> Ints:
    """Each number once, in order; several times faster than np.unique."""
    ordered = np.sort(numbers)
    return ordered[changes(ordered)]


def changes(ordered: WordNumbers | Ints) -> npt.NDArray[np.bool_]:
    """Where an ordered array has a number it did not have before."""
    new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def _numbered(columns: Sequence[WordNumbers | Ints], chosen: Ints) -> Ints:
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


def _differ(columns: Sequence[WordNumbers | Ints], rows: Ints) -> npt.NDArray[np.bool_]:
    """Where a row differs from the one before it in this order."""
    new = changes(columns[0][rows])
    for column in columns[1:]:
        new |= changes(column[rows])
    return new
