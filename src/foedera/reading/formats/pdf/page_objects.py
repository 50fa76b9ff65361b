"""What stands on a page beside its text: ruling lines and images.

In: an open page. Out: boxes. Not here: what they mean for the text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw

from foedera.model.document import Box

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
_RULE_THICKNESS = 3.0
_MIN_RULE = 6.0
_MAX_OBJECTS = 200_000
"""Pages with more are drawings."""


def rules_and_images(page: Any) -> tuple[list[Box], list[Box], int]:
    """The ruling lines of a page, edges of rectangles among them, and the boxes of its images, in its own places.

    The third is how many shapes are drawn on it.
    """
    rules: list[Box] = []
    images: list[Box] = []
    shapes = 0
    for kind, box in _objects(page):
        if kind == _PDFIUM.FPDF_PAGEOBJ_PATH:
            shapes += 1
            rules += _edges(box)
        elif kind == _PDFIUM.FPDF_PAGEOBJ_IMAGE:
            images.append(box)
    return rules, images, shapes


def _objects(page: Any) -> Iterator[tuple[int, Box]]:
    """Kind and box of each path and image of a page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for at in range(min(_PDFIUM.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = _PDFIUM.FPDFPage_GetObject(page, at)
        kind = _PDFIUM.FPDFPageObj_GetType(item)
        if kind == _PDFIUM.FPDF_PAGEOBJ_TEXT:
            continue
        if _PDFIUM.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            yield kind, (left.value, bottom.value, right.value, top.value)


def _edges(box: Box) -> list[Box]:
    """A thin path as the line it is; a rectangle as its four edges."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if max(width, height) < _MIN_RULE:
        return []
    if min(width, height) <= _RULE_THICKNESS:
        return [box]
    return [
        (left, bottom, right, bottom),
        (left, top, right, top),
        (left, bottom, left, top),
        (right, bottom, right, top),
    ]
