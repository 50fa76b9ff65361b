"""One line, cell or box of a Word file: whatever is wrapped around its text, nothing of it is lost."""

from __future__ import annotations

import pytest

from foedera.reading import parse
from tests.reading.tiny_docx import box, codes, docx, left_out, p, r, read_texts, row, texts

MEET = p("They meet once a year.")


def test_text_boxes_are_read_behind_their_paragraph() -> None:
    """Once, not again for old readers; with tables and further boxes inside; in cells as part of the cell."""
    inside = f"{p('In the box.')}<w:tbl>{row('Oslo', 'Rome')}</w:tbl><w:p>{box(p('Deeper.'))}</w:p>"
    body = f"<w:p>{r('Before ')}{box(inside, p('In the box.'))}{r('and after.')}</w:p>{MEET}"
    parsed = parse(docx(body), name="a.docx")
    assert texts(parsed) == [
        "Before and after.",
        "In the box.",
        "Oslo | Rome",
        "Deeper.",
        "They meet once a year.",
    ]
    assert codes(parsed) == ["text-box"]
    cell = f"<w:tc><w:p>{r('Oslo')}{box(p('the capital'))}</w:p></w:tc><w:tc>{p('Rome')}</w:tc>"
    assert read_texts(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == ["Oslo the capital | Rome"]


def test_of_alternatives_the_first_with_text_is_read() -> None:
    """Where a new drawing has no words, those of the old one are the text."""
    choice = "<mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
    words = f"<v:textbox><w:txbxContent>{p('Old words.')}</w:txbxContent></v:textbox>"
    old = f"<mc:Fallback><w:pict>{words}</w:pict></mc:Fallback>"
    drawing = f"<mc:AlternateContent>{choice}{old}</mc:AlternateContent>"
    assert read_texts(f"<w:p><w:r>{drawing}</w:r></w:p>") == ["Old words."]
    both = f"<mc:Choice Requires='x'>{MEET}</mc:Choice><mc:Fallback>{MEET}</mc:Fallback>"
    assert read_texts(f"<mc:AlternateContent>{both}</mc:AlternateContent>") == ["They meet once a year."]


WRAPPED = [
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:ins>{}</w:ins>",
    "<w:customXml w:element='x'>{}</w:customXml>",
    "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
    "<w:unheardOf>{}</w:unheardOf>",
    "<mc:AlternateContent><mc:Choice Requires='x'>{}</mc:Choice></mc:AlternateContent>",
]


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_wrappings_lose_nothing(wrapping: str) -> None:
    """Around rows, cells, paragraphs, runs: what is inside is where it would stand alone."""
    table = f"<w:tbl>{row('Side', 'Office')}{{}}{row('Southland', 'Navy')}</w:tbl>"
    expected = ["Side | Office", "Northland | Guard", "Southland | Navy"]
    assert read_texts(table.format(wrapping.format(row("Northland", "Guard")))) == expected
    cells = f"<w:tc>{p('Northland')}</w:tc>"
    wrapped = f"<w:tr>{wrapping.format(cells)}<w:tc>{p('Guard')}</w:tc></w:tr>"
    assert read_texts(table.format(wrapped)) == expected
    assert read_texts(f"{p('One.')}{wrapping.format(p('Two.'))}{p('Three.')}") == ["One.", "Two.", "Three."]
    assert read_texts(f"<w:p>{r('They ')}{wrapping.format(r('meet'))}{r(' here.')}</w:p>") == ["They meet here."]


@pytest.mark.parametrize(
    "wrapping",
    ["<w:smartTag>{}</w:smartTag>", "<w:hyperlink>{}</w:hyperlink>", "<w:dir w:val='rtl'>{}</w:dir>",
     "<w:bdo>{}</w:bdo>", "<w:fldSimple w:instr='REF x'>{}</w:fldSimple>"],
)  # fmt: skip
def test_runs_stand_in_many_things(wrapping: str) -> None:
    """Smart tags, links, directions, simple fields."""
    assert read_texts(f"<w:p>{r('They ')}{wrapping.format(r('meet'))}{r('.')}</w:p>") == ["They meet."]


def test_signs_between_letters() -> None:
    """Tabs and breaks are gaps; a hyphen that does not break is one; what shows only at a line's end is none."""
    signs = ("tab", "br", "noBreakHyphen", "softHyphen")
    letters = "".join(f"<w:t>{letter}</w:t><w:{sign}/>" for letter, sign in zip("abcd", signs, strict=True))
    assert read_texts(f"<w:p><w:r>{letters}<w:t>e</w:t></w:r></w:p>") == ["a b c-de"]


def test_a_reading_aid_is_left_out() -> None:
    """Of 協定 with its reading above it, the word is the text."""
    ruby = f"<w:r><w:ruby><w:rt>{r('きょうてい')}</w:rt><w:rubyBase>{r('協定')}</w:rubyBase></w:ruby></w:r>"
    parsed = parse(docx(f"<w:p>{ruby}{r('を結ぶ。')}</w:p>"), name="a.docx")
    assert texts(parsed) == ["協定を結ぶ。"]
    assert left_out(parsed) == {"reading aid": 5}


def test_formulas_keep_their_parts_apart() -> None:
    """A half is not twelve."""
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    power = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    body = f"<w:p>{r('A share of ')}<m:oMath>{half}</m:oMath>{r(' of ')}<m:oMath>{power}</m:oMath></w:p>"
    assert read_texts(body) == ["A share of 1/2 of x^2"]


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "00B3", "≥"),
        ("Symbol", "F061", "α"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings-Regular", "F0A7", "▪"),
        ("Times New Roman", "2265", "≥"),
        ("Arial Unicode MS", "001E", "-"),
    ],
)
def test_signs_of_symbol_fonts_are_what_they_look_like(font: str, code: str, expected: str) -> None:
    """By their own element, or as a letter moved up in a run of that font."""
    sign = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert read_texts(f"<w:p>{r('A share ')}{sign}{r(' 10.')}</w:p>") == [f"A share {expected} 10."]
    if code.startswith("F0"):
        moved = r(chr(int(code, 16)), f'<w:rFonts w:ascii="{font}"/>')
        assert read_texts(f"<w:p>{r('A share ')}{moved}{r(' 10.')}</w:p>") == [f"A share {expected} 10."]


