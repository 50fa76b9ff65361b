"""What a page of a PDF shows, as records: fragments of text with their place and type, ruling lines, large images."""

from __future__ import annotations

import msgspec

from foedera.model.document import Box, Omission
from foedera.reading.formats.pdf.turning import STRAIGHT, Turn


class Fragment(msgspec.Struct, frozen=True, gc=False):
    """Signs of one size on one baseline without a wide gap between them, in reading order.

    Places are reading coordinates: lines run to the right, the page's first line stands at the top.
    """

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
    leftward: bool = False
    """Whether it holds letters of a script that runs to the left."""
    turn: Turn = STRAIGHT
    """From reading coordinates back to the page as it is shown."""
    aside: bool = False
    """Whether it runs in another direction than the page's text: it stands in no line or column of it."""
    aslant: bool = False
    """Whether it runs in no direction of the page, as 'DRAFT' across it does."""


class Page(msgspec.Struct, frozen=True):
    """What one page shows, in reading coordinates."""

    number: int
    """From 1."""
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    rules: tuple[Box, ...] = ()
    """Thin lines and the edges of rectangles."""
    images: int = 0
    """Images that cover more than a tenth of the page, or 1 where small ones cover most of it together."""
    shapes: int = 0
    """Lines and areas drawn on it."""
    omissions: tuple[Omission, ...] = ()
    """What of its text nobody can see, or was pinned to it by a reader."""
    added: int = 0
    """Letters and digits of its fragments that its text layer does not hold; below 0, how many it holds more."""
    recognised: bool = False
    """Whether its text was laid unseen over an image by whoever made the file (an OCR layer)."""
    unknown: int = 0
    """Signs of which the file does not say which letter they are."""
