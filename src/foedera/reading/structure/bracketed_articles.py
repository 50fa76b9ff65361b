"""Articles whose heading stands in brackets, '(المادة الأولى)', as laws that put a code into force have them.

In: blocks in order. Out: the same, such lines as headings. A line such as '(Article 5)' may as well say what the
annex above it belongs to, so that only a row counts: from the first on, each one more than the last. Not here: others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.structure.shapes import shape_of

_BRACKETED = re.compile(r"[(（\[]\s{0,3}([^()（）\[\]]{2,60})[)）\]]\s{0,3}[:.：]?")
_BEGINS = tuple("(（[")
_FEWEST = 3
"""So many lines in a row are no references."""
_LEVEL = 6
"""The level of a heading by its words alone."""


def with_bracketed_articles(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines that are an article's heading in brackets as headings."""
    row: list[int] = []
    rows = [row]
    for at, block in enumerate(blocks):
        number = _number(block)
        if number is not None and number != len(row) + 1:
            row = []
            rows.append(row)
        if number == len(row) + 1:
            row.append(at)
    heads = {at for row in rows if len(row) >= _FEWEST for at in row}
    return [_heading(block) if at in heads else block for at, block in enumerate(blocks)]


def _number(block: Block) -> int | None:
    """The number of the article a block is the bracketed heading of."""
    match = _BRACKETED.fullmatch(block.text) if block.text.startswith(_BEGINS) else None
    if match is None or block.kind in {"table", "note"}:
        return None
    inner = match[1].strip()
    shape = shape_of(inner)
    if shape is None or shape.form.kind != "art" or inner[shape.end :].strip() or not (shape.value or "").isdecimal():
        return None
    return int(shape.value or 0)


def _heading(block: Block) -> Block:
    return msgspec.structs.replace(block, kind="heading", level=block.level or _LEVEL, number=block.text)
