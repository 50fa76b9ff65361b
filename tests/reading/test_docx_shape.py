"""Word: what is a heading and what is text, which title a text shows, and what is only its table of contents."""

from __future__ import annotations

import pytest

from foedera.reading import parse, read
from tests.reading.tiny_docx import codes, docx, field, left_out, level, lists, p, r, style, texts

STYLES = (
    style("H1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("H2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("Title", "Title")
    + style("Side", "Side heading")
    + style("Num", "Numbered", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("TOC1", "toc 1")
    + style("Contents1", "Contents 1")
)
LISTS = lists(level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)"))
LONG = "Each Side names one office for contact within sixty days after the arrangement begins."


def kinds(body: str) -> list[tuple[str, str]]:
    """Kind and text of the blocks."""
    parsed = parse(docx(body, styles=STYLES, numbering=LISTS), name="a.docx")
    return [(block.kind, block.text) for block in parsed.blocks]


def title(body: str, said: str | None = None) -> str | None:
    """The title of a file, whose properties may name one."""
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    members = {} if said is None else {"docProps/core.xml": f"<p {space}><dc:title>{said}</dc:title></p>"}
    return parse(docx(body, members, styles=STYLES, numbering=LISTS), name="a.docx").title


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "The Parties shall meet annually.",
        "They agree as follows on the exchange of staff:",
        "to exchange information; and",
        "air transport;",
        "The Sides said: “We meet once a year.”",
        "各缔约方应当每年举行一次会议。",
        f"{LONG} {LONG} {LONG} {LONG}"[:-1],
    ],
)
@pytest.mark.parametrize("key", ["H1", "Num"])
def test_a_sentence_is_text_whatever_its_level(text: str, key: str) -> None:
    """By its full stop, its semicolon, its colon or its length, in Latin letters and others."""
    found = kinds(p("Aim", style="H1") + p(text, style=key) + p("They keep minutes."))
    assert [kind for kind, _ in found] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "text",
    ["Aim", "Entry into force", "Article 5", "Article 5. Entry into force.", "Definitions.", "CHAPTER II – Costs",
     "Obligations of the Parties:", "定义", "Final provisions, notices and other matters of form and substance"],
)  # fmt: skip
def test_a_heading_stays_one(text: str) -> None:
    """Short, or by its words: with a full stop too."""
    assert kinds(p(text, style="H2") + p(LONG)) == [("heading", text), ("paragraph", LONG)]


def test_short_ones_among_numbered_sentences_are_of_their_kind() -> None:
    """Where a numbered style holds sentences, a short one has its number in their row."""
    body = p(LONG, style="Num") + p("Costs", style="Num") + p("They keep minutes of it.", style="Num")
    assert kinds(body) == [
        ("paragraph", f"1. {LONG}"),
        ("paragraph", "2. Costs"),
        ("paragraph", "3. They keep minutes of it."),
    ]
    headed = p("Aim", style="Num") + p("They meet.") + p("Costs", style="Num") + p("They pay.")
    assert [kind for kind, _ in kinds(headed)] == ["heading", "paragraph", "heading", "paragraph"]


def test_a_point_in_lower_case_is_no_heading() -> None:
    """'(a) exchange of information' under a heading's style."""
    body = p("Aim", style="H1") + p("exchange of information", style="H2", number=(1, 1)) + p("They meet.")
    assert kinds(body)[1] == ("paragraph", "(a) exchange of information")


def test_where_all_are_headings_the_first_is() -> None:
    """A text says something: the others are its text; a single line is all of it."""
    assert [kind for kind, _ in kinds("".join(p(text, style="H1") for text in ("Aim", "Peace", "Trade")))] == [
        "heading",
        "paragraph",
        "paragraph",
    ]
    assert kinds(p("Peace", style="H1")) == [("paragraph", "Peace")]
    articles = "".join(p(f"Article {at}", style="H1") for at in (1, 2))
    assert [kind for kind, _ in kinds(articles)] == ["heading", "heading"]


def test_bold_says_nothing_where_all_is_bold() -> None:
    """Bold lines are headings in a text that is not bold; in a bold text they are its lines."""
    bold = "<w:b/>"
    lines = f"<w:p>{r('Costs', bold)}</w:p>"
    assert kinds(lines + p(LONG))[0] == ("heading", "Costs")
    words = " ".join(["The Sides do as they said they would"] * 5)
    assert kinds(lines + f"<w:p>{r(words, bold)}</w:p>")[0] == ("paragraph", "Costs")


@pytest.mark.parametrize("key", ["Side"])
def test_somebodys_own_style_may_be_for_headings(key: str) -> None:
    """By its name, where it has no level; sentences in it are text."""
    assert [kind for kind, _ in kinds(p("Costs", style=key) + p(LONG, style=key))] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Treaty on salt", style="Title") + p("Aim", style="H1") + p(LONG), "Treaty on salt"),
        (p("Treaty", style="Title") + p("on salt", style="Title") + p(LONG), "Treaty on salt"),
        (p("Treaty on salt", style="H1") + p("Article 1", style="H1") + p(LONG), "Treaty on salt"),
        (p("No. 4 of 2024") + p("Treaty on salt", style="H1") + p(LONG), "Treaty on salt"),
        ("".join(p(line, style="H1") for line in ("AGREEMENT", "BETWEEN", "NORTHLAND", "AND", "SOUTHLAND")) + p(LONG),
         "AGREEMENT BETWEEN NORTHLAND AND SOUTHLAND"),
        (p("Agreement between Northland and Southland") + p(LONG), "Agreement between Northland and Southland"),
        (p("Article 1", style="H1") + p(LONG), "Template v3"),
        (p(LONG) + p("Costs", style="H1") + p(LONG), "Template v3"),
        (p(LONG, style="Title") + p(LONG), "Template v3"),
    ],
)  # fmt: skip
def test_the_title_shown_goes_before_a_property(body: str, expected: str) -> None:
    """The lines set as one; the first heading above all sentences; a line that names an instrument; the property."""
    assert title(body, "Template v3") == expected


