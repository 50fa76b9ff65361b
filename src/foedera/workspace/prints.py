"""From a span of a text to the lines of print it stands in."""

from __future__ import annotations

from foedera.model.document import Document, Line
from foedera.text.offsets import pieces


def printed_lines(document: Document, start: int, end: int) -> tuple[Line, ...]:
    """The lines of print that hold something of the span [start, end) of the text, in the order of the original."""
    stretches = pieces(document.offsets, start, end)
    return tuple(
        line for line in document.lines if any(low < line.end and line.start < high for low, high in stretches)
    )
