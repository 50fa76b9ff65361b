"""A file of rows → its cells, with the line each stands in.

In: bytes of a CSV or XLSX file. Out: `Table`. Whatever separates the columns is found out; so is the encoding.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from foedera.errors import UnreadableFile
from foedera.reading.decode import decode

Cell = str | float
"""A text, or a number as a spreadsheet holds it."""
MOST_CELLS = 1_000_000
_SEPARATORS = (";", "\t", "|", ",")
_LOOKED_AT = 50
"""Rows by which the separator is found out."""
_NAMES = {";": "semicolons", "\t": "tabs", "|": "upright bars", ",": "commas"}


class TableRow(msgspec.Struct, frozen=True):
    """A row that is not empty."""

    line: int
    """Where it stands, counted from 1."""
    cells: tuple[Cell, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of cells."""

    rows: tuple[TableRow, ...]
    where: str
    """What holds them: the file's name, and the sheet's where there are sheets."""
    line: str = "line"
    """What a row is called: a line of a text, a row of a sheet."""
    notes: tuple[str, ...] = ()
    """What a reader should know of how it was read."""


def csv_table(data: bytes, name: str) -> Table:
    """The rows of a text whose columns are separated by commas, semicolons, tabs or upright bars.

    Raises:
        UnreadableFile: no text, or too much of it.
    """
    text, problems = decode(data, name)
    told, _, rest = text.partition("\n")
    separator = told.strip()[4:5] if told.lower().startswith("sep=") else ""
    body, first = (rest, 2) if separator else (text, 1)
    separator = separator or _separator(body)
    rows = tuple(checked(_rows(body, separator, first, name), name))
    notes = [problem.text for problem in problems]
    if separator != ",":
        notes.append(f"columns are separated by {_NAMES.get(separator, repr(separator))}")
    return Table(rows=rows, where=name, notes=tuple(notes))


def checked(rows: Iterable[TableRow], name: str) -> Iterator[TableRow]:
    """The rows that are not empty, as long as they are not too many.

    Raises:
        UnreadableFile: they are.
    """
    cells = 0
    for row in rows:
        cells += len(row.cells)
        if cells > MOST_CELLS:
            raise UnreadableFile(
                "the table is too large",
                where=name,
                expected=f"at most {MOST_CELLS} cells",
                found="more",
                next_step="keep the rows and columns that are needed",
            )
        if any(not isinstance(cell, str) or cell.strip() for cell in row.cells):
            yield row


def _rows(text: str, separator: str, first: int, name: str) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        line = first + reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise UnreadableFile(
                "the table is broken",
                where=f"{name}, line {line}",
                expected="cells with closed quotation marks",
                found=str(fault),
                next_step="look at the quotation marks of that line",
            ) from fault
        yield TableRow(line, tuple(cell.strip() for cell in cells))


def _separator(text: str) -> str:
    """The sign by which most rows have the same number of cells, several at least; of equals, the one with more."""
    return max(_SEPARATORS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, separator: str) -> tuple[float, int]:
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
    several = {width: rows for width, rows in widths.items() if width > 1}
    if not several:
        return 0, 0
    width = max(several, key=lambda width: (several[width], width))
    return several[width] * min(width, 3), width
