"""The calibrated judge: each sentence an area's words stand in is weighed, and the best speaks for the area.

In: evidence with the sentences told. Out: verdicts with a probability: covered, not found, or a question for a person.
Its weights are shared: they were learnt from texts of one family by one codebook, and judge every text and codebook
that asks for undertakings. What a workspace's own decisions teach is added (foedera.coding.ranker.leaning).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.coverage.judging import CODER, MOST_MISSES, Verdict
from foedera.coding.coverage.passage_hit import PassageHit
from foedera.coding.ranker.leaning import NONE, Leanings
from foedera.coding.ranker.sentence_features import TextFeatures, features, text_features
from foedera.coding.ranker.sentence_weights import SentenceWeights, log_odds, probability
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue


class CalibratedJudge:
    """Shared weights and what was learnt from a workspace's decisions, ready to judge."""

    coder = CODER

    def __init__(self, weights: SentenceWeights, leanings: Leanings = NONE) -> None:
        self._weights = weights
        self._leanings = leanings

    def verdicts(self, book: Codebook, evidence: Evidence) -> Mapping[str, Verdict]:
        """The verdict on every area."""
        text = text_features(evidence)
        return {area.id: self._verdict(area.id, evidence.hits[area.id], text) for area in book.areas}

    def _weighed(self, hits: Sequence[PassageHit], text: TextFeatures) -> list[PassageHit]:
        """The passages and their sentences by their probabilities; in reading order where they are alike."""
        found = []
        for hit in hits:
            told = [each for each in hit.told or () if each.strong or each.weak]  # a heading shows nothing by itself
            odds = {each.start: self._weights.odds(features(each, text)) for each in told}
            if told:
                told.sort(key=lambda each: -odds[each.start])
                best = probability(odds[told[0].start])
                found.append(msgspec.structs.replace(hit, told=tuple(told), probability=best))
        return sorted(found, key=lambda hit: -(hit.probability or 0))

    def _verdict(self, area: str, found: Sequence[PassageHit], text: TextFeatures) -> Verdict:
        """What the passages on an area come to."""
        hits = self._weighed(found, text)
        if not hits:
            why = "only a heading names it" if found else "no word of it was found"
            return Verdict(CellValue.NOT_FOUND, tuple(found[:MOST_MISSES]), why, self._weights.nothing)
        prior, leaning = hits[0].probability or 0.0, self._leanings.of(area)
        moved = [msgspec.structs.replace(hit, probability=_moved(hit.probability or 0.0, leaning)) for hit in hits]
        best = moved[0].probability or 0.0
        value, least, why = self._outcome(best)
        kept = tuple(hit for hit in moved if (hit.probability or 0.0) >= least)
        learnt = f" ({prior:.2f} before what decisions here taught)" if leaning else ""
        rule = f"probability {best:.2f}{learnt}, {why}"
        return Verdict(value, kept[:MOST_MISSES] if value is CellValue.NOT_FOUND else kept, rule, best, round(prior, 3))

    def _outcome(self, best: float) -> tuple[CellValue, float, str]:
        """The value, the least probability of a passage to be shown, and why."""
        accept, reject = self._weights.accept, self._weights.reject
        if best >= accept:
            return CellValue.COVERED, accept, f"at least {accept:.2f}: accepted"
        if best >= reject:
            return CellValue.UNCLEAR, reject, f"between {reject:.2f} and {accept:.2f}: ask a person"
        return CellValue.NOT_FOUND, 0.0, f"below {reject:.2f}: rejected"


def _moved(weighed: float, leaning: float) -> float:
    return round(probability(log_odds(weighed) + leaning), 3)
