"""Headings no format marks: lines above the text they name, in files whose author never used a heading.

In: blocks as a format reader gives them. Out: the same blocks, some of them headings. Two kinds are told. A side
heading is a short line right above a numbered paragraph ('Scope' / '2. Each Side …'), and is that paragraph's. A
guessed heading stands alone above running text ('I. Introduction', 'Political dialogue'); such lines are taken only
where the format itself marks no heading but the title, and where there are several. Not here: what a heading is by
its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.structure.filled_in import is_filled_in
from foedera.reading.structure.headings import classify, is_structural
from foedera.reading.structure.markers import Marker, markers, ordinal
from foedera.reading.structure.phrases import is_caption, is_closing, is_credit
from foedera.reading.structure.short_articles import short_articles
from foedera.reading.structure.words import is_small

SIDE_LEVEL = 9
"""The level of side headings, below all a format gives."""
TITLED_LEVEL = 10
"""The level of titles of numbered paragraphs and points, which stand in their rows."""
_UNMARKED_LEVEL = 8
_GUESS_LEVEL = 2
_MAX_CHARS = 90
_LEAST = 2
"""So many lines of one kind make headings; one may be anything."""
_LEAST_LISTED = 3
"""So many in a row where the format would have marked others."""
_LEAST_UNMARKED = 4
"""So many without a number there."""
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
    found = {at: SIDE_LEVEL for at in range(len(blocks) - 1) if _is_side(blocks, at)}
    if marked or any(block.kind == "heading" for block in blocks[1:]):
        found = _titled(blocks) | found | _unmarked(blocks, found) | _lettered(blocks) | _listed(blocks)
    else:
        short = short_articles([block.text for block in blocks])
        guesses = _titled(blocks) | _lettered(blocks) | _guesses(blocks) | found
        found = {at: level for at, level in guesses.items() if at not in short}
    return [
        msgspec.structs.replace(block, kind="heading", level=found[at]) if at in found else block
        for at, block in enumerate(blocks)
    ]


def _listed(blocks: Sequence[Block]) -> dict[int, int]:
    """The places of headings in a row of Roman numbers, with their level: above those the format marks among them.

    A format that looks at type marks every heading set apart; where some are set as the text is, they are in such a row
    if at all, and whoever numbered them may have made a list of them. Among articles the row may be a list of points.
    """
    row = [at for at in range(1, len(blocks) - 1) if (_style(blocks, at, is_item=True) or "").startswith("upper")]
    if len(row) < _LEAST_LISTED or not _rises(blocks, row):
        return {}
    below = [at for at in range(row[0], len(blocks)) if blocks[at].kind == "heading"]
    wordy = takewhile(lambda at: classify(blocks[at].text, blocks[at].number).kind is None, below)
    levels = {at: blocks[at].level for at in wordy}
    if any(at < row[-1] and at not in levels for at in below):
        return {}
    return dict.fromkeys(row, min([_GUESS_LEVEL, *(level - 1 for level in levels.values())]))


def _lettered(blocks: Sequence[Block]) -> dict[int, int]:
    """The places of lettered lines right above a numbered paragraph each: 'a) Demining' / '17. The Sides …'.

    The numbers run on below them; where they begin anew, they may be the points of a lettered list.
    """
    rows: dict[str, list[int]] = {}
    last = 0
    for at in range(1, len(blocks) - 1):
        below = markers(blocks[at + 1].text)
        title = _title(blocks[at]) if below and below[0].kind == "decimal" and _heads(blocks[at + 1]) else None
        if title is not None and title.kind in {"lower", "upper"} and below[0].figure > last:
            rows.setdefault(title.kind + title.style, []).append(at)
            last = below[0].figure
    return {at: SIDE_LEVEL for row in rows.values() if len(row) >= _LEAST and _rises(blocks, row) for at in row}


def _titled(blocks: Sequence[Block]) -> dict[int, int]:
    """The places of numbers with a title only, the text below: '6. Strategic dialogue' / 'The Sides hold …'."""
    rows: dict[str, list[int]] = {}
    for at in range(1, len(blocks) - 1):
        title = _title(blocks[at]) if _is_plain_text(blocks[at + 1]) else None
        if title is not None and title.kind in {"decimal", "lower"}:
            rows.setdefault(title.kind + title.style, []).append(at)
    return {at: TITLED_LEVEL for row in rows.values() if len(row) >= _LEAST_LISTED for at in row}


def _title(block: Block) -> Marker | None:
    """The number of a line that is a number with a title; None for another block."""
    number = markers(block.text) if block.kind in {"paragraph", "item"} else ()
    if len(number) != 1 or is_structural(block.text):
        return None
    return number[0] if is_line(block.text[len(number[0].printed) :].lstrip()) else None


def _is_plain_text(block: Block) -> bool:
    """Whether a block is a paragraph of sentences without a number, and no end of a line that was cut."""
    is_text = block.kind == "paragraph" and block.number is None and _heads(block)
    return is_text and not markers(block.text) and not is_small(block.text[:1]) and not is_structural(block.text)


def _unmarked(blocks: Sequence[Block], sides: Mapping[int, int]) -> dict[int, int]:
    """The places of lines above running text in a text whose format marks other headings; many, or none is one.

    Underlined or slanted lines are such, and those of an office that sets only chapters apart.
    """
    found = [at for at in range(1, len(blocks) - 1) if at not in sides and _is_unmarked(blocks, at)]
    often = Counter(blocks[at].text for at in found)
    found = [at for at in found if often[blocks[at].text] == 1]
    return dict.fromkeys(found, _UNMARKED_LEVEL) if len(found) >= _LEAST_UNMARKED else {}


def _is_unmarked(blocks: Sequence[Block], at: int) -> bool:
    before, block, below = blocks[at - 1], blocks[at], blocks[at + 1]
    if block.kind != "paragraph" or block.number is not None or markers(block.text) or not is_line(block.text):
        return False
    ended = before.kind in {"heading", "table", "note"} or (ends_sentence(before.text) and before.text[-1] != ":")
    return ended and not any(map(str.isdigit, block.text)) and not is_structural(block.text) and _is_plain_text(below)


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
    block, under = blocks[at], blocks[at + 1]
    if block.kind not in ({"paragraph", "item"} if is_item else {"paragraph"}):
        return None
    if not (_heads(under) or (is_item and (under.kind == "heading" or _is_side(blocks, at + 1)))):
        return None
    if is_structural(block.text):
        return "words"
    number = markers(block.text)
    if not number:
        return "plain" if is_line(block.text) else None
    title = block.text[len(number[0].printed) :].lstrip()
    is_title = len(number) == 1 and number[0].kind not in {"dash", "multi"} and is_line(title)
    below = markers(under.text)
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
        and not is_dated(text)
        and not is_caption(text)
        and not is_credit(text)
        and not is_closing(text)
        and not is_filled_in(text)
        and any(map(str.isalpha, text))
    )


def is_dated(text: str) -> bool:
    """Whether a line says a day: '20 May 2023, Hiroshima'."""
    return "," in text and _YEAR.search(text) is not None


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
    if at + 1 >= len(blocks):
        return False
    block, below = blocks[at], blocks[at + 1]
    if block.kind != "paragraph" or markers(block.text) or is_structural(block.text) or not is_line(block.text):
        return False
    before = blocks[at - 1] if at else block
    if before.kind == "paragraph" and not (ends_sentence(before.text) or is_line(before.text)):
        return False
    number = markers(below.text) or (markers(below.number) if below.number else ())
    return below.kind != "heading" and bool(number) and number[0].kind in {"decimal", "multi"} and _heads(below)
