"""Footnotes of a Word document: real ones, which Word numbers and keeps on the page of their sign.

python-docx makes none, so the part is written here (ECMA-376, part 1, 17.11): two separators, then a footnote for each
reference. In: a document, paragraphs, texts. Out: the document with signs, and the part beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Footnotes:
    """The footnotes of one document; `close` writes them into it."""

    def __init__(self, document: Document) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt

        self._document = document
        text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        text.font.size = Pt(8.5)
        sign = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        sign.font.superscript = True
        self._text, self._sign = text.style_id, sign.style_id
        self._root = etree.Element(_tag("footnotes"), nsmap={"w": _W})
        for number, kind in enumerate(("separator", "continuationSeparator"), start=-1):
            note = etree.SubElement(self._root, _tag("footnote"), {_tag("type"): kind, _tag("id"): str(number)})
            run = etree.SubElement(etree.SubElement(note, _tag("p")), _tag("r"))
            etree.SubElement(run, _tag(kind))
        self._count = 0

    def add(self, paragraph: Paragraph, text: str) -> None:
        """A sign at the end of a paragraph, and the footnote it leads to."""
        self._count += 1
        number = {_tag("id"): str(self._count)}
        paragraph.add_run(style="footnote reference").element.append(etree.Element(_tag("footnoteReference"), number))
        note = etree.SubElement(self._root, _tag("footnote"), number)
        body = etree.SubElement(note, _tag("p"))
        etree.SubElement(etree.SubElement(body, _tag("pPr")), _tag("pStyle"), {_tag("val"): self._text})
        sign = etree.SubElement(body, _tag("r"))
        etree.SubElement(etree.SubElement(sign, _tag("rPr")), _tag("rStyle"), {_tag("val"): self._sign})
        etree.SubElement(sign, _tag("footnoteRef"))
        words = etree.SubElement(etree.SubElement(body, _tag("r")), _tag("t"), {_SPACE: "preserve"})
        words.text = f" {text}"

    def close(self) -> None:
        """Put the part beside the document; nothing where there is no footnote."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        if self._count:
            written = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
            part = Part(PackURI("/word/footnotes.xml"), _CONTENT, written, self._document.part.package)
            self._document.part.relate_to(part, _RELATION)


def _tag(name: str) -> str:
    return f"{{{_W}}}{name}"
