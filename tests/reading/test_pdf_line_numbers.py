"""Numbers of lines that count more or fewer lines than the text has: pleading paper, bills, short last pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .test_pdf_kinds import SENTENCES, omitted, read_pdf, texts, wrapped
from .tiny_pdf import Line, tiny_pdf

TEXT = [f"{at}. {' '.join(SENTENCES[(at + more) % 4] for more in range(3))}" for at in range(1, 25)]


def paper(left: float, count: int, step: float) -> list[Line]:
    """The numbers printed on the paper, whatever is typed beside them."""
    return [(left, 740 - step * at, 12, str(at + 1)) for at in range(count)]


def typed(paragraphs: Sequence[str], line: float) -> list[Line]:
    """Numbered paragraphs from the head of the page."""
    rows: list[Line] = []
    y = 736.0
    for paragraph in paragraphs:
        for text in wrapped(paragraph, 70):
            rows.append((110, y, 11, text))
            y -= line
        y -= line / 2
    return rows


@pytest.mark.parametrize("left", [60.0, 560.0])
@pytest.mark.parametrize(("count", "step"), [(28, 24.0), (25, 27.0), (32, 21.0)])
@pytest.mark.parametrize("line", [13.0, 15.5])
def test_paper_with_numbers_of_its_own(left: float, count: int, step: float, line: float) -> None:
    """On every page, though the lines typed on it stand at other heights and not every line has a number."""
    bare = [typed(TEXT[at : at + 3], line) for at in range(0, 12, 3)]
    result = read_pdf(tiny_pdf([[*paper(left, count, step), *page] for page in bare]))
    assert texts(result) == texts(read_pdf(tiny_pdf(bare)))
    assert [item.number for item in result.provisions if item.number] == [f"{at}." for at in range(1, 13)]
    assert set(omitted(result)) == {"line numbers"}


@pytest.mark.parametrize("left", [50.0, 555.0])
@pytest.mark.parametrize("step", [5, 10])
@pytest.mark.parametrize("lines", [6, 12, 17])
def test_a_short_last_page(left: float, step: int, lines: int) -> None:
    """One or two numbers that count on where those of the pages before stand."""
    prose = wrapped(" ".join(SENTENCES[at % 4] for at in range(90)), 70)
    last = prose[:lines]
    pages: list[list[Line]] = []
    for rows in (prose[:45], prose[:45], prose[:45], last):
        numbers: list[Line] = [
            (left, 760 - 15 * (at - 1), 8, str(at)) for at in range(1, len(rows) + 1) if at % step == 0
        ]
        pages.append([*numbers, *((110.0, 760.0 - 15 * at, 11.0, text) for at, text in enumerate(rows))])
    result = read_pdf(tiny_pdf(pages))
    assert set(omitted(result)) == {"line numbers"}
    assert not any(sign.isdigit() for sign in result.document.text)


@settings(max_examples=25)
@given(st.integers(3, 5), st.integers(6, 12), st.booleans(), st.integers(1, 3))
def test_rows_of_a_table_are_no_lines(pages: int, rows: int, anew: bool, lines: int) -> None:
    """The law: a number that stands on each row of a table is text, whether the next page counts on or anew."""
    sheets = []
    for page in range(pages):
        sheet: list[Line] = []
        for row in range(rows):
            number = row + 1 + (0 if anew else page * rows)
            y = 740.0 - 16 * lines * row - (row % 2) * 9 - page * 5
            sheet.append((60, y, 11, str(number)))
            sheet += [
                (110, y - 14 * at, 11, f"Ship {chr(97 + row)} of {SENTENCES[row % 4][:30]}") for at in range(lines)
            ]
        sheets.append(sheet)
    assert "line numbers" not in omitted(read_pdf(tiny_pdf(sheets)))


@pytest.mark.parametrize("gap", [7.0, 9.0, 12.0])
@pytest.mark.parametrize("step", [1, 5])
def test_numbers_close_to_the_text(gap: float, step: int) -> None:
    """Set in the type of the text and less than its size apart, they look like the first word of each line."""
    lines = wrapped(" ".join(SENTENCES[at % 4] for at in range(40)), 70)[:40]
    bare: list[Line] = [(110.0, 760.0 - 15 * at, 11.0, text) for at, text in enumerate(lines)]
    wide = {1: 6.12, 2: 12.23}
    numbers: list[Line] = [
        (110 - gap - wide[len(str(at))], 760.0 - 15 * (at - 1), 11.0, str(at))
        for at in range(1, len(lines) + 1)
        if at % step == 0
    ]
    pages = [sorted([*numbers, *bare], key=lambda line: (-line[1], line[0]))] * 2
    result = read_pdf(tiny_pdf(pages))
    assert texts(result) == texts(read_pdf(tiny_pdf([bare] * 2)))
    assert set(omitted(result)) == {"line numbers"}


def test_numbers_at_the_start_of_rows_are_no_lines() -> None:
    """A bare number before each of some sentences stays with its sentence."""
    rows: list[Line] = []
    for at in range(8):
        rows += [(100, 740 - 40 * at, 11, str(at + 1)), (114, 740 - 40 * at, 11, SENTENCES[at % 4][:60])]
    found = read_pdf(tiny_pdf([rows]))
    assert "line numbers" not in omitted(found)
    assert "8" in found.document.text
