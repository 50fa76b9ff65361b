"""What stands on pages beside the text, and the order of columns: several instances of each kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.model.document import ReadResult
from foedera.reading import parse, read
from foedera.reading.census.pdf import count
from foedera.reading.formats.pdf.contents_list import contents_list
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.text_rows import TextRow
from tests.reading.truth import documents, truth_of

from .drawn_pdf import DrawnPage, drawn_pdf, foreign
from .tiny_pdf import Line, column, tiny_pdf

SENTENCES = (
    "The Sides exchange what they know of storms at sea twice a year and share it with their staffs.",
    "Each Side names one office for contact within sixty days and tells the other when it changes.",
    "Costs lie where they fall, unless the Sides agree otherwise in writing before the work begins.",
    "Ships of either Side may enter the harbours of the other in need, at any hour of the day.",
)


def read_pdf(data: bytes) -> ReadResult:
    """The PDF, read."""
    return read(data, name="a.pdf", subject="x", role="text", language="eng", source="s")


def texts(result: ReadResult) -> list[str]:
    """Its provisions."""
    return [result.document.text[item.start : item.end] for item in result.provisions]


def omitted(result: ReadResult) -> dict[str, int]:
    """What was left out, by kind; what is read and what is left out add up to the file."""
    report = result.document.report
    assert report is not None
    assert report.characters == report.in_provisions + report.in_headings + report.left_out
    return {item.what: item.characters for item in report.omissions}


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most so many signs."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width and lines[-1]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def set_in_columns(pieces: Sequence[str], lefts: Sequence[float], width: int, top: float, size: float) -> list[Line]:
    """One paragraph a column, each line across the page before the next, as typesetters' files have them."""
    columns = [wrapped(piece, width) for piece in pieces]
    lines: list[Line] = []
    for at in range(max(map(len, columns))):
        for left, rows in zip(lefts, columns, strict=True):
            if at < len(rows):
                lines.append((left, top - at * size * 1.25, size, rows[at]))
    return lines


@pytest.mark.parametrize(("number", "width", "size"), [(2, 50, 9), (3, 38, 8), (4, 30, 7.5), (5, 27, 6.5)])
def test_columns_in_any_number(number: int, width: int, size: float) -> None:
    """Columns are read one after the other, what stands across them before what is under it."""
    lefts = [50 + at * 500 / number for at in range(number)]
    first = [" ".join(SENTENCES[at % 4] for _ in range(3)) for at in range(number)]
    second = [" ".join(SENTENCES[(at + 1) % 4] for _ in range(2)) for at in range(number)]
    across = "What follows was added by an exchange of letters of both governments in the year after the signing."
    page = [
        *set_in_columns(first, lefts, width, 760, size),
        (50, 480, 11, across),
        *set_in_columns(second, lefts, width, 450, size),
    ]
    result = read_pdf(tiny_pdf([page]))
    assert " ".join(texts(result)) == " ".join([*first, across, *second])
    assert omitted(result) == {}


def test_an_unruled_table_is_no_set_of_columns() -> None:
    """Short cells beside one another stay rows."""
    cells = [("Sea rescue", "Coast Guard", "12"), ("Space", "Weather office", "13"), ("Fish", "Port office", "14")]
    page = [(left, 700 - 14 * at, 11, text) for at, row in enumerate(cells) for left, text in zip((72, 260, 460), row, strict=True)]  # fmt: skip # noqa: E501
    assert texts(read_pdf(tiny_pdf([page]))) == ["\n".join(" | ".join(row) for row in cells)]


PROSE = wrapped(" ".join(SENTENCES * 3), 78)


