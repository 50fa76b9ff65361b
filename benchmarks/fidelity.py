"""How true a PDF reader is to what was set: order of characters, headings and paragraphs, furniture, notes.

In: blocks as set and blocks as read. Out: shares, 0 to 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec
from rapidfuzz.distance import LCSseq

from foedera.reading.blocks import Block


class Fidelity(msgspec.Struct, frozen=True):
    """One text, read back."""

    characters: float
    """Longest common subsequence of the body's characters, as a share of those set."""
    blocks: float
    """Headings and paragraphs that came back whole, with nothing put in, as a share of those set."""
    notes: float | None
    """Notes attached to the paragraph they are called in, with all their words; None when there are none."""


def fidelity(texts: Sequence[str], notes: dict[int, str], read: Sequence[Block]) -> Fidelity:
    """Compare the texts set (with their notes by index) with the blocks read."""
    body = [block for block in read if block.kind != "note"]
    wanted, got = _squeezed("".join(texts)), _squeezed("".join(block.text for block in body))
    common = LCSseq.similarity(wanted, got)
    there = Counter(_squeezed(block.text) for block in body)
    whole = sum((Counter(map(_squeezed, texts)) & there).values())
    return Fidelity(common / len(wanted), whole / len(texts), _notes(texts, notes, read) if notes else None)


def _notes(texts: Sequence[str], notes: dict[int, str], read: Sequence[Block]) -> float:
    """A note counts when the block before it (or before its fellow notes) starts as the calling text does."""
    found: set[tuple[str, str]] = set()
    caller = ""
    for block in read:
        if block.kind != "note":
            caller = _squeezed(block.text)[:30]
        else:
            found.add((caller, _squeezed(block.text)))
    right = sum((_squeezed(texts[at])[:30], _squeezed(note)) in found for at, note in notes.items())
    return right / len(notes)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)
