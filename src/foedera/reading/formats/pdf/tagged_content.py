"""The elements of a tag tree with their text, and which of them are notes to which.

In: elements and pages. Out: the text of each element; notes with the fragment that calls them. Makers tag notes in
three ways: inside the paragraph that calls them, on their own, or as paragraphs like any other; the last two are found
as in an untagged page. Not here: blocks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

import msgspec

from foedera.reading.formats.pdf.fragments import Fragment, Page
from foedera.reading.formats.pdf.note_marks import SMALLER, bare, is_raised, mark_of
from foedera.reading.formats.pdf.pinned import PINNED
from foedera.reading.formats.pdf.tags import Content, Element, contents
from foedera.reading.formats.pdf.text_rows import TextRow, rows

SKIPPED = frozenset({"contents", "figure"})
"""Kinds of elements whose words are no text of the agreement."""


_LONG = 25
"""Lines of a cell that is a column of a page rather than an entry."""


class TaggedContent:
    """The text of each content id."""

    def __init__(self, found: Sequence[Element], pages: Sequence[Page], left_out: Collection[int]) -> None:
        self.text = defaultdict[Content, list[Fragment]](list)
        self.pinned: list[Fragment] = []
        """What is no content of any page: values of form fields and words written over a page."""
        for item in (item for page in pages for item in page.fragments if id(item) not in left_out):
            if item.tag == PINNED:
                self.pinned.append(item)
            else:
                self.text[item.page, item.tag].append(item)
        for place, items in self.text.items():
            if len(items) > 1 and any(item.leftward for item in items):  # their order is where they stand
                self.text[place] = [item for row in rows(items, (0.0, 0.0)) for item in row.fragments]
        self.bounds = {
            page.number: (
                min((item.box[0] for item in page.fragments), default=0.0),
                max((item.box[2] for item in page.fragments), default=page.width),
            )
            for page in pages
        }
        self.elements = found
        self.used = set(contents(list(found)))

    def share(self) -> float:
        """How much of the text the tree holds, 0 to 1; words inside of figures are not held by it."""
        figures = set(contents([element for element in self.elements if element.kind == "figure"]))
        held = sum(
            len(item.text)
            for place, items in self.text.items()
            if place in self.used and place not in figures
            for item in items
        )
        return held / max(1, sum(len(item.text) for items in self.text.values() for item in items))

    def in_long_cells(self) -> float:
        """How much of the text stands in cells as long as a column of a page, 0 to 1."""
        cells = [self.of(cell) for element in self.elements if element.kind == "table" for cell in element.cells]
        long = [cell for cell in cells if len(cell) >= _LONG and len(self.rows_of(cell)) >= _LONG]
        held = sum(len(item.text) for cell in long for item in cell)
        return held / max(1, sum(len(item.text) for items in self.text.values() for item in items))

    def outside(self) -> list[Fragment]:
        """What its maker calls artifacts: it stands in no element."""
        return [item for place, items in self.text.items() if place not in self.used for item in items]

    def skipped(self, kind: str) -> list[Fragment]:
        """The words of elements of a kind that is no text of the agreement."""
        return [
            item
            for element in self.elements
            if element.kind == kind
            for item in self.of([*element.label, *element.content])
        ]

    def of(self, content: Sequence[Content]) -> list[Fragment]:
        """The fragments of an element, in order."""
        return [item for place in dict.fromkeys(content) for item in self.text.get(place, ())]

    def rows_of(self, fragments: Sequence[Fragment]) -> list[TextRow]:
        """Fragments as rows, page by page; the bounds are those of the page's text."""
        out: list[TextRow] = []
        for page, here in groupby(fragments, key=lambda item: item.page):
            items = list(here)
            left, right = self.bounds.get(page, (0.0, 0.0))
            out += rows(items, (left, right))
        return out


class Call(msgspec.Struct, frozen=True):
    """A note and the fragment that calls it."""

    fragment: Fragment | None
    """None for a note that hangs in an element without a mark."""
    mark: str
    notes: tuple[Element, ...]
    """The note; two elements where its mark is tagged apart from its text."""


def calls_of(tagged: TaggedContent, body: float) -> dict[int, list[Call]]:
    """The calls of each element, by its id()."""
    out = defaultdict[int, list[Call]](list)
    raised = list(_raised(tagged))
    used: set[int] = set()
    for element in tagged.elements:
        for place, note in element.notes:
            mark = _mark(tagged, note)
            fragments = tagged.of(element.content) + [item for cell in element.cells for item in tagged.of(cell)]
            same = [item for item in fragments if bare(item.text) == mark]
            near = [item for item in same if (item.page, item.tag) == place] or same
            out[id(element)].append(Call(near[-1] if near else None, mark, (note,)))
            used.update(map(id, near[-1:]))
    for mark, page, notes in _loose(tagged, body):
        found = next(
            (
                (element, item)
                for element, item in raised
                if id(item) not in used and item.page == page and bare(item.text) == mark and element not in notes
            ),
            None,
        )
        if found is not None:
            out[id(found[0])].append(Call(found[1], mark, notes))
            used.add(id(found[1]))
    return out


def _mark(tagged: TaggedContent, note: Element) -> str:
    label = tagged.of(note.label)
    if label:
        return bare("".join(item.text for item in label))
    lines = tagged.rows_of(tagged.of(note.content)[:4])
    return (mark_of(lines[0]) or "") if lines else ""


def _raised(tagged: TaggedContent) -> Iterator[tuple[Element, Fragment]]:
    """Superior figures and signs inside the text of elements, in order; not the first thing in one."""
    for element in tagged.elements:
        fragments = tagged.of(element.content) + [item for cell in element.cells for item in tagged.of(cell)]
        largest = max((item.size for item in fragments), default=0.0)
        if not any(item.raised or item.size < largest for item in fragments):
            continue  # most paragraphs are set in one size
        for row in tagged.rows_of(fragments):
            for item in row.fragments:
                if item is not fragments[0] and is_raised(item, row):
                    yield element, item


def _loose(tagged: TaggedContent, body: float) -> Iterator[tuple[str, int, tuple[Element, ...]]]:
    """What may be a note without hanging in anything: mark, page, elements."""
    elements = tagged.elements
    for at, element in enumerate(elements):
        fragments = [*tagged.of(element.label), *tagged.of(element.content)]
        if element.kind not in {"note", "paragraph", "item"} or not fragments:
            continue
        lines = tagged.rows_of(fragments)
        if element.kind != "note" and lines[0].size > SMALLER * body:
            continue
        mark = mark_of(lines[0])
        if mark is None:
            continue
        alone = bare(lines[0].text) == mark and at + 1 < len(elements)
        yield mark, fragments[0].page, (element, elements[at + 1]) if alone else (element,)
