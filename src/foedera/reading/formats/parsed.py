"""What every format reader returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from foedera.model.document import Line, Omission, Problem
from foedera.reading.blocks import Block, TracedBlock
from foedera.text.counting import letters_and_digits
from foedera.text.offsets import OffsetMap


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
    omissions: tuple[Omission, ...] = ()
    """What of the file stands in no block on purpose, each kind once: running heads, menus, addresses of links."""
    added: int = 0
    """Letters and digits of `original` that the file does not hold: the numbers of its counted lists."""


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
    omissions: Sequence[Omission] = (),
    added: int = 0,
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
        omissions=tuple(item for item in omissions if item.characters),
        added=added,
    )


def omission(what: str, texts: Iterable[str], reason: str) -> Omission:
    """The record of texts of one kind that are left out, by their letters and digits."""
    return Omission(what=what, characters=sum(map(letters_and_digits, texts)), reason=reason)
