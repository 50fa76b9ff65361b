"""Which column of a table of numbers is what: party, dimension, year, value.

In: a table, what its user says of its columns, the index. Out: `Layout`. What heads say plainly is taken, and told;
what has to be guessed, as in a file with a column a year, is refused with the mapping to give.
"""

from __future__ import annotations

import functools
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from foedera import data
from foedera.errors import UnreadableFile, UsageError
from foedera.model.indicator import OVERALL, Index
from foedera.model.matching import folded
from foedera.reading.numbers.table import Cell, Table, TableRow

ROLES = ("party", "dimension", "year", "value")
HEAD = "*"
"""What stands for the head of the column the value stands in."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABOVE = 20
"""Rows in which the head is looked for: titles and notes may stand above it."""


class Words(msgspec.Struct, frozen=True):
    """How tables head their columns, and write what they lack."""

    heads: dict[str, tuple[str, ...]]
    missing: tuple[str, ...]
    overall: tuple[str, ...]


class Column(NamedTuple):
    """A column that is read."""

    at: int
    head: str


class Fixed(NamedTuple):
    """The same for every row, as the user says."""

    text: str


class Layout(NamedTuple):
    """What stands where."""

    line: int
    """That of the head."""
    body: tuple[TableRow, ...]
    party: Column
    dimension: Column | Fixed | None
    """None: the head of the value's column; so for the year."""
    year: Column | Fixed | None
    values: tuple[Column, ...]
    width: int
    """Cells the head has."""
    notes: tuple[str, ...]


@functools.cache
def words() -> Words:
    """The words tables are read by."""
    return msgspec.yaml.decode(data.words_text("number_tables"), type=Words)


def shown(cell: Cell) -> str:
    """What stands in a cell, for people."""
    return cell if isinstance(cell, str) else f"{cell:.15g}"


def layout(table: Table, index: Index, columns: Sequence[str] = ()) -> Layout:
    """What stands where in a table.

    Args:
        table: its rows.
        index: whose dimensions are looked for among the heads.
        columns: what the user says, each as ROLE=COLUMN; several columns of values are joined by '|'; a year or
            dimension that is no column's head is every row's; '*' is the head of the value's column.

    Raises:
        UsageError: `columns` says something else.
        UnreadableFile: it cannot be told; with what to give.
    """
    return _Finding(table, index, _given(columns)).layout()


def _given(columns: Sequence[str]) -> dict[str, str]:
    found = {}
    for one in columns:
        role, sign, name = one.partition("=")
        if role not in ROLES or not sign or not name:
            raise UsageError(
                "not a mapping of a column",
                where=one,
                expected=f"ROLE=COLUMN, where ROLE is {', '.join(ROLES)}",
                found=repr(one),
                next_step="write it as --columns party=Country",
            )
        found[role] = name
    return found


