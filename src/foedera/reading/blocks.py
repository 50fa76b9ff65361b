"""Blocks: what format readers hand on, and how a piece of the original becomes one."""

from __future__ import annotations

import msgspec

from foedera.text.normalise import normalise_traced
from foedera.text.offsets import Traced


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a format reader hands on: one paragraph, heading, list item or table row, in reading order."""

    kind: str
    """heading, paragraph, item, table or note (a footnote or endnote, right after the block its mark stands in)."""
    text: str
    level: int = 0
    """Depth of a heading, 1 for the highest; 0 for everything else."""
    number: str | None = None
    """The number the format itself gives ('ARTICLE 2'), where it does; of a note, its mark."""
    page: int | None = None
    """Page it begins on, from 1."""
    marks: tuple[tuple[int, str], ...] = ()
    """Marks of notes taken out of the text: the code point each stood before, and the mark."""
    eid: str | None = None
    """The eId the format itself gives, as Akoma Ntoso does."""


class TracedBlock(msgspec.Struct, frozen=True, gc=False):
    """A block together with the way back from its text."""

    block: Block
    trace: Traced


def make_block(
    kind: str, piece: Traced, *, level: int = 0, number: str | None = None, page: int | None = None
) -> TracedBlock | None:
    """The block of a raw piece, its white space and newlines reduced to single spaces; None when nothing is left."""
    trace = normalise_traced(_on_one_line(piece))
    if "\n" in trace.text:
        trace = normalise_traced(_on_one_line(trace))
    if not trace.text:
        return None
    return TracedBlock(Block(kind=kind, text=trace.text, level=level, number=number, page=page), trace)


def _on_one_line(piece: Traced) -> Traced:
    one = piece.text.replace("\n", " ").replace("\r", " ")
    return piece if one is piece.text else Traced(one, piece.offsets)
