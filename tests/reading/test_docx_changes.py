"""Word: what is deleted, moved or hidden is left out and counted; what was inserted is text."""

from __future__ import annotations

import pytest

from foedera.reading import parse
from tests.reading.tiny_docx import codes, docx, field, left_out, level, lists, p, r, read_texts, row, style, texts

GONE = ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"]


@pytest.mark.parametrize("mark", GONE)
def test_a_paragraph_without_its_end_runs_into_the_next(mark: str) -> None:
    """Deleted, moved away or hidden: the paragraph goes on, over several too, and the last one's number counts."""
    body = p("The Sides meet ", mark=mark) + p("once a year ", mark=mark) + p("in spring.") + p("They keep minutes.")
    assert read_texts(body) == ["The Sides meet once a year in spring.", "They keep minutes."]
    numbered = p("One ", number=(1, 0), mark=mark) + p("two.", number=(1, 0)) + p("Three.", number=(1, 0))
    assert read_texts(numbered, numbering=lists(level(0, "decimal", "%1."))) == ["1. One two.", "2. Three."]


@pytest.mark.parametrize("mark", GONE)
def test_an_end_that_is_gone_runs_into_no_table(mark: str) -> None:
    """Before a table, and at the end of a cell, a paragraph ends all the same."""
    table = f"<w:tbl><w:tr><w:tc>{p('Oslo', mark=mark)}</w:tc><w:tc>{p('Rome')}</w:tc></w:tr></w:tbl>"
    assert read_texts(p("They meet in", mark=mark) + table) == ["They meet in", "Oslo | Rome"]


def test_a_style_separator_keeps_heading_and_text_apart() -> None:
    """Word's own hidden mark between a heading and the text on its line (w:specVanish)."""
    body = p("Scope", mark="<w:vanish/><w:specVanish/>") + p("This applies to all.")
    assert read_texts(body) == ["Scope", "This applies to all."]


def test_moved_text_is_where_it_went() -> None:
    """Read once, at its new place, and counted at its old one."""
    body = (
        f"<w:p><w:moveFromRangeStart w:id='1'/><w:moveFrom>{r('They share costs.')}</w:moveFrom>"
        f"<w:moveFromRangeEnd w:id='1'/></w:p>{p('They meet.')}<w:p><w:moveTo>{r('They share costs.')}</w:moveTo></w:p>"
    )
    parsed = parse(docx(body), name="a.docx")
    assert texts(parsed) == ["They meet.", "They share costs."]
    assert left_out(parsed) == {"deleted text": 14}


@pytest.mark.parametrize(
    "gone",
    [
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('Gone')}</w:tc><w:tc>{p('away')}</w:tc></w:tr>",
        f"<w:del>{row('Gone', 'away')}</w:del>",
        f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('Gone')}</w:tc><w:tc>{p('away')}</w:tc></w:tr>",
    ],
)
def test_rows_may_be_deleted_or_hidden(gone: str) -> None:
    """A deleted row is counted with its text, however it is deleted; an inserted one is a row."""
    inserted = row("New", "here").replace("<w:tr>", "<w:tr><w:trPr><w:ins/></w:trPr>")
    parsed = parse(docx(f"<w:tbl>{row('Old', 'there')}{gone}{inserted}</w:tbl>"), name="a.docx")
    assert texts(parsed) == ["Old | there", "New | here"]
    assert sum(left_out(parsed).values()) == len("Goneaway")


def test_a_cell_may_be_deleted() -> None:
    """w:cellDel takes the cell, not its row."""
    cells = f"<w:tc>{p('Stays')}</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>{p('Gone')}</w:tc>"
    parsed = parse(docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), name="a.docx")
    assert texts(parsed) == ["Stays"]
    assert left_out(parsed) == {"deleted text": 4}
    assert codes(parsed) == ["tracked-changes"]


def test_old_properties_are_no_properties() -> None:
    """What a tracked change of format keeps of before: not bold any more, not numbered, not deleted."""
    old = '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    assert read_texts(p("They meet.", properties=old), numbering=lists(level(0, "decimal", "%1."))) == ["They meet."]


HIDING = (
    style("Note", inside="<w:rPr><w:vanish/></w:rPr>", kind="character")
    + style("Hidden", inside="<w:rPr><w:vanish/></w:rPr>")
    + style("Inner", inside='<w:basedOn w:val="Hidden"/>')
)


@pytest.mark.parametrize(
    "hidden",
    [
        r("Not agreed.", "<w:vanish/>"),
        r("Not agreed.", '<w:rStyle w:val="Note"/>'),
        "<w:ins>" + r("Not agreed.", '<w:vanish w:val="true"/>') + "</w:ins>",
        f"<w:hyperlink>{r('Not agreed.', '<w:vanish/>')}</w:hyperlink>",
    ],
)
def test_hidden_runs_are_left_out_and_said(hidden: str) -> None:
    """By their own word or their style's, whatever is around them."""
    parsed = parse(docx(f"<w:p>{r('They meet. ')}{hidden}</w:p>", styles=HIDING), name="a.docx")
    assert texts(parsed) == ["They meet."]
    assert left_out(parsed) == {"hidden text": 9}
    assert "hidden-text" in codes(parsed)


@pytest.mark.parametrize("key", ["Hidden", "Inner"])
def test_a_hidden_paragraph_has_no_number(key: str) -> None:
    """Hidden by its style or the one that is based on; a run that says so is shown all the same."""
    body = p("One.", number=(1, 0)) + p("Not agreed.", number=(1, 0), style=key) + p("Two.", number=(1, 0))
    run = r("Shown.", '<w:vanish w:val="0"/>')
    shown = f'<w:p><w:pPr><w:pStyle w:val="{key}"/></w:pPr>{run}</w:p>'
    found = read_texts(body + shown, numbering=lists(level(0, "decimal", "%1.")), styles=HIDING)
    assert found == ["1. One.", "2. Two.", "Shown."]


def test_text_hidden_in_web_view_only_is_text() -> None:
    """w:webHidden is not w:vanish."""
    assert read_texts(f"<w:p>{r('They meet.', '<w:webHidden/>')}</w:p>") == ["They meet."]


def test_a_field_prints_its_result_and_not_its_code() -> None:
    """Also where fields stand in one another's code, or have no end."""
    inner = field("MERGEFIELD side", r("Northland"))
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        f'{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("Southland")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    endless = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r></w:p>'
    parsed = parse(docx(f"<w:p>{nested}{r(' agrees.')}</w:p>{endless}{p('They meet.')}"), name="a.docx")
    assert texts(parsed) == ["Southland agrees.", "They meet."]
    assert left_out(parsed) == {"code of a field": 9}


def test_forms_show_what_was_chosen() -> None:
    """The entry of a drop-down list, and a box that is ticked, stand in no run."""
    entries = "".join(f'<w:listEntry w:val="{name}"/>' for name in ("Oslo", "Rome"))
    drop = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    tick = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    runs = "".join(
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for data in (drop, tick)
    )
    assert read_texts(f"<w:p>{r('They meet in ')}{runs}</w:p>") == ["They meet in Rome☒"]
