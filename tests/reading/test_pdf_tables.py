"""Tables of PDFs: which lines are drawn, which are not, and what stands in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from foedera.reading import parse
from tests.reading.test_pdf_kinds import SENTENCES, set_in_columns, wrapped

from .drawn_pdf import DrawnPage, drawn_pdf, shown
from .tiny_pdf import Line

HEAD = ("Harbour", "Office in charge", "Fee")
BODY = (
    ("Noord", "Harbour Master of Noord and of its islands", "1,200"),
    ("Zuid", "Customs", "80"),
    ("Oost and West", "Harbour Master of the Eastern Coast", "15,000"),
    ("Delta", "Ministry", "7"),
)
LEFTS = (72.0, 160.0, 300.0, 380.0)
"""Where the columns begin, and where the last one ends."""
TOP = 700.0
STEP = 12.0
PAD = 4.0

Rule = tuple[float, float, float, float]


def set_out(rows: Sequence[Sequence[str]], *, top: float = TOP, gap: float = 0.0) -> tuple[list[Line], list[float]]:
    """The lines of a table's words, wrapped in their cells, and where each row begins and the last one ends."""
    lines: list[Line] = []
    edges = [top]
    for row in rows:
        cells = [wrapped(cell, 20) for cell in row]
        for left, cell in zip(LEFTS, cells, strict=False):
            lines += [(left + PAD, edges[-1] - 9 - STEP * at, 8, text) for at, text in enumerate(cell)]
        edges.append(edges[-1] - STEP * max(map(len, cells)) - gap)
    return lines, edges


def drawn(lines: Sequence[Line], rules: Sequence[Rule], *, one_path: bool = False) -> str:
    """What paints lines and rules: each rule on its own, or all of them as one path."""
    strokes = [f"{x} {y} m {u} {v} l" for x, y, u, v in rules]
    paths = [" ".join(strokes) + " S"] if one_path else [f"{stroke} S" for stroke in strokes]
    return "\n".join([*(shown(text, x, y, size=size) for x, y, size, text in lines), *paths])


def prose(top: float, count: int = 3) -> list[Line]:
    """Paragraphs of one column."""
    lines = [line for at in range(count) for line in wrapped(SENTENCES[at % 4], 90)]
    return [(72, top - 12 * at, 8, line) for at, line in enumerate(lines)]


def tables(*pages: str) -> list[str]:
    """The rows of all tables of a PDF."""
    found = parse(drawn_pdf([DrawnPage(page) for page in pages]), name="a.pdf").blocks
    return [block.text for block in found if block.kind == "table"]


def level(height: float) -> Rule:
    """A line across the table."""
    return LEFTS[0], height, LEFTS[-1], height


def upright(place: float, top: float, bottom: float) -> Rule:
    """A line along it."""
    return place, bottom, place, top


ROWS = [" | ".join(row) for row in (HEAD, *BODY)]


@pytest.mark.parametrize("one_path", [False, True])
@pytest.mark.parametrize("gap", [0.0, 6.0])
@pytest.mark.parametrize("sides", [False, True])
def test_lines_between_columns_and_around(one_path: bool, gap: float, sides: bool) -> None:
    """Above, under the head and below, and between the columns: every row is one, however the lines are painted."""
    lines, edges = set_out([HEAD, *BODY], gap=gap)
    rules = [level(edges[0]), level(edges[1]), level(edges[-1])]
    rules += [upright(place, edges[0], edges[-1]) for place in (LEFTS if sides else LEFTS[1:-1])]
    assert tables(drawn([*prose(800), *lines, *prose(500)], rules, one_path=one_path)) == ROWS


@pytest.mark.parametrize("rows", [[HEAD, *BODY], BODY])
def test_a_box_around_with_lines_between_columns(rows: Sequence[Sequence[str]]) -> None:
    """A box and its columns, nothing between rows."""
    lines, edges = set_out(rows)
    box = [level(edges[0]), level(edges[-1]), *(upright(place, edges[0], edges[-1]) for place in LEFTS)]
    assert tables(drawn([*lines, *prose(500)], box)) == [" | ".join(row) for row in rows]


def test_lines_between_columns_in_pieces() -> None:
    """A typesetter draws them row by row, a little space under the head: where all of them end, a row does."""
    lines, edges = set_out([HEAD, ("", "", ""), *BODY])
    rules = [level(edges[0]), level(edges[1]), level(edges[-1])]
    for top, bottom in [(edges[0], edges[1]), (edges[2] + 4, edges[3]), *pairwise(edges[3:])]:
        rules += [upright(place, top, bottom) for place in LEFTS[1:-1]]
    assert tables(drawn([*prose(800), *lines], rules)) == ROWS


def test_words_that_nearly_touch_across_a_line() -> None:
    """A full cell beside another: the line between them parts the words, though no space does."""
    rows = [("Professional X", "Systems of Engineers", "1"), ("Master of Ships", "Sailors of the Coast", "2")] * 2
    lines, edges = set_out(rows)
    lines = [(x - PAD + 0.8 if x > LEFTS[1] else x + 24, y, size, text) for x, y, size, text in lines]
    rules = [level(edges[0]), level(edges[-1]), *(upright(place, edges[0], edges[-1]) for place in LEFTS)]
    assert tables(drawn(lines, rules)) == [" | ".join(row) for row in rows]


def test_every_cell_ruled() -> None:
    """Cells of several lines each stay whole where lines are drawn between the rows, or only one row is there."""
    block = [
        ("For the Kingdom", "For the Republic", "Date"),
        ("A. Noord Minister of Ships", "B. Zuid Ambassador", "1 May"),
    ]
    lines, edges = set_out(block)
    rules = [*map(level, edges), *(upright(place, edges[0], edges[-1]) for place in LEFTS)]
    assert tables(drawn(lines, rules)) == [" | ".join(row) for row in block]
    lines, edges = set_out([HEAD, *BODY])
    rules = [*map(level, edges), *(upright(place, edges[0], edges[-1]) for place in LEFTS)]
    assert tables(drawn(lines, rules)) == ROWS


@pytest.mark.parametrize("boxed", [False, True])
def test_lines_between_the_columns_of_a_page_make_no_table(boxed: bool) -> None:
    """A gazette draws a line between its columns, under a line or in a box: its text is read column by column."""
    pieces = [" ".join(SENTENCES[(at + shift) % 4] for at in range(12)) for shift in (0, 2)]
    lines = set_in_columns(pieces, (60, 310), 48, 760, 9)
    rules = [(50, 775, 550, 775), (305, 100, 305, 775)]
    if boxed:
        rules += [(50, 100, 550, 100), (50, 100, 50, 775), (550, 100, 550, 775)]
    found = parse(drawn_pdf([DrawnPage(drawn(lines, rules))]), name="a.pdf").blocks
    assert [block.text for block in found] == pieces
