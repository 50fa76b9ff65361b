"""Segments → pairs that say most of it in the same words.

In: the words of all segments as numbers, their shingles, whose they are, a threshold. Out: pairs, each with how alike
it is. Not here: what is made of the pairs.

How alike two are: the words that stand in both in the same order, divided by the words of the longer. A changed name
or a word put in costs that word alone, where it breaks five runs of five words: so passages that recur with something
changed in every line are found, and a short one within a long one is not taken for the whole.

Looked for are only pairs with a tenth of their runs of five in common, which a join finds without missing any: by
single words in order alone, two long passages on one subject come near, as a language has only so many ways to put it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from foedera.comparing.wording.shingles import Ints, ShingleSets, WordNumbers
from foedera.comparing.wording.similarity_join import check_threshold, similarity_join

COMMON_RUNS = 0.1
"""Jaccard index of runs of five words below which no pair is looked at."""


_CHUNK = 50_000
"""Pairs counted together, so that memory does not grow with all of them."""
_SLACK = 1e-6
"""Below the threshold, lest an inexact quotient lose a pair."""


class Alike(NamedTuple):
    """Pairs of segments, `one` before `other`, sorted."""

    one: Ints
    other: Ints
    alike: npt.NDArray[np.float64]
    """Words in both in the same order, divided by the words of the longer; 1 where they say the very same."""

    def only(self, threshold: float) -> Alike:
        """The pairs that reach a higher threshold."""
        keep = self.alike >= threshold
        return Alike(self.one[keep], self.other[keep], self.alike[keep])


def alike_pairs(words: WordNumbers, starts: Ints, sets: ShingleSets, agreements: Ints, threshold: float) -> Alike:
    """All pairs of segments of different agreements that are alike.

    Args:
        words: numbers, of all segments one after the other.
        starts: where each segment begins, and at last the number of all words.
        sets: the distinct shingles of every segment.
        agreements: a number for each segment, the same for segments of one agreement.
        threshold: above 0, at most 1.

    Raises:
        UsageError: the threshold is none.
    """
    check_threshold(threshold)
    pairs = similarity_join(sets, agreements, COMMON_RUNS)
    sizes = np.diff(starts)
    longer, shorter = (side(sizes[pairs.one], sizes[pairs.other]) for side in (np.maximum, np.minimum))
    enough = shorter / longer >= threshold  # no more words can stand in both
    one, other, longer = pairs.one[enough], pairs.other[enough], longer[enough]
    said = [words[start:end].tolist() for start, end in itertools.pairwise(starts.tolist())]
    parts = [
        _shares(said, one[at : at + _CHUNK], other[at : at + _CHUNK], longer[at : at + _CHUNK], threshold)
        for at in range(0, len(one), _CHUNK)
    ]
    return Alike(one, other, np.concatenate((np.empty(0), *parts))).only(threshold)


def _shares(
    said: Sequence[Sequence[int]], one: Ints, other: Ints, longer: Ints, threshold: float
) -> npt.NDArray[np.float64]:
    """How alike each pair is; 0 for one that does not come near the threshold, which is seen before all is counted."""
    near = cpdist(
        [said[place] for place in one.tolist()],
        [said[place] for place in other.tolist()],
        scorer=LCSseq.normalized_similarity,
        score_cutoff=threshold - _SLACK,
        dtype=np.float64,
    )
    return np.asarray(np.round(near * longer) / longer)  # by whole words, so that a half is a half
