"""What a row of a web page's table is: cells of a table, a numbered point laid out as one, or a piece of layout.

In: a row. Out: which of these. Not here: the blocks that follow.
"""

from __future__ import annotations

import re

from foedera.reading.formats.html.web_tree import Element, text_of
from foedera.reading.formats.text_lines import is_lone_marker

CELLS = "cells"
"""A row of a table of data."""
POINT = "point"
"""A number or dash in the first cell, its text in the second."""
LAYOUT = "layout"
"""Cells that only hold parts of the page."""

_DASH = re.compile(r"[-–—•●▪◦*·]")
_PARTS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_LEAST_COUNTED = 20
"""Letters of the text behind a number with parts, '2.1'; before fewer it may be a quantity."""
_LONGEST_LABEL = 20
_LAID_OUT = 3
"""A cell with so many paragraphs is a part of the page."""
_BLOCKS = frozenset({"p", "div"})


def kind_of(row: Element) -> str:
    """What a row is."""
    cells = _cells(row)
    filled = [cell for cell in cells if cell.shown or text_of_small(cell)]
    if label_of(row) is not None:
        return POINT
    if len(cells) < 2 or not filled or any(cell.groups or _paragraphs(cell) >= _LAID_OUT for cell in cells):
        return LAYOUT
    return LAYOUT if len(filled) == 1 and not _is_bordered(row) and filled[0] is cells[-1] else CELLS


def label_of(row: Element) -> Element | None:
    """The cell that holds the number of a point laid out as a row; None where the row is none."""
    filled = [cell for cell in _cells(row) if cell.shown or text_of_small(cell)]
    if len(filled) != 2:
        return None
    label, text = text_of_small(filled[0]), filled[1]
    counted = text.shown >= _LEAST_COUNTED and has_parts(label)
    return filled[0] if counted or is_label(label) else None


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.inside() if cell.tag in {"td", "th"} and not cell.out]


def is_label(text: str) -> bool:
    """Whether a text is nothing but the number or dash of a point."""
    return bool(_DASH.fullmatch(text)) or is_lone_marker(text)


def has_parts(text: str) -> bool:
    """Whether a text is nothing but a number with parts: '2.1'."""
    return _PARTS.fullmatch(text) is not None


def text_of_small(element: Element) -> str:
    """The text of an element that can be a label; empty for all others."""
    return text_of(element) if element.shown <= _LONGEST_LABEL and element.size <= _LONGEST_LABEL else ""


def _paragraphs(cell: Element) -> int:
    return sum(child.tag in _BLOCKS and child.shown > 0 for child in cell.inside())


def _is_bordered(row: Element) -> bool:
    """Whether the table draws its cells; a table of data does, one that sets text in does not."""
    above: Element | None = row
    for _ in range(3):
        above = above.parent if above is not None else None
        if above is not None and above.tag == "table":
            return above.get("border") not in {"", "0"} or "border" in above.get("class")
    return False
