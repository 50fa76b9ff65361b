"""Files of rows: separators, encodings, sheets; what is broken or too much is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnreadableFile
from foedera.reading.numbers import table as tables
from foedera.reading.numbers.spreadsheet import xlsx_table
from foedera.reading.numbers.table import csv_table
from tests.reading.numbers.files import csv_file, xlsx_file

ROWS = (("country", "year", "value"), ("Türkiye", "2024", "8,1"), ("Norway", "2024", "7,5"))


def cells(data: bytes) -> list[tuple[object, ...]]:
    """What stands in a text's rows."""
    return [row.cells for row in csv_table(data, "numbers.csv").rows]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separator_and_encoding_are_found_out(separator: str, encoding: str) -> None:
    """By the rows themselves, decimal commas or not; by the mark at the beginning."""
    assert cells(csv_file(ROWS, separator, encoding)) == list(ROWS)


def test_an_encoding_that_is_guessed_is_told() -> None:
    """A file that is not UTF-8 and does not say what it is."""
    read = csv_table(csv_file(ROWS, ";", "cp1252"), "numbers.csv")
    assert any("not UTF-8" in note for note in read.notes)


def test_excels_own_line_says_the_separator() -> None:
    """'sep=|' is no row; lines are counted with it."""
    read = csv_table(b"sep=|\na|b\n1,5|2\n", "numbers.csv")
    assert [(row.line, row.cells) for row in read.rows] == [(2, ("a", "b")), (3, ("1,5", "2"))]


def test_empty_lines_are_no_rows_and_lines_are_counted_through_quotes() -> None:
    """A cell may hold a line's end; the row stands where it begins."""
    read = csv_table(b'a,b\n\n,\n"x\ny",1\nz,2\n', "numbers.csv")
    assert [row.line for row in read.rows] == [1, 4, 6]


def test_a_sheet_gives_numbers_as_numbers() -> None:
    """A float stays what it is, whatever sign a country puts before decimals; texts stay texts."""
    read = xlsx_table(xlsx_file([["country", "value"], ["Norway", 8.1], [], ["Japan", "8,1"]]), "n.xlsx")
    assert [(row.line, row.cells) for row in read.rows] == [
        (1, ("country", "value")),
        (2, ("Norway", 8.1)),
        (4, ("Japan", "8,1")),
    ]
    assert read.where == "n.xlsx, sheet Data"


def test_numbers_shown_as_percentages_say_so() -> None:
    """0.81 shown as 81 % is 81 %, never 0.81 on a scale to 10."""
    read = xlsx_table(xlsx_file([["value"], [0.81]], percent=True), "n.xlsx")
    assert read.rows[1].cells == ("81 %",)


def test_of_several_sheets_the_first_is_read_and_that_is_told() -> None:
    """Or the one that is named; one that is not there is refused with those that are."""
    book = xlsx_file([["a"]], more=("Notes",))
    assert "Notes" in xlsx_table(book, "n.xlsx").notes[0]
    assert xlsx_table(book, "n.xlsx", "Notes").rows == ()
    with pytest.raises(UnreadableFile, match="Data, Notes"):
        xlsx_table(book, "n.xlsx", "Dat")


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive of parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def changed(name: str, content: bytes) -> bytes:
    """A spreadsheet in which one part is another."""
    with zipfile.ZipFile(io.BytesIO(xlsx_file([["a", 1]]))) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return packed(parts | {name: content})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (packed({"word/document.xml": b"<a/>"}), "not readable as a spreadsheet"),
        (changed("xl/worksheets/sheet1.xml", b"<a>" + b" " * (80 * 2**20) + b"</a>"), "unpacks to too much"),
        (changed("xl/sharedStrings.xml", b"<a>" + b" " * (8 * 2**20) + b"</a>"), "packed like a bomb"),
        (changed("xl/sharedStrings.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "document type"),
        (changed("xl/sharedStrings.xml", b"<sst/>"), "the spreadsheet is broken"),
        (changed("xl/worksheets/sheet1.xml", b'<s><row><c r="ZZZ1"><v>1</v></c></row></s>'), "too wide"),
        (b"PK\x03\x04 and then nothing", "broken"),
    ],
)
def test_bombs_and_broken_spreadsheets_are_refused(data: bytes, says: str) -> None:
    """Before they are unpacked, and with what is wrong."""
    with pytest.raises(UnreadableFile, match=says):
        xlsx_table(data, "n.xlsx")


def test_a_table_may_not_be_endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """More cells than can be of use."""
    monkeypatch.setattr(tables, "MOST_CELLS", 5)
    with pytest.raises(UnreadableFile, match="too large"):
        csv_table(csv_file(ROWS), "n.csv")


NAME = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "Nd")), min_size=1, max_size=8)


@given(st.lists(st.tuples(NAME, NAME, NAME), min_size=3, max_size=12), st.sampled_from([",", ";", "\t", "|"]))
def test_what_is_written_is_read(rows: list[tuple[str, ...]], separator: str) -> None:
    """Cell for cell, by whatever sign they are separated."""
    assert cells(csv_file(rows, separator)) == rows
