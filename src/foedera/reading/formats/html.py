"""HTML pages: headings, paragraphs, list items and table rows; menus, headers, footers and scripts left out.

In: bytes. Out: blocks; the offsets count in the text taken out of the page. Not here: fetching, styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import msgspec
from lxml import etree, html

from foedera.errors import UnreadableFile
from foedera.model.document import Omission, Problem
from foedera.reading.blocks import TracedBlock, make_block
from foedera.reading.decode import decode
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.numbering import written
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.text_lines import block_of, lines_of, paragraphs, with_markers
from foedera.reading.formats.web_page import WebNote, letters, prepared
from foedera.reading.structure.headings import is_structural
from foedera.reading.structure.markers import markers

_DROPPED = frozenset({
    "script", "style", "nav", "header", "footer", "aside", "template", "noscript", "svg", "form", "button",
    "select", "iframe", "head", "object", "math",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
})  # fmt: skip
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*+["']?\s*+([\w.:-]{1,40})""", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"(?<!\s)\s*+<\?xml[^<>]*\?>")


def read(data: bytes, name: str) -> Parsed:
    """The blocks of an HTML page; its title is the <title>, or the first heading.

    Raises:
        UnreadableFile: from decoding, or when the page holds no markup at all.
    """
    text, problems = _decoded(data, name)
    text = _CONTROL.sub(" ", text)  # lxml takes them in and refuses to move them
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text, count=1))
    except (etree.ParserError, ValueError) as fault:
        raise UnreadableFile(
            "not readable as HTML",
            where=name,
            expected="an HTML page with text",
            found=str(fault),
            next_step="save the page again from a browser",
        ) from fault
    title = " ".join((root.findtext("head/title") or "").split()) or None
    page = prepared(root)
    walk = _Walk(page.notes)
    walk.run(page.body)
    blocks = with_markers(walk.out.blocks)
    headings = (item.block.text for item in blocks if item.block.kind == "heading")
    return parsed(
        "html",
        walk.out.original,
        blocks,
        title=title or next(headings, None),
        problems=problems,
        omissions=[
            Omission(
                what="page furniture",
                characters=page.dropped + walk.dropped,
                reason="menus, banners, forms and scripts are no text of the agreement",
            )
        ],
    )


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """By UTF-8 or its mark; else by the charset the page declares; else by guess."""
    declared = _CHARSET.search(data[:4096])
    if declared is not None and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return decode(data.decode(declared[1].decode("ascii", "replace")).encode(), name)
        except (LookupError, UnicodeDecodeError):
            text, problems = decode(data, name)
            why = f"the page declares {declared[1].decode('ascii', 'replace')}, which does not fit"
            return text, (*problems, Problem(code="encoding-declared-wrongly", where=name, text=why))
    return decode(data, name)


