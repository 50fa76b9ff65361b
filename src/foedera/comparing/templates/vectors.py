"""Vectors: what tells of each passage, as weighted words and pairs of words.

In: the words of passages. Out: sparse rows of length 1, and the same by column. Not here: who is like whom.

A word weighs by how rare it is within the agreements that use it, not over the family: a formula stands once in every
agreement, and that must not make its words common. What only one passage has cannot be shared; it counts a quarter,
for it may be another word for the same. What stands in more than a tenth of the passages of its agreements, and more
than twice in each, is how they speak: it is left aside. Slots are no words, yet part of pairs ("[PARTY] will").
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from foedera.comparing.templates.wordings import MARKS
from foedera.comparing.wording.shingles import Ints, distinct, ranges

Floats = npt.NDArray[np.float64]
ALONE = 0.25
"""What the square of a weight counts where no other passage has the word."""
COMMON = 0.1
"""Share of the passages of its agreements from which a word tells nothing."""
OFTEN = 2.0
"""Times a word stands in each of its agreements on average before it can be common."""


class Vectors(NamedTuple):
    """Passages as rows over what tells: `features[starts[k]:starts[k + 1]]` are row k's, with its values."""

    features: Ints
    weights: Floats
    """As they are."""
    sizes: Floats
    """Length of each row; 1 for one without anything that tells."""
    starts: Ints
    rows: Ints
    """Postings by feature: `rows[columns[f]:columns[f + 1]]` are the passages that have f."""
    row_weights: Floats
    """Of the postings, each divided by the size of its row."""
    columns: Ints
    words: tuple[str, ...]
    """Feature → the word; empty for a pair of words."""

    def scores(self, features: Ints, weights: Floats, first: Ints | None = None, upto: int | None = None) -> Floats:
        """How like passages are to something made of features: the dot product with their rows of length 1.

        Args:
            features: of it.
            weights: theirs.
            first: for each feature, how many of the first passages that have it count; None for all of them.
            upto: all of these passages come before this one; None for all passages.
        """
        return self._summed(features, weights, self.row_weights, first, upto)

    def held(self, row: int) -> Floats:
        """How much of what tells in a passage every other passage has: of its weights, squared."""
        own = slice(self.starts[row], self.starts[row + 1])
        squares = self.weights[own] ** 2
        if not len(squares):
            return np.zeros(len(self.sizes))
        return self._summed(self.features[own], squares) / float(self.sizes[row]) ** 2

    def mean(self, chosen: Sequence[int]) -> tuple[Ints, Floats]:
        """The mean of some rows of length 1."""
        rows = np.array(chosen, dtype=np.int64)
        sizes = np.diff(self.starts)[rows]
        places = ranges(self.starts[:-1][rows], sizes)
        values = self.weights[places] / np.repeat(self.sizes[rows], sizes)
        features, at = np.unique(self.features[places], return_inverse=True)
        return features, summed(at, values, len(features)) / len(chosen)

    def _summed(
        self,
        features: Ints,
        weights: Floats,
        posted: Floats | None = None,
        first: Ints | None = None,
        upto: int | None = None,
    ) -> Floats:
        counts = self.columns[features + 1] - self.columns[features] if first is None else first
        places = ranges(self.columns[features], counts)
        values = np.repeat(weights, counts)
        if posted is not None:
            values *= posted[places]
        return summed(self.rows[places], values, len(self.sizes) if upto is None else upto)


def summed(places: Ints, values: Floats, count: int) -> Floats:
    """The sums of the values that have the same place, for places from 0 up to `count`."""
    return np.bincount(places, weights=values, minlength=count).astype(np.float64, copy=False)


def vectors_of(words: Sequence[tuple[str, Sequence[str]]], agreements: Ints) -> Vectors:
    """The vectors of passages.

    Args:
        words: of each passage its language and its words; words of two languages are never the same.
        agreements: a number for each passage, the same for those of one agreement.
    """
    rows, features, counts, names = _counted(words)
    passages = len(words)
    spread = np.bincount(features, minlength=len(names))
    within, users = _of_users(rows, features, agreements, len(names))
    share = spread / np.maximum(within, 1)
    telling = np.log((within + 1) / np.maximum(spread, 1)) * ~((share > COMMON) & (spread > OFTEN * users))
    weights = (1 + np.log(counts)) * telling[features]
    squares = weights**2 * np.where(spread[features] > 1, 1.0, ALONE)
    sizes = np.sqrt(np.bincount(rows, weights=squares, minlength=passages))
    sizes[sizes == 0] = 1.0
    kept = weights > 0
    rows, features, weights = rows[kept], features[kept], weights[kept]
    order = np.argsort(features, kind="stable")
    return Vectors(
        features=features,
        weights=weights,
        sizes=sizes,
        starts=np.searchsorted(rows, np.arange(passages + 1)),
        rows=rows[order],
        row_weights=(weights / sizes[rows])[order],
        columns=np.searchsorted(features[order], np.arange(len(names) + 1)),
        words=names,
    )


def _counted(words: Sequence[tuple[str, Sequence[str]]]) -> tuple[Ints, Ints, Ints, tuple[str, ...]]:
    """Passage, feature and how often it stands there, sorted by both; and the words of features."""
    numbers: dict[tuple[str, str], int] = {}
    flat = np.array(
        [numbers.setdefault((language, word), len(numbers)) for language, text in words for word in text], np.int64
    )
    known = len(numbers)
    lengths = np.array([len(text) for _, text in words], dtype=np.int64)
    owners = np.repeat(np.arange(len(words)), lengths)
    inside = owners[:-1] == owners[1:]
    pairs = (flat[:-1] * known + flat[1:])[inside]
    distinct_pairs, pair = np.unique(pairs, return_inverse=True)
    marks = np.array([word in MARKS for _, word in numbers], dtype=np.bool_)
    single = ~marks[flat] if len(flat) else np.empty(0, dtype=np.bool_)
    all_rows = np.concatenate((owners[single], owners[:-1][inside]))
    all_features = np.concatenate((flat[single], known + pair))
    width = known + len(distinct_pairs)
    keys, counts = np.unique(all_rows * max(width, 1) + all_features, return_counts=True)
    rows, features = np.divmod(keys, max(width, 1))
    names = tuple(itertools.chain((word for _, word in numbers), itertools.repeat("", len(distinct_pairs))))
    return rows, features, counts, names


def _of_users(rows: Ints, features: Ints, agreements: Ints, known: int) -> tuple[Ints, Ints]:
    """For each feature, the passages of the agreements that use it, and how many such agreements there are."""
    many = int(agreements.max(initial=0)) + 1
    passages = np.bincount(agreements, minlength=many)
    used = distinct(features * many + agreements[rows])
    feature, agreement = np.divmod(used, many)
    within = np.bincount(feature, weights=passages[agreement], minlength=known).astype(np.int64)
    return within, np.bincount(feature, minlength=known)
