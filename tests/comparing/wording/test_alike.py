"""What is alike: words in both in the same order, by those of the longer, and none of it missed."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.alike import COMMON_RUNS, alike_pairs
from foedera.comparing.wording.common_wording import THRESHOLD, common_wording
from foedera.comparing.wording.shingles import sets_of, shingles_of
from foedera.model.document import ReadResult

from .texts import agreement

Segment = tuple[int, list[int]]

segments = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.lists(st.integers(0, 3), max_size=20)
        | st.builds(
            lambda length, at, word: [*range(at), word, word, *range(at + 1, length)],
            st.integers(8, 40), st.integers(0, 8), st.integers(0, 50),
        ),
    ),
    max_size=10,
)  # fmt: skip


def in_order(one: list[int], other: list[int]) -> int:
    """The longest common subsequence, by the table of the textbook."""
    row = [0] * (len(other) + 1)
    for word in one:
        before = row
        row = [0]
        for place, each in enumerate(other):
            row.append(before[place] + 1 if word == each else max(before[place + 1], row[place]))
    return row[-1]


def runs(text: list[int]) -> set[tuple[int, ...]]:
    """Its runs of five."""
    return {tuple(text[at : at + 5]) for at in range(len(text) - 4)}


@given(segments, st.sampled_from([0.1, 0.3, 0.5, 0.6, 2 / 3, 0.9, 1.0]))
def test_all_that_is_alike_and_nothing_else(found: list[Segment], threshold: float) -> None:
    """Against each with each, at any threshold, with how alike they are and in order."""
    flat = np.array(list(itertools.chain.from_iterable(text for _, text in found)), dtype=np.int32)
    starts = np.cumsum([0, *(len(text) for _, text in found)], dtype=np.int64)
    owners = np.array([owner for owner, _ in found], dtype=np.int64)
    pairs = alike_pairs(flat, starts, sets_of(shingles_of(flat, starts)), owners, threshold)
    expected = [
        (i, j, share)
        for (i, (owner, one)), (j, (another, other)) in itertools.combinations(enumerate(found), 2)
        if owner != another and (either := runs(one) | runs(other))
        if len(runs(one) & runs(other)) / len(either) >= COMMON_RUNS
        if (share := in_order(one, other) / max(len(one), len(other))) >= threshold
    ]
    assert list(zip(*(column.tolist() for column in pairs), strict=True)) == expected


def two(one: str, other: str) -> list[ReadResult]:
    """Two agreements of one article each."""
    return [agreement("a", [one]), agreement("b", [other])]


LOAN = (
    "The harbour office of {0} will lend the pilots of {1} a boat, a chart of the bay and one lamp for each {2} at "
    "night, and the pilots of {1} will bring {3} back to the quay of {0} before the {4} of the month."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            LOAN.format("Alda", "Berg", "watch", "them", "tenth"),
            LOAN.format("Cape", "Dune", "round", "all", "last day"),
        ),
        (
            "The sides ask each other for advice before they close a harbour to ships of Alda in winter.",
            "Both sides ask each other for advice before they ever close any harbour to boats of Berg in May.",
        ),
        (
            "Annexes I, II and III and Protocol 4 on pilots are each a part of this Agreement.",
            "Annexes 1 to 9 and Protocol 2 on lights are each a part of this Agreement.",
        ),
    ],
    ids=["names in every line", "a word here and there", "other numbers"],
)
def test_what_recurs_with_something_changed_in_every_line_is_found(one: str, other: str) -> None:
    """Most runs of five are broken, most words are not."""
    (pair,) = common_wording(two(one, other), {}).pairs
    assert THRESHOLD <= pair.alike < 1


MEETING = "The sides shall meet once a year."
OPENING = "Each side shall, within the limits of its law,"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MEETING, f"{MEETING} The host sends the papers out a month before and pays for the rooms and the way home."),
        (
            f"{OPENING} mend the lamps on its own coast every autumn before the ships come home.",
            f"{OPENING} tell the other how many fish were caught in May and who had leave to catch them.",
        ),
    ],
    ids=["a sentence of a long passage", "a stock phrase in common"],
)
def test_what_has_less_than_half_in_common_is_no_recurrence(one: str, other: str) -> None:
    """Though a whole run of words is the same."""
    assert common_wording(two(one, other), {}).pairs == ()
