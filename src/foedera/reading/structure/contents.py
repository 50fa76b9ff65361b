"""Tables of contents: runs of headings without text that all come again.

In: blocks. Out: the places of those that are a table of contents. Left in, they would take the articles' eIds. Not
here: tables of contents a format marks as such.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import classify
from foedera.reading.structure.words import divisions, fold

_LEAST = 3
"""So many entries make a table of contents; two headings may stand one upon the other."""
_LEADER = re.compile(r"(?<![\s.…·_])(?:[\s.…·_]{3,}+|\s)\d{1,4}$")
"""Dots and the number of a page behind an entry."""
_MAX_CHARS = 200

Entry = tuple[str, str]


def contents(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of the blocks that are tables of contents, with the line that names one."""
    entries = [_entry(block) for block in blocks]
    last = {entry: at for at, entry in enumerate(entries) if entry is not None}
    found: set[int] = set()
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and entries[end] is not None and last[entries[end]] > end:  # type: ignore[index]
            end += 1
        run = [entries[place] for place in range(at, end)]
        if len(set(run)) >= _LEAST and all(last[entry] >= end for entry in run if entry):
            found |= set(range(at, end))
            if at and fold(blocks[at - 1].text.strip(" .:")) in _names():
                found.add(at - 1)
        at = max(end, at + 1)
    return frozenset(found)


def _entry(block: Block) -> Entry | None:
    """(kind, number) of a heading or of a line that reads like one; None for text.

    A paragraph its format numbers is text: the same number comes again in every row.
    """
    if block.kind not in {"heading", "paragraph"} or len(block.text) > _MAX_CHARS:
        return None
    if block.kind == "paragraph" and block.number is not None:
        return None
    heading = classify(_LEADER.sub("", block.text) or block.text, block.number)
    return (heading.kind, heading.value) if heading.kind and heading.value else None


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("contents")))
