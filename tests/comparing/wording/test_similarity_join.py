"""The join finds every pair at the threshold and no other: a law, against comparing each with each."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.shingles import ShingleSets, sets_of, shingles_of
from foedera.comparing.wording.similarity_join import similarity_join
from foedera.errors import UsageError

Segment = tuple[int, list[int]]

words = st.lists(st.integers(0, 3), max_size=25)
long_words = st.builds(  # a text with one word changed, so that likeness falls everywhere between 0 and 1
    lambda length, at, word: [*range(at), word, *range(at + 1, length)],
    st.integers(10, 60), st.integers(0, 9), st.integers(0, 70),
)  # fmt: skip
segments = st.lists(st.tuples(st.integers(0, 4), words | long_words), max_size=14)
thresholds = st.sampled_from([0.05, 0.1, 0.3, 1 / 3, 0.5, 0.55, 0.6, 2 / 3, 0.7, 0.75, 0.8, 0.9, 1.0]) | st.floats(
    0.01, 1
)


def brute(found: list[Segment], threshold: float) -> list[tuple[int, int, int, int]]:
    """Each with each, by plain sets of tuples."""
    sets = [{tuple(text[at : at + 5]) for at in range(len(text) - 4)} for _, text in found]
    rows = (
        (one, other, len(sets[one] & sets[other]), len(sets[one] | sets[other]))
        for one, other in itertools.combinations(range(len(found)), 2)
        if found[one][0] != found[other][0]
    )
    return [row for row in rows if row[3] and row[2] / row[3] >= threshold]


def joined(found: list[Segment], threshold: float) -> list[tuple[int, int, int, int]]:
    """The same by the join."""
    flat = np.array(list(itertools.chain.from_iterable(text for _, text in found)), dtype=np.int32)
    starts = np.cumsum([0, *(len(text) for _, text in found)], dtype=np.int64)
    owners = np.array([owner for owner, _ in found], dtype=np.int64)
    pairs = similarity_join(sets_of(shingles_of(flat, starts)), owners, threshold)
    return list(zip(*(column.tolist() for column in pairs), strict=True))


@given(segments, thresholds)
def test_all_pairs_and_no_other(found: list[Segment], threshold: float) -> None:
    """Recall 1 and precision 1 at any threshold, with the counts a Jaccard index is made of, in order."""
    assert joined(found, threshold) == brute(found, threshold)


def joined_sets(found: list[list[int]], threshold: float) -> set[tuple[int, int]]:
    """Pairs of sets of ranks, each of an agreement of its own."""
    flat = np.array(list(itertools.chain.from_iterable(found)), dtype=np.int64)
    sets = ShingleSets(flat, np.cumsum([0, *map(len, found)], dtype=np.int64))
    pairs = similarity_join(sets, np.arange(len(found)), threshold)
    return set(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True))


def test_all_sets_of_seven_runs_at_every_likeness_they_can_have() -> None:
    """Exhaustive: 127 sets, each with each, at each threshold that is the likeness of some two of them."""
    found = [list(c) for size in range(1, 8) for c in itertools.combinations(range(7), size)]
    alike = {
        (one, other): len({*found[one]} & {*found[other]}) / len({*found[one]} | {*found[other]})
        for one, other in itertools.combinations(range(len(found)), 2)
    }
    for threshold in {likeness for likeness in alike.values() if likeness > 0}:
        assert joined_sets(found, threshold) == {pair for pair, likeness in alike.items() if likeness >= threshold}


def test_a_part_is_found_at_exactly_the_share_it_is_of_the_whole() -> None:
    """The most common shingles of a segment against all of them: no rounding of k / n x n may lose the pair."""
    for size in range(1, 41):
        whole = list(range(size))
        for part in range(1, size):
            assert joined_sets([whole, whole[-part:]], part / size) == {(0, 1)}


@given(segments, thresholds, st.integers(1, 5))
def test_looking_at_few_candidates_together_changes_nothing(found: list[Segment], threshold: float, chunk: int) -> None:
    """Memory is bounded by parts; where the cuts fall makes no difference."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{similarity_join.__module__}._CHUNK", chunk)
        assert joined(found, threshold) == brute(found, threshold)


@given(segments, st.floats(0.01, 1), st.floats(0.01, 1))
def test_a_higher_threshold_keeps_a_part_of_the_pairs(found: list[Segment], one: float, other: float) -> None:
    """Joined once at the lower one, the pairs at the higher one need no second join."""
    low, high = sorted((one, other))
    kept = [row for row in joined(found, low) if row[2] / row[3] >= high]
    assert joined(found, high) == kept


def test_pieces_of_one_agreement_are_no_pair_and_one_text_under_two_ids_is() -> None:
    """The same ten words three times, twice in the first agreement."""
    text = list(range(10))
    assert joined([(0, text), (0, text), (1, text)], 1.0) == [(0, 2, 6, 6), (1, 2, 6, 6)]


@pytest.mark.parametrize("threshold", [0, -0.1, 1.01, float("nan")])
def test_what_is_no_threshold_is_refused(threshold: float) -> None:
    """With what would be one."""
    with pytest.raises(UsageError, match="above 0 and at most 1"):
        joined([], threshold)
