"""Runs of five words get one number exactly when their words are the same."""

from __future__ import annotations

from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording import shingles
from foedera.comparing.wording.shingles import SHINGLE, sets_of, shingles_of

few_words = st.lists(st.integers(0, 2), max_size=12)
huge_numbers = st.lists(st.integers(0, 2).map(lambda n: n * (2**30 - 1)), max_size=12)


def flat(segments: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Words of all segments, and where each begins."""
    return np.array(list(chain.from_iterable(segments)), dtype=np.int32), np.cumsum(
        [0, *map(len, segments)], dtype=np.int64
    )


def windows(words: list[int]) -> list[tuple[int, ...]]:
    """Every five words in a row."""
    return [tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)]


@given(st.lists(few_words, max_size=6) | st.lists(huge_numbers, max_size=6))
def test_a_run_is_five_words_of_one_piece_and_nothing_else_shares_its_number(segments: list[list[int]]) -> None:
    """As many shingles as there are places for five words, in order; numbers and words match one to one."""
    shingles = shingles_of(*flat(segments))
    expected = [windows(words) for words in segments]
    assert np.diff(shingles.starts).tolist() == [len(found) for found in expected]
    pairs = set(zip(shingles.all.tolist(), chain.from_iterable(expected), strict=True))
    assert len(pairs) == len({number for number, _ in pairs}) == len({window for _, window in pairs})


@given(st.lists(few_words, max_size=6))
def test_mixes_that_coincide_make_no_difference(segments: list[list[int]]) -> None:
    """Rows are sorted by a mix of their words: where every mix is the same, the shingles are still told apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shingles, "_MIXERS", (0, 0, 0))
        numbers = shingles_of(*flat(segments)).all.tolist()
    pairs = set(zip(numbers, chain.from_iterable(map(windows, segments)), strict=True))
    assert len(pairs) == len({number for number, _ in pairs}) == len({window for _, window in pairs})


@given(st.lists(few_words, max_size=6))
def test_sets_hold_each_run_of_a_piece_once_the_rarest_first(segments: list[list[int]]) -> None:
    """The shingles of a segment, without repeats; a smaller rank never occurs more often than a larger."""
    shingles = shingles_of(*flat(segments))
    sets = sets_of(shingles)
    often: dict[int, int] = {}
    for (a, b), (c, d) in zip(pairwise(sets.starts.tolist()), pairwise(shingles.starts.tolist()), strict=True):
        ranks = sets.all[a:b].tolist()
        assert ranks == sorted(set(ranks))
        assert len(ranks) == len(set(shingles.all[c:d].tolist()))
    counts = np.bincount(shingles.all)
    ordered = sorted(counts[counts > 0].tolist())
    for rank in sets.all.tolist():
        often[rank] = ordered[rank]
    assert [often[rank] for rank in sorted(often)] == sorted(often.values())
    assert sorted(often) == list(range(len(ordered)))
