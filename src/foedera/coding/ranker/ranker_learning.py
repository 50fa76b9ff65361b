"""Learning: weights and thresholds from reviewed cells. Needs the extra `learning` (scikit-learn).

In: features and answers of cells. Out: Weights. Folds are always over agreements, never over cells of one agreement:
what is learnt from half an agreement's cells knows the other half.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.fingerprints import fingerprint
from foedera.coding.ranker.coverage_features import features, names
from foedera.coding.ranker.ranker_weights import AreaWeights, Threshold, Training, Weights, key_of
from foedera.model.codebook import Codebook

PENALTY = 0.2
"""Inverse strength of the ridge penalty (scikit-learn's C)."""
SHARE = 0.5
"""Scale of an area's deviations beside the pooled weights: smaller holds areas closer to the pool."""
FOLDS, REPEATS = 5, 3
RATES = (0.95, 0.98)
"""Rates of agreement thresholds are chosen for."""
LOST = 0.05
"""Share of the covered cells that may be rejected."""
STEPS = np.arange(1, 200) / 200
"""Probabilities tried as thresholds; the lowest is tried first for accepting, the highest for rejecting."""
RESAMPLES, SEED, UNSURE = 400, 1960, 0.1

Floats = NDArray[np.float64]


class ReviewedCells(NamedTuple):
    """Reviewed cells: one row an agreement, one column an area."""

    agreements: tuple[str, ...]
    areas: tuple[str, ...]
    names: tuple[str, ...]
    """Features, in order."""
    features: Floats
    """Shape (agreements, areas, features)."""
    covered: NDArray[np.bool_]
    """Shape (agreements, areas): what people said."""

    def only(self, rows: Sequence[int] | NDArray[np.intp]) -> ReviewedCells:
        """The cells of some agreements."""
        index = np.asarray(rows, dtype=np.intp)
        agreements = tuple(self.agreements[row] for row in index)
        return self._replace(agreements=agreements, features=self.features[index], covered=self.covered[index])


class Fit(NamedTuple):
    """A fitted model, before thresholds are chosen."""

    means: Floats
    scales: Floats
    intercept: float
    pooled: Floats
    deviations: Floats
    """Shape (areas, features)."""
    intercepts: Floats

    def probabilities(self, features: Floats) -> Floats:
        """Of each cell, shape (agreements, areas)."""
        standard = (features - self.means) / self.scales
        weights = self.pooled + self.deviations
        logit = np.einsum("naf,af->na", standard, weights) + self.intercept + self.intercepts
        return np.asarray(1 / (1 + np.exp(-logit)))


def fit(cells: ReviewedCells, reviewed: NDArray[np.bool_] | None = None) -> Fit:
    """The model of the cells given.

    Args:
        cells: the cells.
        reviewed: shape (agreements, areas), the cells whose answers are learnt from; None for all. The others' features
            still say what is usual, since texts are read before anybody reviews them; their answers are not looked at.

    Raises:
        ValueError: all reviewed cells have the same answer.
    """
    areas, width = cells.features.shape[1:]
    flat = cells.features.reshape(-1, width)
    means, scales = flat.mean(axis=0), flat.std(axis=0) + 1e-9
    rows = slice(None) if reviewed is None else np.flatnonzero(reviewed)
    model = LogisticRegression(C=PENALTY, max_iter=1000, tol=1e-7)
    places = np.tile(np.arange(areas), len(cells.features))
    model.fit(design((flat - means) / scales, places, areas, share=SHARE)[rows], cells.covered.reshape(-1)[rows])
    learnt = np.asarray(model.coef_[0])
    own = learnt[width:].reshape(areas, width + 1)
    return Fit(
        means=means,
        scales=scales,
        intercept=float(model.intercept_[0]),
        pooled=learnt[:width],
        deviations=SHARE * own[:, :width],
        intercepts=own[:, width],
    )


def design(standard: Floats, areas: NDArray[np.intp], count: int, *, share: float, leaning: float = 1.0) -> Any:
    """Rows of cells as a pooled model with deviations takes them.

    Args:
        standard: standardised features, shape (cells, features).
        areas: the place of each cell's area.
        count: how many areas there are.
        share: scale of an area's deviations beside the pooled weights.
        leaning: scale of an area's own intercept.

    Returns:
        A sparse matrix: the features once for the pool, once more in the area's own columns, and its intercept.
    """
    cells, width = standard.shape
    own = np.concatenate([share * standard, np.full((cells, 1), leaning)], axis=1)
    start = width + areas * (width + 1)
    rows = np.repeat(np.arange(cells), 2 * width + 1)
    columns = np.concatenate([np.tile(np.arange(width), (cells, 1)), start[:, None] + np.arange(width + 1)], axis=1)
    values = np.concatenate([standard, own], axis=1)
    return csr_matrix((values.ravel(), (rows, columns.ravel())), shape=(cells, width + count * (width + 1)))


def folds(count: int, *, seed: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Random folds over agreements: (rows to learn from, rows to judge)."""
    order = np.random.default_rng(seed).permutation(count)
    for place in range(FOLDS):
        judged = order[place::FOLDS]
        yield np.setdiff1d(order, judged), judged


def family_folds(families: Sequence[str]) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """One fold a family: judged by what was learnt from all other families."""
    for family in sorted(set(families)):
        judged = np.array([row for row, name in enumerate(families) if name == family], dtype=np.intp)
        yield np.setdiff1d(np.arange(len(families)), judged), judged


def out_of_fold(cells: ReviewedCells, splits: Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]) -> Floats:
    """Probabilities of each cell by a model that never saw its agreement."""
    found = np.zeros(cells.covered.shape)
    for learnt, judged in splits:
        found[judged] = fit(cells.only(learnt)).probabilities(cells.features[judged])
    return found


def learn(cells: ReviewedCells, *, method: str, book: Codebook, gold: str, sha256: str) -> Weights:
    """Weights from all cells, thresholds from out-of-fold probabilities.

    Args:
        cells: what people said, with the evidence of each cell as features.
        method: coder id the claims will carry.
        book: the codebook the evidence was read by.
        gold: name of the file of reviewed cells.
        sha256: its hash.
    """
    fitted = fit(cells)
    seen = np.mean([out_of_fold(cells, folds(len(cells.agreements), seed=seed)) for seed in range(REPEATS)], axis=0)
    return Weights(
        method=method,
        codebook=book.key,
        fingerprint=fingerprint(book),
        features=cells.names,
        means=numbers(fitted.means),
        scales=numbers(fitted.scales),
        intercept=fitted.intercept,
        pooled=numbers(fitted.pooled),
        areas={
            area: AreaWeights(intercept=float(fitted.intercepts[place]), deviations=numbers(fitted.deviations[place]))
            for place, area in enumerate(cells.areas)
        },
        thresholds=tuple(threshold(seen, cells.covered, rate) for rate in RATES),
        training=Training(
            gold=gold,
            sha256=sha256,
            agreements=len(cells.agreements),
            cells=cells.covered.size,
            covered=int(cells.covered.sum()),
            keys=tuple(sorted(key_of(agreement) for agreement in cells.agreements)),
        ),
    )


def threshold(probabilities: Floats, covered: NDArray[np.bool_], rate: float) -> Threshold:
    """The widest thresholds beyond which a rate of agreement is kept, on each side by itself, losing few covered cells.

    Each side by itself, because easy negatives would otherwise pay for doubtful positives. Kept means: in nine of ten
    resamples of the agreements; the plain share would be missed by half of all new collections.
    """
    dice = np.random.default_rng(SEED)
    count = len(covered)
    weights = np.array([np.bincount(dice.integers(0, count, count), minlength=count) for _ in range(RESAMPLES)])

    def kept(beyond: NDArray[np.bool_], right: NDArray[np.bool_]) -> bool:
        hits, cells = weights @ (beyond & right).sum(axis=1), weights @ beyond.sum(axis=1)
        shares = np.where(cells > 0, hits / np.maximum(cells, 1), 0.0)
        return bool(np.quantile(shares, UNSURE) >= rate)

    accept = next((p for p in STEPS if kept(probabilities >= p, covered)), 1.0)
    below = (p for p in STEPS[::-1] if p < accept and (probabilities[covered] <= p).mean() <= LOST)
    reject = next((p for p in below if kept(probabilities <= p, ~covered)), 0.0)
    return Threshold(agreement=rate, accept=float(accept), reject=float(reject))


def numbers(values: Floats) -> tuple[float, ...]:
    """As records keep them."""
    return tuple(float(value) for value in values)


def cells_of(book: Codebook, evidence: Mapping[str, Evidence], people: Mapping[tuple[str, str], bool]) -> ReviewedCells:
    """The reviewed cells of the agreements people coded whole, by agreement id.

    Args:
        book: the codebook the evidence was read by.
        evidence: agreement id → what was found in its text.
        people: (agreement id, area id) → whether people call it covered.
    """
    areas = tuple(area.id for area in book.areas)
    whole = [name for name in sorted(evidence) if all((name, area) in people for area in areas)]
    found = [features(book, evidence[name]) for name in whole]
    return ReviewedCells(
        agreements=tuple(whole),
        areas=areas,
        names=names(book),
        features=np.array([[cells[area] for area in areas] for cells in found], dtype=np.float64),
        covered=np.array([[people[name, area] for area in areas] for name in whole]),
    )
