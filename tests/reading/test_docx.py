"""Word: the numbers it prints, accepted changes, notes. The files are written part by part, as Word stores them."""

from __future__ import annotations

import io
import zipfile

import pytest

from foedera.errors import UnreadableFile
from foedera.reading import parse
from tests.reading.tiny_docx import docx, level, p, texts

LEGAL = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}'
    f"{level(2, 'lowerRoman', '(%3)')}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_numbers_are_counted_as_word_counts() -> None:
    """Deeper levels restart, lists of one model go on, an override begins again; the 27th letter is aa."""
    body = (
        p("One", number=(1, 0))
        + p("first", number=(1, 1))
        + p("deep", number=(1, 2))
        + p("second", number=(1, 1))
        + p("Two", number=(1, 0))
        + p("again first", number=(1, 1))
        + p("Anew", number=(2, 0))
        + "".join(p("x", number=(2, 1)) for _ in range(27))
    )
    found = texts(parse(docx(body, numbering=LEGAL), name="a.docx"))
    assert found[:7] == ["1. One", "(a) first", "(i) deep", "(b) second", "2. Two", "(a) again first", "1. Anew"]
    assert found[-2:] == ["(z) x", "(aa) x"]


def test_a_style_may_carry_the_number_and_the_level() -> None:
    """Headings numbered by their style: 'Article 1', with the level the style's name gives."""
    article = '<w:abstractNum w:abstractNumId="3">' + level(0, "decimal", "Article %1") + "</w:abstractNum>"
    numbering = article + '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
    styles = (
        '<w:style w:styleId="Art"><w:name w:val="heading 2"/>'
        '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="ArtBold"><w:name w:val="Article bold"/><w:basedOn w:val="Art"/></w:style>'
    )
    body = p("Scope", style="Art") + p("The Parties agree.") + p("Costs", style="ArtBold")
    parsed = parse(docx(body, numbering=numbering, styles=styles), name="a.docx")
    assert [(block.kind, block.level, block.text) for block in parsed.blocks] == [
        ("heading", 2, "Article 1 Scope"),
        ("paragraph", 0, "The Parties agree."),
        ("heading", 2, "Article 2 Costs"),
    ]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    """Inserted words count, deleted and moved ones do not, and the import says that there were changes."""
    body = (
        "<w:p><w:r><w:t>The Parties </w:t></w:r><w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>shall</w:t></w:r></w:ins><w:r><w:t> meet.</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom></w:p>"
    )
    parsed = parse(docx(body), name="a.docx")
    assert texts(parsed) == ["The Parties shall meet."]
    (problem,) = parsed.problems
    assert problem.code == "tracked-changes"
    assert "1 deleted, 1 inserted, 1 moved away" in problem.text


def test_notes_hang_on_their_words() -> None:
    """The mark is not in the text; the note follows, and the place is kept."""
    body = (
        "<w:p><w:r><w:t>They meet yearly</w:t></w:r><w:r><w:footnoteReference w:id='4'/></w:r>"
        "<w:r><w:t>, in turn.</w:t></w:r></w:p>"
    )
    notes = "<w:footnote w:id='4'><w:p><w:r><w:footnoteRef/><w:t> In spring.</w:t></w:r></w:p></w:footnote>"
    call, note = parse(docx(body, footnotes=notes), name="a.docx").blocks
    assert (call.text, call.marks) == ("They meet yearly, in turn.", ((16, "1"),))
    assert (note.kind, note.number, note.text) == ("note", "1", "In spring.")


def test_tables_and_content_controls() -> None:
    """Rows of cells; what stands in a content control is text like any other."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + cell.format("Oslo") + cell.format("spring") + "</w:tr>"
    body = f"<w:tbl>{row}</w:tbl><w:sdt><w:sdtContent>{p('Inside.')}</w:sdtContent></w:sdt>"
    parsed = parse(docx(body), name="a.docx")
    assert [(block.kind, block.text) for block in parsed.blocks] == [
        ("table", "Oslo | spring"),
        ("paragraph", "Inside."),
    ]


def test_what_is_no_word_file_is_refused() -> None:
    """Another archive with that suffix says what it holds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(UnreadableFile, match=r"content\.xml"):
        parse(out.getvalue(), name="a.docx")
