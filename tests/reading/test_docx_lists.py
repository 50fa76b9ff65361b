"""The numbers Word prints: counted in the abstract list, restarted, written in many scripts, taken as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import parse, read
from foedera.reading.formats.numbering import KNOWN, written
from tests.reading.tiny_docx import codes, docx, field, level, lists, p, r, read_texts, row, starts, style, texts

PLAIN = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")


def items(*numbers: tuple[int, int]) -> str:
    """A paragraph 'x' in each list and level."""
    return "".join(p("x", number=number) for number in numbers)


def printed(body: str, numbering: str, **parts: str) -> list[str]:
    """The numbers before the paragraphs 'x'."""
    return [text.removesuffix("x").strip() for text in read_texts(body, numbering=numbering, **parts)]


def test_lists_of_one_abstract_list_share_its_count() -> None:
    """A start override counts once, when its list is first used; the other list goes on from there."""
    found = printed(items((1, 0), (1, 0), (2, 0), (1, 0), (2, 0)), lists(PLAIN, "", starts(10)))
    assert found == ["1.", "2.", "10.", "11.", "12."]


def test_an_override_may_stand_at_a_deeper_level() -> None:
    """Points that begin at (e), in the count of the same paragraph."""
    found = printed(items((1, 0), (1, 1), (2, 1), (1, 1), (1, 0), (1, 1)), lists(PLAIN, "", starts(5, 1)))
    assert found == ["1.", "(a)", "(e)", "(f)", "2.", "(a)"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [("", ["1.", "(a)", "(b)", "2.", "(a)"]), ('<w:lvlRestart w:val="0"/>', ["1.", "(a)", "(b)", "2.", "(c)"])],
)
def test_a_level_that_never_restarts_goes_on(restart: str, expected: list[str]) -> None:
    """By w:lvlRestart 0, points are numbered through the whole text."""
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)", more=restart)
    assert printed(items((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)), lists(levels)) == expected


def test_legal_numbers_are_decimal_in_all_levels() -> None:
    """'Article IV' with sections 4.1: w:isLgl turns the roman number of the level above."""
    levels = level(0, "upperRoman", "Article %1") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    assert printed(items((1, 0), (1, 0), (1, 1)), lists(levels)) == ["Article I", "Article II", "2.1"]


def test_the_level_that_names_a_style_numbers_it() -> None:
    """A style gives the list alone; its level is the one that names it."""
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Sub"/>')
    styles = style("Sub", inside='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("x", number=(1, 0)) + p("x", style="Sub") + p("x", style="Sub")
    assert printed(body, lists(levels), styles=styles) == ["1.", "1.1", "1.2"]


def test_a_list_may_be_that_of_a_numbering_style() -> None:
    """w:numStyleLink leads by the style to the list that has the levels."""
    linked = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
    numbering = linked + lists(PLAIN) + '<w:num w:numId="7"><w:abstractNumId w:val="9"/></w:num>'
    styles = style("Legal", inside='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert printed(items((7, 0), (7, 0), (7, 1)), numbering, styles=styles) == ["1.", "2.", "(a)"]


def test_an_empty_paragraph_of_a_list_counts_and_a_section_break_does_not() -> None:
    """Word prints the number of an empty paragraph; of one that only ends a section it prints none."""
    body = p("x", number=(1, 0)) + p("", number=(1, 0)) + p("x", number=(1, 0))
    broken = p("", number=(1, 0), properties="<w:sectPr/>") + p("x", number=(1, 0))
    assert printed(body + broken, lists(PLAIN)) == ["1.", "3.", "4."]


def test_numbers_in_cells_are_printed_too() -> None:
    """A column that numbers its rows has numbers and no text."""
    numbered = f"<w:tc>{p('', number=(1, 0))}</w:tc>"
    body = f"<w:tbl><w:tr>{numbered}{row('Oslo')[6:-7]}</w:tr><w:tr>{numbered}{row('Rome')[6:-7]}</w:tr></w:tbl>"
    assert read_texts(body, numbering=lists(PLAIN)) == ["1. | Oslo", "2. | Rome"]


@pytest.mark.parametrize(
    ("first", "second", "eids"),
    [
        ("%1", "%1.%2", ["para_1", "para_1__point_1-1", "para_2"]),
        ("%1.", "%1.%2", ["para_1", "para_1__point_1-1", "para_2"]),
        ("[%1]", "%1-%2", ["para_1", "para_1__point_1-1", "para_2"]),
    ],
)
def test_the_number_of_a_list_is_the_number(first: str, second: str, eids: list[str]) -> None:
    """Full stop or not: Word's list says that it is one, whatever the words behind it look like."""
    levels = level(0, "decimal", first) + level(1, "decimal", second)
    body = p("the Sides plan.", number=(1, 0)) + p("they train.", number=(1, 1)) + p("Costs lie.", number=(1, 0))
    data = docx(body, numbering=lists(levels))
    found = read(data, name="a.docx", subject="x", role="text", language="eng", source="x")
    assert [item.eid for item in found.provisions] == eids
    assert found.document.report is not None
    assert found.document.report.lost == 0


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("russianLower", "абв"),
        ("arabicAbjad", "أبج"),
        ("hebrew1", "אבג"),
        ("ganada", "가나다"),
        ("chineseCounting", "一二三"),
        ("decimalFullWidth", "１２３"),
        ("decimalEnclosedCircle", "①②③"),
        ("upperLetter", "ABC"),
    ],
)
def test_lists_count_in_the_signs_of_their_script(format: str, expected: str) -> None:
    """The first three numbers of a list."""
    assert "".join(printed(items((1, 0), (1, 0), (1, 0)), lists(level(0, format, "%1")))) == expected


