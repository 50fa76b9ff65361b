"""Where the signatures begin that no formula announces: a place and a day with names below, or a row of names.

In: blocks. Out: places of the blocks that begin them. They belong to no article. Not here: formulas (phrases).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.reading.blocks import Block
from foedera.reading.structure.filled_in import is_day, is_filled_in
from foedera.reading.structure.markers import markers
from foedera.reading.structure.words import is_small

CONCLUSIONS = "conclusions"
"""What the part below the articles is called (Akoma Ntoso 1.0, part 1, 5.3)."""
_LONGEST = 120
"""Letters of a line of a signature: a name, an office, 'For the Government of …'."""
_SENTENCE_WORDS = 6
_FEWEST_NAMES = 6
"""So many names in a row that end a text are its signatures; fewer may be a list."""
_NAME_WORDS = range(2, 7)
_MOST_SMALL = 0.4
"""Share of the words of a name that may be small ('de', 'van der')."""
_WORD = re.compile(r"[^\W\d_][^\s,()]*")


def signatures(blocks: Sequence[Block]) -> frozenset[int]:
    """The places where signatures begin, one at most in each run of text."""
    starts = (_start(blocks, low, high) for low, high in _runs(blocks))
    return frozenset(start for start in starts if start is not None)


def is_conclusions(block: Block) -> bool:
    """Whether a block's format says that it is of the conclusions, by the eId it gives."""
    return block.eid is not None and block.eid.rpartition("__")[2].startswith(CONCLUSIONS)


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The runs of text between headings."""
    low = 0
    for at in range(len(blocks) + 1):
        if at == len(blocks) or blocks[at].kind == "heading":
            if at > low:
                yield low, at
            low = at + 1


def _start(blocks: Sequence[Block], low: int, high: int) -> int | None:
    """Where the lines begin that end a run, from their place and day on, or from the first of many names."""
    first = high
    while first > low and _is_line(blocks[first - 1]):
        first -= 1
    day = next((at for at in range(first, high - 1) if _is_day(blocks[at].text)), None)
    if day is not None and not _is_day(blocks[day + 1].text) and _ended(blocks, day):
        return day
    names = high
    while names > first and (_is_name(blocks[names - 1].text) or is_filled_in(blocks[names - 1].text)):
        names -= 1
    return names if high - names >= _FEWEST_NAMES else None


def _is_day(text: str) -> bool:
    return is_day(text.rstrip("."))


def _ended(blocks: Sequence[Block], at: int) -> bool:
    """Whether what stands before is over: a heading, or a text with a full stop; a list of days is none."""
    return at == 0 or blocks[at - 1].kind == "heading" or blocks[at - 1].text[-1] in ".!?。।։؟"


def _is_line(block: Block) -> bool:
    """Whether a block may stand among signatures: a short line that is numbered by nothing and no sentence."""
    text = block.text
    if block.kind != "paragraph" or len(text) > _LONGEST or block.number is not None or text[-1] in ";:":
        return False
    is_sentence = text[-1] in ".。" and len(text.split()) >= _SENTENCE_WORDS and not _is_day(text)
    return not is_sentence and not markers(text)


def _is_name(text: str) -> bool:
    words = _WORD.findall(text)
    small = sum(is_small(word[0]) for word in words)
    return len(words) in _NAME_WORDS and small <= _MOST_SMALL * len(words) and not any(map(str.isdigit, text))
