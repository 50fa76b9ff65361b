"""Opening a PDF: what is read from stays alive as long as it is open."""

from __future__ import annotations

import gc

from foedera.reading.formats.pdf.opening import opened
from foedera.reading.formats.pdf.text_layer import page_of

from .tiny_pdf import column, tiny_pdf


def test_the_caller_may_let_the_bytes_go() -> None:
    """PDFium reads from the bytes it was given; the open document holds them."""
    document = opened(tiny_pdf([column([f"Page {at}"]) for at in range(300)]), "a.pdf")
    gc.collect()
    others = [bytes([at % 256]) * 70_000 for at in range(300)]  # takes the place of what was let go
    assert [page_of(document, at).fragments[0].text for at in (0, 150, 299)] == ["Page 0", "Page 150", "Page 299"]
    document.close()
    assert others
