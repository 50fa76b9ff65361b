"""Krippendorff's alpha against the examples he published, a library, and its laws."""

from __future__ import annotations

import math
import warnings
from collections import Counter
from random import Random

import krippendorff
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foedera.coding.reliability.alpha import Metric, alpha, coincidences, mirrored, nominal, ordinal

FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
"""Krippendorff (2011), example C: four observers, twelve units, values missing."""

FLEISS = [
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
]
"""The usual worked example of Fleiss's (1971) kappa: ten subjects, fourteen raters, how many chose each of five."""

METRICS: dict[str, Metric[int]] = {"nominal": nominal, "ordinal": ordinal}
values = st.none() | st.integers(1, 5)
twos = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30)


def test_two_observers_and_two_values() -> None:
    """Krippendorff (2011), example A: alpha .095."""
    meg, owen = "0100000010", "1110010000"
    assert alpha(mirrored(Counter(zip(meg, owen, strict=True))), nominal) == pytest.approx(0.095, abs=5e-4)


def test_two_observers_and_many_values() -> None:
    """Krippendorff (2011), example B: alpha .692."""
    ben, gerry = "aabbdcccedda", "babbbccceddd"
    assert alpha(mirrored(Counter(zip(ben, gerry, strict=True))), nominal) == pytest.approx(0.692, abs=5e-4)


@pytest.mark.parametrize(("metric", "expected"), [("nominal", 0.743), ("ordinal", 0.815)])
def test_four_observers_with_values_missing(metric: str, expected: float) -> None:
    """Krippendorff (2011), example C; the twelfth unit has one value and falls out."""
    units = list(zip(*FOUR, strict=True))
    found = coincidences(units)
    assert sum(found.values()) == 40
    assert alpha(found, METRICS[metric]) == pytest.approx(expected, abs=5e-4)


def test_alpha_is_fleisss_kappa_corrected_for_few_values() -> None:
    """Fleiss's kappa of his usual example is .210; 1 − alpha is (1 − kappa)·(n − 1)/n of n values."""
    units = [[value for value, count in enumerate(row) for _ in range(count)] for row in FLEISS]
    figure = alpha(coincidences(units), nominal)
    assert figure is not None
    assert 1 - (1 - figure) * 140 / 139 == pytest.approx(0.210, abs=5e-4)


@pytest.mark.parametrize("level", METRICS)
@given(st.data())
def test_alpha_is_the_librarys(level: str, data: st.DataObject) -> None:
    """`krippendorff` gives the same figure for any number of coders, with values missing."""
    coders = data.draw(st.integers(2, 4))
    units = data.draw(st.lists(st.tuples(*[values] * coders), min_size=2, max_size=15))
    figure = alpha(coincidences(units), METRICS[level])
    assume(figure is not None)
    rows = [[math.nan if value is None else value for value in row] for row in zip(*units, strict=True)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = krippendorff.alpha(reliability_data=rows, level_of_measurement=level)
    assert figure == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
@given(twos)
def test_identical_coders_have_alpha_one(metric: Metric[int], said: list[tuple[int, int]]) -> None:
    """Unless they use a single value, which shows nothing; and nobody else has 1."""
    same = [(one, one) for one, _ in said]
    varied = len({one for one, _ in same}) > 1
    assert alpha(mirrored(Counter(same)), metric) == (1 if varied else None)
    figure = alpha(mirrored(Counter(said)), metric)
    if figure is not None:
        assert figure <= 1
        assert (figure == 1) == all(one == two for one, two in said)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
@given(twos, st.randoms())
def test_no_order_changes_a_digit(metric: Metric[int], said: list[tuple[int, int]], dice: Random) -> None:
    """Neither that of units nor that of coders."""
    shuffled = [(two, one) for one, two in said]
    dice.shuffle(shuffled)
    assert alpha(mirrored(Counter(shuffled)), metric) == alpha(mirrored(Counter(said)), metric)


@given(twos)
def test_two_coders_are_a_case_of_many(said: list[tuple[int, int]]) -> None:
    """A table and the units it counts give the same coincidences."""
    assert mirrored(Counter(said)) == coincidences(said)


def test_units_with_one_value_say_nothing() -> None:
    """They fall out of the marginals too."""
    units: list[list[int | None]] = [[1, 1], [2, 2], [1, 2]]
    assert alpha(coincidences([*units, [3, None], [None, None]]), nominal) == alpha(coincidences(units), nominal)


def test_a_far_step_weighs_more_than_a_near_one() -> None:
    """Ordinal: taking 1 for 5 is worse than taking 1 for 2; nominal does not mind."""
    near = [(1, 2), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (5, 5)]
    far = [(1, 5), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (2, 2)]
    near_alpha, far_alpha = (alpha(mirrored(Counter(said)), ordinal) for said in (near, far))
    assert near_alpha is not None
    assert far_alpha is not None
    assert far_alpha < near_alpha
