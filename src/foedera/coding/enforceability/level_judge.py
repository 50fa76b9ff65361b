"""The judge: proposes for each area of a text whether what it covers can be enforced, with what spoke for it.

In: a text and its evidence. Out: proposals with the sentences that keep an area out of dispute settlement. Not here:
whether the area is covered; every figure is given that it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.enforceability.exclusions import Exclusion
from foedera.coding.enforceability.level_features import LevelFeatureReader, TextFeatures
from foedera.coding.enforceability.level_weights import LevelWeights, most_probable
from foedera.coding.ranker.coverage_ranker import TOLD
from foedera.model.claim import Span
from foedera.model.coverage import Enforceability, Level
from foedera.model.document import Document, Provision
from foedera.text.spans import span_of


class EnforceabilityJudge:
    """Weights and the reader of their features, ready for texts coded by their codebook."""

    def __init__(self, weights: LevelWeights, reader: LevelFeatureReader) -> None:
        self._weights, self._reader = weights, reader

    def judged(
        self, document: Document, provisions: Sequence[Provision], evidence: Evidence
    ) -> Mapping[str, Enforceability]:
        """Area id → the proposal on it, were it covered."""
        shown = self._reader.read(document, provisions, evidence)
        return {area: self._judged(area, shown, document, provisions) for area in shown.cells}

    def _judged(
        self, area: str, shown: TextFeatures, document: Document, provisions: Sequence[Provision]
    ) -> Enforceability:
        cell = shown.cells[area]
        found = self._weights.probabilities(area, cell)
        level = most_probable(found)
        told = ", ".join(f"{name} {part:+.1f}" for name, part in self._weights.reasons(area, cell, level)[:TOLD])
        others = ", ".join(f"{other.in_words} {found[other]:.2f}" for other in Level if other is not level)
        return Enforceability(
            level=level,
            probability=round(found[level], 3),
            coder=self._weights.method,
            rule=f"{level.in_words} {found[level]:.2f}, {others} (most weight: {told})",
            exclusions=tuple(_span(document, provisions, exclusion) for exclusion in shown.exclusions[area]),
        )


def _span(document: Document, provisions: Sequence[Provision], exclusion: Exclusion) -> Span:
    """The sentence, as far as it stands in the provision it begins in: lists go on in provisions of their own."""
    provision = next(provision for provision in provisions if provision.end > exclusion.start)
    return span_of(document, provision, max(exclusion.start, provision.start), min(exclusion.end, provision.end))
