"""Weights: what was learnt of enforceability, as a file anybody can read, and how it turns features into probabilities.

One linear sum a level, for all areas and for each as in foedera.coding.ranker.ranker_weights; the levels'
probabilities are their exponentials' shares (multinomial logistic regression).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from foedera.coding.enforceability.enforceability_words import EnforceabilityWords
from foedera.coding.enforceability.feature_names import names
from foedera.coding.english.modality import StrengthScale
from foedera.coding.fingerprints import fingerprint
from foedera.coding.ranker.ranker_weights import Learnt, Linear, misfit, read_learnt
from foedera.model.codebook import Codebook
from foedera.model.coverage import Level

SCRIPT = "train_enforceability.py"


class LevelWeights(Learnt, frozen=True, kw_only=True):
    """What was learnt of one codebook version's areas."""

    learnt_from: str
    """Which cells, in words: they are given covered, so it says nothing of cells that are not."""
    read_by: dict[str, str]
    """Word list or scale, id@version → fingerprint of its content."""
    counts: dict[Level, int]
    """Cells of each level it was learnt from."""
    levels: dict[Level, Linear]

    def probabilities(self, area: str, cell: Sequence[float]) -> dict[Level, float]:
        """Of each level, given that a human coder calls the area covered; they sum to 1."""
        sums = {level: sum(part for _, part in self.weighed(self.levels[level], area, cell)) for level in Level}
        most = max(sums.values())
        shares = {level: math.exp(value - most) for level, value in sums.items()}
        return {level: share / sum(shares.values()) for level, share in shares.items()}

    def reasons(self, area: str, cell: Sequence[float], level: Level) -> list[tuple[str, float]]:
        """What each feature adds to the log-odds of a level against the others' mean, the most telling first."""
        own = self.weighed(self.levels[level], area, cell)
        others = [self.weighed(self.levels[other], area, cell) for other in Level if other is not level]
        told = [
            (name, part - sum(other[place][1] for other in others) / len(others))
            for place, (name, part) in enumerate(own)
        ]
        return sorted(told, key=lambda part: -abs(part[1]))


def most_probable(probabilities: Mapping[Level, float]) -> Level:
    """The level to name; of equals the lowest."""
    return max(Level, key=lambda level: probabilities[level])


def read_by(words: EnforceabilityWords, scale: StrengthScale) -> dict[str, str]:
    """The fingerprints of what the features are read by."""
    return {f"{words.id}@{words.version}": fingerprint(words), scale.key: fingerprint(scale)}


def read_level_weights(
    text: str, *, name: str, book: Codebook, words: EnforceabilityWords, scale: StrengthScale
) -> LevelWeights:
    """Weights from their JSON text.

    Raises:
        InvalidRegister: the file does not fit its schema, or was learnt with another codebook, other features, words or
            another scale.
    """
    weights = read_learnt(text, LevelWeights, name=name, book=book, features=names(), script=SCRIPT)
    if weights.read_by != read_by(words, scale):
        raise misfit(name, f"read by {read_by(words, scale)}", f"read by {weights.read_by}", script=SCRIPT)
    return weights
