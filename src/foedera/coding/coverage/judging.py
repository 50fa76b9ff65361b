"""Judging: what the evidence on an area comes to: covered, not found, or a question for a person.

In: evidence. Out: verdicts. Not here: whether people agree; a machine's verdict is a proposal.

An area is covered when one passage reaches its min_score (foedera.coding.coverage.passage_hit has the scale). A passage
that is a single point short is shown, and a person is asked. Where there is neither, the area is not found, with the
passages that came nearest. Where a ranker was trained for the codebook, it weighs the same evidence and says how
probable it is that a human coder would call the area covered; what lies between its two thresholds is unclear, for a
person to decide. Scores alone are no probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.coverage.passage_hit import PassageHit, ranked
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import CellValue

CODER = "lexicon@3"
MOST_MISSES = 3
"""Near misses recorded of an area that was not found."""


class Verdict(NamedTuple):
    """What a judge makes of the evidence on one area."""

    value: CellValue
    hits: tuple[PassageHit, ...]
    """The passages it stands on, best first; of not_found, the nearest misses."""
    rule: str
    probability: float | None = None
    """That a human coder calls the area covered; None where nothing says."""
    prior: float | None = None
    """The same before what the workspace's own decisions taught; None where the judge learns nothing from them."""


class CoverageJudge(Protocol):
    """Whoever turns evidence into a verdict: a score to reach, or a trained ranker."""

    @property
    def coder(self) -> str:
        """The method's name and version, as claims carry it."""

    def verdicts(self, book: Codebook, evidence: Evidence) -> Mapping[str, Verdict]:
        """Area id → the verdict on it."""


class ScoreJudge:
    """Covered when one passage reaches the area's min_score; asked about when the best is one point short."""

    coder = CODER

    def verdicts(self, book: Codebook, evidence: Evidence) -> Mapping[str, Verdict]:
        """For each area the passages that reach the score, or come one point near it, or the nearest misses."""
        return {area.id: self._verdict(area, ranked(evidence.hits[area.id])) for area in book.areas}

    def _verdict(self, area: Area, hits: tuple[PassageHit, ...]) -> Verdict:
        best = max((hit.score for hit in hits), default=0)
        if best >= area.min_score:
            found = tuple(hit for hit in hits if hit.score >= area.min_score)
            return Verdict(CellValue.COVERED, found, f"score {best} of {area.min_score}")
        if best == area.min_score - 1 > 0:
            near = tuple(hit for hit in hits if hit.score == best)
            return Verdict(CellValue.UNCLEAR, near, f"score {best}, one short of {area.min_score}: ask a person")
        return Verdict(CellValue.NOT_FOUND, hits[:MOST_MISSES], "no passage reaches the score")
