"""What is pinned to a page: values of form fields and words written over it, which are read; remarks, which are not.

In: an open page. Out: fragments in the page's own places, and what was left out. Annotations: ISO 32000-1, 12.5;
fields: 12.7. Not here: what a page paints itself.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pypdfium2.raw

from foedera.model.document import Box, Omission
from foedera.reading.formats.parsed import omission

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
_SHOWN = frozenset({_PDFIUM.FPDF_ANNOT_WIDGET, _PDFIUM.FPDF_ANNOT_FREETEXT})
"""Kinds whose words stand on the page as text does."""
_SILENT = frozenset({_PDFIUM.FPDF_ANNOT_LINK, _PDFIUM.FPDF_ANNOT_POPUP})
"""Kinds whose text is the address of a link, or that of another annotation."""
_HIDDEN = _PDFIUM.FPDF_ANNOT_FLAG_HIDDEN | _PDFIUM.FPDF_ANNOT_FLAG_NOVIEW
_LARGEST = 11.0
"""Points: the size words in a tall box are taken to have."""
PINNED = -2
"""Stands for the marked-content id of what no content stream holds."""


class Pinned(msgspec.Struct, frozen=True):
    """A line of pinned text."""

    text: str
    box: Box
    size: float


def pinned(page: Any) -> tuple[list[Pinned], list[Omission]]:
    """The lines of text pinned to a page, in its own places, and what was left out of its remarks."""
    found: list[Pinned] = []
    remarks: list[str] = []
    hidden: list[str] = []
    for annotation in _annotations(page):
        text = text_of(annotation)
        if _PDFIUM.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
            hidden.append(text)
        elif _PDFIUM.FPDFAnnot_GetSubtype(annotation) in _SHOWN:
            found += _lines(text, annotation)
        else:
            remarks.append(text)
    return found, [
        omission("remarks pinned to the page", remarks, "somebody wrote them about the text"),
        omission("invisible text", hidden, "it is painted with nothing"),
    ]


def _annotations(page: Any) -> Iterator[Any]:
    for number in range(_PDFIUM.FPDFPage_GetAnnotCount(page)):
        annotation = _PDFIUM.FPDFPage_GetAnnot(page, number)
        if annotation:
            yield annotation
            _PDFIUM.FPDFPage_CloseAnnot(annotation)


def text_of(annotation: Any) -> str:
    """What an annotation says: its text, or the value of the field it shows; states of buttons are no words."""
    kind = _PDFIUM.FPDFAnnot_GetSubtype(annotation)
    if kind in _SILENT:
        return ""
    key = b"V" if kind == _PDFIUM.FPDF_ANNOT_WIDGET else b"Contents"
    if _PDFIUM.FPDFAnnot_GetValueType(annotation, key) != _PDFIUM.FPDF_OBJECT_STRING:
        return ""
    size = int(_PDFIUM.FPDFAnnot_GetStringValue(annotation, key, None, 0))  # bytes, with two zeros at the end
    units = (ctypes.c_ushort * max(1, size // 2))()
    _PDFIUM.FPDFAnnot_GetStringValue(annotation, key, units, size)
    return bytes(units)[: max(0, size - 2)].decode("utf-16-le", "replace")


def _lines(text: str, annotation: Any) -> Iterator[Pinned]:
    """The lines of a text from the top of the box it stands in."""
    rect = _PDFIUM.FS_RECTF()
    lines = [line.strip() for line in re.split(r"[\r\n]+", text) if line.strip()]
    if not lines or not _PDFIUM.FPDFAnnot_GetRect(annotation, rect):
        return
    left, right = sorted((rect.left, rect.right))
    top = max(rect.top, rect.bottom)
    step = abs(rect.top - rect.bottom) / len(lines)
    size = max(1.0, min(_LARGEST, 0.8 * step))
    for at, line in enumerate(lines):
        high = top - at * max(step, size) if step < 2 * _LARGEST else top - at * 1.25 * size
        yield Pinned(line, (left, high - size, right, high), size)
