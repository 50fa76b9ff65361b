"""A PDF with a tag tree: its elements filled with the text that carries their marked-content ids.

In: elements and pages. Out: blocks in the order of the tree. Not here: reading the tree (tags).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from foedera.reading.formats.parsed import TracedBlock
from foedera.reading.formats.pdf.compose import Printed
from foedera.reading.formats.pdf.paragraphs import Measure
from foedera.reading.formats.pdf.rows import body_size, rows
from foedera.reading.formats.pdf.sheet import Fragment, Page
from foedera.reading.formats.pdf.tags import Content, Element, contents
from foedera.reading.headings import is_structural

_BULLET = re.compile(r"[^\w(]*")


class Filled:
    """The text of each content id."""

    def __init__(self, found: Sequence[Element], pages: Sequence[Page]) -> None:
        self.text = defaultdict[Content, list[Fragment]](list)
        for page in pages:
            for item in page.fragments:
                self.text[page.number, item.tag].append(item)
        self.elements = found
        self.used = set(contents(list(found)))

    def share(self, left_out: set[int]) -> float:
        """How much of the text that is no furniture the tree holds, 0 to 1."""
        kept = [item for items in self.text.values() for item in items if id(item) not in left_out]
        held = sum(len(item.text) for item in kept if (item.page, item.tag) in self.used)
        return held / max(1, sum(len(item.text) for item in kept))

    def outside(self) -> list[Fragment]:
        """What the tree holds nothing of: what its maker calls artifacts."""
        return [item for place, items in self.text.items() if place not in self.used for item in items]

    def of(self, content: Sequence[Content]) -> list[Fragment]:
        """The fragments of an element, in order."""
        return [item for place in dict.fromkeys(content) for item in self.text.get(place, ())]


def blocks_of(filled: Filled, printed: Printed) -> list[TracedBlock]:
    """The blocks of a document."""
    looks = None if any(element.kind == "heading" for element in filled.elements) else _looks(filled)
    out: list[TracedBlock | None] = []
    for element in filled.elements:
        out += _blocks(element, filled, printed, looks)
    return [item for item in out if item is not None]


def _looks(filled: Filled) -> Measure:
    """For a tree without headings: what they look like."""
    kept = [item for element in filled.elements for item in filled.of(element.content)]
    return Measure(rows(kept, (0.0, 0.0)), body_size(kept))


def _blocks(element: Element, filled: Filled, printed: Printed, looks: Measure | None) -> list[TracedBlock | None]:
    """The block of an element, and behind it the notes that hang in it."""
    if element.kind == "table":
        return [printed.row([filled.of(cell) for cell in element.cells])] if element.cells else []
    fragments = [*filled.of(element.label), *filled.of(element.content)]
    if element.kind == "note":
        return [_note(element, filled, printed)]
    if not fragments or element.kind in {"contents", "figure"}:
        return []
    kind, level = _kind(element, filled, fragments, looks)
    calls = _calls(element, filled, fragments)
    block = printed.block(kind, fragments, level=level, calls=calls)
    return [block, *(_note(note, filled, printed) for _, note in element.notes)]


def _kind(element: Element, filled: Filled, fragments: Sequence[Fragment], looks: Measure | None) -> tuple[str, int]:
    if element.kind == "heading":
        return "heading", element.level
    text = " ".join(item.text for item in fragments)
    if element.kind == "item":
        label = "".join(item.text for item in filled.of(element.label))
        return ("item" if _BULLET.fullmatch(label) else "paragraph"), 0
    if is_structural(text):
        return "heading", 6
    level = looks.level(rows(fragments, (0.0, 0.0))) if looks is not None else 0
    return ("heading", level) if level else ("paragraph", 0)


def _calls(element: Element, filled: Filled, fragments: Sequence[Fragment]) -> set[int]:
    """The fragments that call the notes of an element: a note's mark, right before it in the tree or else raised."""
    calls: set[int] = set()
    for place, note in element.notes:
        mark = _mark(note, filled)
        same = [item for item in fragments if _bare(item.text) == mark]
        here = [item for item in same if (item.page, item.tag) == place] or [item for item in same if item.raised]
        calls.update(id(item) for item in here[-1:])
    return calls


def _mark(note: Element, filled: Filled) -> str:
    label = filled.of(note.label)
    if label:
        return _bare("".join(item.text for item in label))
    first = next(iter(filled.of(note.content)), None)
    found = re.match(r"\(?(\d{1,3}|[*†‡]{1,3}|[a-z])\)?(?=\s|$|[^\W\d_])", first.text) if first is not None else None
    return found[1] if found else ""


def _note(note: Element, filled: Filled, printed: Printed) -> TracedBlock | None:
    mark = _mark(note, filled)
    fragments = filled.of(note.content)
    if not note.label and fragments and mark:
        first = fragments[0]
        if _bare(first.text) == mark:
            fragments = fragments[1:]
    return printed.block("note", fragments, number=mark or None)


def _bare(text: str) -> str:
    return text.strip("() .:")
