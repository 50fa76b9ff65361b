"""Learning: what was learnt is found again, and no agreement's levels tell its own."""

from __future__ import annotations

import numpy as np
import pytest

from foedera.coding.enforceability.feature_names import names
from foedera.coding.enforceability.level_learning import LevelCells, fit, learn, level_cells, out_of_fold
from foedera.coding.enforceability.level_weights import read_level_weights
from foedera.coding.ranker.ranker_learning import folds
from foedera.coding.ranker.ranker_weights import as_text
from foedera.model.coverage import Level
from foedera.model.gold import Gold
from foedera.workspace.seed import built_in_ladder, built_in_words
from tests.coding.ranker.cells import BOOK

AREAS = tuple(area.id for area in BOOK.areas)
AGREEMENTS = tuple(f"a-{number:02}" for number in range(40))


def cells(*, seed: int = 1) -> LevelCells:
    """Cells whose level follows from the first feature, with some noise; every seventh is not covered."""
    dice = np.random.default_rng(seed)
    shown = {name: {area: tuple(dice.normal(size=len(names()))) for area in AREAS} for name in AGREEMENTS}
    every = [(name, area) for name in AGREEMENTS for area in AREAS]
    levels = {
        (name, area): int(np.digitize(shown[name][area][0] + 0.2 * dice.normal(), (-0.5, 0.5)))
        for place, (name, area) in enumerate(every)
        if place % 7
    }
    return level_cells(shown, levels, AREAS)


def test_only_cells_with_a_level_are_learnt_from() -> None:
    """In the order of agreements and areas."""
    made = cells()
    assert len(made.levels) == len(AGREEMENTS) * len(AREAS) - 18
    assert (made.agreement[0], made.area[0]) == (0, 1)
    assert list(made.agreement) == sorted(made.agreement)


def test_the_telling_feature_gets_the_weight() -> None:
    """And predicts agreements that were not learnt from."""
    made = cells()
    fitted = fit(made, np.arange(len(made.levels)))
    assert abs(fitted.coefficients[0, 0]) > 3 * np.abs(fitted.coefficients[0, 1 : len(names())]).max()
    new = cells(seed=2)
    right = fitted.probabilities(new, np.arange(len(new.levels))).argmax(axis=1) == new.levels
    assert right.mean() > 0.5  # a third would be chance


def test_out_of_fold_probabilities_leave_the_own_levels_out() -> None:
    """Other levels of one agreement do not move its own probabilities in its fold."""
    plain = cells()
    turned = plain._replace(levels=np.where(plain.agreement == 0, 2 - plain.levels, plain.levels))
    before, after = (out_of_fold(one, folds(len(AGREEMENTS), seed=0)) for one in (plain, turned))
    own = plain.agreement == 0
    assert np.allclose(before[own], after[own])
    assert not np.allclose(before[~own], after[~own])


def test_cells_of_two_levels_teach_no_third() -> None:
    """An error, not a model that never says kept out."""
    made = cells()
    with pytest.raises(ValueError, match="every level"):
        fit(made, np.flatnonzero(made.levels != 1))


def test_the_file_gives_the_probabilities_the_fit_gives() -> None:
    """Without numpy, from six digits; and the same cells give the same file."""
    made, words, ladder = cells(), built_in_words(), built_in_ladder()
    gold = Gold(name="g.csv", sha256="0" * 64, cells=())
    text, again = (as_text(learn(made, book=BOOK, words=words, scale=ladder, gold=gold)) for _ in range(2))
    assert text == again
    weights = read_level_weights(text, name="w.json", book=BOOK, words=words, scale=ladder)
    rows = np.arange(20)
    fitted = fit(made, np.arange(len(made.levels))).probabilities(made, rows)
    for row in rows:
        found = weights.probabilities(AREAS[made.area[row]], made.features[row].tolist())
        assert [found[level] for level in Level] == pytest.approx(fitted[row].tolist(), abs=1e-4)
