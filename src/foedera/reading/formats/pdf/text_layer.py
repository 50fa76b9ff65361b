"""PDFium's view of a file: for each page, pieces of a line with their place, size, weight and marked-content id.

In: bytes. Out: pages of fragments and ruling lines. The only module that talks to PDFium's text interface. Not here:
what is a line, a column, a paragraph.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import msgspec
import pypdfium2
import pypdfium2.raw

from foedera.errors import UnreadableFile
from foedera.model.document import Box
from foedera.reading.formats.pdf.fragments import Fragment, Page

_PDFIUM: Any = pypdfium2.raw  # pypdfium2 ships no types; what it returns is given one where it is taken
_OPEN: Any = pypdfium2.PdfDocument
_WIDE_GAP = 1.3
"""How many times its size apart two signs on one line belong to different fragments."""
_RAISED = 0.12
"""How far, in sizes, a baseline moves before a sign stands raised or lowered."""
_DESCENT = 0.22
"""Part of a type's size below its baseline; the boxes fonts declare are too often wrong."""
_BOLD_WEIGHT = 600
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
"""How PDFium gives a hyphen at the end of a line."""
_MARKS = frozenset("0123456789")
_SUPERIOR = 0.15
"""How far above the baseline, in sizes, the ink of a superior figure begins."""
_RULE_THICKNESS = 3.0
_MIN_RULE = 6.0
MAX_PAGES = 5000
"""More pages than any agreement has; a file with more is refused before it is read."""


class _Sign(msgspec.Struct, frozen=True):
    sign: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    tag: int
    raised: bool


def opened(data: bytes, name: str) -> Any:
    """The open document; the caller closes it, and keeps `data` alive until then.

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
    return _OPEN(handle)


def _unopened(name: str, code: int) -> UnreadableFile:
    found, step = f"a broken PDF (PDFium error {code})", "fetch the file again, or print it to a new PDF"
    if code in {_PDFIUM.FPDF_ERR_PASSWORD, _PDFIUM.FPDF_ERR_SECURITY}:
        found, step = "an encrypted PDF", "remove the password and try again"
    return UnreadableFile(
        "the PDF cannot be opened", where=name, expected="a readable PDF", found=found, next_step=step
    )


def page_of(document: Any, index: int) -> Page:
    """One page of the open document, counted from 0.

    Raises:
        PdfiumError: the page is broken.
    """
    page = document[index]
    try:
        width, height = (float(side) for side in page.get_size())
        textpage = page.get_textpage()
        try:
            found = _fragments(_signs(textpage.raw), index + 1)
            fragments = tuple(item for item in found if _is_near(item.box, width, height))
        finally:
            textpage.close()
        boxes = list(_objects(page.raw))
    finally:
        page.close()
    rules = tuple(edge for kind, box in boxes if kind == _PDFIUM.FPDF_PAGEOBJ_PATH for edge in _edges(box))
    images = [box for kind, box in boxes if kind == _PDFIUM.FPDF_PAGEOBJ_IMAGE]
    large = sum((b[2] - b[0]) * (b[3] - b[1]) > 0.1 * width * height for b in images)
    return Page(index + 1, width, height, fragments, rules, large)


def _signs(textpage: Any) -> Iterator[_Sign | None]:
    """The signs in PDFium's order; None where a line ends."""
    rect = _PDFIUM.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    tight = [ctypes.c_double() for _ in range(4)]
    looks: dict[int, tuple[bool, int, float]] = {}
    high = 0
    for at in range(_PDFIUM.FPDFText_CountChars(textpage)):
        code = _PDFIUM.FPDFText_GetUnicode(textpage, at)
        if code in {0x0A, 0x0D, 0}:
            yield None
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        _PDFIUM.FPDFText_GetLooseCharBox(textpage, at, rect)
        _PDFIUM.FPDFText_GetCharOrigin(textpage, at, x, y)
        holder = _PDFIUM.FPDFText_GetTextObject(textpage, at)
        key = ctypes.addressof(holder.contents) if holder else 0
        if key not in looks:
            looks[key] = _look(textpage, at)
        bold, tag, size = looks[key]
        sign = "-" if code in _HYPHENS else chr(code)
        raised = False
        if sign in _MARKS:  # left, right, bottom, top
            _PDFIUM.FPDFText_GetCharBox(textpage, at, *tight)
            raised = tight[2].value - y.value > _SUPERIOR * size
        yield _Sign(sign, rect.left, rect.right, y.value, size, bold, tag, raised)


