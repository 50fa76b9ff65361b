"""Agreements as an old gazette prints them: two narrow columns, no tags, words cut at the ends of lines, running heads.

In: a Source and a press. Out: the bytes of a PDF by ReportLab. Paragraphs run on across columns and pages. Not here:
footnotes and tables; agreements that have them are printed by the other tools.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from html import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate, Paragraph

from scripts.golden.pieces import Piece, Source, heading_text


@dataclass(frozen=True)
class Press:
    """How a gazette looks."""

    width: int = 150
    height: int = 205
    points: float = 9
    first_page: int = 1
    issue: str = "No. 12"
    day: str = "3.6.2021"
    title_height: int = 24
    joiner: str = " – "


def running(source: Source, press: Press) -> list[str]:
    """The lines in the margins: none of them belongs to a provision."""
    return [press.issue, press.day, source.head]


def render(source: Source, press: Press) -> bytes:
    """The agreement as a PDF."""
    out = io.BytesIO()
    margin, gap, head = 14 * mm, 6 * mm, 9 * mm
    width, height = press.width * mm, press.height * mm
    column = (width - 2 * margin - gap) / 2
    tall = height - 2 * margin - head

    def frames(top: float, *, title: bool) -> list[Frame]:
        plain = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        pair = [Frame(margin + at * (column + gap), margin, column, tall - top, id=f"c{at}", **plain) for at in (0, 1)]
        across = Frame(margin, margin + tall - top, width - 2 * margin, top, id="title", **plain)
        return [across, *pair] if title else pair

    def head_line(canvas: Canvas, document: BaseDocTemplate) -> None:
        number = press.first_page + document.page - 1
        left, right = (str(number), press.issue) if number % 2 == 0 else (press.issue, str(number))
        y = height - margin - 3 * mm
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(margin, y, left)
        canvas.drawRightString(width - margin, y, right)
        canvas.setFont("Times-Italic", 8)
        canvas.drawCentredString(width / 2, y, f"{source.head}, {press.day}")
        canvas.line(margin, y - 2 * mm, width - margin, y - 2 * mm)

    document = BaseDocTemplate(out, pagesize=(width, height), title=source.title, invariant=1)
    document.addPageTemplates([
        PageTemplate("first", frames(press.title_height * mm, title=True), onPage=head_line),
        PageTemplate("later", frames(0, title=False), onPage=head_line),
    ])  # fmt: skip
    document.build(_story(source, press))
    return out.getvalue()


def _story(source: Source, press: Press) -> list[Flowable]:
    body = ParagraphStyle(
        "body",
        fontName="Times-Roman",
        fontSize=press.points,
        leading=press.points * 1.2,
        alignment=TA_JUSTIFY,
        spaceAfter=3,
        hyphenationLang="en_GB",
        hyphenationMinWordLength=6,
        allowWidows=1,
        allowOrphans=1,
    )
    bold = {"fontName": "Times-Bold", "hyphenationLang": "", "alignment": TA_CENTER}
    heading = ParagraphStyle("heading", body, **bold, spaceBefore=6, spaceAfter=4, keepWithNext=1)
    title = ParagraphStyle("title", body, **bold, fontSize=press.points * 1.4, leading=press.points * 1.7)
    story: list[Flowable] = [NextPageTemplate("later"), Paragraph(escape(source.title, quote=False), title)]
    story.append(_NextFrame())
    return [*story, *(_flowable(piece, body, heading, press) for piece in source.pieces)]


class _NextFrame(Flowable):
    """Leaves the frame of the title, however much room is left in it."""

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        """Asks for all there is."""
        return 0, height

    def draw(self) -> None:
        """Shows nothing."""


def _flowable(piece: Piece, body: ParagraphStyle, heading: ParagraphStyle, press: Press) -> Paragraph:
    if piece.kind == "heading":
        return Paragraph(escape(heading_text(piece, press.joiner), quote=False), heading)
    words = piece.words if piece.number is None else f"{piece.number} {piece.words}"
    style = ParagraphStyle(f"d{piece.depth}", body, leftIndent=8 * piece.depth)
    return Paragraph(escape(words, quote=False), style)
