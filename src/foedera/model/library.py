"""The clause library: the wordings in use for an area, alike ones together, from weakest to strongest."""

from __future__ import annotations

import datetime

import msgspec

from foedera.model.coverage import CellValue
from foedera.model.dates import PartialDate
from foedera.model.extract import Excerpt
from foedera.model.matrix import Column, Row
from foedera.model.strength import Strength


class SourceClause(msgspec.Struct, frozen=True, kw_only=True):
    """A provision quoted for an area of an agreement."""

    column: Column
    excerpt: Excerpt
    """The whole provision."""
    strength: Strength | None
    """As the first claim states it that quotes the provision and states one; None where none does."""
    signed: PartialDate | None
    """Of the agreement; None where no date of signature is known."""
    claims: tuple[str, ...]
    """Ids of the claims that quote it."""


class WordingGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Clauses worded alike."""

    id: str
    """Provision id of its first clause."""
    clauses: tuple[SourceClause, ...]
    """By date signed, the undated last."""
    first: tuple[str, ...]
    """Agreements that may have used it first; empty where no date is known, and for digests, whose words are ours."""
    every_two: bool
    """Whether every two of its clauses reach the threshold; else only neighbours do."""

    @property
    def strengths(self) -> tuple[Strength, ...]:
        """The strengths stated of its clauses, weakest first, each once."""
        return tuple(sorted({c.strength for c in self.clauses if c.strength}, key=lambda strength: strength.step))


class Without(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement none of whose provisions is quoted for the area, and why."""

    column: Column
    value: CellValue
    why: str


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """One area: what its wordings are, and what cannot be shown."""

    row: Row
    codebook: str
    as_of: str | None
    """The day the log was replayed to; None for all of it."""
    alike: float
    """Jaccard index of runs of five words from which clauses are alike."""
    groups: tuple[WordingGroup, ...]
    """From weakest to strongest; those of unstated strength last."""
    told: tuple[Without, ...]
    """Covered by the word of a source: no provision is quoted."""
    lacking: tuple[Without, ...]
    """Not covered, or not decided."""
    recorded: datetime.datetime | None
    """When the newest claim on its cells was recorded; None where there is none."""

    @property
    def clauses(self) -> tuple[SourceClause, ...]:
        """Every clause, in the order of the groups."""
        return tuple(clause for group in self.groups for clause in group.clauses)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of its clauses."""
        return tuple(sorted({clause.excerpt.language for clause in self.clauses}))
