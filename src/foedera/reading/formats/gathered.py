"""Blocks taken out of a tree: each text is put at the end of one original, which the offsets then count in.

In: texts with the places of note marks. Out: blocks. For formats that are not written as running text.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from foedera.reading.blocks import TracedBlock, make_block
from foedera.text.offsets import Traced


class Gathered:
    """Collects blocks and the original they stand in."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[TracedBlock] = []

    @property
    def original(self) -> str:
        """Every text put in, a blank line between them."""
        return "".join(self.parts)

    def piece(self, text: str) -> Traced:
        """Put a text at the end of the original."""
        start = self.length
        self.parts += [text, "\n\n"]
        self.length += len(text) + 2
        return Traced.at(text, start)

    def add(
        self,
        kind: str,
        text: str,
        *,
        level: int = 0,
        number: str | None = None,
        marks: Sequence[tuple[int, str]] = (),
        eid: str | None = None,
    ) -> None:
        """Add a block; `marks` gives where in `text` notes are called. A blank text gives none."""
        piece = self.piece(text)
        item = make_block(kind, piece, level=level, number=number)
        if item is None:
            return
        if marks or eid is not None:
            placed = tuple((item.trace.offsets.landing(piece.offsets.place(at)), mark) for at, mark in marks)
            item = TracedBlock(msgspec.structs.replace(item.block, marks=placed, eid=eid), item.trace)
        self.blocks.append(item)
