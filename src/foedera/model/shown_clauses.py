"""Rows of clauses side by side, with the redlines of those that are opened."""

from __future__ import annotations

import msgspec

from foedera.model.alignment import Clause, Link, Redline, Unmatched


class ShownClause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause of a row, or the gap where one is missing."""

    agreement: str
    language: str | None
    """ISO 639-3, where the texts are in two languages; None where all are in one, or there is no text."""
    clause: Clause | None
    redline: Redline | None
    """Against the wording the row is compared with; None for that one, of rows not opened, and where `why` says so."""
    why: str | None
    """Why no redline is drawn, or why there is no counterpart; None where nothing is to be said."""
    also: tuple[Clause, ...] = ()
    """Further clauses of the same agreement that say part of it, in reading order; each stands in no other row."""
    text: str = ""
    """The words compared: those of the clause and of what says part of it too, in reading order; empty for a gap."""


class ShownRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row as it is drawn."""

    id: str
    """Of its first clause; what `row=` in an address names."""
    shown: tuple[ShownClause, ...]
    """One for each agreement."""
    links: tuple[Link, ...]
    secondary: tuple[tuple[Link, Clause], ...]
    """Further clauses that one of the row is like: the link, and the clause that stands in no other row."""
    opened: bool
    alone: Unmatched | None = None
    """Why its only clause has no counterpart; None where it has one."""


class SideBySide(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of an alignment."""

    rows: tuple[ShownRow, ...]
    of: int
    """Rows there are in all."""
    answered: int
    """Rows with more than one clause."""
    method: str