@pytest.mark.parametrize(
    ("count", "format", "expected"),
    [
        (17, "hebrew1", "יז"),
        (16, "hebrew1", "טז"),
        (23, "chineseCounting", "二十三"),
        (105, "japaneseCounting", "一百〇五"),
        (21, "ordinalText", "Twenty-first"),
        (40, "cardinalText", "Forty"),
        (112, "ordinal", "112th"),
        (28, "lowerLetter", "bb"),
        (7, "decimalZero", "07"),
        (25, "decimalEnclosedCircle", "25"),
        (9, "none", ""),
    ],
)
def test_counts_are_written_as_word_writes_them(count: int, format: str, expected: str) -> None:
    """Places where the formats turn."""
    assert written(count, format) == expected


@given(st.sampled_from(sorted(KNOWN - {"none", "bullet"})), st.integers(1, 26), st.integers(1, 26))
def test_different_counts_are_written_differently(format: str, one: int, other: int) -> None:
    """In every known format, from one to the shortest alphabet twice over."""
    assert (written(one, format) == written(other, format)) == (one == other)


def test_a_format_nobody_knows_is_written_in_figures_and_said() -> None:
    """The text is read; a problem says to compare the numbers."""
    parsed = parse(docx(items((1, 0), (1, 0)), numbering=lists(level(0, "thaiCounting", "%1."))), name="a.docx")
    assert texts(parsed) == ["1. x", "2. x"]
    assert codes(parsed) == ["number-format"]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (level(0, "decimal", "%1.", 9) + level(1, "decimal", "%1.%2."), ["9.1.", "9.2.", "10.", "10.1.", "11."]),
        (level(0, "upperLetter", "%1") + level(1, "decimal", "%1.%2"), ["A.1", "A.2", "B", "B.1", "C"]),
        (level(0, "chineseCounting", "%1") + level(1, "decimal", "%1.%2"), ["一.1", "一.2", "二", "二.1", "三"]),
        (level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)"), ["(a)", "(b)", "1.", "(a)", "2."]),
    ],
)  # fmt: skip
def test_a_number_is_used_up_where_a_deeper_level_prints_it(levels: str, expected: list[str]) -> None:
    """Clause 9 has its number typed, its paragraphs are counted 9.1 and 9.2: the clause behind it is the tenth."""
    assert printed(items((1, 1), (1, 1), (1, 0), (1, 1), (1, 0)), lists(levels)) == expected


def provisions(data: bytes, name: str = "a.docx") -> list[tuple[str, str | None, str | None]]:
    """Id, number and heading of each provision."""
    found = read(data, name=name, subject="x", role="text", language=None, source="x").provisions
    return [(item.eid, item.number, item.heading) for item in found]


@pytest.mark.parametrize(
    ("printed", "number"),
    [("Artikel %1", "Artikel 1"), ("ARTICLE %1.", "ARTICLE 1"), ("§ %1", "§ 1"), ("%1. člen", "1. člen")],
)
def test_the_number_of_a_list_may_be_an_articles(printed: str, number: str) -> None:
    """The list prints 'Article 1' before the text of the article, and numbers its paragraphs below."""
    body = p("Rooms are lent for one day at a time.", number=(1, 0)) + p(
        "The keys of a room are given back in the evening.", number=(1, 0)
    )
    body += p("Whoever loses one of them pays for it.", number=(1, 1)) + p(
        "Lamps are put out by who leaves last.", number=(1, 0)
    )
    data = docx(body, numbering=lists(level(0, "decimal", printed) + level(1, "decimal", "(%2)")))
    found = provisions(data)
    assert [eid for eid, *_ in found] == ["art_1", "art_2", "art_2__para_1", "art_3"]
    assert found[0][1] == number
    assert found[2][1] == "(1)"


@pytest.mark.parametrize("of_style", [True, False])
def test_a_number_may_be_all_of_a_heading(of_style: bool) -> None:
    """A template prints 'Article 1' on lines nothing is typed on, be they styled as headings or not."""
    shape = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' if of_style else ""
    body = p("", number=(1, 0), style="Head") + p("Rooms are lent for a day.")
    body += p("", number=(1, 0), style="Head") + p("Lamps are put out.")
    data = docx(body, numbering=lists(level(0, "decimal", "Article %1")), styles=style("Head", inside=shape))
    assert provisions(data) == [("art_1", "Article 1", None), ("art_2", "Article 2", None)]


def test_a_bare_number_without_text_is_no_heading() -> None:
    """An item left blank prints '2.' and says nothing; the next one is the third all the same."""
    body = p("Rooms are lent.", number=(1, 0)) + p("", number=(1, 0)) + p("Lamps are put out.", number=(1, 0))
    assert read_texts(body, numbering=lists(PLAIN)) == ["1. Rooms are lent.", "3. Lamps are put out."]


@pytest.mark.parametrize("code", ["AUTONUM \\* Arabic", "AUTONUMLGL", " LISTNUM LegalDefault"])
@pytest.mark.parametrize("is_simple", [True, False])
def test_numbers_the_file_does_not_hold_are_said(code: str, is_simple: bool) -> None:
    """Word counts them when it prints; nobody can cite by what is read."""
    counted = f'<w:fldSimple w:instr="{code}"/>' if is_simple else field(code, "")
    parsed = parse(docx(f"<w:p>{counted}{r('Rooms are lent.')}</w:p>" * 2), name="a.docx")
    assert texts(parsed) == ["Rooms are lent."] * 2
    assert codes(parsed) == ["number-missing"]
    assert parsed.problems[0].text.startswith("2 numbers")
