"""Word documents: headings, numbered paragraphs with the numbers Word prints, tables, footnotes and endnotes.

In: bytes. Out: blocks; the offsets count in the text taken out of the file. Tracked changes are read as accepted and
reported; headers, footers, comments and text boxes are left out. Neither mammoth nor python-docx gives the numbers Word
prints (and the latter no notes), so the XML is read here (ECMA-376, part 1, 17).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.numbering import Numbering, W
from foedera.reading.formats.packed import Packed
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.xml import local, parent_of, root_of
from foedera.reading.structure.headings import is_structural

_MAIN = "word/document.xml"
_HEADING = re.compile(r"(?:heading|überschrift|titre|kop|título|titolo)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel|titre|título|titolo)", re.IGNORECASE)
_MAX_HEADING_CHARS = 160
_ENDS_TEXT = re.compile(r"[.;,:]$")
_REMOVED = frozenset({"del", "moveFrom", "comment", "txbxContent", "Fallback", "pict", "object"})
_CHANGES = {"ins": "inserted", "del": "deleted", "moveFrom": "moved away", "moveTo": "moved here"}


def read(data: bytes, name: str) -> Parsed:
    """The blocks of a Word document; its title is the one in its properties, or the first heading.

    Raises:
        UnreadableFile: when it is broken, encrypted, or no Word document.
    """
    package = Packed(data, name)
    main = package.read(_MAIN)
    if main is None:
        raise UnreadableFile(
            "not a Word document",
            where=name,
            expected=f"a ZIP archive with {_MAIN}",
            found=", ".join(package.names[:4]) or "an empty archive",
            next_step="give the file the suffix of what it is, or save it as .docx",
        )
    walk = _Walk(package, name)
    body = root_of(main, name).find(f"{W}body")
    if body is not None:
        walk.run(body)
    headings = (item.block.text for item in walk.out.blocks if item.block.kind == "heading")
    return parsed(
        "docx",
        walk.out.original,
        walk.out.blocks,
        title=_property(package, name, "title") or next(headings, None),
        problems=walk.problems(),
        metadata={"language": _property(package, name, "language") or ""},
    )


def _property(package: Packed, name: str, key: str) -> str | None:
    data = package.read("docProps/core.xml")
    if data is None:
        return None
    found = (element.text for element in root_of(data, name).iter() if local(element) == key)
    return (next(found, None) or "").strip() or None


class _Walk:
    """Goes through the body once."""

    def __init__(self, package: Packed, name: str) -> None:
        self.name = name
        self.out = Gathered()
        part = _part(package, name, "word/numbering.xml")
        self.numbering = Numbering(part)
        self.styles = _Styles(_part(package, name, "word/styles.xml"))
        self.notes = {
            kind: {note.get(f"{W}id", ""): note for note in root.iterfind(f"{W}{kind}")} if root is not None else {}
            for kind, root in (
                ("footnote", _part(package, name, "word/footnotes.xml")),
                ("endnote", _part(package, name, "word/endnotes.xml")),
            )
        }
        self.called = 0
        self.changes = Counter[str]()

    def problems(self) -> list[Problem]:
        """What had to be decided: tracked changes."""
        if not self.changes:
            return []
        counted = ", ".join(f"{count} {what}" for what, count in sorted(self.changes.items()))
        text = f"the file holds tracked changes ({counted}); they are read as accepted"
        return [Problem(code="tracked-changes", where=self.name, text=text)]

    def run(self, body: etree._Element) -> None:
        """Read everything in the body."""
        for element in _unwrapped(body):
            if local(element) == "p":
                self._paragraph(element)
            elif local(element) == "tbl":
                self._table(element)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text, calls = self._text(paragraph)
        style, number = self.styles.of(paragraph)
        printed = self.numbering.next(*number) if number is not None and text.strip() else None
        if not text.strip():
            return
        level = self.styles.level(style, paragraph)
        bold = self.styles.bold(style, paragraph)
        whole = f"{printed} {text.lstrip()}" if printed else text
        line = " ".join(whole.split())
        if level == 0 and (
            is_structural(line) or (bold and len(line) <= _MAX_HEADING_CHARS and not _ENDS_TEXT.search(line))
        ):
            level = 6
        kind = "heading" if level else "item" if printed == "" else "paragraph"
        shift = len(whole) - len(text)
        self.out.add(kind, whole, level=level, marks=[(max(0, at + shift), mark) for at, mark, _ in calls])
        for _, mark, note in calls:
            self._note(mark, note)

    def _note(self, mark: str, note: etree._Element) -> None:
        texts = [self._text(paragraph)[0] for paragraph in note.iter(f"{W}p")]
        self.out.add("note", " ".join(text.strip() for text in texts if text.strip()), number=mark)

    def _table(self, table: etree._Element) -> None:
        late: list[tuple[str, etree._Element]] = []
        for row in table.iterfind(f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.changes["deleted"] += 1
                continue
            cells: list[str] = []
            marks: list[tuple[int, str]] = []
            for cell in row.iterfind(f"{W}tc"):
                base = sum(len(text) + 3 for text in cells)
                parts: list[str] = []
                for paragraph in cell.iter(f"{W}p"):
                    text, calls = self._text(paragraph)
                    at = base + sum(len(part) + 1 for part in parts)
                    marks += [(at + place, mark) for place, mark, _ in calls]
                    late += [(mark, note) for _, mark, note in calls]
                    parts.append(" ".join(text.split()))
                cells.append(" ".join(part for part in parts if part))
            if any(cells):
                self.out.add("table", " | ".join(cells), marks=marks)
        for mark, note in late:
            self._note(mark, note)

    def _text(self, paragraph: etree._Element) -> tuple[str, list[tuple[int, str, etree._Element]]]:
        """The accepted text of a paragraph, and the notes it calls: place, mark, note."""
        parts: list[str] = []
        calls: list[tuple[int, str, etree._Element]] = []
        walker = etree.iterwalk(paragraph, events=("start",))
        for _, element in walker:
            tag = local(element)
            if tag in _CHANGES and element.tag.startswith(W):
                self.changes[_CHANGES[tag]] += 1
            if tag in _REMOVED:
                walker.skip_subtree()
            elif tag == "t":
                parts.append(element.text or "")
            elif tag in {"tab", "br", "cr"} and local(parent_of(element)) == "r":
                parts.append(" ")
            elif tag == "noBreakHyphen":
                parts.append("-")
            elif tag in {"footnoteReference", "endnoteReference"}:
                note = self.notes[tag.removesuffix("Reference")].get(element.get(f"{W}id", ""))
                if note is not None:
                    self.called += 1
                    calls.append((sum(map(len, parts)), str(self.called), note))
        return "".join(parts), calls


def _unwrapped(body: etree._Element) -> Iterator[etree._Element]:
    """The body's paragraphs and tables, those inside content controls and accepted insertions too."""
    for element in body:
        tag = local(element)
        if tag in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _unwrapped(element)
        elif tag not in _REMOVED:
            yield element


