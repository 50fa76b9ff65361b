"""A table of numbers → numbers of an index, each checked, and why others are none.

In: a table, the index, whom names mean, what is on record. Out: rows of a report, and their claims. A number without
scale and direction is no indicator; one that could be two numbers is refused with both.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz, process

from foedera.errors import UnreadableFile, UsageError
from foedera.ids import slug_of
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.indicator import OVERALL, Index, Indicator
from foedera.model.matching import folded
from foedera.reading.numbers.columns import Column, Fixed, Layout, dimension_of, layout, shown, words
from foedera.reading.numbers.comparing_rows import OnRecord, Refused, apart, compared, refused
from foedera.reading.numbers.decimals import COMMA, POINT, readings, sign_of
from foedera.reading.numbers.index_report import Fate, NumberRow
from foedera.reading.numbers.table import Cell, Table, TableRow
from foedera.text.state_names import StateNames, english_name

OLDEST = 1900
_SHORT_YEAR = 100
_DECIMAL_WORDS = {POINT: "point", COMMA: "comma"}


class NumbersRead(NamedTuple):
    """A table, read as numbers of an index."""

    rows: tuple[NumberRow, ...]
    notes: tuple[str, ...]


def read_numbers(
    table: Table,
    index: Index,
    names: StateNames,
    *,
    newest: int,
    columns: Sequence[str] = (),
    decimal: str | None = None,
    on_record: OnRecord,
) -> NumbersRead:
    """Every number of a table, with what becomes of it.

    Args:
        table: its rows.
        index: scale and dimensions; without dimensions any is taken.
        names: whom a cell names.
        newest: the last year a number can be of.
        columns: what the user says of the columns (foedera.reading.numbers.columns.layout).
        decimal: 'point' or 'comma', whichever stands before decimals; None to find out.
        on_record: the numbers of the index that are there already.

    Raises:
        UsageError: `columns` is no mapping.
        UnreadableFile: it has no rows, or it cannot be told which column is what; with what to give.
    """
    found = layout(table, index, columns)
    if not found.body:
        raise UnreadableFile(
            "the table holds no rows",
            where=table.where,
            expected="a row a number below the head",
            found="a head alone",
            next_step="fetch or save the file again, or name another sheet with --sheet",
        )
    cells = [shown(cell) for row in found.body for cell in _value_cells(row, found)]
    seen = {sign for cell in cells if (sign := sign_of(_bare(cell)[0]))}
    given = next((sign for sign, word in _DECIMAL_WORDS.items() if word == decimal), None)
    sign = given or (next(iter(seen)) if len(seen) == 1 else None)
    reader = _Reader(table, found, index, names, newest, sign)
    rows = apart([row for line in found.body for row in reader.rows(line)], table.where)
    notes = [*table.notes, *found.notes]
    if sign == COMMA:
        notes.append("decimals stand behind a comma" + ("" if given else ", as the numbers of the file show"))
    if len(seen) > 1 and given is None:
        notes.append("some numbers have a decimal point and others a decimal comma; each is read by itself")
    return NumbersRead(tuple(compared(row, on_record, table.where) for row in rows), tuple(notes))


def indicator_claims(
    rows: Iterable[NumberRow], *, name: str, source: str, recorded: datetime.datetime
) -> tuple[Claim, ...]:
    """The claims of the numbers that go in.

    Args:
        rows: of a report.
        name: index id.
        source: source id of the numbers.
        recorded: time of recording.
    """
    return tuple(
        new_claim(
            subject=row.party,
            property="indicator",
            value=claim_value(Indicator(index=name, dimension=row.dimension, year=row.year, value=row.value)),
            coder=source,
            rank=Rank.SECONDARY,
            basis=Basis(source=source, locator=row.locator),
            recorded=recorded,
            replaces=row.replaces,
        )
        for row in rows
        if row.fate.goes_in and row.party and row.dimension and row.year is not None and row.value is not None
    )


def _value_cells(row: TableRow, found: Layout) -> Iterator[Cell]:
    return (row.cells[column.at] for column in found.values if column.at < len(row.cells))


def _bare(text: str) -> tuple[str, bool]:
    """A value without its percent sign, and whether it had one."""
    bare = text.removesuffix("%")
    return bare.strip(), bare != text


class _Reader:
    """Reads the numbers of one table."""

    def __init__(
        self, table: Table, found: Layout, index: Index, names: StateNames, newest: int, sign: str | None
    ) -> None:
        self.table, self.found, self.index, self.names = table, found, index, names
        self.newest, self.sign = newest, sign

    def rows(self, row: TableRow) -> Iterator[NumberRow]:
        """The numbers of a row: one a column of values."""
        for column in self.found.values:
            yield self._row(row, column)

    def _row(self, row: TableRow, column: Column) -> NumberRow:
        cells = [
            self._cell(row, part, column) for part in (self.found.party, self.found.dimension, self.found.year, column)
        ]
        place = f"{self.table.where}, {self.table.line} {row.line}"
        wide = len(self.found.values) > 1
        made = NumberRow(
            line=row.line,
            column=column.head,
            locator=f"{place}, column {column.head}" if wide else place,
            said=tuple(map(shown, cells)),
        )
        try:
            self._check_width(row)
            party, dimension, year = self._party(cells[0]), self._dimension(cells[1]), self._year(cells[2])
            made = msgspec.structs.replace(made, party=party, dimension=dimension, year=year)
            value = self._value(cells[3])
        except Refused as fault:
            return refused(made, fault, self.table.where)
        if value is None:
            return msgspec.structs.replace(made, fate=Fate.EMPTY)
        return msgspec.structs.replace(made, value=value)

    def _cell(self, row: TableRow, part: Column | Fixed | None, value: Column) -> Cell:
        match part:
            case Column(at=at):
                return row.cells[at] if at < len(row.cells) else ""
            case Fixed(text=text):
                return text
        return value.head

    def _check_width(self, row: TableRow) -> None:
        last = max((item.at for item in (*self._parts(), *self.found.values)), default=0)
        if len(row.cells) <= last:
            raise Refused(
                "the row is too short",
                f"{self.found.width} cells, as the head has",
                f"{len(row.cells)}",
                "add what is missing",
            )
        if any(cell != "" for cell in row.cells[self.found.width :]):
            raise Refused(
                "the row has more cells than the head",
                f"{self.found.width} cells",
                f"{len(row.cells)}: {', '.join(map(shown, row.cells))}",
                "put values with a comma in quotation marks, or separate columns by semicolons",
            )

    def _parts(self) -> Iterator[Column]:
        parts = (self.found.party, self.found.dimension, self.found.year)
        return (part for part in parts if isinstance(part, Column))

    def _party(self, cell: Cell) -> str:
        text = shown(cell)
        meant = self.names.meant(text) if text else None
        if meant is not None and meant.party is not None:
            return meant.party
        near = [f"{english_name(party) or party} ({party})" for party in (meant.near if meant else ())]
        raise Refused(
            "nobody known goes by that name" if text else "no party is named",
            "a state or the EU-27 (eu), by name or ISO code",
            repr(text),
            f"if it is {' or '.join(near)}, write that" if near else "write its English name or ISO code",
        )

    def _dimension(self, cell: Cell) -> str:
        text = shown(cell)
        found = dimension_of(text, self.index)
        if found is not None:
            return found
        if text and not self.index.dimensions:
            try:
                return slug_of(text.replace(".", " ").replace("/", " "))
            except UsageError:
                pass
        known = (*self.index.dimensions, OVERALL)
        near = process.extract(
            folded(text).replace(" ", "-"), known, scorer=fuzz.partial_ratio, score_cutoff=75, limit=3
        )
        raise Refused(
            "not a dimension of the index" if text else "no dimension is named",
            ", ".join(known),
            repr(text),
            f"if it is {' or '.join(name for name, _, _ in near)}, write that" if near else "write one of these",
        )

    def _year(self, cell: Cell) -> int:
        text = shown(cell)
        year = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(OLDEST)) else -1
        if OLDEST <= year <= self.newest:
            return year
        short = [2000 + year, 1900 + year] if 0 <= year < _SHORT_YEAR else []
        near = [str(one) for one in short if one <= self.newest][:1]
        raise Refused(
            "not a year a number can be of",
            f"a year from {OLDEST} to {self.newest}",
            repr(text),
            f"if it is {near[0]}, write that" if near else "write the year the number is of, with four digits",
        )

    def _value(self, cell: Cell) -> float | None:
        """The value; None where the file says that there is none."""
        if isinstance(cell, float):
            return self._on_scale({POINT: cell}, shown(cell))
        bare, percent = _bare(cell)
        if not bare or folded(cell) in words().missing:
            return None
        if percent and (self.index.scale_min, self.index.scale_max) != (0, 100):
            raise Refused(
                "a percentage is no number on the scale",
                self._scale(),
                repr(cell),
                "write the number as its publisher does",
            )
        return self._on_scale(readings(bare), cell)

    def _on_scale(self, found: Mapping[str, float], said: str) -> float:
        """The one value that is meant: by the sign the file or user says, else the one that lies on the scale."""
        if self.sign is not None and self.sign in found:
            found = {self.sign: found[self.sign]}
        fitting = {value for value in found.values() if self.index.scale_min <= value <= self.index.scale_max}
        if len(fitting) == 1:
            return fitting.pop()
        if fitting:
            either = " or ".join(f"{value:.15g}" for value in found.values())
            raise Refused(
                f"could be {either}", self._scale(), repr(said), "say which with --decimal point or --decimal comma"
            )
        raise Refused(
            "off the scale" if found else "not a number",
            self._scale(),
            repr(said),
            "look it up at its publisher; if the scale is another, it is another index",
        )

    def _scale(self) -> str:
        return f"a number from {self.index.scale_min:g} to {self.index.scale_max:g}"
