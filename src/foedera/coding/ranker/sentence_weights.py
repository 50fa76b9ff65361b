"""Shared weights: how probable it is that a sentence shows an area, for every codebook that asks for undertakings.

A logistic model over the features of foedera.coding.ranker.sentence_features, learnt from sentences two readers quoted
(evaluation/security.md). A file anybody can read; scripts/train_sentences.py makes it anew.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from foedera.coding.ranker.ranker_weights import misfit
from foedera.coding.ranker.sentence_features import FEATURES

CERTAIN = 0.999


class ReadTexts(msgspec.Struct, frozen=True, kw_only=True):
    """What shared weights were learnt from."""

    gold: str
    """Name of the file of what the readers said."""
    sha256: str
    """Its hash."""
    codebook: str
    texts: int
    sentences: int
    showing: int
    """Of the sentences, those a reader quoted for the area."""


class SentenceWeights(msgspec.Struct, frozen=True, kw_only=True):
    """A logistic model of sentences, with the probabilities beyond which no person is asked."""

    features: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    """Standard deviations; features are standardised by both before they are weighed."""
    weights: tuple[float, ...]
    intercept: float
    accept: float
    """Probability from which an area is called covered."""
    reject: float
    """Probability below which it is called not found; between the two a person is asked."""
    nothing: float
    """Share of areas the readers called covered, of those of which no word was found; 0 to 1."""
    training: ReadTexts

    def odds(self, features: Sequence[float]) -> float:
        """The log-odds that a sentence shows the area."""
        standard = ((x - mean) / scale for x, mean, scale in zip(features, self.means, self.scales, strict=True))
        return self.intercept + sum(weight * x for weight, x in zip(self.weights, standard, strict=True))


def probability(odds: float) -> float:
    """Log-odds as a probability, 0 to 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def log_odds(p: float) -> float:
    """A probability as log-odds; none is taken for surer than CERTAIN, so that what is learnt can speak against it."""
    held = min(max(p, 1 - CERTAIN), CERTAIN)
    return math.log(held / (1 - held))


def read_sentence_weights(text: str, *, name: str) -> SentenceWeights:
    """The weights from their JSON text.

    Raises:
        InvalidRegister: the file does not fit its schema, or weighs other features than the code gives.
    """
    try:
        weights = msgspec.json.decode(text, type=SentenceWeights)
    except msgspec.DecodeError as fault:
        raise misfit(name, "the schema of shared weights", str(fault), script="train_sentences.py") from fault
    if weights.features != tuple(FEATURES):
        found = ", ".join(weights.features)
        raise misfit(name, f"the features {', '.join(FEATURES)}", found, script="train_sentences.py")
    return weights