class _Finding:
    """Looks for the columns of one table."""

    def __init__(self, table: Table, index: Index, given: Mapping[str, str]) -> None:
        self.table, self.index, self.given = table, index, given
        self.head = self._head()
        self.heads = [shown(cell) for cell in self.head.cells] if self.head else []
        self.notes: list[str] = []

    def layout(self) -> Layout:
        party, values = self._column("party"), self._values()
        dimension, year = self._other("dimension"), self._other("year")
        if dimension is None and not self.index.dimensions:
            dimension = Fixed(OVERALL)
            self.notes.append("no column says of what a number is, so each counts as the index as a whole")
        lacking = [
            role
            for role, found in (("party", party), ("dimension", dimension), ("year", year), ("value", values))
            if not found
        ]
        if self.head is None or party is None or lacking:
            raise self._unclear(lacking)
        above = [str(row.line) for row in self.table.rows if row.line < self.head.line]
        if above:
            self.notes.append(f"above the head, and not read: {self.table.line} {', '.join(above)}")
        used = {item.at for item in (party, dimension, year, *values) if isinstance(item, Column)}
        unread = [head for at, head in enumerate(self.heads) if at not in used and head]
        if unread:
            self.notes.append(f"columns that are not read: {', '.join(unread)}")
        return Layout(
            self.head.line,
            tuple(row for row in self.table.rows if row.line > self.head.line),
            party,
            None if dimension == HEAD else dimension,  # type: ignore[arg-type]  # only these are left
            None if year == HEAD else year,  # type: ignore[arg-type]
            values,
            len(self.heads),
            tuple(self.notes),
        )

    def _head(self) -> TableRow | None:
        """The first row a column of parties can be seen in, else the first."""
        wanted = {folded(self.given["party"])} if "party" in self.given else set(words().heads["party"])
        rows = self.table.rows[:_ABOVE]
        fits = (row for row in rows if len(row.cells) > 1 and any(folded(shown(cell)) in wanted for cell in row.cells))
        return next(fits, rows[0] if rows else None)

    def _at(self, name: str) -> Column | None:
        wanted = folded(name)
        return next((Column(at, head) for at, head in enumerate(self.heads) if folded(head) == wanted), None)

    def _column(self, role: str) -> Column | None:
        if role in self.given:
            return self._named(self.given[role])
        found = next((column for name in words().heads[role] if (column := self._at(name))), None)
        if found and folded(found.head) != role:
            self.notes.append(f"column '{found.head}' is read as {role}")
        return found

    def _named(self, name: str) -> Column:
        found = self._at(name)
        if found is None:
            raise UnreadableFile(
                "no such column",
                where=self.table.where,
                expected=f"one of {', '.join(self.heads)}",
                found=repr(name),
                next_step="name a column by its head, as it stands there",
            )
        return found

    def _other(self, role: str) -> Column | Fixed | str | None:
        """The column of years or dimensions; a text that is no column's head is every row's."""
        name = self.given.get(role)
        if name is None:
            return self._column(role)
        return HEAD if name == HEAD else self._at(name) or Fixed(name)

    def _values(self) -> tuple[Column, ...]:
        name = self.given.get("value")
        if name is None:
            found = self._column("value")
            return () if found is None else (found,)
        whole = self._at(name)
        return (whole,) if whole else tuple(self._named(part) for part in name.split("|"))

    def _unclear(self, lacking: Sequence[str]) -> UnreadableFile:
        return UnreadableFile(
            f"the file does not say which column is what: {', '.join(lacking)}"
            if self.heads
            else "the file has no rows",
            where=self.table.where,
            expected=f"a head with {', '.join(ROLES)}, in these or like words",
            found=", ".join(self.heads) or "nothing",
            next_step=f"say so with: {self._proposal(lacking)}" if self.heads else "fetch or save the file again",
        )

    def _proposal(self, lacking: Sequence[str]) -> str:
        """What the user can give, as far as the heads lead."""
        years = [head for head in self.heads if _YEAR.fullmatch(head)]
        dimensions = [head for head in self.heads if dimension_of(head, self.index)]
        wide = years or dimensions
        told = dict(self._wide(years, dimensions)) if "value" in lacking and wide else {}
        rest = {"party": "COLUMN", "dimension": OVERALL, "year": "YEAR", "value": "COLUMN"}
        return " ".join(
            f"--columns {shlex.quote(f'{role}={told.get(role, rest[role])}')}"
            for role in (*told, *(role for role in lacking if role not in told))
        )

    def _wide(self, years: Sequence[str], dimensions: Sequence[str]) -> Iterator[tuple[str, str]]:
        yield "value", "|".join(years or dimensions)
        yield ("year" if years else "dimension"), HEAD


def dimension_of(text: str, index: Index) -> str | None:
    """The dimension of an index that a text names; None where it names none of those declared."""
    wanted = _bare(text)
    if folded(text) in words().overall:
        return OVERALL
    return next((name for name in index.dimensions if _bare(name) == wanted), None)


def _bare(text: str) -> str:
    """Cyber security, cyber-security and cybersecurity are one; so are 'and' and '&'."""
    return folded(text).replace("&", "and").replace(" ", "")
