"""Intervals by resampling: drawn the same each time, around the figure, and honest about few agreements."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.resampling import draws, interval, percentiles, tail


@given(st.integers(0, 20), st.integers(0, 30), st.integers())
def test_each_resample_draws_as_many_as_there_are(agreements: int, resamples: int, seed: int) -> None:
    """And the same seed draws the same."""
    drawn = list(draws(agreements, resamples=resamples, seed=seed))
    assert len(drawn) == resamples
    assert all(len(times) == agreements and sum(times) == agreements for times in drawn)
    assert drawn == list(draws(agreements, resamples=resamples, seed=seed))


def test_the_draws_are_known() -> None:
    """Python promises the same random numbers in every version; if it breaks that, published intervals move."""
    assert list(draws(5, resamples=2, seed=1960)) == [[0, 3, 1, 0, 1], [0, 1, 2, 2, 0]]


def test_every_agreement_is_drawn_equally_often() -> None:
    """10,000 draws of 4: each about 10,000 times, within five standard deviations."""
    total = [sum(times) for times in zip(*draws(4, resamples=10_000, seed=1), strict=True)]
    assert all(abs(count - 10_000) < 5 * (40_000 * 0.25 * 0.75) ** 0.5 for count in total)


@given(st.floats(0, 1), st.sets(st.floats(0, 1), min_size=2, max_size=200), st.integers(2, 300))
def test_an_interval_holds_its_figure(figure: float, resampled: set[float], agreements: int) -> None:
    """And no end lies where nothing was."""
    low, high = interval(figure, list(resampled), agreements=agreements)
    assert low <= figure <= high
    assert {low, high} <= {figure, *resampled}


def test_an_interval_leaves_its_tails_outside() -> None:
    """Of 1,000 resamples, 23 beyond each end for 138 agreements and 2 for 6."""
    resampled = [place / 1000 for place in range(1000)]
    assert interval(0.5, resampled, agreements=138) == (0.023, 0.976)
    assert interval(0.5, resampled, agreements=6) == (0.002, 0.997)


@pytest.mark.parametrize(
    ("agreements", "t", "expected"),
    [(6, 2.5706, 0.00243), (12, 2.2010, 0.01076), (30, 2.0452, 0.01875), (138, 1.9774, 0.02359)],
)
def test_percentiles_move_outwards_as_students_t_says(agreements: int, t: float, expected: float) -> None:
    """Hesterberg (2015): the normal tail beyond √(n/(n−1))·t; t of a 95 % interval from the usual tables."""
    from statistics import NormalDist

    assert NormalDist().cdf(-((agreements / (agreements - 1)) ** 0.5) * t) == pytest.approx(expected, rel=0.01)
    assert tail(agreements) == pytest.approx(expected, rel=0.02)


def test_many_agreements_take_the_usual_percentiles() -> None:
    """The tail grows with their number to .025."""
    tails = [tail(agreements) for agreements in (2, 5, 10, 50, 1000, 100_000)]
    assert tails == sorted(tails)
    assert tails[0] < 1e-9
    assert tails[-1] == pytest.approx(0.025, abs=1e-5)


def test_groups_are_drawn_whole() -> None:
    """A hundred cases that all say the same within their group prove no more than the groups there are."""

    def share(cases: Sequence[tuple[str, bool]]) -> float:
        return sum(right for _, right in cases) / len(cases)

    cases = [(group, group < "e") for group in "abcdefgh" for _ in range(100)]
    low, high = percentiles(share, cases, lambda case: case[0], resamples=500, seed=1)
    alone = percentiles(
        share, list(enumerate(right for _, right in cases)), lambda case: case[0], resamples=500, seed=1
    )
    assert low < 0.3 < alone[0] < 0.5 < alone[1] < 0.7 < high


def test_what_is_none_counts_in_no_interval() -> None:
    """Resamples in which there is nothing to take a figure of."""
    low, high = percentiles(
        lambda cases: 1.0 if "right" in cases else None, ["right", "other"], lambda case: case, resamples=100, seed=1
    )
    assert low == high == 1.0