@pytest.mark.parametrize("left", [40.0, 560.0])
@pytest.mark.parametrize("step", [1, 5, 10])
@pytest.mark.parametrize("restart", [True, False])
def test_numbers_of_lines_are_no_text(left: float, step: int, restart: bool) -> None:
    """In either margin, each line or every few, counted by page or through: left out by name."""
    pages: list[list[Line]] = []
    counted = 0
    for _ in range(3):
        counted = 0 if restart else counted
        page: list[Line] = []
        for at, text in enumerate([*PROSE, *PROSE, *PROSE][:30]):
            counted += 1
            page.append((80, 760 - 20 * at, 11, text))
            if counted % step == 0:
                page.append((left, 760 - 20 * at, 8, str(counted)))
        pages.append(page)
    result = read_pdf(tiny_pdf(pages))
    assert "".join(texts(result)).replace(" ", "") == "".join([*PROSE, *PROSE, *PROSE][:30] * 3).replace(" ", "")
    assert set(omitted(result)) == {"line numbers"}


def test_numbers_of_paragraphs_in_the_margin_are_text() -> None:
    """They stand where paragraphs begin, not at each line."""
    page: list[Line] = []
    height = 760.0
    for number, sentence in enumerate(SENTENCES * 2, start=1):
        page.append((40, height, 11, f"{number}"))
        for row in wrapped(sentence * 2, 78):
            page.append((80, height, 11, row))
            height -= 14
        height -= 12
    result = read_pdf(tiny_pdf([page]))
    assert "line numbers" not in omitted(result)


@pytest.mark.parametrize("left", [36.0, 500.0])
def test_notes_beside_the_text_do_not_run_into_it(left: float) -> None:
    """What a margin says of a paragraph is its heading, and every line of the paragraph stays together."""
    page: list[Line] = []
    said: list[tuple[str, str]] = []
    height = 760.0
    for number, (sentence, note) in enumerate(
        zip(SENTENCES, ("What is shared", "Offices", "Who bears costs", "Ships in need"), strict=True), start=1
    ):
        page += [(left, height - 8 * at, 7, row) for at, row in enumerate(wrapped(note, 9))]
        whole = f"{number}. {' '.join([sentence] * 2)}"
        said.append((note, whole))
        for row in wrapped(whole, 68):
            page.append((110, height, 11, row))
            height -= 14
        height -= 10
    result = read_pdf(tiny_pdf([page]))
    assert [(item.heading, text) for item, text in zip(result.provisions, texts(result), strict=True)] == said
    assert omitted(result) == {}


def pages_of(heads: Sequence[str], feet: Sequence[str], *, size: float = 9, apart: float = 30) -> bytes:
    """A page of different prose for each head and foot."""
    pages = []
    for at, (head, foot) in enumerate(zip(heads, feet, strict=True)):
        body = [f"Page {at} says {'a' * (at + 1)} this.", *wrapped(SENTENCES[at % 4] * 2, 78)]
        lines = column(body, top=770 - apart)
        lowest = lines[-1][1] - apart
        pages.append([(72, 770, size, head), *lines, (72, lowest, size, foot)])
    return tiny_pdf(pages)


@pytest.mark.parametrize(
    ("heads", "feet"),
    [
        (["Treaty Series"] * 4, ["Seite 1 von 4", "Seite 2 von 4", "Seite 3 von 4", "Seite 4 von 4"]),
        (["Scope", "Rules on harbours", "Rules on costs", "Last rules"], [f"ABC00012{at}" for at in range(4)]),
        ([f"{day} May 2021" for day in (1, 2, 3, 4)], [f"Strona {at} z 4" for at in (1, 2, 3, 4)]),
        (["4.5.2021"] * 4, ["Sivu 1/4", "Sivu 2/4", "Sivu 3/4", "Sivu 4/4"]),
    ],
)
def test_heads_and_feet_in_any_language(heads: list[str], feet: list[str]) -> None:
    """Running heads that change, dates, stamps and page numbers with how many there are: left out by name."""
    result = read_pdf(pages_of(heads, feet))
    whole = " ".join(texts(result))
    assert not any(line in whole for line in [*heads, *feet])
    assert set(omitted(result)) <= {"running heads and feet", "page numbers"}


