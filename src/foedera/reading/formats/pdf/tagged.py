"""A PDF with a tag tree: its elements filled with the text that carries their marked-content ids.

In: elements and pages. Out: blocks in the order of the tree. Not here: reading the tree (tags).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.reading.formats.lines import mend
from foedera.reading.formats.parsed import TracedBlock
from foedera.reading.formats.pdf.compose import Printed
from foedera.reading.formats.pdf.filled import SKIPPED, Call, Filled, calls_of
from foedera.reading.formats.pdf.notes import without_mark
from foedera.reading.formats.pdf.paragraphs import Measure
from foedera.reading.formats.pdf.rows import body_size
from foedera.reading.formats.pdf.sheet import Fragment
from foedera.reading.formats.pdf.tags import Element
from foedera.reading.structure.headings import is_structural

_BULLET = re.compile(r"[^\w(]*")


def blocks_of(filled: Filled, printed: Printed) -> list[TracedBlock]:
    """The blocks of a document."""
    writer = _Writer(filled, printed)
    for element in filled.elements:
        writer.take(element)
    return writer.finished()


class _Writer:
    """Takes the elements one by one and puts their blocks down, notes behind what calls them."""

    def __init__(self, filled: Filled, printed: Printed) -> None:
        self.filled = filled
        self.printed = printed
        kept = [item for element in filled.elements for item in filled.of(element.content)]
        self.looks = Measure(filled.rows_of(kept), body_size(kept))
        """What is usual, for what the tree does not say: headings tagged as paragraphs."""
        self.hosts = calls_of(filled, self.looks.body)
        self.taken = {id(note) for calls in self.hosts.values() for call in calls for note in call.notes}
        self.deepest = max((element.level for element in filled.elements if element.kind == "heading"), default=0)
        self.out: list[TracedBlock] = []
        self.late: list[Call] = []
        """Notes called in a table, kept until it ends: they would cut it in two."""
        self.breaks: set[int] = set()
        """Blocks a page or a column begins with."""
        self.before: Fragment | None = None

    def take(self, element: Element) -> None:
        """Put down one element, unless it is a note that goes behind another."""
        if id(element) in self.taken:
            return
        calls = self.hosts.get(id(element), [])
        marks = {id(call.fragment) for call in calls}
        if element.kind == "table":
            cells = [[item for item in self.filled.of(cell) if id(item) not in marks] for cell in element.cells]
            self._put(self.printed.row(cells) if cells else None)
            self.late += calls
            return
        self._late_notes()
        fragments = [*self.filled.of(element.label), *self.filled.of(element.content)]
        if not fragments or element.kind in SKIPPED:
            return
        if self.before is not None and _is_beyond(self.before, fragments[0]):
            self.breaks.add(len(self.out))
        self.before = fragments[-1]
        kind, level = self._kind(element, fragments)
        self._put(self.printed.block(kind, fragments, level=level, calls=marks))
        for call in calls:
            self._put(_note(call, self.filled, self.printed))

    def finished(self) -> list[TracedBlock]:
        """All blocks; paragraphs that a page or a column cut in two are whole again."""
        self._late_notes()
        return mend(self.out, capitals=False, breaks=self.breaks)

    def _put(self, block: TracedBlock | None) -> None:
        if block is not None:
            self.out.append(block)

    def _late_notes(self) -> None:
        for call in self.late:
            self._put(_note(call, self.filled, self.printed))
        self.late = []

    def _kind(self, element: Element, fragments: Sequence[Fragment]) -> tuple[str, int]:
        """Kind and level of an element's block."""
        if element.kind == "heading":
            return "heading", element.level
        text = " ".join(item.text for item in fragments)
        if element.kind == "item":
            label = "".join(item.text for item in self.filled.of(element.label))
            return ("item" if _BULLET.fullmatch(label) else "paragraph"), 0
        if is_structural(text):
            return "heading", 6
        level = self.looks.level(self.filled.rows_of(fragments)) if element.kind == "paragraph" else 0
        return ("heading", self.deepest + level) if level else ("paragraph", 0)


def _is_beyond(before: Fragment, fragment: Fragment) -> bool:
    """Whether a page or a column ends between two fragments."""
    return before.page != fragment.page or fragment.base > before.base + fragment.size


def _note(call: Call, filled: Filled, printed: Printed) -> TracedBlock | None:
    """A note without its mark, which is its number."""
    fragments = [item for note in call.notes for item in filled.of(note.content)]
    bare = without_mark(fragments, call.mark)
    return printed.block("note", bare, number=call.mark or None)
