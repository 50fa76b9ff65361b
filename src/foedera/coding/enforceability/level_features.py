"""Features of enforceability: how passages on a covered area undertake, and what is kept out of dispute settlement.

In: a text, its evidence, word lists, a scale of strengths. Out: a few numbers an area, each with a meaning one can
check by hand. They count kinds of undertaking, never a treaty's own words. Not here: what follows from them
(`level_weights`, `level_judge`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.coverage.passage_hit import PassageHit, ranked
from foedera.coding.enforceability.enforceability_words import EnforceabilityPatterns
from foedera.coding.enforceability.exclusions import Exclusion, How, Settlement, settlement_of
from foedera.coding.enforceability.feature_names import PASSAGE
from foedera.coding.english.modality import ModalityClassifier
from foedera.model.codebook import Area, Codebook
from foedera.model.document import Document, Provision
from foedera.model.strength import Strength
from foedera.text.passages import Passage, passages

_SOFT, _WHOLLY = (list(PASSAGE).index(name) for name in ("soft", "wholly out"))

MOST = 6
"""Passages an area's features are taken from, the best by score."""
FEWEST = 2
"""Passages looked at where none reaches min_score."""
LONGEST = 6000
"""Code points of a passage that are read for its patterns: longer ones are annexes, whose lists say nothing of it."""


class TextFeatures(NamedTuple):
    """What a text shows of enforceability."""

    cells: Mapping[str, tuple[float, ...]]
    """Area id → its features, in the order of `feature_names.names`."""
    exclusions: Mapping[str, tuple[Exclusion, ...]]
    """Area id → what keeps passages on it out of dispute settlement, each sentence once, in reading order."""


class LevelFeatureReader:
    """A codebook, the words of enforceability and a scale of strengths, used on many texts."""

    def __init__(self, book: Codebook, patterns: EnforceabilityPatterns, classifier: ModalityClassifier) -> None:
        self._book, self._patterns, self._classifier = book, patterns, classifier

    def read(self, document: Document, provisions: Sequence[Provision], evidence: Evidence) -> TextFeatures:
        """The features of every area.

        Args:
            document: the text.
            provisions: those the evidence was found in.
            evidence: what the codebook's expressions found there.
        """
        settlement = settlement_of(document, list(passages(provisions)), self._patterns)
        chosen = {area.id: _chosen(area, evidence.hits[area.id]) for area in self._book.areas}
        every = {hit.passage.start: hit.passage for hits in chosen.values() for hit in hits}
        read = {start: self._passage(document, passage, settlement) for start, passage in every.items()}
        areas = {area: _area(hits, read) for area, hits in chosen.items()}
        reached = [areas[area.id] for area in self._book.areas if _reaches(area, chosen[area.id])]
        text = _text(settlement, reached, len(self._book.areas))
        return TextFeatures(
            cells={area: (*features, *text) for area, features in areas.items()},
            exclusions={area: _exclusions(settlement, hits) for area, hits in chosen.items()},
        )

    def _passage(self, document: Document, passage: Passage, settlement: Settlement) -> tuple[float, ...]:
        """The features of PASSAGE."""
        body = document.text[passage.start : passage.provisions[-1].end][:LONGEST]
        steps = Counter(match.strength for match in self._classifier.matches(body) if match.strength is not None)
        soft, hard = (self._patterns.count(name, body) for name in ("soft_deeds", "hard_deeds"))
        out = {exclusion.how for exclusion in settlement.of(passage)}
        wholly, partly = How.WHOLLY in out, How.PARTLY in out
        return (
            *(steps[strength] / max(steps.total(), 1) for strength in Strength),
            (soft + 0.5) / (soft + hard + 1),
            min(self._patterns.count("cooperation", body), 3) / 3,
            float(self._patterns.first("soft_titles", passage.title) is not None),
            float(wholly),
            float(partly and not wholly),
            float(How.CONDITIONALLY in out and not (wholly or partly)),
            float(bool(passage.chapters) and passage.chapters[0] in settlement.under),
            math.log1p(len(body.split())) / 3,
        )


def _chosen(area: Area, hits: Sequence[PassageHit]) -> tuple[PassageHit, ...]:
    """The passages an area is judged by."""
    best = ranked(hits)
    return tuple(hit for hit in best if hit.score >= area.min_score)[:MOST] or best[:FEWEST]


def _reaches(area: Area, hits: Sequence[PassageHit]) -> bool:
    return bool(hits) and hits[0].score >= area.min_score


def _area(hits: Sequence[PassageHit], read: Mapping[int, tuple[float, ...]]) -> tuple[float, ...]:
    """The features of PASSAGE and AREA."""
    if not hits:
        return (*(0.0 for _ in PASSAGE), 0.0, 1.0)
    scores = sum(hit.score for hit in hits)
    rows = [(hit.score / scores, read[hit.passage.start]) for hit in hits]
    means = [sum(share * row[place] for share, row in rows) for place in range(len(PASSAGE))]
    return (*means, float(means[_WHOLLY] > 0), 0.0)


def _text(settlement: Settlement, reached: Sequence[tuple[float, ...]], areas: int) -> tuple[float, ...]:
    """The features of TEXT."""
    count = max(len(reached), 1)
    return (
        float(settlement.exists),
        math.log1p(len(settlement.exclusions)),
        len(reached) / areas,
        sum(row[_SOFT] for row in reached) / count if reached else 0.5,
        sum(row[_WHOLLY] for row in reached) / count,
    )


def _exclusions(settlement: Settlement, hits: Sequence[PassageHit]) -> tuple[Exclusion, ...]:
    found = {exclusion.start: exclusion for hit in hits for exclusion in settlement.of(hit.passage)}
    return tuple(found[start] for start in sorted(found))