@pytest.mark.parametrize("number", [2, 3])
def test_a_sentence_two_pages_begin_and_end_with_is_text(number: int) -> None:
    """In the size of the text, with a paragraph's space to the next one."""
    first, last = "The Sides agree on this annex in good faith.", "This annex applies from the day of signing."
    result = read_pdf(pages_of([first] * number, [last] * number, size=11, apart=24))
    assert texts(result).count(first) == texts(result).count(last) == number
    assert omitted(result) == {}


def test_numbered_sentences_that_open_each_page_are_text() -> None:
    """Four forms with one wording, counted 1 to 4, begin pages of their own."""
    first = [f"{at}. The office of contact answers each request." for at in range(1, 5)]
    result = read_pdf(pages_of(first, [""] * 4, size=11, apart=24))
    assert [text for text in texts(result) if "answers" in text] == first
    assert omitted(result) == {}


@pytest.mark.parametrize("line", ["The offices have these duties:", "Done in two copies", "Annex, continued"])
@pytest.mark.parametrize("place", [0, 2])
def test_a_line_that_stands_once_is_text(line: str, place: int) -> None:
    """However small it is set, at the top of whichever page."""
    heads = ["" if at != place else line for at in range(3)]
    pages = [
        [*([(72, 770, 7, head)] if head else []), *column(wrapped(SENTENCES[at], 78), top=740)]
        for at, head in enumerate(heads)
    ]
    result = read_pdf(tiny_pdf(pages))
    report = result.document.report
    assert report is not None
    assert omitted(result) == {}
    assert line in result.document.text


TITLES = ("Scope of these rules", "Meaning of words", "Offices for contact", "Costs and their bearing", "Last rules")


@pytest.mark.parametrize("heading", ["CONTENTS", "Inhaltsverzeichnis", "Table des matières", "Sisällys"])
@pytest.mark.parametrize("form", ["bare", "dots", "numbers"])
def test_tables_of_contents(heading: str, form: str) -> None:
    """With dots, with page numbers, with neither: left out by name, and what follows keeps its place."""
    listed: list[Line] = [(250, 760, 12, heading)]
    for at, title in enumerate(TITLES):
        height = 730 - 16 * at
        entry = f"{at + 1}. {title}" + (f" {'.' * 60} {at + 2}" if form == "dots" else "")
        listed.append((80, height, 11, entry))
        if form == "numbers":
            listed.append((500, height, 11, str(at + 2)))
    body = column([part for at, title in enumerate(TITLES) for part in (f"{at + 1}. {title}", "", *wrapped(SENTENCES[at % 4], 78), "")])  # fmt: skip # noqa: E501
    result = read_pdf(tiny_pdf([listed, body]))
    assert omitted(result)["table of contents"] >= sum(map(str.isalnum, "".join(TITLES)))
    assert [item.page for item in result.provisions] == [2] * len(result.provisions)
    assert not any(re.search(r"_\d+_2$", item.eid) for item in result.provisions)


def test_states_listed_twice_are_no_table_of_contents() -> None:
    """Parties named at the beginning and again at the signatures."""
    states = ["Albania", "Belgium", "Croatia", "Denmark", "Estonia", "Finland"]
    result = read_pdf(tiny_pdf([column([*states, "", *wrapped(SENTENCES[0], 78), "", *states])]))
    assert omitted(result) == {}
    assert result.document.text.count("Croatia") == 2


def rows_of(lines: Sequence[str]) -> list[TextRow]:
    """Rows under one another."""
    return [
        TextRow((Fragment(text, 1, (70, 700 - at, 300, 710 - at), 700 - at, 11, False, -1, False),), (70, 500))
        for at, text in enumerate(lines)
    ]


