"""Cohen's kappa against published tables, a library, and its laws."""

from __future__ import annotations

import math
from collections import Counter
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from foedera.coding.reliability.coefficients import cohen, kappa, size

pairs = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40)
codings = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40)


def table(*rows: tuple[int, ...]) -> dict[tuple[int, int], int]:
    """A published table, the first coder's values down, the second's across."""
    return {(one, two): count for one, row in enumerate(rows) for two, count in enumerate(row)}


def test_kappa_of_the_usual_textbook_table() -> None:
    """20 both yes, 5 yes/no, 10 no/yes, 15 both no: observed .7, expected .5, kappa .4."""
    both = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    assert cohen(both) == pytest.approx(0.4)


def test_kappa_of_cohens_own_table() -> None:
    """Cohen (1960), table of frequencies of 200 diagnoses: observed .70, expected .41, kappa .492."""
    counted = table((88, 14, 18), (10, 40, 10), (2, 6, 12))
    assert size(counted) == 200
    assert kappa(counted) == pytest.approx(0.492, abs=5e-4)


@pytest.mark.parametrize(
    ("rows", "patients", "expected"),
    [
        (((38, 5, 0, 1), (33, 11, 3, 0), (10, 14, 5, 6), (3, 7, 3, 10)), 149, 0.208),
        (((5, 3, 0, 0), (3, 11, 4, 0), (2, 13, 3, 4), (1, 2, 4, 14)), 69, 0.297),
    ],
    ids=["Winnipeg", "New Orleans"],
)
def test_kappa_of_landis_and_kochs_neurologists(
    rows: tuple[tuple[int, ...], ...], patients: int, expected: float
) -> None:
    """Landis and Koch (1977), two neurologists on patients of two cities."""
    counted = table(*rows)
    assert size(counted) == patients
    assert kappa(counted) == pytest.approx(expected, abs=5e-4)


def test_without_variation_kappa_is_undefined_and_with_one_constant_coder_it_is_nought() -> None:
    """None, not 1, where chance alone would agree fully; 0 where one coder always says the same."""
    assert kappa({("a", "a"): 7}) is None
    assert kappa({}) is None
    assert kappa({("a", "a"): 7, ("a", "b"): 3}) == 0


@given(codings)
def test_kappa_is_the_librarys(said: list[tuple[str, str]]) -> None:
    """scikit-learn gives the same figure wherever there is one."""
    figure = kappa(Counter(said))
    assume(figure is not None)
    first, second = zip(*said, strict=True)
    assert figure == pytest.approx(cohen_kappa_score(first, second), abs=1e-12)


@given(codings, st.randoms())
def test_no_order_changes_a_digit(said: list[tuple[str, str]], dice: Random) -> None:
    """Neither that of the cells nor that of the coders; full agreement alone is 1."""
    shuffled = list(said)
    dice.shuffle(shuffled)
    figure = kappa(Counter(said))
    assert kappa(Counter(shuffled)) == figure
    assert kappa(Counter((two, one) for one, two in said)) == figure
    if figure is not None:
        assert -1 <= figure <= 1
        assert (figure == 1) == all(one == two for one, two in said)


@given(pairs)
def test_kappa_is_mutual_and_at_most_one(said: list[tuple[bool, bool]]) -> None:
    """Which coder comes first does not matter; full agreement is 1."""
    figure, mirrored = cohen(said), cohen([(two, one) for one, two in said])
    assert (figure is None) == (mirrored is None)
    if figure is not None and mirrored is not None:
        assert math.isclose(figure, mirrored)
        assert (figure == 1) == all(one == two for one, two in said)
