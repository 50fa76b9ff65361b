"""Learning: weights of enforceability from cells people coded. Needs the extra `learning` (scikit-learn).

In: features and levels of cells people call covered. Out: LevelWeights. Folds are over agreements, as in
foedera.coding.ranker.ranker_learning, whose model of pooled weights and deviations this is with three levels for two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from foedera.coding.enforceability.enforceability_words import EnforceabilityWords
from foedera.coding.enforceability.feature_names import names
from foedera.coding.enforceability.level_weights import LevelWeights, read_by
from foedera.coding.english.modality import StrengthScale
from foedera.coding.fingerprints import fingerprint
from foedera.coding.ranker.ranker_learning import Floats, design, numbers
from foedera.coding.ranker.ranker_weights import AreaWeights, Linear, Training, key_of
from foedera.model.codebook import Codebook
from foedera.model.coverage import Level
from foedera.model.gold import Gold

METHOD = "enforceability@1"
PENALTY, SHARE, LEANING = 0.1, 0.3, 1.5
"""Inverse strength of the ridge penalty; scale of an area's deviations, and of its own intercept, beside the pool's:
chosen by folds over the agreements whose texts were read (evaluation/enforceability.md)."""


class LevelCells(NamedTuple):
    """Cells people call covered: one row a cell."""

    agreements: tuple[str, ...]
    areas: tuple[str, ...]
    features: Floats
    """Shape (cells, features)."""
    agreement: NDArray[np.intp]
    """Place of each cell's agreement."""
    area: NDArray[np.intp]
    levels: NDArray[np.intp]
    """Grade of each cell: 0, 1, 2."""

    def of(self, agreements: NDArray[np.intp]) -> NDArray[np.intp]:
        """Rows of the cells of some agreements."""
        return np.flatnonzero(np.isin(self.agreement, agreements))


class LevelFit(NamedTuple):
    """A fitted model."""

    means: Floats
    scales: Floats
    intercepts: Floats
    """Shape (levels,)."""
    coefficients: Floats
    """Shape (levels, columns of the design)."""

    def probabilities(self, cells: LevelCells, rows: NDArray[np.intp]) -> Floats:
        """Of each level, shape (rows, levels)."""
        sums = _design(self, cells, rows) @ self.coefficients.T + self.intercepts
        shares = np.exp(sums - sums.max(axis=1, keepdims=True))
        return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def level_cells(
    shown: Mapping[str, Mapping[str, tuple[float, ...]]],
    levels: Mapping[tuple[str, str], int],
    areas: tuple[str, ...],
) -> LevelCells:
    """Cells in the order of agreements and areas.

    Args:
        shown: agreement id → area id → features.
        levels: (agreement id, area id) → grade, of the cells people call covered.
        areas: area ids, in the order of the codebook.
    """
    agreements = tuple(sorted(shown))
    cells = [
        (row, column)
        for row, agreement in enumerate(agreements)
        for column, area in enumerate(areas)
        if (agreement, area) in levels
    ]
    return LevelCells(
        agreements=agreements,
        areas=areas,
        features=np.array([shown[agreements[row]][areas[column]] for row, column in cells], dtype=np.float64),
        agreement=np.array([row for row, _ in cells], dtype=np.intp),
        area=np.array([column for _, column in cells], dtype=np.intp),
        levels=np.array([levels[agreements[row], areas[column]] for row, column in cells], dtype=np.intp),
    )


def fit(cells: LevelCells, rows: NDArray[np.intp]) -> LevelFit:
    """The model of some cells.

    Raises:
        ValueError: the cells have fewer than three levels.
    """
    if len(np.unique(cells.levels[rows])) < len(Level):
        raise ValueError("cells of every level are needed to learn from")
    own = cells.features[rows]
    blank = LevelFit(own.mean(axis=0), own.std(axis=0) + 1e-9, np.zeros(len(Level)), np.zeros((len(Level), 0)))
    model = LogisticRegression(C=PENALTY, max_iter=2000, tol=1e-6)
    model.fit(_design(blank, cells, rows), cells.levels[rows])
    return blank._replace(intercepts=np.asarray(model.intercept_), coefficients=np.asarray(model.coef_))


def _design(fitted: LevelFit, cells: LevelCells, rows: NDArray[np.intp]) -> Floats:
    standard = (cells.features[rows] - fitted.means) / fitted.scales
    made: Floats = design(standard, cells.area[rows], len(cells.areas), share=SHARE, leaning=LEANING)
    return made


def out_of_fold(cells: LevelCells, splits: Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]) -> Floats:
    """Probabilities of each cell, shape (cells, levels), by a model that never saw its agreement."""
    found = np.zeros((len(cells.levels), len(Level)))
    for learnt, judged in splits:
        rows = cells.of(judged)
        found[rows] = fit(cells, cells.of(learnt)).probabilities(cells, rows)
    return found


def learn(
    cells: LevelCells, *, book: Codebook, words: EnforceabilityWords, scale: StrengthScale, gold: Gold
) -> LevelWeights:
    """Weights from all cells given.

    Args:
        cells: cells people call covered.
        book: the codebook their evidence was read by.
        words: the words of enforceability their features were read by.
        scale: the modal scale they were read by.
        gold: the file that codes them.
    """
    fitted = fit(cells, np.arange(len(cells.levels)))
    return LevelWeights(
        method=METHOD,
        codebook=book.key,
        fingerprint=fingerprint(book),
        features=names(),
        means=numbers(fitted.means),
        scales=numbers(fitted.scales),
        learnt_from="cells people call covered, of agreements whose text was read; given covered",
        read_by=read_by(words, scale),
        counts={level: int((cells.levels == level.grade).sum()) for level in Level},
        levels={level: _linear(fitted, level.grade, cells.areas) for level in Level},
        training=Training(
            gold=gold.name,
            sha256=gold.sha256,
            agreements=len(cells.agreements),
            cells=len(cells.levels),
            covered=len(cells.levels),
            keys=tuple(sorted(map(key_of, cells.agreements))),
        ),
    )


def _linear(fitted: LevelFit, grade: int, areas: tuple[str, ...]) -> Linear:
    """One level's sum, with the scales of deviations and leanings multiplied in."""
    width = len(fitted.means)
    own = fitted.coefficients[grade, width:].reshape(len(areas), width + 1)
    return Linear(
        intercept=float(fitted.intercepts[grade]),
        pooled=numbers(fitted.coefficients[grade, :width]),
        areas={
            area: AreaWeights(intercept=float(LEANING * row[width]), deviations=numbers(SHARE * row[:width]))
            for area, row in zip(areas, own, strict=True)
        },
    )
