"""An extract as a Word document: real headings, quotes with their citations, drafts with footnotes.

Two runs give the same bytes.

In: an extract. Out: bytes of a .docx. Not here: what is in it (library_extract, draft_extract, pins_extract).
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from foedera.model.extract import Extract, Mark, Quote
from foedera.publishing.citations import footnote_in_words, quote_in_words
from foedera.publishing.word_footnotes import Footnotes
from foedera.text.normalise import clean

if TYPE_CHECKING:
    from docx.document import Document

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file: the earliest a ZIP archive can hold."""


def to_docx(extract: Extract) -> bytes:
    """A document with one heading a section. Quotes are as they stand; our own lines lose signs no XML can hold."""
    import docx  # only this format needs it

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = clean(extract.title), "Foedera", ""
    properties.created = properties.modified = extract.recorded.replace(tzinfo=None)
    footnotes = Footnotes(document)
    document.add_heading(clean(extract.title), level=0)
    for line in (*extract.lines, extract.address):
        document.add_paragraph(clean(line))
    for section in extract.sections:
        document.add_heading(clean(section.heading), level=section.level)
        for line in section.lines:
            document.add_paragraph(clean(line))
        for quote in section.quotes:
            if quote.stretches:
                _set_off(document, quote, footnotes)
                continue
            for style, text in _paragraphs(quote):
                document.add_paragraph(text, style=style)
    footnotes.close()
    made = io.BytesIO()
    document.save(made)
    return undated(made)


def _set_off(document: Document, quote: Quote, footnotes: Footnotes) -> None:
    """Words of a draft or variant: slots still open in yellow, changes drawn, sources as a footnote."""
    from docx.enum.text import WD_COLOR_INDEX

    paragraph = document.add_paragraph()
    for stretch in quote.stretches:
        font = paragraph.add_run(stretch.text).font
        match stretch.mark:
            case Mark.OPEN:
                font.highlight_color = WD_COLOR_INDEX.YELLOW
            case Mark.INSERTED:
                font.underline = font.bold = True
            case Mark.DELETED:
                font.strike = True
    footnotes.add(paragraph, clean(footnote_in_words(quote)))


def _paragraphs(quote: Quote) -> list[tuple[str, str]]:
    """Style and text: our label and the words it completes where there are any, the words themselves, the citation."""
    label = [("Normal", clean(quote.label))] if quote.label else []
    lead = [] if quote.excerpt.lead is None else [("Quote", f"{quote.excerpt.lead} …")]
    return [*label, *lead, ("Quote", quote.excerpt.text), ("Caption", clean(quote_in_words(quote.excerpt)))]


def undated(archive: io.BytesIO) -> bytes:
    """The same archive without the moment it was written at."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(part, read.read(name))
    return out.getvalue()
