"""Akoma Ntoso (OASIS, version 1.0, and its forerunners 1 to 3 by other namespaces; AKN4EU is a profile of it).

In: bytes. Out: blocks with the eIds the file gives, notes behind the passages that call them, and the FRBR metadata.
The offsets count in the text taken out of the file. Not here: writing Akoma Ntoso.
"""

from __future__ import annotations

from lxml import etree

from foedera.errors import UnreadableFile
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.xml import local, parent_of, root_of

_DIVISIONS = frozenset({
    "book", "tome", "part", "subpart", "title", "subtitle", "chapter", "subchapter", "section", "subsection",
    "division", "subdivision", "article", "rule", "subrule", "proviso", "transitional", "hcontainer", "container",
})  # fmt: skip
_NUMBERED = frozenset({
    "paragraph", "subparagraph", "clause", "subclause", "list", "sublist", "point", "indent", "alinea", "level",
    "recital", "citation", "item", "li",
})  # fmt: skip
_TEXTS = frozenset({
    "p", "block", "longTitle", "formula", "heading", "subheading", "crossHeading", "from", "listIntroduction",
    "listWrapUp",
})  # fmt: skip
_SKIPPED = frozenset({"meta", "toc", "componentRef", "documentRef", "img", "eol", "eop"})
_FRBR = {"frbr_work": "FRBRWork/FRBRuri", "frbr_expression": "FRBRExpression/FRBRuri"}


def read(data: bytes, name: str) -> Parsed:
    """The blocks of an Akoma Ntoso document.

    Raises:
        UnreadableFile: when the XML is broken, declares a document type, or is not Akoma Ntoso.
    """
    root = root_of(data, name)
    document = next((child for child in root if isinstance(child.tag, str)), None)
    if local(root) != "akomaNtoso" or document is None:
        raise UnreadableFile(
            "not an Akoma Ntoso document",
            where=name,
            expected="<akomaNtoso> with a document inside",
            found=f"<{local(root)}>",
            next_step="save the text as HTML, PDF or plain text and add that",
        )
    walk = _Walk(document)
    walk.children(document, 1)
    title = walk.title or next((item.block.text for item in walk.out.blocks if item.block.kind == "heading"), None)
    return parsed("akoma_ntoso", walk.out.original, walk.out.blocks, title=title, metadata=_metadata(document))


def _metadata(document: etree._Element) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for identification in _named(document, "identification")[:1]:
        for element in identification.iter():
            above = element.getparent()
            place = f"{'' if above is None else local(above)}/{local(element)}"
            for key, path in _FRBR.items():
                if place == path:
                    found.setdefault(key, element.get("value", ""))
            if place == "FRBRExpression/FRBRlanguage":
                found.setdefault("language", element.get("language", ""))
            if place == "FRBRWork/FRBRdate":
                found.setdefault("date", element.get("date", ""))
    return {key: value for key, value in found.items() if value}


def _named(element: etree._Element, name: str) -> list[etree._Element]:
    return [found for found in element.iter() if local(found) == name]