@settings(max_examples=60)
@given(st.lists(st.text("abc 123.", min_size=1, max_size=8).filter(str.strip), max_size=40))
def test_only_rows_that_follow_one_another_are_contents(lines: list[str]) -> None:
    """Whatever stands on a page, rows are left out once, in order, and never all of them."""
    rows = rows_of(lines)
    found = contents_list(rows)
    places = [next(at for at, row in enumerate(rows) if row is one) for one in found]
    assert places == sorted(set(places))
    assert len(found) < len(rows) or not rows


READABLE = [path for path in documents("pdf") if not truth_of(path).get("scanned")]


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_every_letter_is_accounted_for(path: Path) -> None:
    """The count of the raw file is what is read and what is left out by name, to the letter."""
    data = path.read_bytes()
    report = read(data, name=path.name, subject="x", role="text", language=None, source="s").document.report
    assert report is not None
    assert count(data) == report.characters
    assert report.lost == 0
    assert report.characters == report.in_provisions + report.in_headings + report.left_out


def test_what_a_page_holds_beside_its_text_is_counted() -> None:
    """Words written over a page and values of fields are read, remarks left out by name, links pass silently."""
    page = "BT /F1 11 Tf 72 700 Td (The Sides agree.) Tj ET"
    plain = drawn_pdf([DrawnPage(page)])
    pinned = (
        "/Subtype /Text /Rect [10 10 30 30] /Contents (Ask them)",
        "/Subtype /FreeText /Rect [72 600 300 640] /DA (/Helv 11 Tf) /Contents (Added by hand)",
        "/Subtype /Widget /FT /Tx /T (name) /V (Alda) /Rect [72 500 300 520]",
        "/Subtype /Link /Rect [10 10 30 30] /Contents (elsewhere)",
    )
    assert count(drawn_pdf([DrawnPage(page, annotations=pinned)])) == count(plain) + len("AskthemAddedbyhandAlda")


CASES = "cases/reading"


def case(shared: Path, name: str) -> ReadResult:
    """A case outside of the project, read; skipped where it is not at hand."""
    path = shared / CASES / name
    if not path.is_file():
        pytest.skip(f"{name} is not among the cases at hand")
    return read(path.read_bytes(), name=path.name, subject="x", role="text", language=None, source="s")


