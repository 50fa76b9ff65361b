"""Tables of PDFs: which lines are drawn, which are not, and what stands in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from foedera.reading import parse
from tests.reading.test_pdf_kinds import SENTENCES, set_in_columns, wrapped

from .drawn_pdf import DrawnPage, drawn_pdf, shown
from .tagged_pdf import tagged_pdf
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


def words_apart(texts: Sequence[str], left: float, width: int) -> list[Line]:
    """Lines of a column whose words stand far apart, as in a narrow column that is set to fill its lines."""
    lines: list[Line] = []
    for at, line in enumerate(wrapped(" ".join(texts), width)):
        place = left
        for word in line.split():
            lines.append((place, 740 - 11 * at, 8, word))
            place += 4.4 * len(word) + 9
    return lines


COLUMNS = [[SENTENCES[(at + shift) % 4] for at in range(11)] for shift in (0, 2)]
SIDES = [words_apart(texts, left, 34) for texts, left in zip(COLUMNS, (60, 316), strict=True)]
FRAME = [(50, 760, 560, 760), (50, 300, 560, 300), (50, 300, 50, 760), (310, 300, 310, 760), (560, 300, 560, 760)]
HEADER = [(50, 790, 560, 790), (90, 760, 90, 790), (200, 760, 200, 790)]


@pytest.mark.parametrize("header", [False, True])
def test_the_line_between_columns_tells_them(header: bool) -> None:
    """Words far apart leave no blank that would; lines of the page's head above it change nothing."""
    page = drawn([*SIDES[0], *SIDES[1]], [*FRAME, *(HEADER if header else [])])
    found = parse(drawn_pdf([DrawnPage(page)]), name="a.pdf").blocks
    assert [block.kind for block in found] == ["paragraph"] * len(found)
    assert " ".join(block.text for block in found) == " ".join(" ".join(texts) for texts in COLUMNS)


def test_columns_tagged_as_cells_are_read_as_columns() -> None:
    """A tree that holds them as one row of a table says nothing of paragraphs; that of a small table is followed."""
    tree = [("Table", {}, [("TR", {}, [("TD", {}, [0]), ("TD", {}, [1])])])]
    strokes = "\n".join(f"{x} {y} m {u} {v} l S" for x, y, u, v in FRAME)
    found = parse(tagged_pdf(SIDES, tree, rules=strokes), name="a.pdf")
    assert [problem.code for problem in found.problems] == ["tags-incomplete"]
    assert " ".join(block.text for block in found.blocks) == " ".join(" ".join(texts) for texts in COLUMNS)
    small = parse(tagged_pdf([side[:20] for side in SIDES], tree, rules=strokes), name="a.pdf")
    assert [block.kind for block in small.blocks] == ["table"]
    assert small.problems == ()


HEADS = ("Good", "Quota in tonnes", "Duty")
GOODS = [(f"Good of kind {at}", f"{(at * 737) % 9999 + 1:,}", f"{at % 9 + 1}%") for at in range(1, 31)]


def unruled(rows: Sequence[Sequence[str]], top: float, *, right: bool = False) -> list[Line]:
    """Rows with no line drawn, numbers at the left or (a figure is 4.45 points wide) at the right of their column."""
    lines: list[Line] = []
    for at, row in enumerate(rows):
        for left, width, text in zip((72, 260, 430), (0, 60, 30), row, strict=True):
            shift = width - len(text) * 4.45 if right and text[:1].isdigit() else 0
            lines.append((left + shift, top - 14 * at, 8, text))
    return lines


@pytest.mark.parametrize("right", [False, True])
@pytest.mark.parametrize("repeated", [False, True])
@pytest.mark.parametrize("on_first", [2, 15, 28])
def test_a_table_goes_on_over_pages(right: bool, repeated: bool, on_first: int) -> None:
    """However few rows are on a page, with its head again or not, at the left or right of columns: one table, said."""
    pages = [
        drawn([*prose(800), *unruled([HEADS, *GOODS[:on_first]], 690, right=right)], []),
        drawn(unruled([*([HEADS] if repeated else []), *GOODS[on_first:]], 780, right=right), []),
    ]
    found = parse(drawn_pdf([*map(DrawnPage, pages)]), name="a.pdf")
    assert [block.text for block in found.blocks if block.kind == "table"] == [
        " | ".join(row) for row in [HEADS, *GOODS]
    ]
    assert [item.code for item in found.problems] == ["table-unruled"]
    assert {item.what: item.characters for item in found.omissions} == (
        {"heads of tables": sum(map(str.isalnum, "".join(HEADS)))} if repeated else {}
    )


@pytest.mark.parametrize("full", [False, True])
def test_a_ruled_table_goes_on_over_pages(full: bool) -> None:
    """Its head is read once, and no alarm is raised."""
    pages = []
    for rows in ([HEAD, *BODY], [HEAD, *reversed(BODY)], [HEAD, *BODY]):
        lines, edges = set_out(rows, top=780)
        rules = [*map(level, edges if full else (edges[0], edges[1], edges[-1]))]
        pages.append(drawn(lines, [*rules, *(upright(place, edges[0], edges[-1]) for place in LEFTS)]))
    found = parse(drawn_pdf([*map(DrawnPage, pages)]), name="a.pdf")
    rows = [*ROWS, *reversed(ROWS[1:]), *ROWS[1:]]
    assert [block.text for block in found.blocks] == rows
    assert not found.problems


