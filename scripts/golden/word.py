"""Agreements as DOCX: real numbering, footnotes, tables, tracked changes, heading styles, running head and page number.

In: a Source and a form. Out: the bytes of a DOCX. The printed numbers are Word's own where the form says so: nothing
in the text holds them. Not here: the footnotes and numbering parts (word_parts.py).
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from scripts.golden.fixed import fixed_zip
from scripts.golden.pieces import Piece, Run, Source, heading_text
from scripts.golden.word_parts import Numbering, add_footnotes

_EDITED = {"w:author": "A. Editor", "w:date": "2023-02-01T09:00:00Z"}


@dataclass(frozen=True)
class Form:
    """How a Word document is made."""

    numbered: bool = True
    """Whether Word numbers the paragraphs and points; otherwise the numbers are typed."""
    numbered_headings: bool = False
    """Whether Word numbers the headings too."""
    bold_headings: bool = False
    """Whether headings are bold paragraphs without a heading style."""
    two_lines: bool = False
    columns: int = 1
    joiner: str = " – "
    size: tuple[int, int] = (148, 210)
    points: float = 10
    align: str = "LEFT"
    hyphenated: bool = False
    own_marks: bool = True
    """Whether a footnote marked by a star repeats the star in its text: Word needs it, LibreOffice adds it itself."""


def render(source: Source, form: Form) -> bytes:
    """The agreement as a DOCX."""
    document = Document()
    _set_up(document, source, form)
    title = document.add_paragraph(source.title, style="Title")
    if form.columns > 1:
        _break_section(title)
    writer = _Writer(document, form)
    rows: list[Piece] = []
    for piece in source.pieces:
        if piece.kind != "table" and rows:
            writer.table(rows)
            rows = []
        if piece.kind == "table":
            rows.append(piece)
        elif piece.kind == "heading":
            writer.heading(piece)
        else:
            writer.paragraph(piece)
    if source.notes:
        add_footnotes(document, source.notes, own_marks=form.own_marks)
    packed = io.BytesIO()
    document.save(packed)
    return fixed_zip(packed.getvalue())


class _Writer:
    """Adds pieces to a document."""

    def __init__(self, document: DocumentType, form: Form) -> None:
        self.document = document
        self.form = form
        self.numbering = Numbering(document, headings=form.numbered_headings)
        self.changes = 0
        self.notes = 0

    def heading(self, piece: Piece) -> None:
        """A heading by style, or a bold paragraph."""
        own = self.form.numbered_headings and piece.number is not None and bool(re.search(r"\d", piece.number))
        style = "Normal" if self.form.bold_headings else f"Heading {piece.level}"
        paragraph = self.document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = True
        if own:
            paragraph.add_run(piece.words)
            self.numbering.number_heading(paragraph, piece.number or "", self.form.joiner)
        elif self.form.two_lines and piece.number and piece.words:
            paragraph.add_run(piece.number).add_break()
            paragraph.add_run(piece.words)
        else:
            paragraph.add_run(heading_text(piece, self.form.joiner))
        if not own:
            self.numbering.restart()
        if self.form.bold_headings:
            paragraph.paragraph_format.space_before = Pt(10)
            for run in paragraph.runs:
                run.bold = True

    def paragraph(self, piece: Piece) -> None:
        """A paragraph or point, numbered by Word or by hand."""
        paragraph = self.document.add_paragraph()
        if piece.number is not None and self.form.numbered:
            self.numbering.number(paragraph, piece.number)
        elif piece.number is not None:
            paragraph.add_run(f"{piece.number}\t")
            paragraph.paragraph_format.left_indent = Mm(7 * (piece.depth + 1))
            paragraph.paragraph_format.first_line_indent = Mm(-7)
        elif piece.depth:
            paragraph.paragraph_format.left_indent = Mm(7 * piece.depth)
        self.runs(paragraph, piece.runs)

    def table(self, rows: list[Piece]) -> None:
        """A table whose head row is repeated on every page."""
        table = self.document.add_table(rows=0, cols=len(rows[0].cells), style="Table Grid")
        for row in rows:
            line = table.add_row()
            for at, cell in enumerate(row.cells):
                self.runs(line.cells[at].paragraphs[0], cell, bold=row.header)
            properties = line._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no words for it
            properties.append(OxmlElement("w:cantSplit"))
            if row.header:
                properties.append(OxmlElement("w:tblHeader"))
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def runs(self, paragraph: Paragraph, runs: tuple[Run, ...], *, bold: bool = False) -> None:
        """The words of a piece, with changes and calls of footnotes."""
        for run in runs:
            if run.style == "note":
                self._call(paragraph, run)
                continue
            made = paragraph.add_run(run.text)
            made.bold = bold or run.style == "bold" or None
            if run.style in {"inserted", "deleted"}:
                self._change(made._r, "w:ins" if run.style == "inserted" else "w:del")  # noqa: SLF001

    def _change(self, run: OxmlElement, tag: str) -> None:
        self.changes += 1
        change = OxmlElement(
            tag, {qn(key): value for key, value in {"w:id": str(900 + self.changes), **_EDITED}.items()}
        )
        run.addprevious(change)
        change.append(run)
        if tag == "w:del":
            for text in run.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def _call(self, paragraph: Paragraph, note: Run) -> None:
        self.notes += 1
        run = paragraph.add_run()
        run.font.superscript = True
        call = OxmlElement("w:footnoteReference", {qn("w:id"): str(self.notes)})
        run._r.append(call)  # noqa: SLF001
        if not note.mark.isdigit():
            call.set(qn("w:customMarkFollows"), "1")
            run.add_text(note.mark)


def _set_up(document: DocumentType, source: Source, form: Form) -> None:
    """Page, running head, page number and styles."""
    document.core_properties.title = source.title
    document.core_properties.author = "Foedera"
    document.core_properties.comments = ""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(form.size[0]), Mm(form.size[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    section.header.paragraphs[0].text = source.head
    _field(section.footer.paragraphs[0], "PAGE")
    section.footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    if form.columns > 1:
        section._sectPr.find(qn("w:cols")).set(qn("w:num"), str(form.columns))  # noqa: SLF001
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH and style.name in {"Normal", "Title", "Heading 1", "Heading 2"}:
            style.font.name = "Liberation Serif"
            style.font.size = Pt(form.points * (1.4 if style.name == "Title" else 1))
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(name), None)
            if style.name.startswith("Heading"):
                style.paragraph_format.alignment = getattr(WD_ALIGN_PARAGRAPH, form.align)
    document.styles["Normal"].paragraph_format.space_after = Pt(5)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), {"en": "en-GB"}.get(source.language, f"{source.language}-{source.language.upper()}"))
    if form.hyphenated:
        document.settings.element.insert(0, OxmlElement("w:autoHyphenation"))


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple", {qn("w:instr"): name})
    paragraph._p.append(field)  # noqa: SLF001
    run = OxmlElement("w:r")
    field.append(run)
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)


def _break_section(title: Paragraph) -> None:
    """The title above the columns: a section of its own, which goes on with the same page."""
    section = OxmlElement("w:sectPr")
    section.append(OxmlElement("w:type", {qn("w:val"): "continuous"}))
    title._p.get_or_add_pPr().append(section)  # noqa: SLF001
    body = title._p.getparent()  # noqa: SLF001
    last = body.find(qn("w:sectPr"))
    for tag in ("w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar"):
        for found in last.findall(qn(tag)):
            section.append(OxmlElement(tag, dict(found.attrib)))
    order = {"w:headerReference": 0, "w:footerReference": 1, "w:type": 2, "w:pgSz": 3, "w:pgMar": 4}
    section[:] = sorted(section, key=lambda child: order["w:" + child.tag.rpartition("}")[2]])
    last.insert(
        len(last.findall(qn("w:headerReference"))) + len(last.findall(qn("w:footerReference"))),
        OxmlElement("w:type", {qn("w:val"): "continuous"}),
    )
