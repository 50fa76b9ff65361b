"""Weights: what was learnt, as a file anybody can read, and how it turns features into a probability.

The model is one logistic regression for all cells: each feature has a pooled weight, and each area a deviation from it,
held small while the area has few reviewed cells. A rare area leans on the pool, a common one on its own cells.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from foedera.coding.fingerprints import fingerprint
from foedera.errors import InvalidRegister
from foedera.model.codebook import Codebook


class AreaWeights(msgspec.Struct, frozen=True, kw_only=True):
    """What was learnt about one area."""

    intercept: float
    deviations: tuple[float, ...]
    """Added to the pooled weights, feature by feature."""


class Threshold(msgspec.Struct, frozen=True, kw_only=True):
    """From where on a machine's answer stands without a person, for one rate of agreement."""

    agreement: float
    """Share of the cells beyond it, on each side, that agreed with people out of sample; 0 to 1."""
    accept: float
    """Probability from which covered is accepted."""
    reject: float
    """Probability up to which not covered is accepted."""


class Training(msgspec.Struct, frozen=True, kw_only=True):
    """What the weights were learnt from, so that the recipe can be run again."""

    gold: str
    """Name of the file of reviewed cells."""
    sha256: str
    """Its hash."""
    agreements: int
    cells: int
    covered: int
    keys: tuple[str, ...]
    """Hash (8 hex digits of SHA-256) of each agreement's id, to tell whether a text was trained on."""


class Linear(msgspec.Struct, frozen=True, kw_only=True):
    """What standardised features add up to, for all areas and for each."""

    intercept: float
    pooled: tuple[float, ...]
    areas: dict[str, AreaWeights]


class Learnt(msgspec.Struct, frozen=True, kw_only=True):
    """What every file of weights says of where it comes from and what it weighs."""

    method: str
    """Coder id claims carry, such as ranker@1."""
    codebook: str
    """Codebook version the evidence was read by, such as dta@1."""
    fingerprint: str
    """Of that codebook's content: with other expressions the same weights would mean something else."""
    features: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    """Standard deviations; features are standardised by both before they are weighed."""
    training: Training

    def weighed(self, linear: Linear | Weights, area: str, cell: Sequence[float]) -> list[tuple[str, float]]:
        """What each feature adds to a cell's sum, the area's own leaning ('area') last."""
        own = linear.areas[area]
        weighed = [
            (name, (value - mean) / scale * (pooled + deviation))
            for name, value, mean, scale, pooled, deviation in zip(
                self.features, cell, self.means, self.scales, linear.pooled, own.deviations, strict=True
            )
        ]
        return [*weighed, ("area", linear.intercept + own.intercept)]


class Weights(Learnt, frozen=True, kw_only=True):
    """A trained ranker of one codebook version."""

    intercept: float
    pooled: tuple[float, ...]
    areas: dict[str, AreaWeights]
    thresholds: tuple[Threshold, ...]

    def logit(self, area: str, cell: Sequence[float]) -> float:
        """The log-odds that a human coder calls the area covered."""
        return sum(part for _, part in self.parts(area, cell))

    def probability(self, area: str, cell: Sequence[float]) -> float:
        """The probability that a human coder calls the area covered, 0 to 1."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.logit(area, cell)))))

    def parts(self, area: str, cell: Sequence[float]) -> list[tuple[str, float]]:
        """What each feature adds to the log-odds, the area's own leaning ('area') last."""
        return self.weighed(self, area, cell)

    def threshold(self, agreement: float) -> Threshold:
        """The thresholds for a rate of agreement, such as .95.

        Raises:
            InvalidRegister: when none were chosen for that rate.
        """
        for threshold in self.thresholds:
            if math.isclose(threshold.agreement, agreement):
                return threshold
        raise InvalidRegister(
            "no thresholds for that rate of agreement",
            where=f"weights of {self.codebook}",
            expected=", ".join(str(threshold.agreement) for threshold in self.thresholds),
            found=str(agreement),
            next_step="choose one of the rates named, or train for another",
        )


def key_of(agreement: str) -> str:
    """A short hash of an agreement's id, for telling whether it was trained on."""
    return hashlib.sha256(agreement.encode()).hexdigest()[:8]


AnyLearnt = TypeVar("AnyLearnt", bound=Learnt)


def read_weights(text: str, *, name: str, book: Codebook, features: Sequence[str]) -> Weights:
    """The ranker's weights from their JSON text, for a codebook and the features the code gives of it.

    Raises:
        InvalidRegister: the file does not fit its schema, or was learnt for another codebook or other features.
    """
    return read_learnt(text, Weights, name=name, book=book, features=features, script="train_ranker.py")


def read_learnt(
    text: str, kind: type[AnyLearnt], *, name: str, book: Codebook, features: Sequence[str], script: str
) -> AnyLearnt:
    """Weights of a kind from their JSON text; `script` is the one that trains them.

    Raises:
        InvalidRegister: the file does not fit its schema, or was learnt for another codebook or other features.
    """
    try:
        weights = msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as fault:
        raise misfit(name, "the schema of weights", str(fault), script=script) from fault
    if weights.fingerprint != fingerprint(book):
        expected = f"weights of {book.key} as it is, {fingerprint(book)}"
        raise misfit(name, expected, f"of {weights.fingerprint}", script=script)
    if weights.features != tuple(features):
        raise misfit(name, f"the features {', '.join(features)}", ", ".join(weights.features), script=script)
    return weights


def misfit(name: str, expected: str, found: str, *, script: str) -> InvalidRegister:
    """The error that weights are not those that are needed."""
    return InvalidRegister(
        "the weights do not fit",
        where=name,
        expected=expected,
        found=found,
        next_step=f"train them anew with: python scripts/{script} GOLD TEXTS",
    )


def as_text(weights: msgspec.Struct) -> str:
    """The file of weights: sorted, six digits, the same bytes for the same weights."""
    plain: Mapping[str, object] = msgspec.to_builtins(weights)
    return msgspec.json.format(msgspec.json.encode(_rounded(plain), order="sorted"), indent=1).decode() + "\n"


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, Mapping):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return value
