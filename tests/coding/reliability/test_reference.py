"""Agreement figures against textbook values and their laws."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.reliability import cohen, compare_codings, wilson

pairs = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40)


def test_kappa_of_the_usual_textbook_table() -> None:
    """20 both yes, 5 yes/no, 10 no/yes, 15 both no: observed .7, expected .5, kappa .4."""
    table = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    assert cohen(table) == pytest.approx(0.4)


def test_wilson_interval_of_a_known_share() -> None:
    """8 of 10 gives .490 to .943 (Wilson 1927, as tabulated by Agresti and Coull 1998)."""
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=5e-5)


@given(pairs)
def test_kappa_is_mutual_and_at_most_one(table: list[tuple[bool, bool]]) -> None:
    """Which coder comes first does not matter; full agreement is 1."""
    kappa = cohen(table)
    mirrored = cohen([(b, a) for a, b in table])
    assert (kappa is None) == (mirrored is None)
    if kappa is not None and mirrored is not None:
        assert math.isclose(kappa, mirrored)
        assert kappa <= 1
        assert (kappa == 1) == all(a == b for a, b in table)


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_interval_holds_the_share(hits: int, misses: int) -> None:
    """The interval lies within 0 and 1 and around the share."""
    trials = hits + misses
    low, high = wilson(hits, trials)
    assert 0 <= low <= high <= 1
    if trials:
        assert low <= hits / trials + 1e-12
        assert hits / trials <= high + 1e-12


def test_cells_only_one_coder_has_are_counted_apart() -> None:
    """What the other did not code is neither agreement nor disagreement; in place counts as covered."""
    found = compare_codings(
        {"a/x": "covered", "b/x": "not_found", "c/x": "in_place", "d/x": "covered"},
        {"a/x": "not_found", "b/x": "not_found", "c/x": "covered"},
        areas=["x"],
    )
    assert (found.cells, found.agreed, found.uncoded) == (3, 2, 1)
    assert (found.areas[0].missed, found.areas[0].extra) == (("a/x",), ())
    assert (found.precision, found.recall) == (1.0, 0.5)
