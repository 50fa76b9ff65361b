"""The letters and digits of a PDF: the whole text of each page in one piece, and what is pinned to it.

In: bytes. Out: a number. The reader walks over the signs one by one, by where they stand, and leaves some out; here
nothing is placed, sorted or left out. Both rest on PDFium for which letter a sign is. Of annotations (ISO 32000-1,
12.5) their texts count, of forms (12.7) the values of fields. Not here: letters nobody can take out (pages that are
images, fonts that do not name their letters).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
_DOCUMENT: Any = pypdfium2.PdfDocument
_WITHOUT_WORDS = frozenset({_PDFIUM.FPDF_ANNOT_LINK, _PDFIUM.FPDF_ANNOT_POPUP})
"""Kinds of annotations whose text is the address of a link, or that of another annotation."""


def count(data: bytes) -> int:
    """The letters and digits of all pages; a page that is broken holds none."""
    document = _DOCUMENT(data)
    try:
        return sum(sum(map(str.isalnum, text)) for at in range(len(document)) for text in _texts(document, at))
    finally:
        document.close()


def _texts(document: Any, at: int) -> Iterator[str]:
    try:
        page = document[at]
    except pypdfium2.PdfiumError:
        return
    try:
        textpage = page.get_textpage()
        yield textpage.get_text_range()
        textpage.close()
        for number in range(_PDFIUM.FPDFPage_GetAnnotCount(page.raw)):
            annotation = _PDFIUM.FPDFPage_GetAnnot(page.raw, number)
            if annotation:
                yield _pinned(annotation)
                _PDFIUM.FPDFPage_CloseAnnot(annotation)
    except pypdfium2.PdfiumError:
        return
    finally:
        page.close()


def _pinned(annotation: Any) -> str:
    """What an annotation says: its text, or the value of the field it shows."""
    kind = _PDFIUM.FPDFAnnot_GetSubtype(annotation)
    if kind in _WITHOUT_WORDS:
        return ""
    return value_of(annotation, b"V" if kind == _PDFIUM.FPDF_ANNOT_WIDGET else b"Contents")


def value_of(annotation: Any, key: bytes) -> str:
    """A text of an annotation's dictionary; empty where it has none under that key."""
    size = int(_PDFIUM.FPDFAnnot_GetStringValue(annotation, key, None, 0))  # bytes, with two zeros at the end
    units = (ctypes.c_ushort * max(1, size // 2))()
    _PDFIUM.FPDFAnnot_GetStringValue(annotation, key, units, size)
    return bytes(units)[: max(0, size - 2)].decode("utf-16-le", "replace")
