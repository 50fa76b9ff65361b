"""Headings no format marks: lines above the text they name, in files whose author never used a heading.

In: blocks as a format reader gives them. Out: the same blocks, some of them headings. Two kinds are told. A side
heading is a short line right above a numbered paragraph ('Scope' / '2. Each Side …'), and is that paragraph's. A
guessed heading stands alone above running text ('I. Introduction', 'Political dialogue'); such lines are taken only
where the format itself marks no heading but the title, and where there are several. Not here: what a heading is by
its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.structure.filled_in import is_filled_in
from foedera.reading.structure.headings import is_structural
from foedera.reading.structure.markers import markers, ordinal
from foedera.reading.structure.phrases import is_caption, is_closing, is_credit
from foedera.reading.structure.short_articles import short_articles
from foedera.reading.structure.words import is_small

SIDE_LEVEL = 9
"""The level of side headings, below all a format gives."""
_GUESS_LEVEL = 2
_MAX_CHARS = 90
_LEAST = 2
"""So many lines of one kind make headings; one may be anything."""
_LEAST_LISTED = 3
"""So many in a row where the format would have marked others."""
_ENDS = re.compile(r"[.;:,!…。；：，！।؛،։][)\]'\"’”»*]*$")
_STOPS = tuple(".;:!?…。；：！？।؟։")
_BEHIND_STOPS = ")]'\"’”»*"
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_HEADING = re.compile(r"\w+@|https?:|www\.|[^\w'\"“‘(¿¡«„]")


def with_guesses(blocks: Sequence[Block], *, marked: bool) -> list[Block]:
    """The blocks with headings guessed.

    Args:
        blocks: in reading order.
        marked: whether the format marks headings reliably, so that only side headings are looked for.
    """
    kinds = [block.kind for block in blocks]
    found = {at: SIDE_LEVEL for at in range(len(blocks) - 1) if _is_side(blocks, at)}
    if marked:
        found |= _listed(blocks)
    elif kinds[1:].count("heading") == 0:
        short = short_articles([block.text for block in blocks])
        found = {at: level for at, level in (_guesses(blocks) | found).items() if at not in short}
    return [
        msgspec.structs.replace(block, kind="heading", level=found[at]) if at in found else block
        for at, block in enumerate(blocks)
    ]


def _listed(blocks: Sequence[Block]) -> dict[int, int]:
    """The places of headings in a row of Roman numbers with no marked heading among them, with their level.

    A format that looks at type marks every heading set apart; where all are set as the text is, they are in such a row
    if at all, and whoever numbered them may have made a list of them.
    """
    row = [at for at in range(1, len(blocks) - 1) if (_style(blocks, at, is_item=True) or "").startswith("upper")]
    if len(row) < _LEAST_LISTED or not _rises(blocks, row):
        return {}
    among = any(blocks[at].kind == "heading" for at in range(row[0], row[-1]))
    return {} if among else dict.fromkeys(row, _GUESS_LEVEL)


def _guesses(blocks: Sequence[Block]) -> dict[int, int]:
    """The places of lines that head running text, with their levels."""
    found = {at: style for at in range(1, len(blocks) - 1) if (style := _style(blocks, at))}
    rows: dict[str, list[int]] = {}
    for at, style in found.items():
        rows.setdefault(style, []).append(at)
    return {
        at: _GUESS_LEVEL
        for style, row in rows.items()
        if style == "words" or (len(row) >= _LEAST and (style == "plain" or _rises(blocks, row)))
        for at in row
    }


def _rises(blocks: Sequence[Block], row: Sequence[int]) -> bool:
    """Whether numbered lines are all of a row: 1, 2, 3 … in order. One of a row alone would part the others."""
    values = [markers(blocks[at].text)[0] for at in row]
    for roman in (True, False):
        places = [int(it.value) if it.value.isdigit() else ordinal(it.value, roman=roman) for it in values]
        if places == list(range(1, len(row) + 1)):
            return True
    return False


def _style(blocks: Sequence[Block], at: int, *, is_item: bool = False) -> str | None:
    """What kind of line it is: one by its words, a plain one, or one with a number of some style; None for text.

    With `is_item`, one of a list may be one too: whoever numbered the headings may have made a list of them.
    """
    block = blocks[at]
    if block.kind not in ({"paragraph", "item"} if is_item else {"paragraph"}) or not _heads(blocks[at + 1]):
        return None
    if is_structural(block.text):
        return "words"
    number = markers(block.text)
    if not number:
        return "plain" if is_line(block.text) else None
    title = block.text[len(number[0].printed) :].lstrip()
    is_title = len(number) == 1 and number[0].kind not in {"dash", "multi"} and is_line(title)
    below = markers(blocks[at + 1].text)
    begins = is_item and bool(below) and below[0].kind == "decimal" and below[0].value == "1"
    follows = not below or begins or below[0].value.startswith(f"{number[0].value}.")
    return f"{number[0].kind} {number[0].style}" if is_title and follows else None


def is_line(text: str) -> bool:
    """Whether a text is shaped like a heading: short, begun with a capital, without a full stop, no date or caption."""
    return (
        0 < len(text) <= _MAX_CHARS
        and not is_small(text[0])
        and not _ENDS.search(text)
        and not _NO_HEADING.match(text)
        and not ("," in text and _YEAR.search(text))
        and not is_caption(text)
        and not is_credit(text)
        and not is_closing(text)
        and not is_filled_in(text)
        and any(map(str.isalpha, text))
    )


def ends_sentence(text: str) -> bool:
    """Whether a sentence, or a part of one, ends with a text."""
    return text.rstrip(_BEHIND_STOPS).endswith(_STOPS)


def _heads(block: Block) -> bool:
    """Whether a block is text a line can head: a list, a table or a sentence, not one more short line."""
    if block.kind in {"heading", "note"}:
        return False
    return block.kind != "paragraph" or len(block.text) > _MAX_CHARS or ends_sentence(block.text)


def _is_side(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line stands right above a numbered paragraph and introduces no list."""
    block, below = blocks[at], blocks[at + 1]
    if block.kind != "paragraph" or markers(block.text) or is_structural(block.text) or not is_line(block.text):
        return False
    before = blocks[at - 1] if at else block
    if before.kind == "paragraph" and not (ends_sentence(before.text) or is_line(before.text)):
        return False
    number = markers(below.text) or (markers(below.number) if below.number else ())
    return below.kind != "heading" and bool(number) and number[0].kind in {"decimal", "multi"} and _heads(below)
