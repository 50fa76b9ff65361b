"""Whether the number on an article's heading is that of its first paragraph: 'Article 11 (1)', and below it '(2) …'.

In: blocks, and a heading taken apart. Out: the paragraph's marker; the article's own heading. 'Article 11 (1)' above
the text of one paragraph is an article of that number, for the next is 'Article 11 (2)'. Not here: the walk.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import Heading
from foedera.reading.structure.markers import Marker, markers

_FIRST = re.compile(r"(\d+[a-z]*)\((1|a)\)")


def opens_with_paragraph(blocks: Sequence[Block], at: int, heading: Heading) -> Marker | None:
    """The marker of the paragraph right below, where the heading at a place has its number and '(2)' goes on below."""
    found = None if heading.kind != "art" or heading.title else _FIRST.fullmatch(heading.value or "")
    if found is None or at + 1 == len(blocks) or blocks[at + 1].kind not in {"paragraph", "item"}:
        return None
    if markers(blocks[at + 1].text):
        return None
    second = {"1": "2", "a": "b"}[found[2]]
    for block in blocks[at + 2 :]:
        if block.kind == "heading":
            return None
        number = markers(block.text)
        if number and number[0].value == second and number[0].style in {"(#)", "#)", "#."}:
            kind = "decimal" if second == "2" else "lower"
            return Marker(kind, found[2], f"({found[2]})", number[0].style)
    return None


def article_alone(heading: Heading) -> Heading:
    """The heading without the number of its first paragraph: 'Article 11'."""
    value = _FIRST.fullmatch(heading.value or "")
    number = re.split(r"[,(（§]|(?<!\s)\s++(?=[^\W\d]++\.?\s*+\d+$)", heading.number or "")[0].strip()
    return msgspec.structs.replace(heading, number=number, value=value[1] if value else heading.value)
