"""Spreadsheets of extracts: nothing is cut, nothing is a formula, the same bytes every time."""

from __future__ import annotations

import datetime
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from foedera.model.extract import Extract, Sheet
from foedera.publishing.extract_sheet import CELL, WIDE, to_xlsx
from tests.publishing.extracts import extracts

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def rows(book: bytes, sheet: int) -> list[list[str]]:
    """The cells of a sheet, by row; only strings are expected."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        shared = etree.fromstring(parts.read("xl/sharedStrings.xml"))
        strings = ["".join(each.itertext()) for each in shared.findall("m:si", MAIN)]
        tree = etree.fromstring(parts.read(f"xl/worksheets/sheet{sheet}.xml"))
    found = []
    for row in tree.findall(".//m:row", MAIN):
        cells = row.findall("m:c", MAIN)
        assert all(cell.get("t", "s") == "s" and cell.find("m:f", MAIN) is None for cell in cells)
        found.append([strings[int(value)] if (value := cell.findtext("m:v", None, MAIN)) else "" for cell in cells])
    return found


def of_text(text: str) -> Extract:
    """An extract with a sheet of one clause."""
    sheet = Sheet(name="clauses", columns=("id", "text"), rows=(("ab-alda-2001/eng/art_1", text),))
    day = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    return Extract(title="T", address="/pins", lines=(), sections=(), sheets=(sheet,), recorded=day)


@given(st.integers(1, 3 * CELL), st.sampled_from(["a", "=1+1 ", "+x ", "@x "]))
def test_a_long_text_goes_on_in_the_rows_below(length: int, beginning: str) -> None:
    """The parts put together are the text, each beside its id and numbered; nothing is taken for a formula."""
    text = (beginning * length)[:length]
    head, *body = rows(to_xlsx(of_text(text)), 1)
    assert head == ["id", "text", "part"]
    assert "".join(row[1] for row in body) == text
    assert [(row[0], row[2]) for row in body] == [
        ("ab-alda-2001/eng/art_1", str(part)) for part in range(1, 1 + -(-length // CELL))
    ]


@given(extracts)
def test_there_is_a_sheet_for_each_and_one_of_notes(extract: Extract) -> None:
    """Every row and sentence has its line; two runs give the same bytes."""
    made = to_xlsx(extract)
    assert made == to_xlsx(extract)
    for number, sheet in enumerate(extract.sheets, start=1):
        assert rows(made, number)[1:] == [[*row, "1"] for row in sheet.rows]
    notes = rows(made, len(extract.sheets) + 1)
    assert len(notes) == 2 + len(extract.lines) + sum(len(section.lines) for section in extract.sections)


def test_heads_stay_in_view_and_nothing_is_merged() -> None:
    """The first row is frozen and filters; a long text wraps in a wide column, an id stands in one it fits."""
    with zipfile.ZipFile(io.BytesIO(to_xlsx(of_text("words of a clause " * 20)))) as parts:
        tree = etree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    assert tree.find(".//m:pane[@ySplit='1'][@state='frozen']", MAIN) is not None
    assert tree.find("m:autoFilter", MAIN) is not None
    assert tree.find("m:mergeCells", MAIN) is None
    widths = [float(column.get("width", "0")) for column in tree.findall("m:cols/m:col", MAIN)]
    assert len("ab-alda-2001/eng/art_1") < widths[0] < widths[1] < WIDE + 2
