"""A picture of the place a quote stands at: the page of the PDF, cut to the lines around it, the lines marked.

In: the file and boxes. Out: PNG. Not here: finding the boxes (the document's lines of print).
"""

from __future__ import annotations

import io
from typing import Any

from foedera.errors import UnreadableFile
from foedera.model.document import Box
from foedera.reading.formats.pdf.opening import opened

_SCALE = 1.6
"""Pixels a point."""
_AROUND = 42.0
"""Points shown above and below."""
_INK = (255, 221, 87)
"""The colour of the marker."""


def picture(data: bytes, name: str, page: int, marked: tuple[Box, ...]) -> bytes:
    """A PNG of a page (counted from 1), its whole width, from a little above the first box to a little below the last.

    Raises:
        UnreadableFile: the file cannot be opened, or has no such page.
    """
    document = opened(data, name)
    try:
        if not 1 <= page <= len(document):
            raise UnreadableFile(
                "the PDF has no such page",
                where=name,
                expected=f"1 to {len(document)}",
                found=str(page),
                next_step="ask for a page it has",
            )
        sheet: Any = document[page - 1]
        height = float(sheet.get_height())
        image = sheet.render(scale=_SCALE).to_pil().convert("RGB")
    finally:
        document.close()
    return _png(image, [_pixels(box, height) for box in marked])


def _pixels(box: Box, height: float) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in pixels from the upper left corner."""
    left, bottom, right, top = box
    return (
        int((left - 2) * _SCALE),
        int((height - top - 1) * _SCALE),
        int((right + 2) * _SCALE),
        int((height - bottom + 1) * _SCALE),
    )


def _png(image: Any, boxes: list[tuple[int, int, int, int]]) -> bytes:
    from PIL import Image, ImageChops

    marked = Image.new("RGB", image.size, (255, 255, 255))
    for box in boxes:
        marked.paste(_INK, box)
    shown = ImageChops.multiply(image, marked) if boxes else image
    if boxes:
        around = int(_AROUND * _SCALE)
        top = max(0, min(box[1] for box in boxes) - around)
        bottom = min(image.height, max(box[3] for box in boxes) + around)
        shown = shown.crop((0, top, image.width, max(bottom, top + 1)))
    out = io.BytesIO()
    shown.save(out, format="PNG", optimize=True)
    return out.getvalue()
