"""Word documents: real headings, quotes character for character, the same bytes every time."""

from __future__ import annotations

import io
import zipfile

import docx
from hypothesis import given
from lxml import etree

from foedera.model.extract import Extract, Mark
from foedera.publishing.citations import footnote_in_words
from foedera.publishing.word import to_docx
from foedera.text.normalise import clean
from tests.publishing.extracts import all_quotes, extracts, quoted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@given(extracts)
def test_every_quote_stands_character_for_character(extract: Extract) -> None:
    """As a paragraph of its own in the style for quotes; headings are headings of their level."""
    document = docx.Document(io.BytesIO(to_docx(extract)))
    assert [p.text for p in document.paragraphs if p.style.name == "Quote"] == quoted(extract)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [clean(section.heading) for section in extract.sections]
    assert sum(p.style.name == "Caption" for p in document.paragraphs) == len(quoted(extract))


def notes(book: bytes) -> list[str]:
    """The text of every footnote, the separators left out."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        if "word/footnotes.xml" not in parts.namelist():
            return []
        tree = etree.fromstring(parts.read("word/footnotes.xml"))
    return ["".join(note.itertext()) for note in tree.findall(f"{W}footnote") if note.get(f"{W}type") is None]


@given(extracts)
def test_a_drafted_clause_has_its_source_as_a_footnote(extract: Extract) -> None:
    """A sign for each footnote, in order; the words before it are the draft's, slots still open in yellow."""
    book = to_docx(extract)
    expected = [quote for quote in all_quotes(extract) if quote.stretches]
    assert notes(book) == [f" {clean(footnote_in_words(quote))}" for quote in expected]
    paragraphs = docx.Document(io.BytesIO(book)).paragraphs
    signed = [p for p in paragraphs if p._p.findall(f".//{W}footnoteReference")]
    assert [p.text for p in signed] == ["".join(one.text for one in quote.stretches) for quote in expected]
    signs = [p._p.find(f".//{W}footnoteReference").get(f"{W}id") for p in signed]
    assert signs == [str(number) for number in range(1, len(expected) + 1)]
    for paragraph, quote in zip(signed, expected, strict=True):
        yellow = "".join(run.text for run in paragraph.runs if run.font.highlight_color)
        assert yellow == "".join(one.text for one in quote.stretches if one.mark is Mark.OPEN)


@given(extracts)
def test_two_runs_give_the_same_bytes(extract: Extract) -> None:
    """No part carries the moment it was made; the document is dated by its newest claim."""
    made = to_docx(extract)
    assert made == to_docx(extract)
    assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(made)).core_properties
    assert properties.created == properties.modified == extract.recorded.replace(microsecond=0)
    assert (properties.author, properties.comments) == ("Foedera", "")
