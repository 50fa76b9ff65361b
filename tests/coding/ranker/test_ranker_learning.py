"""Learning: agreements are never split between learning and judging, and what was learnt is found again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.ranker.ranker_learning import ReviewedCells, family_folds, fit, folds, learn, out_of_fold, threshold
from foedera.coding.ranker.ranker_weights import as_text
from tests.coding.ranker.cells import BOOK

AREAS = tuple(area.id for area in BOOK.areas)


def cells(count: int = 40, *, seed: int = 1) -> ReviewedCells:
    """Cells whose answer is, with some noise, whether the first feature is high."""
    dice = np.random.default_rng(seed)
    features = dice.normal(size=(count, len(AREAS), 2))
    covered = features[:, :, 0] + 0.5 * dice.normal(size=(count, len(AREAS))) > 0
    return ReviewedCells(tuple(f"a-{n}" for n in range(count)), AREAS, ("tells", "noise"), features, covered)


@given(st.integers(5, 60), st.integers(0, 5))
def test_every_agreement_is_judged_once_and_never_by_itself(count: int, seed: int) -> None:
    """Random folds part the agreements."""
    judged = []
    for learnt, held in folds(count, seed=seed):
        assert not set(learnt) & set(held)
        judged += list(held)
    assert sorted(judged) == list(range(count))


@given(st.lists(st.sampled_from("abc"), min_size=4).filter(lambda names: len(set(names)) > 1))
def test_a_family_is_judged_by_all_others(names: list[str]) -> None:
    """No member of the family judged is learnt from."""
    for learnt, held in family_folds(names):
        assert not {names[row] for row in learnt} & {names[row] for row in held}


def test_the_telling_feature_gets_the_weight() -> None:
    """And predicts cells of agreements that were not learnt from."""
    made = fit(cells())
    assert made.pooled[0] > 5 * abs(made.pooled[1])
    new = cells(seed=2)
    right = ((made.probabilities(new.features) > 0.5) == new.covered).mean()
    assert right > 0.8


def test_out_of_fold_probabilities_leave_the_own_answers_out() -> None:
    """Turning round the answers of one agreement does not move its own probabilities in its fold."""
    plain = cells()
    turned = plain._replace(covered=np.concatenate([~plain.covered[:1], plain.covered[1:]]))
    before, after = (out_of_fold(one, folds(40, seed=0)) for one in (plain, turned))
    assert np.allclose(before[0], after[0])
    assert not np.allclose(before[1:], after[1:])


def test_the_same_cells_give_the_same_file() -> None:
    """Byte for byte."""
    first, second = (as_text(learn(cells(), method="r@1", book=BOOK, gold="g", sha256="0")) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("rate", [0.8, 0.9])
def test_thresholds_keep_their_rate_on_each_side(rate: float) -> None:
    """Beyond them the share that agrees is at least the rate, among what is accepted and what is rejected."""
    some = cells(200)
    seen = out_of_fold(some, folds(200, seed=0))
    found = threshold(seen, some.covered, rate)
    assert 0 < found.reject < found.accept < 1
    assert some.covered[seen >= found.accept].mean() >= rate
    assert (~some.covered)[seen <= found.reject].mean() >= rate


def test_a_higher_rate_is_kept_by_asking_more() -> None:
    """Wider thresholds for .95 than for .8; coin throws are never accepted."""
    some = cells(200)
    seen = out_of_fold(some, folds(200, seed=0))
    low, high = threshold(seen, some.covered, 0.8), threshold(seen, some.covered, 0.95)
    assert high.accept > low.accept
    assert high.reject < low.reject
    coins = np.random.default_rng(0).random(some.covered.shape)
    tossed = threshold(coins, some.covered, 0.95)
    assert (coins >= tossed.accept).mean() < 0.01
    assert (coins <= tossed.reject).mean() < 0.01


def test_all_cells_reviewed_is_the_model_of_all_cells() -> None:
    """To the last digit, so that weights learnt before a mask could be given stay the same."""
    some = cells()
    for one, other in zip(fit(some), fit(some, np.ones_like(some.covered)), strict=True):
        assert np.array_equal(one, other)


@given(st.integers(0, 1000))
def test_answers_nobody_reviewed_are_not_looked_at(seed: int) -> None:
    """Turning them round changes nothing; what they were does not leak."""
    some = cells()
    reviewed = np.random.default_rng(seed).random(some.covered.shape) < 0.3
    turned = some._replace(covered=np.where(reviewed, some.covered, ~some.covered))
    for one, other in zip(fit(some, reviewed), fit(turned, reviewed), strict=True):
        assert np.array_equal(one, other)


def test_some_reviewed_cells_teach_what_all_do() -> None:
    """A third of the cells: the same feature tells, and the others are judged nearly as well."""
    some = cells(200)
    reviewed = np.random.default_rng(3).random(some.covered.shape) < 0.3
    partly, whole = (fit(some, mask).probabilities(some.features) >= 0.5 for mask in (reviewed, None))
    rest = ~reviewed
    assert (partly == some.covered)[rest].mean() > (whole == some.covered)[rest].mean() - 0.03
