"""The paragraphs, tables and imported parts of a story, in reading order.

In: an element that holds them: a body, a cell, a text box, a note. Out: each of them, through whatever is wrapped
around, with what it is when it is no text of the agreement; or the texts of all as one. Not here: what becomes of
them (body).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from foedera.reading.formats.word.lines import Line, Lines
from foedera.reading.formats.word.styles import is_gone, is_run_on
from foedera.reading.formats.word.tree import TEXTS, W, branch, name, switch

_BLOCKS = frozenset({"w:p", "w:tbl", "w:altChunk"})
LOOSE = TEXTS | {"w:p", "w:r", "w:hyperlink", "w:fldSimple", "w:sym", "m:oMath", "m:oMathPara", "v:textpath"}
"""What may stand among blocks without a paragraph around it."""
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"


class Element:
    """A paragraph, table or imported part, or something loose."""

    __slots__ = ("kind", "reason", "tree")

    def __init__(self, tree: etree._Element, kind: str, reason: str | None) -> None:
        self.tree = tree
        self.kind = kind
        """w:p (also for something loose), w:tbl, w:altChunk; w:del for what is deleted or hidden whole."""
        self.reason = reason
        """What it is when it is no text of the agreement."""


def elements(holder: etree._Element, lines: Lines, reason: str | None = None) -> Iterator[Element]:
    """Everything in a story; what is loose itself is all there is."""
    if name(holder) in LOOSE:
        yield Element(holder, "w:p", reason)
        return
    for child in holder:
        kind = name(child)
        if kind in _BLOCKS:
            yield Element(child, kind, reason)
        elif kind in LOOSE or kind == "w:txbxContent":
            yield Element(child, "w:p", reason)
        elif (gone := removed(child, kind)) is not None:
            yield Element(child, "w:del", gone)
        elif kind == "mc:AlternateContent":
            chosen = branch(child)
            if chosen is not None:
                yield from elements(chosen, lines, reason)
        elif kind == "w:sdt" and _is_contents(child):
            yield from _contents(child, lines)
        elif kind.endswith("Pr"):
            lines.misplaced(child)
        else:
            yield from elements(child, lines, reason)


def removed(element: etree._Element, kind: str) -> str | None:
    """What an element is when it is deleted or hidden whole: a deletion, or such a row or cell (17.13.5.12, .2)."""
    if kind in {"w:del", "w:moveFrom"}:
        return "deleted text"
    if kind == "w:tr" and element.find(f"{W}trPr") is not None:
        is_deleted = any(element.find(f"{W}trPr/{W}{change}") is not None for change in ("del", "moveFrom"))
        return "deleted text" if is_deleted else "hidden text" if switch(element, "trPr/hidden") else None
    if kind == "w:tc" and element.find(f"{W}tcPr/{W}cellDel") is not None:
        return "deleted text"
    return None


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(_GALLERY)
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _contents(control: etree._Element, lines: Lines) -> Iterator[Element]:
    """What a content control for a table of contents holds, up to the end of the table's field.

    Text typed behind it is text. Google's tables have no field; there all of it is the table.
    """
    inside = list(elements(control, lines))
    ends = [at for at, element in enumerate(inside) if _ends_listing(element.tree, lines)]
    last = ends[-1] if ends else len(inside)
    for at, element in enumerate(inside):
        element.reason = "table of contents" if at <= last else element.reason
        yield element


def _ends_listing(tree: etree._Element, lines: Lines) -> bool:
    fields = ((mark, lines.place.fields.get(mark)) for mark in tree.iter(f"{W}fldChar"))
    return any(field is not None and field.lists and mark is field.ended for mark, field in fields)


def runs_on(paragraph: etree._Element) -> bool:
    """Whether a paragraph has no end of its own, so that the next one goes on in it."""
    return is_gone(paragraph) or is_run_on(paragraph)


def grouped(story: Iterator[Element]) -> Iterator[tuple[Element, ...]]:
    """Each element alone, but paragraphs that run into one another together."""
    group: list[Element] = []
    for element in story:
        if group and element.kind != "w:p":
            yield tuple(group)
            group = []
        group.append(element)
        if element.kind != "w:p" or not runs_on(element.tree):
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def line_of(group: Sequence[Element], lines: Lines) -> Line:
    """The line a group of paragraphs makes."""
    return lines.line([(element.tree, element.reason) for element in group])


def joined(holder: etree._Element, lines: Lines) -> str:
    """All texts of a story as one, for stories that are part of a line: notes, boxes in cells."""
    texts: list[str] = []
    for group in grouped(elements(holder, lines)):
        if group[0].kind == "w:p":
            line = line_of(group, lines)
            texts += [line.text, *(joined(box, lines) for box in line.boxes)]
        elif group[0].kind == "w:tbl":
            texts.append(joined(group[0].tree, lines))
        elif group[0].kind == "w:del":
            lines.changes["deleted"] += group[0].reason == "deleted text"
            lines.leave(group[0].tree, group[0].reason or "deleted text")
    return " ".join(text.strip() for text in texts if text.strip())
