"""Where pages meet in a text, and what of its lines is their heads and feet.

In: lines, and those that count the pages. Out: seams, from the last line of a page's text to the first of the next.
Not here: how the text is put together over a seam (line_ends).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from foedera.reading.formats.printed.page_numbers import Numbers
from foedera.reading.formats.printed.sheet_lines import SheetLine
from foedera.reading.structure.title import names_text

_DEEP = 3
"""Lines from a page's edge that can be furniture."""
_TITLE_LINES = 6
"""Lines below the first head among which a title of its own stands, if there is one."""
_NEARLY_ALL = 0.8
_CELLS = re.compile(r"\t|\S {3,}\S")
_TRAILS = re.compile(r"[,:;]$")


class Seam(msgspec.Struct, frozen=True):
    """Two pages meet: the lines [low, high) stand between their texts."""

    low: int
    high: int


def seams(text: str, lines: Sequence[SheetLine], numbers: Numbers) -> list[Seam]:
    """The seams in order, those at the start and the end of the text among them; none where nothing shows pages."""
    bare = _bare_seams(lines, numbers)
    if not bare:
        return []
    edges = [Seam(0, 0), *bare, Seam(len(lines), len(lines))]
    judge = _Judge(text, lines, edges)
    found: list[Seam] = []
    for seam in edges:
        low, high = judge.widened(seam, found[-1].high if found else 0)
        found.append(Seam(low, high))
    return found


def _bare_seams(lines: Sequence[SheetLine], numbers: Numbers) -> list[Seam]:
    """Seams at form feeds and numbers; a foot and the head below it are of one."""
    found: list[Seam] = []
    shy = Counter(line.masked for line in lines)
    for at, line in enumerate(lines):
        gone = at in numbers.lines
        if not (gone or at in numbers.leading or (line.feed and at)):
            continue
        last = found[-1] if found else None
        between = range(last.high, at) if last else range(0)
        if (
            last
            and len(between) <= _DEEP
            and all(shy[lines[it].masked] > 1 and lines[it].may_be_furniture for it in between)
        ):
            found[-1] = Seam(last.low, at + gone)
        else:
            found.append(Seam(at, at + gone))
    return found


class _Judge:
    """Knows what stands at the edges of all pages."""

    def __init__(self, text: str, lines: Sequence[SheetLine], edges: Sequence[Seam]) -> None:
        self.text = text
        self.lines = lines
        self.pages = len(edges) - 1
        self.above = Counter(key for seam in edges for key in {lines[at].masked for at in self._feet(seam)})
        self.below = Counter(key for seam in edges for key in {lines[at].masked for at in self._heads(seam)})
        self.whole = Counter(line.text for line in lines)
        self.everywhere = Counter(line.masked for line in lines)

    def _feet(self, seam: Seam) -> Iterator[int]:
        return iter(range(seam.low - 1, max(-1, seam.low - 1 - _DEEP), -1))

    def _heads(self, seam: Seam) -> Iterator[int]:
        return iter(range(seam.high, min(len(self.lines), seam.high + _DEEP)))

    def widened(self, seam: Seam, least: int) -> tuple[int, int]:
        """The seam with the heads and feet beside it; nothing before `least` is touched."""
        low, high = seam.low, seam.high
        for at in self._feet(seam):
            if at < least or not self._repeats(at, self.above):
                break
            low = at
        for at in self._heads(seam):
            if not self._repeats(at, self.below) or (seam.high == 0 and self._is_title(at)):
                break
            high = at + 1
        return low, high

    def _repeats(self, at: int, counts: Counter[str]) -> bool:
        """Whether a line at the edge of its page is one the pages repeat there: a third of them, two at least."""
        line = self.lines[at]
        count = counts[line.masked]
        if self.everywhere[line.masked] > count + 1:  # it stands inside of pages too
            return False
        if count < 2 or count * 3 < self.pages or _CELLS.search(self.text, line.start, line.end):
            return False
        if count == 2 and (self.pages > 3 or self.whole[line.text] < 2 or _TRAILS.search(line.text)):
            return False
        if line.is_sentence or line.text[0].islower():
            return count >= 4 and count >= _NEARLY_ALL * self.pages
        return line.may_be_furniture

    def _is_title(self, at: int) -> bool:
        """Whether the head of the first page is all the title there is: no line below it names the text."""
        below = self.lines[at + 1 : at + 1 + _TITLE_LINES]
        return not any(names_text(line.text) for line in below if line.masked != self.lines[at].masked)
