"""The parts of a DOCX which python-docx does not write: multilevel numbering and footnotes.

In: a document of python-docx. Out: the same with numbering definitions, instances and a footnotes part.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from scripts.golden.pieces import Run

_FORMATS = {"d": "decimal", "a": "lowerLetter", "i": "lowerRoman"}


class Numbering:
    """Multilevel lists by the look of the printed numbers: heading, paragraph, letter, roman; and dashes."""

    def __init__(self, document: Document, *, headings: bool) -> None:
        self.root = document.part.numbering_part.element
        self.headings = headings
        self.lists = 100
        self.current: int | None = None
        self.bullets: dict[str, int] = {}

    def restart(self) -> None:
        """The next number begins a list of its own."""
        self.current = None

    def number_heading(self, paragraph: Paragraph, number: str, joiner: str) -> None:
        """Let Word number a heading: 'Article 1 – ' or '1. '."""
        word = re.sub(r"\d+", "%1", number)
        self._apply(paragraph, 0, word + (joiner.rstrip() if not number.endswith(".") else ""), "d")

    def number(self, paragraph: Paragraph, number: str) -> None:
        """Let Word number a paragraph or point as `number` is printed."""
        if number in {"–", "•"}:
            self._bullet(paragraph, number)
        elif re.fullmatch(r"\d+\.\d+", number):
            self._apply(paragraph, 1, "%1.%2", "d")
        elif re.search(r"\d", number):
            self._apply(paragraph, 1, re.sub(r"\d+", "%2", number), "d")
        else:
            roman = bool(re.search(r"[ivx]", number)) and not re.search(r"[a-hj-u]", number)
            level, kind = (3, "i") if roman else (2, "a")
            self._apply(paragraph, level, re.sub(r"[a-z]+", f"%{level + 1}", number), kind)

    def _apply(self, paragraph: Paragraph, level: int, text: str, kind: str) -> None:
        if self.current is None:
            self.current = self._define()
        self._set(paragraph, self.current, level)
        self._level(self.current, level, text, kind)

    def _bullet(self, paragraph: Paragraph, sign: str) -> None:
        if sign not in self.bullets:
            self.bullets[sign] = self._define()
            self._level(self.bullets[sign], 2, sign, "bullet")
        self._set(paragraph, self.bullets[sign], 2)

    def _set(self, paragraph: Paragraph, instance: int, level: int) -> None:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no words for it
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = level
        number.get_or_add_numId().val = instance

    def _define(self) -> int:
        """A new list with its instance."""
        self.lists += 1
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{_FORMATS[kind]}"/>'
            f'<w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{max(level, 1) * 400}" w:hanging="400"/></w:pPr></w:lvl>'
            for level, (text, kind) in enumerate([("%1.", "d"), ("%2.", "d"), ("(%3)", "a"), ("(%4)", "i")])
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.lists}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        first = next((child for child in self.root if child.tag.endswith("}num")), None)
        if first is None:
            self.root.append(abstract)
        else:
            first.addprevious(abstract)
        instance = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{self.lists}"><w:abstractNumId w:val="{self.lists}"/></w:num>'
        )
        self.root.append(instance)
        return self.lists

    def _level(self, instance: int, level: int, text: str, kind: str) -> None:
        """Give a level of a list the look it is used with."""
        lists = (item for item in self.root if item.get(qn("w:abstractNumId")) == str(instance))
        found = next(item for item in next(lists).findall(qn("w:lvl")) if item.get(qn("w:ilvl")) == str(level))
        found.find(qn("w:lvlText")).set(qn("w:val"), text)
        found.find(qn("w:numFmt")).set(qn("w:val"), _FORMATS.get(kind, kind))
        if level == 0 and found.find(qn("w:suff")) is None:
            found.find(qn("w:lvlText")).addprevious(parse_xml(f'<w:suff {nsdecls("w")} w:val="space"/>'))
            found.remove(found.find(qn("w:pPr")))


def add_footnotes(document: Document, notes: tuple[Run, ...], *, own_marks: bool) -> None:
    """A footnotes part with these notes, numbered from 1 in order."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>'
        for kind, number, sign in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    small = '<w:rPr><w:sz w:val="16"/></w:rPr>'
    raised = '<w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="16"/></w:rPr>'
    bodies = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r>{raised}'
        + ("<w:footnoteRef/>" if note.mark.isdigit() else f"<w:t>{note.mark * own_marks}</w:t>")
        + f'</w:r><w:r>{small}<w:t xml:space="preserve"> {escape(note.text)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {nsdecls("w")}>'
        f"{separators}{bodies}</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
