"""The redline of two whole texts: what leads from the one to the other, clause by clause and word by word."""

from __future__ import annotations

import enum

import msgspec

from foedera.model.alignment import Piece, PieceKind

CHANGES = frozenset({PieceKind.DELETE, PieceKind.INSERT, PieceKind.MOVED_FROM, PieceKind.MOVED_TO})
"""The kinds of pieces a reader is shown as a change."""


class Standing(enum.StrEnum):
    """What became of a clause or heading."""

    KEPT = "unchanged"
    """Word for word, but for own numbers and names that count as equal."""
    CHANGED = "changed"
    DELETED = "only in the first"
    INSERTED = "only in the second"
    MOVED_FROM = "moved from here"
    """The clause with the same `move` stands where it went; words it lost on the way are struck out here."""
    MOVED_TO = "moved here"
    """Words it gained on the way are marked here."""


class RedlinedClause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause, or a heading, with the white space behind it."""

    standing: Standing
    pieces: tuple[Piece, ...]
    a: tuple[str, ...] = ()
    """Ids of the clauses of the first text it is; several where one was split or merged; none of a heading."""
    b: tuple[str, ...] = ()
    """The same of the second text."""
    areas: tuple[str, ...] = ()
    """Areas either is coded for, sorted; of a heading none."""
    score: float | None = None
    """How surely the two answer each other, 0 to 1; None where nothing answers."""
    move: int | None = None
    """Number of the move, from 1, of a clause that moved."""
    unit: str = "word"
    """word, or line where it is too long to be compared word by word: then its own numbers and names are marked too."""
    nearest: str | None = None
    """Of a clause only one text has: id of the clause of the other most like it; None where nothing was compared."""

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return not self.a and not self.b

    @property
    def changed(self) -> bool:
        """Whether there is a change to see in it; white space alone is none."""
        return any(piece.kind in CHANGES and piece.text.strip() for piece in self.pieces)


class ComparedText(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two texts."""

    name: str
    """For a reader: an agreement's short name, with the version where two of one text are compared."""
    document: str
    """Id of the document."""
    agreement: str
    left_out: int
    """Provisions in other languages, which are not compared."""
    parties: tuple[str, ...] = ()
    """Ids of the agreement's parties, as recorded."""


class RedlinedText(msgspec.Struct, frozen=True, kw_only=True):
    """The way from one text to another, in the reading order of the second, what only the first has in its place."""

    a: ComparedText
    b: ComparedText
    clauses: tuple[RedlinedClause, ...]
    names: tuple[str, ...]
    """Ids of the parties whose names count as equal; none where names count as they stand."""
    method: str
    """Name and version of the aligner."""

    @property
    def first(self) -> str:
        """The first text, exactly."""
        return "".join(piece.earlier for clause in self.clauses for piece in clause.pieces)

    @property
    def second(self) -> str:
        """The second text, exactly."""
        return "".join(piece.later for clause in self.clauses for piece in clause.pieces)

    def words(self, *kinds: PieceKind) -> int:
        """How many words stand in pieces of some kinds; of the kind `same`, those of the second text."""
        return sum(len(piece.text.split()) for c in self.clauses for piece in c.pieces if piece.kind in kinds)
