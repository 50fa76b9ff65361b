"""The letters and digits of a PDF: the whole text of each page in one piece, and what is pinned to it.

In: bytes. Out: a number. The reader walks over the signs one by one, by where they stand, and leaves some out; here
nothing is placed, sorted or left out. Both rest on PDFium for which letter a sign is. Of annotations (ISO 32000-1,
12.5) their texts count, of forms (12.7) the values of fields, of a tag tree (14.9) what it says for who does not see a
part. Not here: letters nobody can take out (pages that are images, fonts that do not name their letters).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw

from foedera.reading.formats.pdf.pinned import text_of
from foedera.text.counting import letters_and_digits

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
_DOCUMENT: Any = pypdfium2.PdfDocument
_MOST_PARTS = 100_000
"""Parts of a page's tag tree that are looked at; one that bites its tail has no end."""
_PICTURES = ("Figure", "Formula")


def count(data: bytes) -> int:
    """The letters and digits of all pages; a page that is broken holds none."""
    document = _DOCUMENT(data)
    try:
        told: set[str] = set()
        return sum(letters_and_digits(text) for at in range(len(document)) for text in _texts(document, at, told))
    finally:
        document.close()


def _described(page: Any, told: set[str]) -> Iterator[str]:
    """What the tag tree says of the page's parts; of those that hold others, and may go on over pages, a text once."""
    tree = _PDFIUM.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        waiting = [
            _PDFIUM.FPDF_StructTree_GetChildAtIndex(tree, at)
            for at in range(_PDFIUM.FPDF_StructTree_CountChildren(tree))
        ]
        for _ in range(_MOST_PARTS):
            if not waiting:
                return
            part = waiting.pop()
            if not part:
                continue
            inside = [
                child
                for at in range(_PDFIUM.FPDF_StructElement_CountChildren(part))
                if (child := _PDFIUM.FPDF_StructElement_GetChildAtIndex(part, at))
            ]
            waiting += inside
            said = [_string(_PDFIUM.FPDF_StructElement_GetAltText, part)]
            if _string(_PDFIUM.FPDF_StructElement_GetType, part) in _PICTURES:
                said.append(_string(_PDFIUM.FPDF_StructElement_GetActualText, part))
            yield from (text for text in said if not (inside and text in told))
            told.update(said if inside else ())
    finally:
        _PDFIUM.FPDF_StructTree_Close(tree)


def _string(function: Any, part: Any) -> str:
    """What PDFium says of a part, in UTF-16."""
    length = function(part, None, 0)
    units = ctypes.create_string_buffer(max(2, length))
    function(part, units, length)
    return units.raw[: max(0, length - 2)].decode("utf-16-le", "replace")


def _texts(document: Any, at: int, told: set[str]) -> Iterator[str]:
    try:
        page = document[at]
    except pypdfium2.PdfiumError:
        return
    try:
        textpage = page.get_textpage()
        yield textpage.get_text_range()
        textpage.close()
        yield from _described(page.raw, told)
        for number in range(_PDFIUM.FPDFPage_GetAnnotCount(page.raw)):
            annotation = _PDFIUM.FPDFPage_GetAnnot(page.raw, number)
            if annotation:
                yield text_of(annotation)
                _PDFIUM.FPDFPage_CloseAnnot(annotation)
    except pypdfium2.PdfiumError:
        return
    finally:
        page.close()
