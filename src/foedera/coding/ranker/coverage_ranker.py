"""The ranker as a judge: covered, not found, or unclear, with what spoke for and against."""

from __future__ import annotations

from collections.abc import Mapping

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.coverage.judging import MOST_MISSES, Verdict
from foedera.coding.coverage.passage_hit import ranked
from foedera.coding.ranker.coverage_features import features
from foedera.coding.ranker.ranker_weights import Weights
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import CellValue

AGREEMENT = 0.95
"""The rate of agreement with people at which a machine's answer is proposed without asking one."""
TOLD = 3
"""Features named in a rule."""


class Ranker:
    """Weights, ready to judge texts coded by their codebook."""

    def __init__(self, weights: Weights, *, agreement: float = AGREEMENT) -> None:
        """Prepare.

        Args:
            weights: learnt for the codebook whose evidence will be judged.
            agreement: rate of agreement whose thresholds decide.

        Raises:
            InvalidRegister: when there are no thresholds for that rate.
        """
        self.coder = weights.method
        self._weights = weights
        self._threshold = weights.threshold(agreement)

    def verdicts(self, book: Codebook, evidence: Evidence) -> Mapping[str, Verdict]:
        """The verdict on every area.

        A cell no passage speaks for is never called covered, however probable the area is: nothing is shown without
        evidence. It is unclear, and the rule says so.
        """
        cells = features(book, evidence)
        return {area.id: self._verdict(area, cells[area.id], evidence) for area in book.areas}

    def _verdict(self, area: Area, cell: tuple[float, ...], evidence: Evidence) -> Verdict:
        probability = round(self._weights.probability(area.id, cell), 3)
        hits = ranked(evidence.hits[area.id])
        value, why = self._outcome(probability, has_evidence=bool(hits))
        told = sorted(self._weights.parts(area.id, cell), key=lambda part: -abs(part[1]))[:TOLD]
        weighed = ", ".join(f"{name} {weight:+.1f}" for name, weight in told)
        shown = () if value is CellValue.NOT_FOUND else tuple(hit for hit in hits if hit.score >= area.min_score)
        kept = shown or hits[:MOST_MISSES]  # what stays below the score is quoted only where nothing better is there
        return Verdict(value, kept, f"probability {probability:.2f}, {why} (most weight: {weighed})", probability)

    def _outcome(self, probability: float, *, has_evidence: bool) -> tuple[CellValue, str]:
        accept, reject = self._threshold.accept, self._threshold.reject
        if probability <= reject:
            return CellValue.NOT_FOUND, f"at most {reject:.2f}: rejected"
        if probability < accept:
            return CellValue.UNCLEAR, f"between {reject:.2f} and {accept:.2f}: ask a person"
        if not has_evidence:
            return CellValue.UNCLEAR, "but no passage shows it: ask a person"
        return CellValue.COVERED, f"at least {accept:.2f}: accepted"