def _look(textpage: Any, at: int) -> tuple[bool, int, float]:
    """Of the text object a sign is in: whether it is set in bold, its marked-content id, the size of its type."""
    holder = _PDFIUM.FPDFText_GetTextObject(textpage, at)
    tag = _PDFIUM.FPDFPageObj_GetMarkedContentID(holder) if holder else -1
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    _PDFIUM.FPDFText_GetFontInfo(textpage, at, name, 200, flags)
    weight = _PDFIUM.FPDFText_GetFontWeight(textpage, at)
    low = name.value.lower()
    matrix = _PDFIUM.FS_MATRIX()
    scale = math.hypot(matrix.c, matrix.d) if _PDFIUM.FPDFText_GetMatrix(textpage, at, matrix) else 1.0
    size = abs(_PDFIUM.FPDFText_GetFontSize(textpage, at) * (scale or 1.0)) or 1.0
    return weight >= _BOLD_WEIGHT or b"bold" in low or b"black" in low, int(tag), float(size)


def _fragments(signs: Iterator[_Sign | None], page: int) -> Iterator[Fragment]:
    run: list[_Sign] = []
    inked: _Sign | None = None
    for sign in signs:
        if sign is None or (inked is not None and _parts(inked, sign)):
            yield from _fragment(run, page)
            run, inked = [], None
        if sign is not None:
            run.append(sign)
            inked = inked if sign.sign.isspace() else sign
    yield from _fragment(run, page)


def _parts(before: _Sign, sign: _Sign) -> bool:
    """Whether a new fragment begins with `sign`."""
    if sign.sign.isspace():
        return False
    size = before.size
    return (
        before.tag != sign.tag
        or before.raised != sign.raised
        or abs(sign.base - before.base) > _RAISED * size
        or abs(sign.size - size) > _RAISED * size
        or sign.left - before.right > _WIDE_GAP * size
        or sign.left < before.left - 0.5 * size
    )


def _fragment(run: list[_Sign], page: int) -> Iterator[Fragment]:
    """The fragment of a run of signs without the spaces at its ends; nothing where only spaces are."""
    while run and run[-1].sign.isspace():
        run = run[:-1]
    while run and run[0].sign.isspace():
        run = run[1:]
    if not run:
        return
    inked = [sign for sign in run if not sign.sign.isspace()]
    base, size = inked[0].base, max(sign.size for sign in inked)
    left, right = min(sign.left for sign in inked), max(sign.right for sign in inked)
    box = (left, base - _DESCENT * size, right, base + (1 - _DESCENT) * size)
    bold = sum(sign.bold for sign in inked) * 2 > len(inked)
    text = "".join(sign.sign for sign in run)
    yield Fragment(text, page, box, base, size, bold, inked[0].tag, inked[0].raised)


def _is_near(box: Box, width: float, height: float) -> bool:
    """Whether a box is on the page or beside it; what is set far outside nobody can see."""
    return -width < box[0] and box[2] < 2 * width and -height < box[1] and box[3] < 2 * height


def _objects(page: Any) -> Iterator[tuple[int, Box]]:
    """Kind and box of each object of a page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for at in range(_PDFIUM.FPDFPage_CountObjects(page)):
        item = _PDFIUM.FPDFPage_GetObject(page, at)
        if _PDFIUM.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            yield _PDFIUM.FPDFPageObj_GetType(item), (left.value, bottom.value, right.value, top.value)


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
