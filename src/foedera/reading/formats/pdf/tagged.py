"""A PDF with a tag tree: its elements filled with the text that carries their marked-content ids.

In: elements and pages. Out: blocks in the order of the tree. Not here: reading the tree (tags).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.reading.blocks import TracedBlock
from foedera.reading.formats.pdf.fragments import Fragment
from foedera.reading.formats.pdf.note_marks import without_mark
from foedera.reading.formats.pdf.paragraphs import TypeMeasure
from foedera.reading.formats.pdf.tagged_content import SKIPPED, Call, TaggedContent, calls_of
from foedera.reading.formats.pdf.tagged_heads import with_heads_believed
from foedera.reading.formats.pdf.tags import Element
from foedera.reading.formats.pdf.text_assembler import TextAssembler
from foedera.reading.formats.pdf.text_rows import body_size
from foedera.reading.formats.text_lines import mend
from foedera.reading.structure.headings import is_structural

_BULLET = re.compile(r"[^\w(]*")


def blocks_of(tagged: TaggedContent, assembler: TextAssembler) -> list[TracedBlock]:
    """The blocks of a document."""
    tagged.elements = with_heads_believed(tagged)
    writer = _Writer(tagged, assembler)
    for element in tagged.elements:
        writer.take(element)
    return writer.finished()


class _Writer:
    """Takes the elements one by one and puts their blocks down, notes behind what calls them."""

    def __init__(self, tagged: TaggedContent, assembler: TextAssembler) -> None:
        self.tagged = tagged
        self.assembler = assembler
        kept = [item for element in tagged.elements for item in tagged.of(element.content)]
        self.looks = TypeMeasure(tagged.rows_of(kept), body_size(kept))
        """What is usual, for what the tree does not say: headings tagged as paragraphs."""
        self.hosts = calls_of(tagged, self.looks.body)
        self.taken = {id(note) for calls in self.hosts.values() for call in calls for note in call.notes}
        self.deepest = max((element.level for element in tagged.elements if element.kind == "heading"), default=0)
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
            cells = [[item for item in self.tagged.of(cell) if id(item) not in marks] for cell in element.cells]
            self._put(self.assembler.row(cells) if cells else None)
            self.late += calls
            return
        self._late_notes()
        fragments = [*self.tagged.of(element.label), *self.tagged.of(element.content)]
        if not fragments or element.kind in SKIPPED:
            return
        if self.before is not None and _is_beyond(self.before, fragments[0]):
            self.breaks.add(len(self.out))
        self.before = fragments[-1]
        kind, level = self._kind(element, fragments)
        self._put(self.assembler.block(kind, fragments, level=level, calls=marks))
        for call in calls:
            self._put(_note(call, self.tagged, self.assembler))

    def finished(self) -> list[TracedBlock]:
        """All blocks; paragraphs that a page or a column cut in two are whole again. What is pinned comes last."""
        self._late_notes()
        written = mend(self.out, capitals=False, breaks=self.breaks)
        pinned = (self.assembler.block("paragraph", [item]) for item in self.tagged.pinned)
        return [*written, *(block for block in pinned if block is not None)]

    def _put(self, block: TracedBlock | None) -> None:
        if block is not None:
            self.out.append(block)

    def _late_notes(self) -> None:
        for call in self.late:
            self._put(_note(call, self.tagged, self.assembler))
        self.late = []

    def _kind(self, element: Element, fragments: Sequence[Fragment]) -> tuple[str, int]:
        """Kind and level of an element's block."""
        if element.kind == "heading":
            return "heading", element.level
        text = " ".join(item.text for item in fragments)
        if element.kind == "item":
            label = "".join(item.text for item in self.tagged.of(element.label))
            return ("item" if _BULLET.fullmatch(label) else "paragraph"), 0
        if is_structural(text):
            return "heading", 6
        level = self.looks.level(self.tagged.rows_of(fragments)) if element.kind == "paragraph" else 0
        return ("heading", self.deepest + level) if level else ("paragraph", 0)


def _is_beyond(before: Fragment, fragment: Fragment) -> bool:
    """Whether a page or a column ends between two fragments."""
    return before.page != fragment.page or fragment.base > before.base + fragment.size


def _note(call: Call, tagged: TaggedContent, assembler: TextAssembler) -> TracedBlock | None:
    """A note without its mark, which is its number."""
    fragments = [item for note in call.notes for item in tagged.of(note.content)]
    bare = without_mark(fragments, call.mark)
    return assembler.block("note", bare, number=call.mark or None)
