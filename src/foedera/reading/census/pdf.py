"""The letters and digits of a PDF: the whole text of each page in one piece, and what is pinned to it.

In: bytes. Out: a number. The reader walks over the signs one by one, by where they stand, and leaves some out; here
nothing is placed, sorted or left out. Both rest on PDFium for which letter a sign is. Of annotations (ISO 32000-1,
12.5) their texts count, of forms (12.7) the values of fields. Not here: letters nobody can take out (pages that are
images, fonts that do not name their letters).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw

from foedera.reading.formats.pdf.pinned import text_of
from foedera.text.counting import letters_and_digits

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
_DOCUMENT: Any = pypdfium2.PdfDocument


def count(data: bytes) -> int:
    """The letters and digits of all pages; a page that is broken holds none."""
    document = _DOCUMENT(data)
    try:
        return sum(letters_and_digits(text) for at in range(len(document)) for text in _texts(document, at))
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
                yield text_of(annotation)
                _PDFIUM.FPDFPage_CloseAnnot(annotation)
    except pypdfium2.PdfiumError:
        return
    finally:
        page.close()
