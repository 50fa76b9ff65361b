"""The tag tree of a PDF: what its maker says is a heading, a paragraph, a row, a note.

In: bytes. Out: elements in reading order, each with the marked-content ids it holds. Standard structure types are those
of ISO 32000-1, 14.8.4; names of a maker's own are followed through the role map. Not here: the text (sheet).
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

import msgspec
import pypdfium2.raw
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks on broken files would reach the terminal

_HEADINGS = {"H": 1, "Title": 1, **{f"H{level}": level for level in range(1, 7)}}
_GROUPS = frozenset({
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "NonStruct", "Private", "Aside", "BlockQuote",
    "Index", "L", "LBody", "THead", "TBody", "TFoot", "TOC",
})  # fmt: skip
_LEAVES = {"P": "paragraph", "Caption": "paragraph", "TOCI": "contents", "Figure": "figure", "Formula": "paragraph"}
PICTURES = frozenset({"Figure", "Formula"})
"""Types that are pictures of something."""
_DESCRIBED = ("/Alt", "/ActualText")
_MAX_DEPTH = 60
"""Deeper trees are made to harm."""
_IN_PLACE = (0, 0)
"""No object has this number."""
_PDFIUM: Any = pypdfium2  # pypdfium2 ships no types

Content = tuple[int, int]
"""Page (from 1) and marked-content id."""


class Element(msgspec.Struct):
    """A piece of the tree that is one block. Mutable while the tree is walked."""

    kind: str
    """heading, paragraph, item, table (one row), note, contents or figure."""
    level: int = 0
    content: list[Content] = []
    label: list[Content] = []
    """The number of a list item, or the mark of a note."""
    cells: list[list[Content]] = []
    """Of a row."""
    notes: list[tuple[Content | None, Element]] = []
    """Notes that hang in it, each after the content it follows."""


class Tree(msgspec.Struct, frozen=True):
    """What a tag tree holds."""

    elements: list[Element]
    """Its blocks, in its order."""
    described: list[tuple[str, str]]
    """What is said for who does not see a part of the page: the part's type, and the text (14.9.3 and 14.9.4)."""


def tree_of(data: bytes) -> Tree | None:
    """The tag tree; None for a file without one, or with one that cannot be followed."""
    try:
        locked = b"/Encrypt" in data  # a trailer is never packed; pypdf has not every cipher
        reader = PdfReader(_unlocked(data) if locked else io.BytesIO(data))
        root = _plain(reader.root_object.get("/StructTreeRoot"))
        if root is None or "/K" not in root:
            return None
        pages = {_number(page.indirect_reference): place for place, page in enumerate(reader.pages, start=1)}
        walk = _Walk(pages, _role_map(root))
        walk.children(root, None, 0)
    except MemoryError:
        raise
    except Exception:  # a broken tree can break its reader anywhere
        return None  # the text layer is still there; what the tree would have said is found by its looks
    return Tree(walk.found, walk.described)


def _unlocked(data: bytes) -> io.BytesIO:
    """A copy of a PDF that opens without a password, without its encryption; PDFium has the ciphers."""
    copy = io.BytesIO()
    document = _PDFIUM.PdfDocument(data)
    try:
        document.save(copy, flags=_PDFIUM.raw.FPDF_REMOVE_SECURITY)
    finally:
        document.close()
    return copy


