"""A sheet of an XLSX file → its cells (ECMA-376 part 1, 18.3).

In: bytes. Out: `Table`; numbers as the file holds them, those shown as percentages as a text with a percent sign.
Formulas count by the value the file holds of them. Not here: dates, which are numbers in the file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from foedera.errors import UnreadableFile
from foedera.reading.formats.packed import Packed
from foedera.reading.formats.xml import local, parent_of, root_of
from foedera.reading.numbers.table import Cell, Table, TableRow, checked

_ROOM = 64 * 2**20
"""Bytes the parts that are read may unpack to."""
_WIDEST = 1_000
"""Columns."""
_PLACE = re.compile(r"([A-Z]{1,3})\d{1,7}")
_PERCENT = frozenset({9, 10})
"""Built-in formats of numbers that show percentages."""
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def xlsx_table(data: bytes, name: str, sheet: str | None = None) -> Table:
    """The rows of a sheet: the one named, else the first that is not hidden.

    Raises:
        UnreadableFile: no spreadsheet, a bomb, or without that sheet.
    """
    packed = Packed(data, name, _ROOM, piecemeal=True)
    book = _part(packed, "xl/workbook.xml")
    targets = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in _part(packed, "xl/_rels/workbook.xml.rels")
    }
    shown = [it for it in book.iter("{*}sheet") if it.get("state", "visible") == "visible"]
    names = [it.get("name", "") for it in shown]
    chosen = next((it for it in shown if sheet in (None, it.get("name"))), None)
    if chosen is None:
        raise UnreadableFile(
            "no such sheet",
            where=name,
            expected=f"one of {', '.join(names) or 'several sheets; the file shows none'}",
            found=repr(sheet),
            next_step="name one of these with --sheet",
        )
    called = chosen.get("name", "")
    root = _part(packed, targets.get(chosen.get(_REL, ""), ""))
    rows = _Cells(_strings(packed), _percentages(packed)).rows(root, name)
    notes = (
        []
        if len(names) < 2 or sheet
        else [f"of the sheets {', '.join(names)} the first is read; --sheet names another"]
    )
    return Table(rows=tuple(checked(rows, name)), where=f"{name}, sheet {called}", line="row", notes=tuple(notes))


def _part(packed: Packed, path: str) -> etree._Element:
    content = packed.read(path)
    if content is None:
        raise UnreadableFile(
            "not readable as a spreadsheet",
            where=packed.name,
            expected="an XLSX file",
            found=f"no {path or 'sheet'} in it",
            next_step="open the file and save it as XLSX or CSV",
        )
    return root_of(content, f"{packed.name}, {path}")


def _strings(packed: Packed) -> list[str]:
    """Texts that cells share, in the order they are counted."""
    if "xl/sharedStrings.xml" not in packed.names:
        return []
    return [_text(item) for item in _part(packed, "xl/sharedStrings.xml") if local(item) == "si"]


def _text(item: etree._Element) -> str:
    """A text without what is printed above it to help pronounce it."""
    parts = (it for it in item.iter("{*}t") if local(parent_of(it)) != "rPh")
    return "".join(it.text or "" for it in parts)


def _percentages(packed: Packed) -> frozenset[int]:
    """The styles of cells that show a percentage."""
    if "xl/styles.xml" not in packed.names:
        return frozenset()
    root = _part(packed, "xl/styles.xml")
    own = {int(it.get("numFmtId", "0")) for it in root.iter("{*}numFmt") if "%" in it.get("formatCode", "")}
    styles = [it for group in root.iter("{*}cellXfs") for it in group]
    return frozenset(at for at, it in enumerate(styles) if int(it.get("numFmtId", "0")) in _PERCENT | own)


class _Cells:
    """Reads cells."""

    def __init__(self, strings: list[str], percentages: frozenset[int]) -> None:
        self.strings = strings
        self.percentages = percentages

    def rows(self, root: etree._Element, name: str) -> Iterator[TableRow]:
        """The rows of a sheet, those between them that are not there left out."""
        line = 0
        for row in root.iter("{*}row"):
            line = int(row.get("r", line + 1))
            yield TableRow(line, self._cells(row, f"{name}, row {line}"))

    def _cells(self, row: etree._Element, where: str) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for cell in row:
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else len(cells)
            if column >= _WIDEST:
                raise UnreadableFile(
                    "the table is too wide",
                    where=where,
                    expected=f"at most {_WIDEST} columns",
                    found=f"a cell in column {cell.get('r')}",
                    next_step="keep the columns that are needed",
                )
            cells += [""] * (column + 1 - len(cells))
            cells[column] = self._value(cell, where)
        return tuple(cells)

    def _value(self, cell: etree._Element, where: str) -> Cell:
        kind, held = cell.get("t", "n"), cell.findtext("{*}v") or ""
        try:
            match kind:
                case "s":
                    return self.strings[int(held)].strip()
                case "inlineStr":
                    return _text(cell).strip()
                case "n" if held:
                    number = float(held)
                    return f"{number * 100:.15g} %" if int(cell.get("s", "0")) in self.percentages else number
        except (ValueError, IndexError) as fault:
            raise UnreadableFile(
                "the spreadsheet is broken",
                where=f"{where}, cell {cell.get('r')}",
                expected="a number, or a text of the file",
                found=held,
                next_step="open the file and save it again",
            ) from fault
        return held.strip()


def _column(letters: str) -> int:
    """A column's letters as a number from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