def test_a_text_without_any_title_has_none() -> None:
    """Then the file's name is shown."""
    assert title(p("Article 1", style="H1") + p(LONG)) is None


ENTRIES = [("Article 1 Aim", "2"), ("Article 2 Costs", "3"), ("Article 3 End", "3")]
BODY = "".join(p(words, style="H1") + p(LONG) for words, _ in ENTRIES)


def entry(words: str, page: str, key: str = "") -> str:
    """A line of a table of contents."""
    styled = f'<w:pPr><w:pStyle w:val="{key}"/></w:pPr>' if key else ""
    return f"<w:p>{styled}<w:hyperlink>{r(words)}<w:r><w:tab/></w:r>{r(page)}</w:hyperlink></w:p>"


def control(inside: str) -> str:
    """A content control for a table of contents."""
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    return f"<w:sdt>{gallery}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def spread(code: str) -> str:
    """A field over several paragraphs, its code in the first, its end in the last."""
    begin, end = field(code, "|").split("|")
    lines = [entry(*words) for words in ENTRIES]
    lines[0] = lines[0].replace("<w:p>", f"<w:p>{begin}", 1)
    lines[-1] = lines[-1].replace("</w:p>", f"{end}</w:p>", 1)
    return "".join(lines)


@pytest.mark.parametrize(
    "contents",
    [
        spread('TOC \\o "1-2" \\h'),
        p("Contents") + spread('TOC \\o "1-2"'),
        control(p("Contents") + spread("TOC")),
        control("".join(entry(*words) for words in ENTRIES)),
        p("Table of Contents", style="H1") + "".join(entry(*words, key="TOC1") for words in ENTRIES),
        "".join(entry(*words, key="Contents1") for words in ENTRIES),
        p("Inhalt") + "".join(p(f"{words} ........ {page}") for words, page in ENTRIES),
        f"<w:p>{field('TOC', r('Article 1 Aim 2'))}</w:p>",
        f"<w:p><w:fldSimple w:instr=' TOC '>{r('Article 1 Aim 2')}</w:fldSimple></w:p>",
        spread("INDEX \\c 2"),
    ],
)
def test_a_table_of_contents_is_left_out_and_said(contents: str) -> None:
    """By its field, control or styles, by hand, with its heading: no line of it is left, and the text is whole."""
    parsed = parse(docx(contents + BODY, styles=STYLES), name="a.docx")
    assert texts(parsed) == [text for words, _ in ENTRIES for text in (words, LONG)]
    assert codes(parsed) == ["table-of-contents"]
    assert left_out(parsed).keys() == {"table of contents"}


def test_text_behind_a_table_of_contents_is_text() -> None:
    """Typed into its control, or into the paragraph its field ends in."""
    assert kinds(control(spread("TOC") + p(LONG)) + BODY)[0] == ("paragraph", LONG)
    ended = f"<w:p>{field('TOC', r('Article 1 Aim 2'))}{r('They meet.')}</w:p>"
    assert kinds(ended + BODY)[0] == ("paragraph", "They meet.")


def test_lines_that_end_in_numbers_are_no_table_of_contents() -> None:
    """Prices, or places on a map, do not come again as headings."""
    lines = "".join(p(f"{good} ....... {price}") for good, price in (("Salt", 2), ("Iron", 3), ("Wool", 9)))
    assert len(kinds(lines + BODY)) == 3 + 6
    assert kinds(p("Contents") + p(LONG))[0] == ("paragraph", "Contents")


@pytest.mark.parametrize(
    ("article", "parts", "text"),
    [
        ("Article 1 – Parties", ("a) Seller", "b) Buyer"), "The firm called Elm is meant in what follows."),
        ("ماده 1_ طرفین قرارداد", ("الف) فروشنده", "ب) خریدار"), "شرکت نارون در این قرارداد چنین نامیده می شود."),
        ("Статья 1. Стороны", ("а) Продавец", "б) Покупатель"), "Общество под именем «Вяз» далее называется так."),
        ("Artikel 1 – Parteien", ("(i) Verkäufer", "(ii) Käufer"), "Die Firma namens Ulme ist im Folgenden gemeint."),
    ],
)
def test_a_bold_line_with_a_letter_stands_in_its_article(article: str, parts: tuple[str, ...], text: str) -> None:
    """Both are bold only, so that nothing else tells which is the deeper."""

    def bold(line: str) -> str:
        return f"<w:p>{r(line, '<w:b/>')}</w:p>"

    body = bold(article) + "".join(bold(line) + p(text) for line in parts) + p(text) * 3
    data = docx(p(text) + body, styles=STYLES, numbering=LISTS)
    provisions = read(data, name="a.docx", subject="x", role="text", language="eng", source="s").provisions
    below = [item for item in provisions if item.path[-1:] in {(line,) for line in parts}]
    assert len(below) >= len(parts)
    assert all(item.eid.startswith("art_1__") for item in below)
