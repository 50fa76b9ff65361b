"""What every format reader returns, and how a piece of the original becomes a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from foedera.model.document import Block, Line, Problem
from foedera.text.normalise import normalise_traced
from foedera.text.offsets import OffsetMap, Traced


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """A file as blocks in reading order, with what the format says about it."""

    format: str
    """plain, markdown, html, pdf, docx, akoma_ntoso or tota."""
    original: str
    """The decoded original the offsets count in. For plain and markdown the decoded file; for the others,
    which are not written as running text, the text taken out of them before cleaning."""
    title: str | None
    """As the file gives it; None where it gives none."""
    blocks: tuple[Block, ...]
    """Their texts are clean, not empty, and hold no newline."""
    offsets: tuple[OffsetMap, ...]
    """For each block, the way from its text back to `original`."""
    problems: tuple[Problem, ...] = ()
    metadata: Mapping[str, str | tuple[str, ...]] = {}
    """What the format says about the text: parties, date_signed … Empty values are left out."""
    pages: int | None = None
    lines: tuple[Line, ...] = ()
    """Lines of print, for formats with pages."""
    outside: int = 0
    """Letters and digits left out on purpose that are not part of `original`: running heads, menus of a web page."""
    passed_over: int = 0
    """Letters and digits of `original` that stand in no block on purpose: addresses of links, marks of notes."""


class TracedBlock(msgspec.Struct, frozen=True):
    """A block together with the way back from its text."""

    block: Block
    trace: Traced


def make_block(
    kind: str, piece: Traced, *, level: int = 0, number: str | None = None, page: int | None = None
) -> TracedBlock | None:
    """The block of a raw piece, its white space and newlines reduced to single spaces; None when nothing is left."""
    trace = normalise_traced(Traced(piece.text.replace("\n", " ").replace("\r", " "), piece.places))
    if "\n" in trace.text:
        trace = normalise_traced(Traced(trace.text.replace("\n", " "), trace.places))
    if not trace.text:
        return None
    return TracedBlock(Block(kind=kind, text=trace.text, level=level, number=number, page=page), trace)


def parsed(
    format: str,
    original: str,
    blocks: Sequence[TracedBlock],
    *,
    title: str | None = None,
    problems: Sequence[Problem] = (),
    metadata: Mapping[str, str | tuple[str, ...]] | None = None,
    pages: int | None = None,
    lines: Sequence[Line] = (),
    outside: int = 0,
    passed_over: int = 0,
) -> Parsed:
    """The record of a reader that is done."""
    return Parsed(
        format=format,
        original=original,
        title=title,
        blocks=tuple(item.block for item in blocks),
        offsets=tuple(item.trace.offsets for item in blocks),
        problems=tuple(problems),
        metadata=metadata or {},
        pages=pages,
        lines=tuple(lines),
        outside=outside,
        passed_over=passed_over,
    )