def _plain(value: Any) -> Any:
    """What a reference leads to; anything else as it is."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def _number(value: Any) -> tuple[int, int]:
    """The object number and generation of a reference; zeros for what stands in place."""
    return (value.idnum, value.generation) if isinstance(value, IndirectObject) else _IN_PLACE


def _role_map(root: DictionaryObject) -> dict[str, str]:
    found = _plain(root.get("/RoleMap"))
    return {} if found is None else {str(key)[1:]: str(_plain(value))[1:] for key, value in found.items()}


def _said(node: DictionaryObject, role: str, key: str) -> str:
    """What a node says in place of what it shows; of text, whose letters are read, only its description."""
    if key == "/ActualText" and role not in PICTURES:
        return ""
    text = _plain(node.get(key))
    return str(text) if isinstance(text, str) else ""


class _Walk:
    """Goes through the tree once, opening an element at each block."""

    def __init__(self, pages: dict[tuple[int, int], int], roles: dict[str, str]) -> None:
        self.pages = pages
        self.roles = roles
        self.found: list[Element] = []
        self.described: list[tuple[str, str]] = []
        self.open: list[Element] = []
        self.into: list[list[Content]] = []
        """Where content goes: the innermost label, cell or block."""
        self.seen: set[tuple[int, int]] = set()

    def children(self, node: DictionaryObject, page: int | None, depth: int) -> None:
        """Everything under a node, in order."""
        if "/K" not in node or depth > _MAX_DEPTH:
            return
        kids = _plain(node.raw_get("/K"))
        for listed in kids if isinstance(kids, ArrayObject) else [node.raw_get("/K")]:
            kid = _plain(listed)
            if isinstance(kid, int):
                self._take(page, int(kid))
            elif isinstance(kid, DictionaryObject):
                self._kid(kid, _number(listed), page, depth)

    def _kid(self, kid: DictionaryObject, number: tuple[int, int], page: int | None, depth: int) -> None:
        if "/Pg" in kid:
            page = self.pages.get(_number(kid.raw_get("/Pg")), page)
        if "/MCID" in kid:
            self._take(page, int(_plain(kid.raw_get("/MCID"))))
        elif "/S" in kid and (number == _IN_PLACE or number not in self.seen):
            self.seen.add(number)  # a tree that bites its tail is walked once
            role = self._role(str(kid["/S"])[1:])
            self.described += ((role, text) for key in _DESCRIBED if (text := _said(kid, role, key)))
            self._element(kid, role, page, depth)

    def _role(self, name: str) -> str:
        for _ in range(10):
            if name in _HEADINGS or name in _GROUPS or name in _LEAVES or name not in self.roles:
                return name
            name = self.roles[name]
        return name

    def _take(self, page: int | None, mcid: int) -> None:
        if page is None:
            return
        if self.into:
            self.into[-1].append((page, mcid))
        else:  # content right under a division
            self.found.append(Element("paragraph", content=[(page, mcid)]))

    def _element(self, node: DictionaryObject, role: str, page: int | None, depth: int) -> None:
        if role == "Artifact":
            return
        if role in _HEADINGS:
            self._inside(Element("heading", level=_HEADINGS[role]), node, page, depth)
        elif role in {"Note", "FENote"}:
            self._note(node, page, depth)
        elif role == "TR":
            self._inside(Element("table"), node, page, depth)
        elif role in {"TD", "TH"} and self.open and self.open[-1].kind == "table":
            self.open[-1].cells.append([])
            self._into(self.open[-1].cells[-1], node, page, depth)
        elif role == "LI":
            self._inside(Element("item"), node, page, depth)
        elif role == "Lbl" and self.open and self.open[-1].kind in {"item", "note"} and not self.open[-1].content:
            self._into(self.open[-1].label, node, page, depth)
        elif role in _LEAVES and not (self.open and self.open[-1].kind in {"table", "note", "heading"}):
            self._leaf(Element(_LEAVES[role]), node, page, depth)
        else:
            self._group(role, node, page, depth)

    def _group(self, role: str, node: DictionaryObject, page: int | None, depth: int) -> None:
        """An element that is no block: a division, or something inside a line."""
        if role in {"L", "Table"} and self.open and self.open[-1].kind in {"item", "paragraph"}:
            saved, self.into = self.into, []  # a list inside an item: its items are blocks of their own
            self.children(node, page, depth + 1)
            self.into = saved
        else:
            self.children(node, page, depth + 1)

    def _leaf(self, element: Element, node: DictionaryObject, page: int | None, depth: int) -> None:
        """A paragraph; the first one in a list item is the item's own text."""
        if self.open and self.open[-1].kind == "item" and not self.open[-1].content:
            self.children(node, page, depth + 1)
        else:
            self._inside(element, node, page, depth)

    def _note(self, node: DictionaryObject, page: int | None, depth: int) -> None:
        note = Element("note")
        host = self.open[-1] if self.open else None
        if host is None:
            self.found.append(note)
        else:
            host.notes.append((self.into[-1][-1] if self.into and self.into[-1] else None, note))
        self.open.append(note)
        self._into(note.content, node, page, depth)
        self.open.pop()

    def _inside(self, element: Element, node: DictionaryObject, page: int | None, depth: int) -> None:
        self._block(element)
        self.children(node, page, depth + 1)
        self.into.pop()
        self.open.pop()

    def _block(self, element: Element) -> None:
        self.found.append(element)
        self.open.append(element)
        self.into.append(element.content)

    def _into(self, place: list[Content], node: DictionaryObject, page: int | None, depth: int) -> None:
        self.into.append(place)
        self.children(node, page, depth + 1)
        self.into.pop()


def contents(found: list[Element]) -> Iterator[Content]:
    """Every content id the elements hold."""
    for element in found:
        yield from element.content
        yield from element.label
        for cell in element.cells:
            yield from cell
        yield from contents([note for _, note in element.notes])