class _Walk:
    """Goes through the document once."""

    def __init__(self, document: etree._Element) -> None:
        self.out = Gathered()
        self.title: str | None = None
        self.notes = {
            f"#{_eid(note)}": note
            for holder in _named(document, "notes")
            for note in holder.iter()
            if local(note) == "note"
        }

    def children(self, element: etree._Element, depth: int, eid: str | None = None, number: str | None = None) -> None:
        """Everything inside an element; `number` goes before its first text."""
        for child in element:
            before = len(self.out.blocks)
            self._child(child, depth, eid, number)
            if len(self.out.blocks) > before:
                number = None
        if number:
            self.out.add("paragraph", number, eid=eid)

    def _child(self, child: etree._Element, depth: int, eid: str | None, number: str | None) -> None:
        tag = local(child)
        if tag in _SKIPPED or tag == "num":
            return
        if tag in {"heading", "subheading"} and local(parent_of(child)) in _DIVISIONS:
            return  # said with the division's number
        if tag in _DIVISIONS:
            self._division(child, depth)
        elif tag in _NUMBERED:
            self._numbered(child, depth, eid, number)
        elif tag == "tr":
            self._row(child)
        elif tag in _TEXTS or (child.text and child.text.strip()):
            self._text(child, tag, depth, eid, number)
        elif tag == "attachment":
            self._attachment(child, depth)
        else:
            self.children(child, depth, _eid(child) if tag == "formula" else eid, number)

    def _division(self, element: etree._Element, depth: int) -> None:
        number, words = _label(element)
        if number or words:
            text = " – ".join(part for part in (number, words) if part)
            self.out.add("heading", text, level=depth, number=number or None, eid=_eid(element))
        self.children(element, depth + 1, _eid(element))

    def _numbered(self, element: etree._Element, depth: int, eid: str | None, above: str | None) -> None:
        """A paragraph or point: its number stands before its text, a title of its own makes it a division.

        What introduces a list belongs to the paragraph the list stands in.
        """
        number, words = _label(element)
        if words:
            self._division(element, depth)
            return
        printed = " ".join(part for part in (above, number) if part)
        own = eid if local(element) in {"list", "sublist"} else _eid(element)
        self.children(element, depth, own, printed or None)

    def _attachment(self, element: etree._Element, depth: int) -> None:
        number, words = _label(element)
        if number or words:
            text = " – ".join(part for part in (number, words) if part)
            self.out.add("heading", text, level=1, number=number or None)
        self.children(element, max(2, depth))

    def _text(self, element: etree._Element, tag: str, depth: int, eid: str | None, number: str | None) -> None:
        text, calls = self._inline(element)
        if not text.strip():
            return
        title = next((found for tag in ("docTitle", "docPurpose") for found in _named(element, tag)), None)
        is_heading = tag in {"heading", "subheading", "crossHeading", "longTitle"} or title is not None
        if title is not None and self.title is None:
            self.title = " ".join("".join(map(str, title.itertext())).split())
        whole = f"{number} {text.lstrip()}" if number else text
        shift = len(whole) - len(text)
        marks = [(max(0, at + shift), mark) for at, mark, _ in calls]
        kind, level = ("heading", 1 if title is not None else depth) if is_heading else ("paragraph", 0)
        self.out.add(kind, whole, level=level, marks=marks, eid=None if is_heading else eid)
        for _, mark, note in calls:
            self.out.add("note", " ".join("".join(map(str, note.itertext())).split()), number=mark)

    def _row(self, row: etree._Element) -> None:
        cells = [self._inline(cell)[0] for cell in row if local(cell) in {"td", "th"}]
        cells = [" ".join(cell.split()) for cell in cells]
        if any(cells):
            self.out.add("table", " | ".join(cells))

    def _inline(self, element: etree._Element) -> tuple[str, list[tuple[int, str, etree._Element]]]:
        """The text of an element, and the notes called in it: place, mark, note."""
        parts: list[str] = [element.text or ""]
        calls: list[tuple[int, str, etree._Element]] = []
        for child in element:
            tag = local(child)
            note = (
                child if tag == "authorialNote" else self.notes.get(child.get("href", "")) if tag == "noteRef" else None
            )
            if note is not None:
                mark = (child.get("marker") or note.get("marker") or str(len(calls) + 1)).strip("() ")
                calls.append((sum(map(len, parts)), mark, note))
            elif tag in {"br", "eol"}:
                parts.append(" ")
            elif tag and tag not in _SKIPPED:
                inner, inside = self._inline(child)
                base = sum(map(len, parts))
                calls += [(base + at, mark, found) for at, mark, found in inside]
                parts.append(f" {inner} " if tag in _TEXTS or tag in _NUMBERED or tag in {"num", "td"} else inner)
            parts.append(child.tail or "")
        return "".join(parts), calls


def _label(element: etree._Element) -> tuple[str, str]:
    """The printed number of an element, and its heading with its subheading."""
    found = {
        tag: " ".join(" ".join("".join(map(str, child.itertext())) for child in element if local(child) == tag).split())
        for tag in ("num", "heading", "subheading")
    }
    return found["num"], " – ".join(part for part in (found["heading"], found["subheading"]) if part)


def _eid(element: etree._Element) -> str | None:
    return element.get("eId") or element.get("id")