def squeezed(text: str) -> str:
    """Letters and digits."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


@pytest.mark.shared
def test_case_line_numbers(shared: Path) -> None:
    """Numbers in the right margin are reported, the rest is paragraphs."""
    result = case(shared, "pdf-line-numbers/right-margin.pdf")
    assert set(omitted(result)) == {"line numbers"}
    assert not any(item.kind == "table" for item in result.provisions)
    assert not any(sign.isdigit() for sign in result.document.text)


@pytest.mark.shared
def test_case_repeated_clause(shared: Path) -> None:
    """All six paragraphs are provisions."""
    result = case(shared, "pdf-repeated-clause/two-annexes-alike.pdf")
    assert len(result.provisions) == 6
    assert omitted(result) == {}


@pytest.mark.shared
@pytest.mark.parametrize("name", ["ar-tagged.pdf", "he-untagged.pdf"])
def test_case_right_to_left(shared: Path, name: str) -> None:
    """Title, headings and paragraphs in reading order."""
    result = case(shared, f"pdf-right-to-left/{name}")
    expected = (shared / CASES / "pdf-right-to-left" / f"{name}.expected.txt").read_text(encoding="utf-8").splitlines()
    assert result.document.title == expected[0].removeprefix("title: ")
    wanted = [line.split("): ", 1) for line in expected[1:3]]
    assert texts(result) == [text for _, text in wanted]
    assert all(head.split("heading ", 1)[1] in result.document.text for head, _ in wanted)


@pytest.mark.shared
def test_case_small_line(shared: Path) -> None:
    """Page 3 begins with the sentence set small."""
    result = case(shared, "pdf-small-line-at-page-top/annex-in-small-type.pdf")
    page = [text for text, item in zip(texts(result), result.provisions, strict=True) if item.page == 3]
    assert page[0] == "The offices of contact have these duties towards the other Side:"
    assert omitted(result) == {}


@pytest.mark.shared
def test_case_table_of_contents(shared: Path) -> None:
    """Its page is left out and reported, and takes no id of the body."""
    result = case(shared, "pdf-table-of-contents/contents-without-dots.pdf")
    eids = [item.eid for item in result.provisions]
    assert eids[:5] == [f"para_{number}" for number in range(1, 6)]
    assert not any(re.search(r"_\d+_2(?:__|$)", eid) for eid in eids)
    assert set(omitted(result)) == {"table of contents"}


@pytest.mark.shared
def test_case_three_columns(shared: Path) -> None:
    """Column by column, to the letter."""
    result = case(shared, "pdf-three-columns/three-columns.pdf")
    path = shared / CASES / "pdf-three-columns" / "three-columns.pdf.expected.txt"
    wanted = path.read_text(encoding="utf-8").split("in this order: ", 1)[1].split("\nToday", 1)[0]
    assert squeezed(" ".join(texts(result))) == squeezed(wanted)


SETTINGS = {1: (105, (50,)), 2: (47, (50, 310)), 3: (32, (50, 220, 390))}
"""Signs a line, and where the columns begin, for so many columns."""


@pytest.mark.parametrize(
    "parts",
    [
        [(1, 1), (2, 4), (3, 3), (1, 2)],
        [(1, 5), (2, 4)],
        [(2, 4), (1, 5)],
        [(3, 3), (2, 4)],
        [(2, 3), (3, 3)],
        [(1, 4), (3, 4), (1, 4)],
        [(2, 3), (1, 2), (2, 3)],
        [(3, 2), (1, 3), (2, 3)],
        [(1, 2), (2, 2), (3, 2)],
    ],
)
@pytest.mark.parametrize("apart", [16, 30])
def test_columns_that_change_in_number_on_a_page(parts: list[tuple[int, int]], apart: float) -> None:
    """A title across two columns, then three, then one: each part is read whole before the next."""
    lines: list[Line] = []
    meant: list[str] = []
    top = 800.0
    for number, sentences in parts:
        width, lefts = SETTINGS[number]
        shifts = range(len(meant), len(meant) + number)
        pieces = [" ".join(SENTENCES[(at + shift) % 4] for at in range(sentences)) for shift in shifts]
        here = set_in_columns(pieces, lefts, width, top, 9)
        top = min(line[1] for line in here) - apart
        lines += here
        meant += pieces
    found = parse(tiny_pdf([lines]), name="a.pdf").blocks
    assert " ".join(block.text for block in found) == " ".join(meant)


@pytest.mark.parametrize(("left", "height"), [(400, 800), (60, 800), (260, 805)])
def test_a_head_that_stands_once_cuts_no_column(left: float, height: float) -> None:
    """What stands apart above both columns of the only page is read before them, on whichever side it is."""
    pieces = [" ".join(SENTENCES[(at + shift) % 4] for at in range(7)) for shift in (0, 2)]
    lines = [(left, height, 8, "Treaty Series, volume 12"), *set_in_columns(pieces, (60, 310), 47, 760, 9)]
    lines.append((500, 500, 7, "Printed in Noord"))
    found = parse(tiny_pdf([lines]), name="a.pdf").blocks
    assert [block.text for block in found] == ["Treaty Series, volume 12", *pieces, "Printed in Noord"]


def test_headings_at_the_top_of_both_columns_stay_with_them() -> None:
    """Article 4 above the left column, Article 9 above the right: each is read with its own text."""
    pieces = [" ".join(SENTENCES[(at + shift) % 4] for at in range(7)) for shift in (0, 2)]
    heads = [(60, 800, 9, "Article 4"), (310, 800, 9, "Article 9")]
    found = parse(tiny_pdf([[*heads, *set_in_columns(pieces, (60, 310), 47, 775, 9)]]), name="a.pdf").blocks
    assert [block.text for block in found] == ["Article 4", pieces[0], "Article 9", pieces[1]]


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        (" ".join(SENTENCES), False),
        ("La Parte que lo reciba dará cuenta de él al año siguiente y así será aplicado. " * 4, False),
        (
            "Hkkjr dk jkVªifr esa izkfdkj ls fd;k x;k gSA bl Hkkx fHkUu iBB la[;k nh tkrh gS ftlls fd ;g vyx ladyu "
            * 3,
            True,
        ),
        ("ÓÃÎÄÀ ìåæäó Ïðàâèòåëüñòâîì Óêðàèíû è Ïðàâèòåëüñòâîì ñâîáîäíîé òîðãîâëå " * 3, True),
    ],
)
def test_a_page_of_misnamed_letters_is_said(text: str, is_said: bool) -> None:
    """Words of a font for another script raise the alarm that letters are unknown, and none becomes the title."""
    lines = [
        (72.0, 800.0, 14.0, wrapped(text, 60)[0]),
        *((72.0, 770 - 13 * at, 10.0, one) for at, one in enumerate(wrapped(text, 80))),
    ]
    document = read_pdf(tiny_pdf([lines], title=wrapped(text, 40)[0])).document
    assert ("letters-unknown" in {item.code for item in document.problems}) == is_said
    assert (document.title == "a") == is_said


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize(
    "word", ["https://example.org/" + "a" * 40, "Thecontractingpartiesshallensuretransparencyinall"]
)
def test_a_word_too_long_for_its_column_makes_it_no_wider(side: int, word: str) -> None:
    """The other lines of the column are still full, and go on though the next begins with a capital."""
    page: list[Line] = []
    for at, left in enumerate((50.0, 320.0)):
        for row in range(4):
            first = word if (row, at) == (3, side) else "Each Side tells the other what the Council of"
            page += [
                (left, 760 - 60 * row - 13 * line, 10, text)
                for line, text in enumerate(
                    (f"{row + 1}. {first}", "Harbour Masters has found in all of its ships", "in need.")
                )
            ]
    found = texts(read_pdf(tiny_pdf([page])))
    assert len(found) == 8
    assert all(text.endswith("ships in need.") for text in found)


@pytest.mark.parametrize(("count", "is_said"), [(0, False), (2, False), (3, True)])
def test_numbers_no_letter_has_are_said(count: int, is_said: bool) -> None:
    """A font that counts past the letters Unicode knows names others wrongly, too: U+12D7 among Ethiopic."""
    words = ["ገን\u12d7ብ" if at < count else "ገንዘብ" for at in range(4)]
    letters = "".join(sorted(set("".join(words))))
    page = "\n".join(foreign(f"{word} {word[:2]}", letters, 72, 700 - 14 * at) for at, word in enumerate(words))
    document = read_pdf(drawn_pdf([DrawnPage(page)], letters=f" {letters}")).document
    assert ("letters-unknown" in {item.code for item in document.problems}) == is_said


@pytest.mark.parametrize("renamed", [{}, {"1": "9"}, {"0": "1", "8": "9"}, {"4": "7"}])
def test_a_font_that_calls_two_figures_the_same_is_doubted(renamed: dict[str, str]) -> None:
    """Nothing on the page tells: only the font's own table does."""
    page = foreign("Article 14 of 1980", "0123456789", 72, 700)
    data = drawn_pdf([DrawnPage(page)], letters=" 0123456789")
    for figure, other in renamed.items():
        data = data.replace(b"<%x> <%04x>" % (ord(figure), ord(figure)), b"<%x> <%04x>" % (ord(figure), ord(other)))
    codes = {item.code for item in read_pdf(data).document.problems}
    assert ("figures-misnamed" in codes) == bool(renamed)
