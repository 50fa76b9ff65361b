"""Shares: percent agreement, F1 against a library, and Wilson's interval."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from foedera.coding.reliability.coefficients import f1, percent_agreement, wilson
from foedera.coding.reliability.measures import MEASURES

SAYS = ("covered", "not_found")


def test_percent_agreement_counts_equal_pairs() -> None:
    """Cohen (1960): 140 of 200."""
    diagonal, rest = {("a", "a"): 88, ("b", "b"): 40, ("c", "c"): 12}, {("a", "b"): 30, ("c", "b"): 30}
    assert percent_agreement({**diagonal, **rest}) == 0.7
    assert percent_agreement({}) is None


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    """6 both, 2 only the one, 4 only the other: precision .75, recall .6, F1 2/3; what neither found is no part."""
    table = {("y", "y"): 6, ("y", "n"): 2, ("n", "y"): 4, ("n", "n"): 1000}
    assert f1(table, ["y"]) == pytest.approx(2 / 3)
    assert f1({("n", "n"): 9}, ["y"]) is None


@given(st.integers(2, 5).flatmap(lambda width: st.lists(
    st.lists(st.tuples(st.booleans(), st.booleans()), min_size=width, max_size=width), min_size=1, max_size=8
)))  # fmt: skip
def test_micro_and_macro_f1_are_the_librarys(rows: list[list[tuple[bool, bool]]]) -> None:
    """scikit-learn, areas as labels, areas nobody found left out of the mean."""
    first, second = (np.array([[pair[side] for pair in row] for row in rows], dtype=int) for side in (0, 1))
    tables = [Counter((SAYS[not one], SAYS[not two]) for one, two in column) for column in zip(*rows, strict=True)]
    for name, average in (("f1", "micro"), ("f1_macro", "macro")):
        figure = MEASURES[name].figure(tables)
        expected = f1_score(first, second, average=average, zero_division=np.nan)
        assert (figure is None) == np.isnan(expected)
        if figure is not None:
            assert figure == pytest.approx(expected)


def test_wilson_interval_of_a_known_share() -> None:
    """8 of 10 gives .490 to .943 (Wilson 1927, as tabulated by Agresti and Coull 1998)."""
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=5e-5)


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_interval_holds_the_share(hits: int, misses: int) -> None:
    """The interval lies within 0 and 1 and around the share."""
    trials = hits + misses
    low, high = wilson(hits, trials)
    assert 0 <= low <= high <= 1
    if trials:
        assert low <= hits / trials + 1e-12
        assert hits / trials <= high + 1e-12
