"""What a page of a PDF shows, as records: fragments of text with their place and type, ruling lines, large images."""

from __future__ import annotations

import msgspec

from foedera.model.document import Box


class Fragment(msgspec.Struct, frozen=True):
    """Signs of one size on one baseline without a wide gap between them."""

    text: str
    page: int
    box: Box
    base: float
    """Height of the baseline, in points."""
    size: float
    """Of the type, in points."""
    bold: bool
    tag: int
    """Marked-content id; -1 where there is none."""
    raised: bool
    """Whether it stands above the line's other signs: smaller and higher, or set in a font's own superior figures."""


class Page(msgspec.Struct, frozen=True):
    """What one page shows."""

    number: int
    """From 1."""
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    rules: tuple[Box, ...]
    """Thin lines and the edges of rectangles."""
    images: int
    """Images that cover more than a tenth of the page."""
