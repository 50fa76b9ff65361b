"""The review queue: cells a person is asked to decide, each with what is proposed and why it is asked."""

from __future__ import annotations

import msgspec

from foedera.ids import cell_id
from foedera.model.claim import Claim
from foedera.model.coverage import CellValue

DECISIONS = (
    CellValue.COVERED,
    CellValue.IN_PLACE,
    CellValue.NOT_FOUND,
    CellValue.UNCLEAR,
    CellValue.NOT_APPLICABLE,
    CellValue.UNREADABLE,
)
"""The values a person may state. `not_coded` is none: it says that nobody stated anything."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A cell for a person to decide."""

    agreement: str
    area: str
    codebook: str
    """The version it would be decided under."""
    shown: CellValue
    """The value the cell has meanwhile."""
    proposal: Claim
    """What waits for an answer: the claim that decides the cell meanwhile, or, of a cell whose area changed, the
    weightiest of what was said before."""
    others: tuple[Claim, ...] = ()
    """Further claims that say the same or differ, weightiest first."""
    probability: float | None
    """That a human coder calls the area covered, by the ranker that proposes; None where none speaks."""
    sureness: float | None
    """How sure the machine is, 0 (it could be either) to 1 (foedera.coding.active_learning); None where a claim waits
    that was made before the area changed."""
    why: str
    """Why it is asked, and asked now."""

    @property
    def cell(self) -> str:
        """The id of the cell."""
        return cell_id(self.agreement, self.area)

    def __repr__(self) -> str:
        return f"<Question {self.agreement}/{self.area}: {self.shown.in_words}? {self.why}>"


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a table is decided: cells by who has the last word on them."""

    decided: int
    """By a person, a primary text or a secondary source."""
    proposed: int
    """By a machine only: these are on the queue."""
    waiting: int
    """Whose area changed, so that what was said before waits; counted here and nowhere else."""
    not_coded: int
    """Nobody has said anything."""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A table's queue, and how far the table is decided."""

    questions: tuple[Question, ...]
    progress: Progress

    def __repr__(self) -> str:
        return f"<Review: {len(self.questions)} questions; {self.progress}>"