class _Walk:
    """Goes through the elements once and closes a block wherever a block element begins or ends."""

    def __init__(self, notes: Mapping[str, WebNote]) -> None:
        self.notes = notes
        self.out = Gathered()
        self.buffer: list[str] = []
        self.item: str | None = None
        """The number of the list item whose first text is still to come ('' for a bullet)."""
        self.heading = 0
        self.cells: list[str] | None = None
        self.dropped = 0
        """Letters and digits in menus, headers and the like."""

    def run(self, top: etree._Element) -> None:
        """Read everything under `top`."""
        walker = etree.iterwalk(top, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start" and _is_dropped(element):
                walker.skip_subtree()
                self.dropped += letters(element)
                element.text = None
                continue
            if event == "start":
                self._start(element)
            elif event == "end" and not _is_dropped(element):
                self._end(element)
            if event != "start" and element is not top:
                self.buffer.append(element.tail or "")
        self._flush()

    def _start(self, element: etree._Element) -> None:
        tag = _tag(element)
        if tag == "br":
            self.buffer.append("\n")
        elif tag in {"td", "th"} and self.cells is not None:
            self.buffer.append(" ")
        elif tag not in _INLINE:
            self._flush()
        if tag == "tr" and self.cells is None and _is_data_row(element):
            self.cells = []
        elif tag == "li":
            self.item = _item_number(element)
        elif tag in _LEVELS:
            self.heading = _LEVELS[tag]
        self.buffer.append(element.text or "")

    def _end(self, element: etree._Element) -> None:
        tag = _tag(element)
        if tag in {"td", "th"} and self.cells is not None:
            self.cells.append(" ".join("".join(self.buffer).split()))
            self.buffer = []
        elif tag == "tr" and self.cells is not None:
            self._row()
        elif tag not in _INLINE and tag != "br":
            self._flush()
        if tag in _LEVELS:
            self.heading = 0
        elif tag == "li":
            self.item = None

    def _row(self) -> None:
        """A row as a table row; a numbered point laid out as a table is the point it is."""
        cells, self.cells = self.cells or [], None
        filled = [cell for cell in cells if cell]
        found = markers(filled[0]) if len(filled) == 2 else ()
        if found and found[0].printed == filled[0]:
            self._emit("paragraph", " ".join(filled))
        elif len(filled) == 1 and len(cells) == 1:
            self._emit("paragraph", filled[0])
        elif filled:
            self._emit("table", " | ".join(cells))

    def _flush(self) -> None:
        """Close the block under way."""
        if self.cells is not None:  # blocks inside a cell belong to the cell
            self.buffer.append(" ")
            return
        text, self.buffer = "".join(self.buffer), []
        if not text.strip():
            return
        if self.heading:
            self._emit("heading", text, level=self.heading)
        elif self.item is not None:
            number, self.item = self.item, None
            self._emit("item", text, number=number or None)
        else:
            for group in self._paragraphs(text):
                self._keep(group)

    def _paragraphs(self, text: str) -> Iterator[TracedBlock]:
        """A paragraph, or several where line breaks in it start new numbers."""
        piece = self.out.piece(re.sub(r"(?:(?<![ \t\r])[ \t\r]+)?\n[ \t\r]*", "\n", text))
        for group in paragraphs(list(lines_of(piece))):
            block = block_of(group)
            if block is not None:
                yield block

    def _emit(self, kind: str, text: str, *, level: int = 0, number: str | None = None) -> None:
        if kind == "paragraph" and is_structural(" ".join(text.split())):
            kind, level = "heading", 6
        block = make_block(kind, self.out.piece(text), level=level, number=number)
        if block is not None:
            self._keep(block)

    def _keep(self, item: TracedBlock) -> None:
        """Keep a block, the signs of its notes taken out, and the notes behind it."""
        called = [(at, sign) for at, sign in enumerate(item.block.text) if sign in self.notes]
        if not called:
            self.out.blocks.append(item)
            return
        edges = [-1, *(at for at, _ in called), len(item.block.text)]
        trace = item.trace.keep([(low + 1, high) for low, high in pairwise(edges)])
        marks = tuple((at - step, self.notes[sign].mark) for step, (at, sign) in enumerate(called))
        block = msgspec.structs.replace(item.block, text=trace.text, marks=marks)
        self.out.blocks.append(TracedBlock(block, trace))
        for _, sign in called:
            self.out.add("note", self.notes[sign].text, number=self.notes[sign].mark)


def _tag(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_dropped(element: etree._Element) -> bool:
    return not isinstance(element.tag, str) or _tag(element) in _DROPPED or element.get("hidden") is not None


def _is_data_row(row: etree._Element) -> bool:
    """Whether a row holds cells of text rather than a page laid out as a table."""
    return not any(_tag(inside) in {"table", "ul", "ol", *_LEVELS} for inside in row.iterdescendants())


def _item_number(element: etree._Element) -> str:
    """The number a browser would print before the item: '3.' or 'c.' in an ordered list, '' in another."""
    parent = element.getparent()
    if parent is None or _tag(parent) != "ol":
        return ""
    start = parent.get("start", "1")
    before = sum(1 for sibling in element.itersiblings("li", preceding=True) if sibling is not element)
    count = (int(start) if start.isdecimal() and len(start) < 4 else 1) + before
    return f"{written(count, _LISTS.get(parent.get('type', '1'), 'decimal'))}."
