"""Spreadsheets of extracts: nothing is cut, nothing is a formula, the same bytes every time."""

from __future__ import annotations

import datetime
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from foedera.model.extract import Extract, Quote, Section
from foedera.publishing.extract_sheet import CELL, COLUMNS, to_xlsx
from tests.publishing.extracts import excerpt, extracts

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
    """An extract of one quote."""
    section = Section(heading="One", quotes=(Quote(label="a", excerpt=excerpt(text)),))
    day = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    return Extract(title="T", address="/pins", lines=(), sections=(section,), recorded=day)


@given(st.integers(1, 3 * CELL), st.sampled_from(["a", "=1+1 ", "+x ", "@x "]))
def test_a_long_quote_goes_on_in_the_rows_below(length: int, beginning: str) -> None:
    """The parts put together are the quote; nothing is taken for a formula."""
    text = (beginning * length)[:length]
    head, *body = rows(to_xlsx(of_text(text)), 1)
    assert head == list(COLUMNS)
    assert "".join(row[3] for row in body) == text
    assert len(body) == -(-length // CELL)


@given(extracts)
def test_there_is_a_row_for_every_quote_and_every_note(extract: Extract) -> None:
    """And two runs give the same bytes."""
    made = to_xlsx(extract)
    assert made == to_xlsx(extract)
    assert len(rows(made, 1)) == 1 + sum(len(section.quotes) for section in extract.sections)
    assert len(rows(made, 2)) == 2 + len(extract.lines) + sum(len(section.lines) for section in extract.sections)
