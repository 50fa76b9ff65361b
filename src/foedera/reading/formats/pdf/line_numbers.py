"""Numbers of lines in a margin, as drafts, bills and pleadings print them.

In: pages. Out: the fragments that are such numbers. They stand under one another outside of the text, rise by one step
(1, 5, 10 …), and count lines of print: every line has one, or they stand at equal distances. Numbers of paragraphs
do neither: they stand where a paragraph begins.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from foedera.reading.formats.pdf.fragments import Fragment, Page

_NUMBER = re.compile(r"\d{1,5}")
_BESIDE = 6.0
"""Points the edges of numbers under one another may differ by."""
_OUTSIDE = 0.9
"""Part of a page's text that stands wholly beside the numbers."""
_STEADY = 0.8
"""Part of the numbers that rise by the same step; part of the lines that have one."""
_STEPS = (1, 2, 3, 4, 5, 10)
_FEWEST = {1: 5, 2: 4}
"""How many numbers a page has at least, by their step; 3 for every other."""
_RUNNING = 0.3
"""Part of the numbered lines that begin in the middle of a sentence."""
_PAGES = 3
"""One page in so many has line numbers, in a document that has them."""


def line_numbers(pages: Sequence[Page]) -> list[Fragment]:
    """The numbers of lines of a document; none where only a few pages look so."""
    found = [_on(page) for page in pages]
    with_text = sum(len(page.fragments) > 2 * _FEWEST[1] for page in pages)
    if sum(map(bool, found)) * _PAGES < with_text:
        return []
    return [item for here in found for item in here]


def _on(page: Page) -> list[Fragment]:
    """The numbers of lines of one page, in either margin."""
    numbers = [item for item in page.fragments if _NUMBER.fullmatch(item.text) and not item.aside]
    if len(numbers) < 3:
        return []
    apart = set(map(id, numbers))
    others = [item for item in page.fragments if id(item) not in apart and not item.aside]
    out: list[Fragment] = []
    for column in _columns(numbers):
        if _is_outside(column, others):
            out += _counting(column, others)
    return out


def _columns(numbers: Sequence[Fragment]) -> list[list[Fragment]]:
    """Numbers that stand under one another, by either of their edges."""
    columns: list[list[Fragment]] = []
    for item in sorted(numbers, key=lambda item: -item.base):
        home = next((column for column in columns if _is_under(column[-1], item)), None)
        if home is None:
            columns.append([item])
        else:
            home.append(item)
    return [column for column in columns if len(column) >= 3]


def _is_under(above: Fragment, item: Fragment) -> bool:
    return min(abs(above.box[0] - item.box[0]), abs(above.box[2] - item.box[2])) <= _BESIDE


def _is_outside(column: Sequence[Fragment], others: Sequence[Fragment]) -> bool:
    """Whether nearly all of the text stands at one side of the numbers."""
    left, right = min(item.box[0] for item in column), max(item.box[2] for item in column)
    before, after = sum(item.box[2] < left for item in others), sum(item.box[0] > right for item in others)
    return bool(others) and max(before, after) >= _OUTSIDE * len(others)


def _counting(column: Sequence[Fragment], others: Sequence[Fragment]) -> list[Fragment]:
    """The column's numbers, when they count lines."""
    rises = [int(after.text) - int(before.text) for before, after in pairwise(column)]
    step, count = Counter(rises).most_common(1)[0]
    if step not in _STEPS or count < _STEADY * len(rises) or len(column) < _FEWEST.get(step, 3):
        return []
    if step == 1:
        return list(column) if _has_each_line(column, others) else []
    falls = sorted(before.base - after.base for before, after in pairwise(column))
    return list(column) if falls[0] > 0.7 * falls[-1] and falls[0] > 1.5 * step * 4 else []


def _has_each_line(column: Sequence[Fragment], others: Sequence[Fragment]) -> bool:
    """Whether every line of text has its number, and some lines go on in mid-sentence or are empty."""
    top, bottom = column[0].base + column[0].size, column[-1].base - column[-1].size
    text = [item for item in others if bottom <= item.base <= top and len(item.text) > 2]
    heights = sorted(item.base for item in column)
    numbered = [item for item in text if _nearest(heights, item.base) <= 0.5 * item.size]
    if not text or len(numbered) < _STEADY * len(text):
        return False
    opening = [item for item in numbered if item.text[:1].isalpha()]
    running = sum(item.text[0].islower() or item.text[0].lower() == item.text[0].upper() for item in opening)
    lines = sorted(item.base for item in others)
    empty = sum(_nearest(lines, item.base) > 0.5 * item.size for item in column)
    falls = sorted(before.base - after.base for before, after in pairwise(column))
    is_even = falls[len(falls) // 10] > 0.9 * falls[-1 - len(falls) // 10]
    return running >= _RUNNING * max(1, len(opening)) or (empty >= 2 and is_even)


def _nearest(heights: Sequence[float], height: float) -> float:
    at = bisect(heights, height)
    return min(abs(heights[place] - height) for place in (at - 1, at) if 0 <= place < len(heights))
