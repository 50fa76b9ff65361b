"""The title a text shows where it opens.

In: blocks. Out: the title's words, None where the text shows none; a line of no words is none. What a text shows goes
before a property of its file, which may be its template's or its printer's. Not here: the property; formats that mark
a title as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import classify, names_instrument
from foedera.reading.structure.legible import is_legible
from foedera.reading.structure.markers import markers

EARLY = 12
"""Blocks among which a title stands."""
LONGEST = 300
"""Letters a title has at most."""


def shown_title(blocks: Sequence[Block]) -> str | None:
    """The first line of the opening that names an instrument; else the heading that stands above all text."""
    opening = [block for block in islice(_opening(blocks), EARLY) if is_legible(block.text)]
    named = next((at for at, block in enumerate(opening) if _is_line(block) and names_instrument(block.text)), None)
    if named is not None:
        return _whole(opening[named:])
    first = opening[0] if opening else None
    return first.text if first is not None and first.kind == "heading" else None


def _opening(blocks: Sequence[Block]) -> Iterator[Block]:
    """What stands before the first article, chapter, numbered paragraph or table."""
    for block in blocks:
        numbered = block.number is not None or classify(block.text).kind is not None or bool(markers(block.text))
        if numbered or block.kind not in {"heading", "paragraph"}:
            return
        yield block


def _is_line(block: Block) -> bool:
    """Whether a block can be a title by its shape: a heading, or a line that is no sentence."""
    return block.kind == "heading" or (len(block.text) <= LONGEST and block.text[-1] not in ".,;:")


def _whole(lines: Sequence[Block]) -> str:
    """The title that begins with the first of the lines; 'AGREEMENT' alone goes on in the headings right behind it."""
    title = lines[0].text
    for line in lines[1:]:
        if " " in title or line.kind != "heading":
            break
        title = f"{title} {line.text}"
    return title
