"""Notes of printed pages, put behind the paragraphs that call them.

In: blocks of the text, and the notes taken out of it. Out: both in reading order, with the places of the calls. Not
here: which lines are notes (foot_notes).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from foedera.reading.blocks import TracedBlock, make_block
from foedera.reading.formats.printed.foot_notes import FootNote
from foedera.text.offsets import Traced


def with_foot_notes(blocks: Sequence[TracedBlock], original: Traced, notes: Sequence[FootNote]) -> list[TracedBlock]:
    """The blocks with each note behind the block that calls it, or behind the last one above it.

    Args:
        blocks: of the text without the notes, in order.
        original: the whole text as decoded.
        notes: in order.
    """
    starts = [item.trace.offsets.place(0) for item in blocks]
    behind: dict[int, list[FootNote]] = defaultdict(list)
    for note in notes:
        place = note.call[0] if note.call else note.start
        behind[max(0, bisect_right(starts, place) - 1)].append(note)
    out: list[TracedBlock] = []
    for at, item in enumerate(blocks):
        calls = [(note.call[0], note.mark) for note in behind[at] if note.call]
        out.append(_marked(item, calls) if calls else item)
        for note in behind[at]:
            made = make_block("note", original.cut(note.body, note.end), number=note.mark)
            out += [] if made is None else [made]
    return out


def _marked(item: TracedBlock, calls: Sequence[tuple[int, str]]) -> TracedBlock:
    marks = tuple((item.trace.offsets.landing(place), mark) for place, mark in calls)
    return TracedBlock(msgspec.structs.replace(item.block, marks=marks), item.trace)
