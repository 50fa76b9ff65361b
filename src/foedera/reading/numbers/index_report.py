"""What became of each number of a file."""

from __future__ import annotations

import enum
from collections import Counter

import msgspec

from foedera.amounts import amount
from foedera.reading.row_remark import RowRemark


class Fate(enum.StrEnum):
    """What becomes of a number."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"
    REPEATED = "repeated"
    EMPTY = "empty"
    REFUSED = "refused"

    @property
    def goes_in(self) -> bool:
        """Whether a claim is recorded of it."""
        return self in (Fate.NEW, Fate.CHANGED)

    @property
    def in_words(self) -> str:
        """For people."""
        return {
            Fate.NEW: "goes in",
            Fate.CHANGED: "goes in, changed",
            Fate.KNOWN: "is there already",
            Fate.REPEATED: "said before in this file",
            Fate.EMPTY: "no value in the file",
            Fate.REFUSED: "refused",
        }[self]


class NumberRow(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a file: a row, or in a wide file one of its columns."""

    line: int
    column: str
    """Head of the column the value stands in."""
    locator: str
    """The place in words: 'normandy.csv, line 3'."""
    said: tuple[str, ...]
    """Party, dimension, year and value as the file has them."""
    party: str | None = None
    """Party id; None where it is not understood, as for the next three."""
    dimension: str | None = None
    year: int | None = None
    value: float | None = None
    fate: Fate = Fate.NEW
    replaces: str | None = None
    """Id of the claim it corrects; None where it corrects none."""
    remark: RowRemark | None = None
    """Why it does not go in, or what is worth a look; None where nothing is to be said."""


class IndexReport(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a file of numbers, number by number; each cell of the file's values is one row here."""

    index: str
    """Index id."""
    source: str
    """Source id of the numbers."""
    file: str
    dry_run: bool
    """Whether nothing was recorded."""
    notes: tuple[str, ...]
    """How the file was read: separator, encoding, which column was taken for what."""
    rows: tuple[NumberRow, ...]
    claims: int = 0
    """Claims that were recorded; the index, its source and parties that were new among them."""

    def __getitem__(self, fate: Fate) -> tuple[NumberRow, ...]:
        return tuple(row for row in self.rows if row.fate is fate)

    @property
    def imported(self) -> tuple[NumberRow, ...]:
        """Those that go in."""
        return tuple(row for row in self.rows if row.fate.goes_in)

    @property
    def in_words(self) -> str:
        """One line: 12 numbers: 10 new, 2 refused."""
        counts = Counter(row.fate for row in self.rows)
        parts = [f"{counts[fate]} {fate.value}" for fate in Fate if counts[fate]]
        return f"{amount(len(self.rows), 'number')}: {', '.join(parts)}"
