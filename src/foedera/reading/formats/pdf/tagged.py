"""A PDF with a tag tree: its elements filled with the text that carries their marked-content ids.

In: elements and pages. Out: blocks in the order of the tree. Not here: reading the tree (tags).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.reading.formats.lines import mend
from foedera.reading.formats.parsed import TracedBlock
from foedera.reading.formats.pdf.compose import Printed
from foedera.reading.formats.pdf.filled import Call, Filled, calls_of
from foedera.reading.formats.pdf.notes import without_mark
from foedera.reading.formats.pdf.paragraphs import Measure
from foedera.reading.formats.pdf.rows import body_size
from foedera.reading.formats.pdf.sheet import Fragment
from foedera.reading.formats.pdf.tags import Element
from foedera.reading.headings import is_structural

_BULLET = re.compile(r"[^\w(]*")


def blocks_of(filled: Filled, printed: Printed) -> list[TracedBlock]:
    """The blocks of a document."""
    looks = _looks(filled)
    hosts = calls_of(filled, looks.body)
    taken = {id(note) for calls in hosts.values() for call in calls for note in call.notes}
    deepest = max((element.level for element in filled.elements if element.kind == "heading"), default=0)
    out: list[TracedBlock | None] = []
    late: list[Call] = []
    breaks: set[int] = set()
    before: Fragment | None = None
    for element in filled.elements:
        if id(element) in taken:
            continue
        calls = hosts.get(id(element), [])
        if element.kind == "table":  # a note would cut the table in two
            out.append(_row(element, filled, printed, calls))
            late += calls
            continue
        out += [_note(call, filled, printed) for call in late]
        late = []
        fragments = [*filled.of(element.label), *filled.of(element.content)]
        if fragments and before is not None and _is_beyond(before, fragments[0]):
            breaks.add(len(out))
        before = fragments[-1] if fragments else before
        out.append(_block(element, filled, fragments, printed, looks, deepest, calls))
        out += [_note(call, filled, printed) for call in calls]
    out += [_note(call, filled, printed) for call in late]
    kept = [(at, item) for at, item in enumerate(out) if item is not None]
    return mend(
        [item for _, item in kept],
        capitals=False,
        breaks={place for place, (at, _) in enumerate(kept) if at in breaks},
    )


def _is_beyond(before: Fragment, fragment: Fragment) -> bool:
    """Whether a page or a column ends between two fragments."""
    return before.page != fragment.page or fragment.base > before.base + fragment.size


def _looks(filled: Filled) -> Measure:
    """What is usual in the document, for what the tree does not say: headings tagged as paragraphs."""
    kept = [item for element in filled.elements for item in filled.of(element.content)]
    return Measure(filled.rows_of(kept), body_size(kept))


def _row(element: Element, filled: Filled, printed: Printed, calls: Sequence[Call]) -> TracedBlock | None:
    marks = {id(call.fragment) for call in calls}
    cells = [[item for item in filled.of(cell) if id(item) not in marks] for cell in element.cells]
    return printed.row(cells) if cells else None


def _block(
    element: Element,
    filled: Filled,
    fragments: Sequence[Fragment],
    printed: Printed,
    looks: Measure,
    deepest: int,
    calls: Sequence[Call],
) -> TracedBlock | None:
    if not fragments or element.kind in {"contents", "figure"}:
        return None
    kind, level = _kind(element, filled, fragments, looks, deepest)
    return printed.block(kind, fragments, level=level, calls={id(call.fragment) for call in calls})


def _kind(
    element: Element, filled: Filled, fragments: Sequence[Fragment], looks: Measure, deepest: int
) -> tuple[str, int]:
    if element.kind == "heading":
        return "heading", element.level
    text = " ".join(item.text for item in fragments)
    if element.kind == "item":
        label = "".join(item.text for item in filled.of(element.label))
        return ("item" if _BULLET.fullmatch(label) else "paragraph"), 0
    if is_structural(text):
        return "heading", 6
    level = looks.level(filled.rows_of(fragments)) if element.kind == "paragraph" else 0
    return ("heading", deepest + level) if level else ("paragraph", 0)


def _note(call: Call, filled: Filled, printed: Printed) -> TracedBlock | None:
    """A note without its mark, which is its number."""
    fragments = [item for note in call.notes for item in filled.of(note.content)]
    bare = without_mark(fragments, call.mark)
    return printed.block("note", bare, number=call.mark or None)
