"""Opens a PDF, or says why it cannot be opened.

In: bytes. Out: PDFium's open document. Not here: pages.
"""

from __future__ import annotations

from typing import Any

import pypdfium2
import pypdfium2.raw

from foedera.errors import UnreadableFile

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types
_OPEN: Any = pypdfium2.PdfDocument
MAX_PAGES = 5000
"""More pages than any agreement has; a file with more is refused before it is read."""


def opened(data: bytes, name: str) -> Any:
    """The open document; the caller closes it. It holds `data`, which PDFium reads from as long as it is open.

    Raises:
        UnreadableFile: when it is broken, encrypted, without pages or with too many.
    """
    handle = _PDFIUM.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise _unopened(name, _PDFIUM.FPDF_GetLastError())
    pages = _PDFIUM.FPDF_GetPageCount(handle)
    if not 1 <= pages <= MAX_PAGES:  # PDFium's last error would still tell of an earlier file here
        _PDFIUM.FPDF_CloseDocument(handle)
        raise UnreadableFile(
            "the PDF has no pages" if pages < 1 else "the PDF has too many pages",
            where=name,
            expected=f"1 to {MAX_PAGES} pages",
            found=f"{pages} pages",
            next_step="fetch the file again, or print it to a new PDF" if pages < 1 else "split it and add the parts",
        )
    document = _OPEN(handle)
    document.bytes_read_from = data  # PDFium takes no copy, and the wrapper around a handle keeps none
    return document


def _unopened(name: str, code: int) -> UnreadableFile:
    found, step = f"a broken PDF (PDFium error {code})", "fetch the file again, or print it to a new PDF"
    if code in {_PDFIUM.FPDF_ERR_PASSWORD, _PDFIUM.FPDF_ERR_SECURITY}:
        found, step = "an encrypted PDF", "remove the password and try again"
    return UnreadableFile(
        "the PDF cannot be opened", where=name, expected="a readable PDF", found=found, next_step=step
    )