def test_a_sign_nobody_knows_has_a_stand_in() -> None:
    """Visible in the text, and said."""
    sign = '<w:r><w:sym w:font="Zapf Marks" w:char="F041"/></w:r>'
    parsed = parse(docx(f"<w:p>{r('A share ')}{sign}{r(' 10.')}</w:p>"), name="a.docx")
    assert texts(parsed) == ["A share \ufffd 10."]
    assert codes(parsed) == ["symbol-unknown"]


def call(key: int, kind: str = "footnote", more: str = "", mark: str = "") -> str:
    """A run that calls a note."""
    return f'<w:r><w:{kind}Reference w:id="{key}" {more}/><w:t>{mark}</w:t></w:r>'


def test_notes_have_the_marks_word_prints() -> None:
    """Footnotes 1, 2; endnotes i, ii; typed marks as typed, in brackets too; one called twice once."""
    own = call(2, more='w:customMarkFollows="1"', mark="*")
    body = f"<w:p>{r('One')}{call(1)}{r(' two')}{own}{r(' three(')}{call(3)}{r(').')}</w:p>"
    body += f"<w:p>{r('End')}{call(1, 'endnote')}{r(', again')}{call(1)}</w:p>"
    notes = ["Lost", "A", "* B", "C"]
    foot = "".join(f'<w:footnote w:id="{at}">{p(text)}</w:footnote>' for at, text in enumerate(notes))
    end = f'<w:endnote w:id="1">{p("E")}</w:endnote>'
    parsed = parse(docx(body, footnotes=foot, endnotes=end), name="a.docx")
    assert [(block.kind, block.number, block.text, block.marks) for block in parsed.blocks] == [
        ("paragraph", None, "One two three.", ((3, "1"), (7, "*"), (13, "2"))),
        ("note", "1", "A", ()),
        ("note", "*", "B", ()),
        ("note", "2", "C", ()),
        ("paragraph", None, "End, again", ((3, "i"), (10, "1"))),
        ("note", "i", "E", ()),
    ]
    assert left_out(parsed) == {"note nothing calls": 4}


def test_cells_keep_their_columns() -> None:
    """A row may leave columns out at its beginning; a cell that goes on from above is empty."""
    late = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc>{p('Rome')}</w:tc></w:tr>"
    merged = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{p('Bern')}</w:tc></w:tr>"
    inner = f"<w:tr><w:tc><w:tbl>{row('a', 'b')}</w:tbl>{p('c')}</w:tc><w:tc>{p('d')}</w:tc></w:tr>"
    assert read_texts(f"<w:tbl>{row('Seat', 'Oslo')}{late}{merged}{inner}</w:tbl>") == [
        "Seat | Oslo",
        "| Rome",
        "| Bern",
        "a b c | d",
    ]


def test_a_table_that_only_lays_out_a_page_is_text() -> None:
    """A frame around the text; two languages side by side, each read through; a table of data stays one."""
    frame = f"<w:tbl><w:tr><w:tc>{p('Article 1')}{MEET}</w:tc></w:tr></w:tbl>"
    assert read_texts(frame) == ["Article 1", "They meet once a year."]
    sentence = "The Sides meet once a year in {} to look at what was done."
    rows = "".join(
        row(f"Article {at}", f"Artikel {at}") + row(sentence.format(f"turn {at}"), sentence.format(f"Reihe {at}"))
        for at in (1, 2)
    )
    assert read_texts(f"<w:tbl>{rows}</w:tbl>")[::2] == ["Article 1", "Article 2", "Artikel 1", "Artikel 2"]
    old_and_new = row("Article 1", "Article 4") + row("Article 2", "Article 7")
    assert read_texts(f"<w:tbl>{old_and_new}</w:tbl>") == ["Article 1 | Article 4", "Article 2 | Article 7"]
