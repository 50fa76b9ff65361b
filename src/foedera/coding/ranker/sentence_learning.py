"""Learning shared weights from sentences readers quoted. Needs the extra `learning` (scikit-learn).

In: what two readers said of texts, and the evidence in those texts. Out: SentenceWeights. A sentence shows an area when
a reader quoted it for the area. Folds are over whole texts: what is learnt from half a text knows the other half.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.coverage.passage_hit import TellingSentence
from foedera.coding.ranker.sentence_features import FEATURES, features, text_features
from foedera.coding.ranker.sentence_weights import ReadTexts, SentenceWeights
from foedera.model.codebook import Codebook
from foedera.model.document import Document

PENALTY = 0.3
"""Inverse strength of the ridge penalty (scikit-learn's C)."""
FOLDS, REPEATS = 5, 3
UNQUOTED = 0.3
"""Weight of a sentence no reader quoted for an area they call covered: they quoted five at most, so it may show it."""
PRECISION = 0.97
"""Share of the areas accepted out of fold that both readers call covered."""
ASKED = 0.12
"""Share of the cells a person may be asked about."""
STEPS = np.arange(1, 100) / 100

Floats = NDArray[np.float64]
COVERED, BORDER, NO = "covered", "border", "no"


class QuotedCell(NamedTuple):
    """What two readers said of one text and one area."""

    said: tuple[str, str]
    """covered, border (two careful readers could differ) or no."""
    strengths: tuple[str, str]
    """Of the firmest undertaking on the area; empty where a reader says no."""
    sentences: frozenset[str]
    """Names of the sentences that show it (sentence_name)."""

    @property
    def value(self) -> str:
        """What both say, covered or no; else border."""
        first, second = self.said
        return first if first == second else BORDER


NOBODY = QuotedCell((NO, NO), ("", ""), frozenset())


class QuotedTexts(NamedTuple):
    """A file of what two readers said."""

    name: str
    sha256: str
    sets: Mapping[str, str]
    """Text → the set it belongs to: dev was looked at while expressions were written, test was not."""
    cells: Mapping[tuple[str, str], QuotedCell]
    """(text, area id) → what was said; absent where both said no."""

    def cell(self, text: str, area: str) -> QuotedCell:
        """What was said of a cell."""
        return self.cells.get((text, area), NOBODY)


class Sentence(NamedTuple):
    """A sentence with an area's words, and whether a reader quoted it for the area."""

    features: tuple[float, ...]
    shows: bool
    told: TellingSentence


class ReadCell(NamedTuple):
    """A cell with the sentences its words stand in."""

    text: str
    area: str
    people: QuotedCell
    sentences: tuple[Sentence, ...]


def sentence_name(sentence: str) -> str:
    """The name of a sentence: twelve hexadecimal digits of the SHA-256 of its words."""
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()[:12]


def read_quoted(data: bytes, *, name: str) -> QuotedTexts:
    """The file of what two readers said: a row for each cell one of them did not call empty, or a text without any."""
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    cells = {
        (row["file"], row["area"]): QuotedCell(
            (row["first"], row["second"]),
            (row["first_strength"], row["second_strength"]),
            frozenset(row["sentences"].split()),
        )
        for row in rows
        if row["area"]
    }
    return QuotedTexts(name, hashlib.sha256(data).hexdigest(), {row["file"]: row["set"] for row in rows}, cells)


def read_cells(
    text: str, document: Document, evidence: Evidence, book: Codebook, quoted: QuotedTexts
) -> Iterator[ReadCell]:
    """The cells of one text."""
    of_text = text_features(evidence)
    for area in book.areas:
        people = quoted.cell(text, area.id)
        sentences = tuple(
            Sentence(
                features(each, of_text),
                sentence_name(document.text[each.start : each.end]) in people.sentences,
                each,
            )
            for hit in evidence.hits[area.id]
            for each in hit.told or ()
            if each.strong or each.weak
        )
        yield ReadCell(text, area.id, people, sentences)


def learn(cells: Sequence[ReadCell], *, book: Codebook, quoted: QuotedTexts) -> SentenceWeights:
    """Weights from all cells; thresholds from out-of-fold probabilities."""
    model = fit(cells)
    accept, reject = thresholds(cells, out_of_fold(cells))
    bare = [cell.people.value == COVERED for cell in cells if not cell.sentences and cell.people.value != BORDER]
    told = [sentence for cell in cells for sentence in cell.sentences]
    return SentenceWeights(
        features=tuple(FEATURES),
        means=tuple(map(float, model.means)),
        scales=tuple(map(float, model.scales)),
        weights=tuple(map(float, model.weights)),
        intercept=model.intercept,
        accept=accept,
        reject=reject,
        nothing=sum(bare) / len(bare),
        training=ReadTexts(
            gold=quoted.name,
            sha256=quoted.sha256,
            codebook=book.key,
            texts=len({cell.text for cell in cells}),
            sentences=len(told),
            showing=sum(sentence.shows for sentence in told),
        ),
    )


class Fit(NamedTuple):
    """A fitted model of sentences."""

    means: Floats
    scales: Floats
    weights: Floats
    intercept: float

    def best(self, cell: ReadCell) -> tuple[float, Sentence] | None:
        """The most probable sentence of a cell and its probability; None where there is none."""
        if not cell.sentences:
            return None
        values = np.array([sentence.features for sentence in cell.sentences])
        odds = ((values - self.means) / self.scales) @ self.weights + self.intercept
        place = int(odds.argmax())
        return float(1 / (1 + np.exp(-odds[place]))), cell.sentences[place]


def fit(cells: Iterable[ReadCell]) -> Fit:
    """The model of the sentences of some cells."""
    told = [(sentence, cell.people.value != NO) for cell in cells for sentence in cell.sentences]
    values = np.array([sentence.features for sentence, _ in told])
    means, scales = values.mean(axis=0), values.std(axis=0) + 1e-9
    model = LogisticRegression(C=PENALTY, max_iter=3000, tol=1e-8)
    shown = [sentence.shows for sentence, _ in told]
    weight = [UNQUOTED if doubtful and not sentence.shows else 1.0 for sentence, doubtful in told]
    model.fit((values - means) / scales, shown, sample_weight=weight)
    return Fit(means, scales, np.asarray(model.coef_[0]), float(model.intercept_[0]))


def out_of_fold(cells: Sequence[ReadCell], seeds: Iterable[int] = range(REPEATS)) -> Floats:
    """The mean probability of each cell by models that never saw its text; 0 where no word of it was found."""
    return np.asarray(
        np.mean([_held_out(cells, seed, lambda best: best[0] if best else 0.0) for seed in seeds], axis=0)
    )


def _held_out(cells: Sequence[ReadCell], seed: int, what: Callable[[Any], float]) -> Floats:
    texts = sorted({cell.text for cell in cells})
    order = np.random.default_rng(seed).permutation(len(texts))
    fold_of = {texts[place]: turn % FOLDS for turn, place in enumerate(order)}
    found = np.zeros(len(cells))
    for fold in range(FOLDS):
        model = fit(cell for cell in cells if fold_of[cell.text] != fold)
        for place, cell in enumerate(cells):
            if fold_of[cell.text] == fold:
                found[place] = what(model.best(cell))
    return found


def thresholds(cells: Sequence[ReadCell], probabilities: Floats) -> tuple[float, float]:
    """(accept, reject): the least probability from which PRECISION is kept, and the least that asks at most ASKED.

    Cells of which the readers were in doubt, or differ, count for no precision.
    """
    sure = np.array([cell.people.value != BORDER for cell in cells])
    covered = np.array([cell.people.value == COVERED for cell in cells])
    accept = next((p for p in STEPS if covered[sure & (probabilities >= p)].mean() >= PRECISION), 1.0)
    reject = next(p for p in STEPS if ((probabilities >= p) & (probabilities < accept)).mean() <= ASKED)
    return float(accept), float(reject)
