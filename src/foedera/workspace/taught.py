"""Taught: what the decisions on record teach the calibrated judge before it judges the next text.

In: a snapshot and a codebook. Out: leanings. A cell teaches when a person decided it and the judge had weighed it; what
was decided under another version of the codebook, or of a cell no text was read for, teaches nothing.
"""

from __future__ import annotations

from foedera.coding.coverage.judging import CODER
from foedera.coding.ranker.leaning import DecidedCell, Leanings, learn
from foedera.model.claim import Rank
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue, Coverage
from foedera.model.properties import value_of
from foedera.model.snapshot import Snapshot

_COVERED = {CellValue.COVERED: True, CellValue.IN_PLACE: True, CellValue.NOT_FOUND: False}
"""What a decision says of the text; other values say nothing of it."""


def taught(snapshot: Snapshot, book: Codebook) -> Leanings:
    """What the decisions of a workspace teach about the areas of a codebook."""
    priors: dict[tuple[str, str], float] = {}
    decided: dict[tuple[str, str], CellValue] = {}
    for claim in snapshot.of("coverage"):
        if claim.codebook == book.key:
            coverage = value_of(claim, Coverage)
            cell = claim.subject, coverage.area
            if claim.rank is Rank.PERSON:
                decided[cell] = coverage.value
            elif claim.coder == CODER and coverage.prior is not None:
                priors[cell] = coverage.prior
    return learn(
        DecidedCell(cell[1], priors[cell], _COVERED[value])
        for cell, value in decided.items()
        if cell in priors and value in _COVERED
    )
