"""Numbers of lines in a margin, as drafts, bills and pleadings print them.

In: pages. Out: the fragments that are such numbers. They stand under one another outside of the text, rise by one step
(1, 5, 10 …), and count lines of print: every line has one, or they stand at equal distances; or the paper has them, the
same at the same heights on page after page, whatever lines are typed beside them (California Rules of Court, rule
2.108). Numbers of paragraphs do neither: they stand where a paragraph begins. In a document that has them, what stands
in their place on a page too short or too loosely set to tell, and counts on, is one too.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

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
"""One page in so many has line numbers, in a document that has them; so many have the same where the paper does."""
_BAND = 4.0
"""Points numbers of one kind of paper differ by in height."""
_LOOSE = 2
"""So many numbers without a line, or lines without a number, are no rows of a table."""


Column = Sequence[Fragment]
"""Numbers under one another, from the top."""


def line_numbers(pages: Sequence[Page]) -> list[Fragment]:
    """The numbers of lines of a document; none where only a few pages look so."""
    beside = [_beside(page) for page in pages]
    printed = _printed(pages, beside)
    found = [
        [column for column in columns if id(column[0]) in printed or _counts(column, _text(page))]
        for page, columns in zip(pages, beside, strict=True)
    ]
    with_text = sum(len(page.fragments) > 2 * _FEWEST[1] for page in pages)
    if not any(found) or sum(map(bool, found)) * _PAGES < with_text:
        return []
    model = _Model([column for columns in found for column in columns])
    out: list[Fragment] = []
    for page, columns in zip(pages, found, strict=True):
        own = [item for column in columns for item in column] or model.on(page, out[-1] if out else None)
        out += own
    return out


def _beside(page: Page) -> list[Column]:
    """Numbers under one another in either margin of a page."""
    numbers = _numbers(page)
    if len(numbers) < 3:
        return []
    others = _text(page)
    return [column for column in _columns(numbers) if _is_outside(column, others)]


def _numbers(page: Page) -> list[Fragment]:
    return [item for item in page.fragments if _NUMBER.fullmatch(item.text) and not item.aside]


def _text(page: Page) -> list[Fragment]:
    return [item for item in page.fragments if not (_NUMBER.fullmatch(item.text) or item.aside)]


def _printed(pages: Sequence[Page], beside: Sequence[Sequence[Column]]) -> set[int]:
    """The id() of the first of each column that the paper has: the same numbers at the same heights on several pages.

    Rows of a table may be numbered so too; but those stand each on a line of text, and on the next page count on.
    """
    alike: dict[tuple[str, str, int, int], list[tuple[Page, Column]]] = {}
    for page, columns in zip(pages, beside, strict=True):
        for column in columns:
            if _step(column) and len(column) >= _FEWEST[1] and _is_even(column):
                first, last = column[0], column[-1]
                key = first.text, last.text, round(first.base / _BAND), round(last.base / _BAND)
                alike.setdefault(key, []).append((page, column))
    return {
        id(column[0])
        for found in alike.values()
        if len(found) >= _PAGES and 2 * sum(_is_loose(column, _text(page)) for page, column in found) > len(found)
        for _, column in found
    }


def _is_loose(column: Column, others: Sequence[Fragment]) -> bool:
    """Whether some numbers have no line of text, or some lines no number."""
    lines, heights = sorted(item.base for item in others), sorted(item.base for item in column)
    empty = sum(_nearest(lines, item.base) > 0.5 * item.size for item in column)
    inside = [item for item in others if column[-1].base <= item.base <= column[0].base]
    unnumbered = sum(_nearest(heights, item.base) > 0.5 * item.size for item in inside)
    return max(empty, unnumbered) >= _LOOSE


class _Model:
    """Where a document's numbers of lines stand, and how they count."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.left = median(item.box[0] for column in columns for item in column)
        self.right = median(item.box[2] for column in columns for item in column)
        self.firsts = {int(column[0].text) for column in columns}
        self.step = Counter(_step(column) for column in columns).most_common(1)[0][0]

    def on(self, page: Page, last: Fragment | None) -> list[Fragment]:
        """Those of a page that does not tell by itself; `last` is the last number before it."""
        column = sorted((item for item in _numbers(page) if self._is_here(item)), key=lambda item: -item.base)
        if not column or not _is_outside(column, _text(page)):
            return []
        rises = [int(after.text) - int(before.text) for before, after in pairwise(column)]
        begins = int(column[0].text) in self.firsts or (last is not None and self._follows(last, column[0]))
        return column if begins and rises.count(self.step) >= _STEADY * len(rises) else []

    def _is_here(self, item: Fragment) -> bool:
        return min(abs(item.box[0] - self.left), abs(item.box[2] - self.right)) <= _BESIDE

    def _follows(self, last: Fragment, item: Fragment) -> bool:
        return last.page == item.page - 1 and int(item.text) - int(last.text) == self.step


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


def _step(column: Column) -> int:
    """By how much the numbers rise; 0 where they do not rise steadily, or are too few for their step."""
    rises = [int(after.text) - int(before.text) for before, after in pairwise(column)]
    step, count = Counter(rises).most_common(1)[0]
    is_steady = step in _STEPS and count >= _STEADY * len(rises) and len(column) >= _FEWEST.get(step, 3)
    return step if is_steady else 0


def _counts(column: Column, others: Sequence[Fragment]) -> bool:
    """Whether the numbers count lines."""
    step = _step(column)
    if step <= 1:
        return step == 1 and _has_each_line(column, others)
    falls = sorted(before.base - after.base for before, after in pairwise(column))
    return falls[0] > 0.7 * falls[-1] and falls[0] > 1.5 * step * 4


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
    return running >= _RUNNING * max(1, len(opening)) or (empty >= 2 and _is_even(column))


def _is_even(column: Column) -> bool:
    """Whether nearly all of the numbers stand at the same distances."""
    falls = sorted(before.base - after.base for before, after in pairwise(column))
    return falls[len(falls) // 10] > 0.9 * falls[-1 - len(falls) // 10]


def _nearest(heights: Sequence[float], height: float) -> float:
    at = bisect(heights, height)
    return min(abs(heights[place] - height) for place in (at - 1, at) if 0 <= place < len(heights))