def test_wrapped_cells_of_an_unruled_table() -> None:
    """Where every cell of a row wraps, its lines are still one row; a head set in the middle is of the table."""
    rows = [
        ("North Sea and its coast", "Harbour Master of Noord and of its islands", "120"),
        ("Zuid", "Customs", "8"),
        ("East Sea and its coast", "Harbour Master of the Eastern Coast", "15"),
        ("Delta", "Ministry", "7"),
    ]
    lines, _ = set_out(rows)
    head: list[Line] = [(90, TOP + 8, 8, "Sea"), (190, TOP + 8, 8, "Office"), (388, TOP + 8, 8, "Fee")]
    assert tables(drawn([*prose(790, 2), *head, *lines], [])) == ["Sea | Office | Fee", *map(" | ".join, rows)]


def test_what_raises_no_alarm_of_an_unruled_table() -> None:
    """Three columns of prose over pages; signatures at their end; a table of one page."""
    pieces = [" ".join(SENTENCES[(at + shift) % 4] for at in range(9)) for shift in (0, 1, 2)]
    columns = drawn(set_in_columns(pieces, (50, 220, 390), 34, 780, 8), [])
    short = drawn([*prose(790), *unruled([HEADS, *GOODS[:6]], 600)], [])
    for pages in ([columns, columns], [short, short]):
        problems = parse(drawn_pdf([*map(DrawnPage, pages)]), name="a.pdf").problems
        assert "table-unruled" not in {item.code for item in problems}


@pytest.mark.parametrize("head", ["left", "middle"])
@pytest.mark.parametrize("between", [False, True])
def test_lines_between_rows_only(head: str, between: bool) -> None:
    """Above and under the head and below, or between all rows; numbers to the right, heads in the middle."""
    lines, edges = set_out(BODY, top=TOP - STEP)
    lines = [(x + 60 - len(text) * 4.45 if x > 300 else x, y, size, text) for x, y, size, text in lines]
    shift = 0 if head == "left" else 20
    lines += [(left + shift, TOP - 9, 8, text) for left, text in zip(LEFTS, HEAD, strict=False)]
    rules = [level(height) for height in ((TOP, *edges) if between else (TOP, edges[0], edges[-1]))]
    assert tables(drawn([*prose(800), *lines, *prose(500)], rules)) == ROWS


