"""Intervals by leaving out agreements: none where they are few, around the figure, and as sure as they say."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.reliability.jackknife import LEAST_AGREEMENTS, interval, leaving_out, t95, why_none
from foedera.coding.reliability.two_coders import figures_of

AREAS = tuple(f"area-{n}" for n in range(12))
MEASURES = ("percent_agreement", "kappa", "f1")


def test_each_agreement_is_left_out_once() -> None:
    """And all the others count once."""
    assert list(leaving_out(3)) == [[0, 1, 1], [1, 0, 1], [1, 1, 0]]


@pytest.mark.parametrize(("freedom", "t"), [(5, 2.5706), (11, 2.2010), (29, 2.0452), (137, 1.9774)])
def test_students_t_is_that_of_the_tables(freedom: int, t: float) -> None:
    """Within half a hundredth."""
    assert t95(freedom) == pytest.approx(t, rel=5e-3)


@given(st.floats(-0.99, 0.99), st.lists(st.floats(-1, 1), min_size=6, max_size=40, unique=True))
def test_an_interval_holds_its_figure_and_stays_on_the_scale(figure: float, without: list[float]) -> None:
    """Whatever is left out."""
    assert why_none(figure, without, least=-1) is None
    low, high = interval(figure, without, least=-1)
    assert -1 <= low <= figure <= high <= 1


@pytest.mark.parametrize(
    ("figure", "without", "says"),
    [
        (0.8, [0.7, 0.8, 0.85, 0.8, 0.9], "fewer than 6 agreements"),
        (0.8, [], "fewer than 6 agreements"),
        (0.8, [0.7, 0.8, None, 0.8, 0.9, 0.8], "undefined"),
        (0.8, [0.8] * 7, "whichever agreement is left out"),
        (1.0, [1.0] * 9, "whichever agreement is left out"),
    ],
)
def test_where_there_is_none_it_says_why(figure: float, without: list[float | None], says: str) -> None:
    """Too few, too little variation, no difference."""
    assert says in (why_none(figure, without, least=0) or "")


def said(agreements: int, dice: random.Random) -> dict[tuple[str, str], tuple[str, str]]:
    """Two coders; the second departs in a tenth of the cells, unevenly from agreement to agreement."""
    found = {}
    for number in range(agreements):
        departs = dice.betavariate(0.5, 4.5)
        for area in AREAS:
            one = dice.random() < 0.7
            other = one != (dice.random() < departs)
            found[f"a-{number}", area] = ("not_found", "covered")[one], ("not_found", "covered")[other]
    return found


@pytest.mark.parametrize("agreements", [1, 2, 5])
def test_fewer_than_six_agreements_have_no_interval(agreements: int) -> None:
    """However many cells they have; the figure itself stands."""
    found = figures_of(said(agreements, random.Random(4)), AREAS, measures=MEASURES)  # a simulation
    assert {figure.interval for figure in found.figures} == {None}
    assert all(f"fewer than {LEAST_AGREEMENTS} agreements" in (figure.why or "") for figure in found.figures)
    assert all(figure.value is not None for figure in found.figures)


@pytest.mark.parametrize("agreements", [6, 8, 10, 20])
def test_intervals_hold_the_truth_about_as_often_as_they_say(agreements: int) -> None:
    """True: percent agreement .9, kappa .771, F1 .926. In at least .89 of 200 codings: .95 less the chance in 200."""
    truth, dice = dict(zip(MEASURES, (0.9, 0.771, 0.926), strict=True)), random.Random(agreements)
    held, given_ = dict.fromkeys(MEASURES, 0), dict.fromkeys(MEASURES, 0)
    for _ in range(200):
        for figure in figures_of(said(agreements, dice), AREAS, measures=MEASURES).figures:
            if figure.interval is not None:
                given_[figure.measure] += 1
                held[figure.measure] += figure.interval[0] <= truth[figure.measure] <= figure.interval[1]
    assert min(given_.values()) > 190
    assert all(held[name] / given_[name] > 0.89 for name in MEASURES), {n: held[n] / given_[n] for n in MEASURES}
