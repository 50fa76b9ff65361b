"""What stands on a page beside its text: ruling lines and images.

In: an open page. Out: boxes. A path can hold all the lines of a table at once (ISO 32000-1, 8.5.2), so each is taken
apart into its straight pieces. Not here: what they mean for the text.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw

from foedera.model.document import Box

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
_RULE_THICKNESS = 3.0
_MIN_RULE = 6.0
_MAX_OBJECTS = 200_000
"""Pages with more are drawings."""
_MAX_PIECES = 2_000
"""A path with more pieces is a drawing."""
_SLANT = 0.5
"""Points a line may rise and be level."""

_Point = tuple[float, float]


def rules_and_images(page: Any) -> tuple[list[Box], list[Box], int]:
    """The ruling lines of a page, edges of rectangles among them, and the boxes of its images, in its own places.

    The third is how many shapes are drawn on it.
    """
    rules: list[Box] = []
    images: list[Box] = []
    shapes = 0
    box = [ctypes.c_float() for _ in range(4)]  # left, bottom, right, top
    for at in range(min(_PDFIUM.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        item = _PDFIUM.FPDFPage_GetObject(page, at)
        kind = _PDFIUM.FPDFPageObj_GetType(item)
        if kind == _PDFIUM.FPDF_PAGEOBJ_PATH:
            shapes += 1
            for points in _outlines(item):
                rules += _lines(points)
        elif kind == _PDFIUM.FPDF_PAGEOBJ_IMAGE and _PDFIUM.FPDFPageObj_GetBounds(item, *box):
            images.append((box[0].value, box[1].value, box[2].value, box[3].value))
    return rules, images, shapes


def _outlines(path: Any) -> Iterator[list[_Point | None]]:
    """The corners of each outline of a path, in the page's places; None where a curve stands between two."""
    count = _PDFIUM.FPDFPath_CountSegments(path)
    matrix = _PDFIUM.FS_MATRIX()
    if not 2 <= count <= _MAX_PIECES or not _PDFIUM.FPDFPageObj_GetMatrix(path, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[_Point | None] = []
    for at in range(count):
        piece = _PDFIUM.FPDFPath_GetPathSegment(path, at)
        kind = _PDFIUM.FPDFPathSegment_GetType(piece)
        if kind == _PDFIUM.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        if kind == _PDFIUM.FPDF_SEGMENT_BEZIERTO:
            points.append(None)
        _PDFIUM.FPDFPathSegment_GetPoint(piece, x, y)
        points.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
        )
        if _PDFIUM.FPDFPathSegment_GetClose(piece):
            points.append(points[0])
    yield points


def _lines(points: list[_Point | None]) -> list[Box]:
    """A thin outline as the line it is; of any other, its level and upright sides."""
    corners = [point for point in points if point is not None]
    whole = _around(corners)
    width, height = whole[2] - whole[0], whole[3] - whole[1]
    if max(width, height) < _MIN_RULE:
        return []
    if min(width, height) <= _RULE_THICKNESS:
        return [whole]
    sides = [_around([one, other]) for one, other in pairwise(points) if one is not None and other is not None]
    return [
        side
        for side in sides
        if max(side[2] - side[0], side[3] - side[1]) >= _MIN_RULE
        and min(side[2] - side[0], side[3] - side[1]) <= _SLANT
    ]


def _around(points: Sequence[_Point]) -> Box:
    across, up = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(up), max(across), max(up)