@pytest.mark.parametrize("columns", [1, 2])
def test_lines_across_prose_make_no_table(columns: int) -> None:
    """A line under the head of a page, one in its middle, one at its foot: text stands between them."""
    pieces = [" ".join(SENTENCES[(at + shift) % 4] for at in range(12)) for shift in range(columns)]
    lines = set_in_columns(pieces, (60, 310)[:columns], 100 // columns - 2, 760, 9)
    rules = [(50, height, 550, height) for height in (775, 640, 100)]
    assert tables(drawn(lines, rules)) == []


@pytest.mark.parametrize("cells", [False, True])
def test_a_head_in_lines_and_a_body_without(cells: bool) -> None:
    """Lines around the head, between its columns or not: the rows under it are its body, what follows is not."""
    lines, edges = set_out([HEAD, *BODY])
    rules = [level(edges[0]), level(edges[1])]
    rules += [upright(place, edges[0], edges[1]) for place in LEFTS] if cells else []
    page = drawn([*prose(800), *lines, (72, edges[-1] - 24, 8, "Done at Noord."), *prose(500)], rules)
    assert tables(page) == ROWS


def test_a_box_with_text_under_it() -> None:
    """Words in a box of two cells, prose below: the prose is no body of it."""
    lines, edges = set_out([("For the Kingdom", "For the Republic", "Date")])
    rules = [*map(level, edges), *(upright(place, edges[0], edges[1]) for place in LEFTS)]
    below = prose(edges[1] - 14)
    assert tables(drawn([*prose(800), *lines, *below], rules)) == ["For the Kingdom | For the Republic | Date"]


@pytest.mark.parametrize("columns", [3, 4, 5])
def test_an_unruled_table_of_small_letters(columns: int) -> None:
    """Cells that begin small and have one width, the last at the edge of the page's text: a row each."""
    rows = [[f"kg {at:02d} {column}" for column in range(columns)] for at in range(60)]
    pages = [
        [
            (50.0 + 100 * at, 800.0 - 14 * line, 8.0, cell)
            for line, row in enumerate(part)
            for at, cell in enumerate(row)
        ]
        for part in (rows[:30], rows[30:])
    ]
    assert tables(*(drawn(page, []) for page in pages)) == [" | ".join(row) for row in rows]


QUOTAS = (("Country", "Tonnes", "Duty"), ("Norway", "300", "10"), ("Iceland", "450", "12"), ("Albania", "1 200", "7"))
RAISED = (("1", 2, 1), ("2", 3, 2))
"""Figures that hang on the end of a cell: what, in which row and column."""


def quotas(rise: float, size: float, *, ruled: bool, notes: bool) -> str:
    """A table of quotas in 10 points between paragraphs, two of its figures with a raised one behind."""
    lines = [*((72, 740 - 12 * at, 10, line) for at, line in enumerate(wrapped(SENTENCES[0], 80)))]
    tops = [640 - 16 * at for at in range(len(QUOTAS))]
    for top, row in zip(tops, QUOTAS, strict=True):
        lines += [(left + PAD, top, 10, text) for left, text in zip(LEFTS, row, strict=False)]
    for mark, row, column in RAISED:
        right = LEFTS[column] + PAD + sum(2.78 if sign == " " else 5.56 for sign in QUOTAS[row][column])
        lines.append((right, tops[row] + rise, size, mark))
    lines += [(72, 540 - 12 * at, 10, line) for at, line in enumerate(wrapped(SENTENCES[1], 80))]
    if notes:
        lines += [(72, 90, 7, "1 Until 2027 only."), (72, 78, 7, "2 In euros for a tonne.")]
    rules = [level(top + 11) for top in (*tops, tops[-1] - 16)]
    rules += [upright(place, tops[0] + 11, tops[-1] - 5) for place in LEFTS]
    return drawn(lines, rules if ruled else [])


@pytest.mark.parametrize(("rise", "size"), [(3.3, 5.8), (4.0, 6.5), (5.0, 8.0)])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_raised_figure_never_joins_the_one_before(rise: float, size: float, ruled: bool) -> None:
    """300 with a mark of a note, or a power, is no 3001: LibreOffice's, Word's and other places of the mark."""
    rows = tables(quotas(rise, size, ruled=ruled, notes=False))
    assert rows == ["Country | Tonnes | Duty", "Norway | 300 | 10", "Iceland | 450¹ | 12", "Albania | 1 200 | 7²"]


@pytest.mark.parametrize("ruled", [True, False])
def test_notes_called_in_a_table(ruled: bool) -> None:
    """They stand behind the table, and their marks have left its cells."""
    found = parse(drawn_pdf([DrawnPage(quotas(3.3, 5.8, ruled=ruled, notes=True))]), name="a.pdf")
    at = next(at for at, block in enumerate(found.blocks) if block.kind == "table")
    rows, notes = found.blocks[at : at + 4], found.blocks[at + 4 : at + 6]
    assert [row.text for row in rows] == [" | ".join(row) for row in QUOTAS]
    assert [row.marks for row in rows] == [(), (), ((13, "1"),), ((19, "2"),)]
    assert [(note.kind, note.number, note.text) for note in notes] == [
        ("note", "1", "Until 2027 only."),
        ("note", "2", "In euros for a tonne."),
    ]


@pytest.mark.parametrize(("unit", "width"), [("40 m", 22.2), ("7 km", 21.7)])
def test_a_power_calls_no_note(unit: str, width: float) -> None:
    """m² stays, though the page has a second note."""
    lines = [(72, 700, 10, f"{unit}"), (72 + width, 703.3, 5.8, "2"), (110, 700, 10, "of the quay are leased.")]
    lines += [(72, 660, 10, "The lease ends in 2040"), (172, 663.3, 5.8, "1"), (180, 660, 10, "at the latest.")]
    lines += [(72, 90, 7, "1 Unless it is renewed."), (72, 78, 7, "2 Not measured yet.")]
    found = parse(drawn_pdf([DrawnPage(drawn(lines, []))]), name="a.pdf").blocks
    assert found[0].text == f"{unit}² of the quay are leased."


@pytest.mark.parametrize(
    ("rows", "is_table"),
    [
        ((("Year", "Fee", "Share"), ("2027", "1,200 EUR", "12 %")), True),
        ((("Quota", "Duty", "Tonnes", "Until"), ("12.5", "0", "1 200 t", "March")), True),
        ((("For Noord", "For Zuid", "For Oost"), ("Anna Berg", "Tom Lund", "Eva Sund")), False),
        ((("For Noord", "For Zuid", "For Oost"), ("Date: 1.2.2026", "Date: 3.2.2026", "Date: 4.2.2026")), False),
        ((("Noord", "Zuid"), ("12", "15")), False),
        ((("1", "2", "3"), ("4", "5", "6")), False),
    ],
)
def test_a_head_and_one_row_of_figures(rows: Sequence[Sequence[str]], is_table: bool) -> None:
    """Two rows without a line drawn are a table where the lower one is of figures; names and dates are none."""
    lines = prose(700) + prose(500)
    lines += [
        (72 + 120 * at, 600 - 14 * row, 9, text) for row, cells in enumerate(rows) for at, text in enumerate(cells)
    ]
    expected = [" | ".join(row) for row in rows] if is_table else []
    assert tables(drawn(lines, [])) == expected
