"""Goes through a web page once and closes a block wherever a block element begins or ends.

In: a page made ready (web_page). Out: blocks, put at the end of what was gathered. Not here: what is left out.
"""

from __future__ import annotations

import re
from itertools import accumulate

import msgspec

from foedera.reading.blocks import TracedBlock, make_block
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.html import official_journal, web_rows
from foedera.reading.formats.html.web_lists import Lists
from foedera.reading.formats.html.web_notes import WebNote
from foedera.reading.formats.html.web_page import WebPage
from foedera.reading.formats.html.web_tree import Element, walked
from foedera.reading.formats.text_lines import block_of, joined, lines_of, paragraphs
from foedera.reading.structure.headings import is_structural, names_instrument

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "br", "cite", "code", "data", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "output", "q", "rb", "rt", "ruby", "s", "samp", "slot", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "math", "semantics", "mi", "mn", "mo", "mrow", "mfrac", "msub", "msup", "msubsup", "msqrt", "mroot", "mtext",
    "mspace", "mfenced", "munder", "mover", "munderover", "mstyle", "mpadded",
})  # fmt: skip
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset({"td", "th"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_SPACE = re.compile(r"(?:(?<![^\S\n])[^\S\n]++|)\n\s*+")
_BREAK = re.compile(r"(?:(?<![ \t\r])[ \t\r]+)?\n[ \t\r]*")
_ENDS_LABEL = re.compile(r"[\W_]$")
_LONGEST_HEADING = 600
"""Letters and digits; the longest names of conventions have about 400."""
_MAX_LEVEL = 9
_MARKED = "(?:[([]\\s?[\uf000-\uf8fe]\\s?[)\\]]|[\uf000-\uf8fe])"
_SIGN = re.compile(rf"(?:\s(?={_MARKED}(?:[\s,.;:]|$)))?{_MARKED}")
"""The sign of a note, with the brackets its mark is printed in."""


class Walk:
    """One walk through one page."""

    def __init__(self, page: WebPage, out: Gathered) -> None:
        self.page = page
        self.notes: dict[str, WebNote] = page.notes.notes
        self.told = set[int]()
        """Notes that were given, by identity: one that is called twice stands once."""
        self.out = out
        self.title: str | None = None
        """As a publication of the Official Journal marks it."""
        self.buffer: list[str] = []
        self.label = ""
        """The number, dash or term whose text is still to come."""
        self.labelling: Element | None = None
        """The element that holds it, while it is open."""
        self.waiting: list[WebNote] = []
        """Notes called in a table that is not over."""
        self.item: str | None = None
        """The number of the list item whose first text is still to come ('' for a bullet)."""
        self.heading = 0
        self.lists = Lists()
        self.cells: list[str] | None = None
        """The cells of the row of data under way."""
        self.rows: list[Element | None] = []
        """Of each open row, the cell with its number, where it is a point."""
        self.titling: list[str] = []
        """Lines of a title while nothing else is met."""
        self.preformatted = 0

    def run(self) -> None:
        """Read everything on the page."""
        for kind, what in walked(self.page.top):
            if isinstance(what, str):
                self.buffer.append(what if self.preformatted else _SPACE.sub(" ", what))
            elif kind == "start":
                self._start(what)
            else:
                self._end(what)
        self._flush()
        self._label_alone()
        self._before("")

    def _start(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self.buffer.append("\n")
        elif tag in _CELLS and self.cells is not None:
            self.buffer.append(" ")
        elif _is_block(tag):
            self._flush()
        if self.labelling is None and self.cells is None and self._is_label(element):
            self._flush()
            self.labelling = element
        if tag == "pre":
            self.preformatted += 1
        elif tag == "tr" and self.cells is None:
            self.rows.append(web_rows.label_of(element))
            self.cells = [] if web_rows.kind_of(element) == web_rows.CELLS else None
        elif tag in _LISTS:
            self.lists.begin(element)
        elif tag == "li":
            self.item = self.lists.number(element)
        self.heading = self._level(element) or self.heading

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag in _CELLS and self.cells is not None:
            self.cells.append(" ".join("".join(self.buffer).split()))
            self.buffer = []
        elif tag == "tr" and self.cells is not None:
            self._row()
        elif element is self.labelling:
            self._take_label()
        elif self._part(element) == official_journal.TITLE:
            self._title_line()
        elif self._part(element) == official_journal.NUMBER:
            self.buffer.append(" ")
        elif _is_block(tag):
            self._flush()
        self._leave(element)

    def _leave(self, element: Element) -> None:
        """What holds inside the element holds no more."""
        tag = element.tag
        if tag in {"tr", "dl"}:
            self._label_alone()
        if tag == "tr" and self.rows:
            self.rows.pop()
        elif tag == "pre":
            self.preformatted -= 1
        elif tag in _LISTS:
            self.lists.end()
        elif tag == "li":
            self.item = None
        if self._level(element):
            self.heading = 0

    def _part(self, element: Element) -> str:
        return official_journal.part_of(element.classes) if self.page.official and element.classes else ""

    def _level(self, element: Element) -> int:
        """The level of a heading, by its tag, its role or its class; 0 for everything else.

        A tag of headings around a whole text, as page builders put it, makes no heading of it.
        """
        if element.shown > _LONGEST_HEADING:
            return 0
        if element.get("role") == "heading":
            level = element.get("aria-level")
            return min(int(level), _MAX_LEVEL) if level.isascii() and level.isdecimal() and len(level) < 3 else 2
        if self._part(element) == "heading":
            return official_journal.level_of(element.classes)
        return _LEVELS.get(element.tag, 0)

    def _is_label(self, element: Element) -> bool:
        """Whether an element's text goes before that of what follows it."""
        if element.tag == "td":
            return bool(self.rows) and element is self.rows[-1]
        return element.tag == "dt" or self._part(element) == official_journal.LABEL

    def _take_label(self) -> None:
        text, self.buffer, self.labelling = " ".join("".join(self.buffer).split()), [], None
        if text:
            is_number = web_rows.is_label(text) or web_rows.has_parts(text)
            stop = "" if is_number or _ENDS_LABEL.search(text) else ":"
            self.label = f"{self.label} {text}{stop}".strip()

    def _label_alone(self) -> None:
        """A label nothing followed is a paragraph."""
        if self.label and self.cells is None:
            label, self.label = self.label, ""
            self._emit("paragraph", label)

    def _title_line(self) -> None:
        """A line of the title, or, once there was other text, of the title of an annex or another text."""
        text, self.buffer = " ".join("".join(self.buffer).split()), []
        self.titling += [text] if text else []

    def _title_over(self) -> None:
        """Other text begins: the lines of the title are whole; a page may print them twice, one upon the other."""
        lines, self.titling = self.titling, []
        half = len(lines) // 2
        for part in (lines[:half], lines[half:]) if lines[:half] == lines[half:] else (lines,):
            self._title_of(part)

    def _title_of(self, lines: list[str]) -> None:
        whole = " ".join(lines)
        level = 1 if self.title is None or whole == self.title or names_instrument(whole) else 2
        self.title = self.title or whole
        if len(lines) > 1 and is_structural(lines[0]):
            self._emit("heading", lines[0], level=level)
            self._emit("heading", "\n".join(lines[1:]), level=level + 1)
        else:
            self._emit("heading", "\n".join(lines), level=level)

    def _row(self) -> None:
        """A row as a table row."""
        cells, self.cells = self.cells or [], None
        if any(cells):
            self._emit("table", " | ".join(cells))

    def _flush(self) -> None:
        """Close the block under way."""
        if self.cells is not None or self.labelling is not None:  # blocks inside a cell belong to the cell
            self.buffer.append(" ")
            return
        text, self.buffer = "".join(self.buffer), []
        if not text.strip():
            return
        if self.label:
            text, self.label = f"{self.label} {text.lstrip()}", ""
        if self.heading:
            self._headings(text)
        elif self.item is not None:
            number, self.item = self.item, None
            self._emit("item", text, number=number or None)
        else:
            self._paragraphs(text)

    def _headings(self, text: str) -> None:
        """A heading; its title may stand under its number, as in 'Article 5 <br> Scope'."""
        first, _, rest = text.strip().partition("\n")
        if rest.strip() and is_structural(" ".join(first.split())):
            self._emit("heading", first, level=self.heading)
            self._emit("heading", rest, level=self.heading + 1)
        else:
            self._emit("heading", text, level=self.heading)

    def _paragraphs(self, text: str) -> None:
        """A paragraph, or several where line breaks in it start new numbers."""
        self._before("paragraph")
        piece = self.out.piece(_BREAK.sub("\n", text))
        for group in paragraphs(list(lines_of(piece.text))):
            block = block_of(joined(piece, group), group)
            if block is not None:
                self._keep(block)

    def _before(self, kind: str) -> None:
        """A block of a kind begins: what waited for the end of a title or table is given."""
        if self.titling:
            self._title_over()
        if kind != "table" and self.waiting:
            notes, self.waiting = self.waiting, []
            for note in notes:
                self.out.add("note", note.text, number=note.mark)

    def _emit(self, kind: str, text: str, *, level: int = 0, number: str | None = None) -> None:
        self._before(kind)
        if kind == "paragraph" and is_structural(" ".join(text.split())):
            kind, level = "heading", 6
        block = make_block(kind, self.out.piece(text), level=level, number=number)
        if block is not None:
            self._keep(block)

    def _keep(self, item: TracedBlock) -> None:
        """Keep a block, the signs of its notes and brackets around them taken out, and the notes behind it."""
        calls = [(call, note) for call in _SIGN.finditer(item.block.text) if (note := self._called(call[0]))]
        if not calls:
            self.out.blocks.append(item)
            return
        edges = [0, *(edge for call, _ in calls for edge in call.span()), len(item.block.text)]
        trace = item.trace.keep(list(zip(edges[::2], edges[1::2], strict=True)))
        gone = accumulate((len(call[0]) for call, _ in calls), initial=0)
        marks = tuple((call.start() - before, note.mark) for (call, note), before in zip(calls, gone, strict=False))
        block = msgspec.structs.replace(item.block, text=trace.text, marks=marks)
        if block.text:
            self.out.blocks.append(TracedBlock(block, trace))
        for _, note in calls:
            if id(note) not in self.told:
                self.told.add(id(note))
                self.waiting.append(note)
        if item.block.kind != "table":
            self._before("")

    def _called(self, text: str) -> WebNote | None:
        """The note that a sign with its brackets calls; None for one of the page's own."""
        return next((self.notes[sign] for sign in text if sign in self.notes), None)


def _is_block(tag: str) -> bool:
    """Whether an element stands on lines of its own; one with a prefix is a mark of an office program in a line."""
    return tag not in _INLINE and ":" not in tag
