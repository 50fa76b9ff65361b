"""Word documents: real headings, quotes character for character, the same bytes every time."""

from __future__ import annotations

import io
import zipfile

import docx
from hypothesis import given

from foedera.model.extract import Extract
from foedera.publishing.word import to_docx
from foedera.text.normalise import clean
from tests.publishing.extracts import extracts, quoted


@given(extracts)
def test_every_quote_stands_character_for_character(extract: Extract) -> None:
    """As a paragraph of its own in the style for quotes; headings are headings of their level."""
    document = docx.Document(io.BytesIO(to_docx(extract)))
    assert [p.text for p in document.paragraphs if p.style.name == "Quote"] == quoted(extract)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [clean(section.heading) for section in extract.sections]
    assert sum(p.style.name == "Caption" for p in document.paragraphs) == len(quoted(extract))


@given(extracts)
def test_two_runs_give_the_same_bytes(extract: Extract) -> None:
    """No part carries the moment it was made; the document is dated by its newest claim."""
    made = to_docx(extract)
    assert made == to_docx(extract)
    assert {part.date_time for part in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(made)).core_properties
    assert properties.created == properties.modified == extract.recorded.replace(microsecond=0)
    assert (properties.author, properties.comments) == ("Foedera", "")
