"""What is said of pages that are not simply read, and the refusal of a PDF without text, with its true reason.

In: pages. Out: problems and refusals. Not here: reading.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from foedera.amounts import amount
from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.reading.formats.pdf.bidi import looks_reversed
from foedera.reading.formats.pdf.figure_names import wrongly_named
from foedera.reading.formats.pdf.fragments import Page
from foedera.reading.structure.legible import looks_misnamed

_DRAWN = 150
"""Shapes on a page without any text from which on its letters may be drawn as shapes."""
_MANY = 0.02
"""Part of a page's letters, five at least, that must be unknown to be spoken of: bullets of symbol fonts often are."""
_FEWEST = 5
_FEWEST_UNASSIGNED = 3
"""Signs of a document without a letter before its fonts are doubted."""
_NEWER = "\U00010000"
"""From here on code points are given away in every version of Unicode."""
_UNRULED = "a table goes on over these pages, and no line is drawn for it; its cells were told by where words stand"


def holds_pictured_text(page: Page) -> bool:
    """Whether a page without text may show some: it is an image, or its letters are drawn as shapes."""
    return not page.fragments and bool(page.images or page.shapes >= _DRAWN)


def doubts_of(page: Page, where: str) -> Iterator[Problem]:
    """What is to be said of one page."""
    if not page.fragments:
        yield _without_fragments(page, where)
    if page.recognised:
        text = "the page is an image; its text is what a machine recognised and laid unseen over it (OCR)"
        yield Problem(code="page-ocr-layer", where=where, text=text)
    letters = sum(sum(map(str.isalpha, item.text)) for item in page.fragments) if page.unknown >= _FEWEST else 0
    if page.unknown >= max(_FEWEST, _MANY * letters):
        text = f"its fonts do not say which letters {page.unknown} of its signs are"
        yield Problem(code="letters-unknown", where=where, text=text)
    elif looks_misnamed(" ".join(item.text for item in page.fragments)):
        text = "many of its words are none: its fonts seem to name letters of another script"
        yield Problem(code="letters-unknown", where=where, text=text)


def _without_fragments(page: Page, where: str) -> Problem:
    if page.images:
        return Problem(code="page-image", where=where, text="the page is an image; its text is unreadable without OCR")
    if page.shapes >= _DRAWN:
        text = "the page holds no text; its letters may be drawn as shapes, unreadable without OCR"
        return Problem(code="page-image", where=where, text=text)
    return Problem(code="page-empty", where=where, text="the page has no text")


def unassigned_doubts(pages: Sequence[Page], name: str) -> list[Problem]:
    """One problem for a document that holds code points no letter has: its fonts name others as wrongly.

    A sign of a symbol font has a private number or the one for the unknown; one that Unicode has not given away was
    computed, as by fonts whose letters stand where another standard has them.
    """
    held = {
        page.number: sum(map(_is_unassigned, "".join(item.text for item in page.fragments if not item.text.isascii())))
        for page in pages
        if not page.recognised
    }
    count, on = sum(held.values()), sum(map(bool, held.values()))
    if count < _FEWEST_UNASSIGNED:
        return []
    text = (
        f"{count} of its signs, on {amount(on, 'page')}, have numbers no letter has:"
        " its fonts name letters wrongly, and those of the same words are doubtful"
    )
    return [Problem(code="letters-unknown", where=name, text=text)]


def _is_unassigned(sign: str) -> bool:
    return not sign.isascii() and sign < _NEWER and unicodedata.category(sign) == "Cn"


def figure_doubts(data: bytes, name: str) -> list[Problem]:
    """One problem for a document with fonts that name figures wrongly."""
    fonts = wrongly_named(data)
    if not fonts:
        return []
    text = (
        f"the font {', '.join(fonts)} calls two of ten figures the same, so that its numbers are not those of the page"
    )
    return [Problem(code="figures-misnamed", where=name, text=text)]


def direction_doubts(pages: Sequence[Page], name: str) -> list[Problem]:
    """One problem for a document whose words that run to the left look turned round."""
    leftward = " ".join(item.text for page in pages for item in page.fragments if item.leftward)
    if not leftward or not looks_reversed(leftward):
        return []
    text = "letters that only end words mostly begin them: the file seems to name its letters in another order"
    return [Problem(code="text-direction", where=name, text=text)]


def unruled_doubts(tables: Sequence[tuple[int, int]], name: str) -> list[Problem]:
    """One problem for each table without ruling lines that goes on over pages; first and last page are given."""
    return [
        Problem(code="table-unruled", where=f"{name}, pages {first}–{last}", text=_UNRULED) for first, last in tables
    ]


def without_text(pages: Sequence[Page], name: str) -> UnreadableFile:
    """The refusal of a PDF of which no page gave any text."""
    images = sum(bool(page.images) for page in pages)
    drawn = sum(page.shapes >= _DRAWN and not page.images for page in pages)
    unknown = sum(page.unknown for page in pages)
    step = "add it with --ocr, which recognises the text of images (OCR), or give the text as .txt"
    found = f"{amount(len(pages), 'page')} without text"
    if unknown:
        found += f", and {unknown} signs of which its fonts do not say which letters they are"
    elif images or drawn:
        found += f": {images} of images, {drawn} whose letters may be drawn as shapes"
    else:
        found += ": they are empty"
        step = "look whether the file is complete; if its pages do show text, add it with --ocr (OCR)"
    return UnreadableFile(
        "the PDF has no text", where=name, expected="a PDF with a text layer", found=found, next_step=step
    )
