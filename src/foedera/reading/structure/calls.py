"""Ties the marks in a text to the notes they call.

In: provisions in order, and the blocks they are made of. Out: the provisions with their notes named. A mark calls the
nearest note behind it that carries it; one that calls nothing keeps its place and names none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from foedera.model.document import NoteMark, Provision
from foedera.reading.blocks import Block


def with_notes(
    provisions: Sequence[Provision], blocks: Sequence[Block], spans: Sequence[tuple[int, int]], starts: Sequence[int]
) -> tuple[Provision, ...]:
    """`provisions` with `notes` set; `spans` gives the first and last block of each, `starts` each block's offset."""
    holders = {first: provision.id for (first, _), provision in zip(spans, provisions, strict=True)}
    notes: dict[str | None, list[int]] = {}
    for at, block in enumerate(blocks):
        if block.kind == "note":
            notes.setdefault(block.number, []).append(at)
    out = []
    for (first, last), provision in zip(spans, provisions, strict=True):
        marks = tuple(
            NoteMark(at=starts[at] + place, mark=mark, note=_called(notes.get(mark, ()), at, holders))
            for at in range(first, last + 1)
            for place, mark in blocks[at].marks
        )
        out.append(msgspec.structs.replace(provision, notes=marks) if marks else provision)
    return tuple(out)


def _called(places: Sequence[int], host: int, holders: dict[int, str]) -> str | None:
    """The id of the first note behind the host, of those at `places`, which carry its mark; endnotes stand far on."""
    at = bisect_right(places, host)
    return holders.get(places[at]) if at < len(places) else None