def _part(package: Packed, name: str, member: str) -> etree._Element | None:
    data = package.read(member)
    return None if data is None else root_of(data, f"{name}, {member}")


class _Styles:
    """What a paragraph's style says: heading or not, and the list it numbers in."""

    def __init__(self, styles: etree._Element | None) -> None:
        self.styles = (
            {} if styles is None else {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
        )
        self.bold_is_usual = False

    def of(self, paragraph: etree._Element) -> tuple[str, tuple[str, int] | None]:
        """The style id, and list id with level when the paragraph is numbered; its own word before its style's."""
        properties = paragraph.find(f"{W}pPr")
        style = _attribute(properties, "pStyle") or ""
        own = _numbers(properties)
        seen = 0
        at = style
        while at and (own is None or own[0] is None) and seen < 20:
            found = self.styles.get(at)
            theirs = _numbers(None if found is None else found.find(f"{W}pPr"))
            if theirs is not None:
                own = (theirs[0], own[1] if own is not None else theirs[1])
            at = _attribute(found, "basedOn") or ""
            seen += 1
        if own is None or own[0] in {None, "0"}:
            return style, None
        return style, (str(own[0]), own[1])

    def bold(self, style: str, paragraph: etree._Element) -> bool:
        """Whether every word of a paragraph is set in bold, by its own properties or its style's."""
        at, seen, usual = style, 0, False
        while at and not usual and seen < 20:
            found = self.styles.get(at)
            usual = _is_on(None if found is None else found.find(f"{W}rPr/{W}b"))
            at = _attribute(found, "basedOn") or ""
            seen += 1
        runs = [run for run in paragraph.iter(f"{W}r") if any((text.text or "").strip() for text in run.iter(f"{W}t"))]
        own = [run.find(f"{W}rPr/{W}b") for run in runs]
        return bool(runs) and all(usual if mark is None else _is_on(mark) for mark in own)

    def level(self, style: str, paragraph: etree._Element) -> int:
        """The level of a heading, from its outline level or its style's name; 0 for a paragraph."""
        outline = _attribute(paragraph.find(f"{W}pPr"), "outlineLvl")
        at, seen = style, 0
        while outline is None and at and seen < 20:
            found = self.styles.get(at)
            name = _attribute(found, "name") or at
            match = _HEADING.match(name)
            if match:
                return int(match[1])
            if _TITLE.fullmatch(name):
                return 1
            outline = _attribute(None if found is None else found.find(f"{W}pPr"), "outlineLvl")
            at = _attribute(found, "basedOn") or ""
            seen += 1
        return int(outline) + 1 if outline is not None and outline.isdecimal() and int(outline) < 9 else 0


def _attribute(element: etree._Element | None, tag: str) -> str | None:
    found = None if element is None else element.find(f"{W}{tag}")
    return None if found is None else found.get(f"{W}val")


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(f"{W}val", "1") not in {"0", "false", "off"}


def _numbers(properties: etree._Element | None) -> tuple[str | None, int] | None:
    numbers = None if properties is None else properties.find(f"{W}numPr")
    if numbers is None:
        return None
    level = _attribute(numbers, "ilvl") or "0"
    return _attribute(numbers, "numId"), int(level) if level.isdecimal() else 0
