"""The clause library: the wordings in use for an area, alike ones together, what most agreements say first."""

from __future__ import annotations

import datetime

import msgspec

from foedera.model.alignment import Redline
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
    words: str
    """Its words without its printed number."""
    strengths: tuple[Strength, ...]
    """Of every undertaking in it, as claims state them, weakest first, each once; none where no claim states one."""
    carried_by: str | None
    """The sentence that carries the strongest; None where no strength is stated, or of no sentence in it."""
    proposed: bool
    """Whether only machines say that it shows the area."""
    signed: PartialDate | None
    """Of the agreement; None where no date of signature is known."""
    claims: tuple[str, ...]
    """Ids of the claims that quote it."""

    @property
    def strength(self) -> Strength | None:
        """Of the whole clause: that of its strongest undertaking; None where none is stated."""
        return self.strengths[-1] if self.strengths else None


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One way a wording is used: the clauses that say the very same, names and printed numbers aside."""

    clauses: tuple[SourceClause, ...]
    """By date signed, the undated last."""
    words: str
    """As its first clause has them, the parties' names as slots: '[PARTY B] will inform [PARTY A].'"""
    redline: Redline | None
    """From the common words of its group to these; None for the common ones."""


class WordingGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Clauses worded alike."""

    id: str
    """Provision id of its first clause."""
    clauses: tuple[SourceClause, ...]
    """By date signed, the undated last."""
    variants: tuple[Variant, ...]
    """The commonest first, of equally common ones the eldest; what differs is marked against it."""
    first: tuple[str, ...]
    """Agreements that may have used it first; empty where no date is known, and for digests, whose words are ours."""
    every_two: bool
    """Whether every two of its clauses reach the threshold; else only neighbours do."""

    @property
    def strengths(self) -> tuple[Strength, ...]:
        """The strengths of its clauses, each that of the whole clause, weakest first, each once."""
        return tuple(sorted({c.strength for c in self.clauses if c.strength}, key=lambda strength: strength.step))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The agreements that use it, in the order of its clauses."""
        return tuple({clause.column.agreement: clause.column for clause in self.clauses}.values())


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
    """How alike clauses are at least: words of both in the same order by those of the longer."""
    groups: tuple[WordingGroup, ...]
    """What most agreements use first; of equally spread ones from weakest to strongest, unstated strength last."""
    columns: tuple[Column, ...]
    """Every agreement asked about."""
    proposed: tuple[Column, ...]
    """Those of which only machines say that they cover it."""
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
    def holders(self) -> tuple[Column, ...]:
        """The agreements with a clause, in the order of columns."""
        quoted = {clause.column.agreement for clause in self.clauses}
        return tuple(column for column in self.columns if column.agreement in quoted)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages of its clauses."""
        return tuple(sorted({clause.excerpt.language for clause in self.clauses}))
