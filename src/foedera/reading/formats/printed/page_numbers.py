"""Page numbers of a text without pages: numbers that count on from one line to another, a page apart.

In: lines. Out: those that are page numbers, or running heads with one. A number alone on its line may be a clause's or
a cell's. It is a page's only in a row that runs on, a page's length apart, and where something more says so: dashes or
the word for a page, sentences they stand in the middle of, a running head beside them, form feeds, or the very end of
the text. Not here: running heads without numbers (page_edges).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import median

import msgspec

from foedera.reading.formats.printed.sheet_lines import ENDS_SENTENCE, SheetLine, usual_width
from foedera.reading.structure.headings import is_structural
from foedera.reading.structure.markers import markers, ordinal
from foedera.reading.structure.words import divisions, fold

_LONE = re.compile(r"([-–—~\[|]?)\s?(?:(\d{1,4})(?:-\d{1,2})?|([ivxl]{1,7}))\s?([-–—~\]|]?)")
_LEADING = re.compile(r"(\d{1,4})\s*(?=\S)")
_NUMBER = re.compile(r"\d+")
_LEAST_PAGE = 300
"""Signs a page holds at least."""
_LEAST_LAST = 60
"""Signs the last page holds at least."""
_STEPS = (1, 2, 3)
"""By so many the number of a page is more than the one before that was found: pages may have none."""
_COUNTED_LETTERS = 20
"""Letters beside the two numbers of 'Seite 3 von 12', in any language."""
_LONG = 30
"""Signs of a line that can be cut in mid-sentence."""
_NEAR = 2
"""Lines from a form feed at which a page's number stands."""
_MANY = 20
"""So many numbers that run on, all about a page apart, are pages', …"""
_MANY_CUT = 10
"""… where every so manieth stands in the middle of a sentence: pages of laws mostly end with one."""
_NEARLY_ALL = 0.8
_MOST_FIGURES = 4

_Row = list[int]
"""Places of lines in order."""


class Numbers(msgspec.Struct, frozen=True):
    """What counts the pages, by the places of lines."""

    alone: frozenset[int]
    """Lines that are a page's number and nothing else."""
    heads: frozenset[int]
    """Lines with a page's number and words the pages repeat."""
    leading: dict[int, int]
    """Lines of text a page's number stands before, and how many signs it takes."""

    @property
    def lines(self) -> frozenset[int]:
        """The lines that go as a whole."""
        return self.alone | self.heads


class _Reading(msgspec.Struct, frozen=True, gc=False):
    """A number of a line that may be a page's."""

    at: int
    value: int
    leads: bool = False
    """Whether text follows it on the line."""


def page_numbers(lines: Sequence[SheetLine]) -> Numbers:
    """The lines that count the pages."""
    judge = _Judge(lines)
    alone, heads, leading = set[int](), set[int](), dict[int, int]()
    for (key, _), readings in judge.readings.items():
        for row in _rows(readings, lines):
            if not judge.counts_pages(key, [item.at for item in row]):
                continue
            for item in _with_short_pages(row, readings):
                if item.leads:
                    found = _LEADING.match(lines[item.at].text)
                    leading[item.at] = len(found[0]) if found else 0
                else:
                    (alone if judge.is_number(item.at) else heads).add(item.at)
            if judge.opens_with(row[0]):
                alone.add(0)
    return Numbers(frozenset(alone), frozenset(heads | judge.bare_heads()), leading)


def _rows(readings: Sequence[_Reading], lines: Sequence[SheetLine]) -> list[list[_Reading]]:
    """The longest rows of numbers that run on, each number in one."""
    length, before = [1] * len(readings), [-1] * len(readings)
    latest: dict[int, int] = {}
    for at, item in enumerate(readings):
        for step in (0, *_STEPS):
            last = latest.get(item.value - step)
            if (
                last is None
                or length[last] < length[at]
                or (not step and not _goes_by_parts(readings, last, at, lines))
            ):
                continue
            least = _LEAST_LAST if item.at == len(lines) - 1 else _LEAST_PAGE
            if lines[item.at].start - lines[readings[last].at].end >= least:
                length[at], before[at] = length[last] + 1, last
        if item.value not in latest or length[at] >= length[latest[item.value]]:
            latest[item.value] = at
    rows: list[list[_Reading]] = []
    used: set[int] = set()
    for start in sorted(range(len(readings)), key=length.__getitem__, reverse=True):
        row, at = list[_Reading](), start
        while at >= 0 and at not in used:
            used.add(at)
            row.append(readings[at])
            at = before[at]
        if len(row) > 1:
            rows.append(row[::-1])
    return rows


def _with_short_pages(row: Sequence[_Reading], readings: Sequence[_Reading]) -> list[_Reading]:
    """A long row with the numbers it misses, where one alone stands between its neighbours: of pages nearly empty."""
    if len(row) < _MANY:
        return list(row)
    missed = {
        value: [other for other in readings if other.value == value and before.at < other.at < after.at]
        for before, after in pairwise(row)
        for value in range(before.value + 1, after.value)
    }
    return [*row, *(found[0] for found in missed.values() if len(found) == 1)]


def _goes_by_parts(readings: Sequence[_Reading], last: int, at: int, lines: Sequence[SheetLine]) -> bool:
    """Whether a page put in behind another has its number and a part: 146, 146-1."""
    return lines[readings[last].at].text != lines[readings[at].at].text and "-" in lines[readings[at].at].text


class _Judge:
    """Knows what lines recur, and what stands beside each."""

    def __init__(self, lines: Sequence[SheetLine]) -> None:
        self.lines = lines
        self.masked = [line.masked for line in lines]
        self.counts = Counter(self.masked)
        self.width = usual_width(lines)
        self.feeds = [at for at, line in enumerate(lines) if line.feed]
        near = (range(at - _NEAR, at + _NEAR) for at in (0, *self.feeds, len(lines)))
        self.at_feeds = {at for places in near for at in places} if self.feeds else set[int]()
        self.readings: dict[tuple[str, int], list[_Reading]] = defaultdict(list)
        for at in range(len(lines)):
            for key, reading in self._readings(at):
                self.readings[key].append(reading)

    def _readings(self, at: int) -> list[tuple[tuple[str, int], _Reading]]:
        line = self.lines[at]
        lone = _LONE.fullmatch(line.text)
        if lone is not None:
            value = int(lone[2]) if lone[2] else ordinal(lone[3], roman=True)
            shape = f"{lone[1]}#{lone[4]}" if lone[2] else f"{lone[1]}i{lone[4]}"
            return [] if value is None else [((shape, 0), _Reading(at, value))]
        if not line.text[0].isdigit() and self.counts[self.masked[at]] == 1 and "#" not in self.masked[at]:
            return []
        found = _NUMBER.findall(line.text)
        if not found or any(len(number) > _MOST_FIGURES for number in found):
            return []
        leading = _LEADING.match(line.text)
        if leading is not None and self._is_led(line.text[leading.end() :]):
            return [(("#", 0), _Reading(at, int(leading[1]), leads=True))]
        if self._is_counted(line, found):
            return [((f"{self.masked[at]} {found[1]}", 0), _Reading(at, int(found[0])))]
        if self.counts[self.masked[at]] == 1 or not line.may_be_furniture:
            return []
        return [((self.masked[at], place), _Reading(at, int(number))) for place, number in enumerate(found)]

    def _is_led(self, rest: str) -> bool:
        """Whether what follows a number on its line is a heading: the number is a page's then."""
        return is_structural(rest) and not rest[0].isdigit() and rest[0] not in ".)"

    @staticmethod
    def _is_counted(line: SheetLine, numbers: Sequence[str]) -> bool:
        """'3 / 20', 'Page 3 of 20', in any language."""
        letters = sum(map(str.isalpha, line.text))
        is_pair = len(numbers) == 2 and 0 < int(numbers[0]) <= int(numbers[1])
        return is_pair and letters <= _COUNTED_LETTERS and not is_structural(line.text) and not markers(line.text)

    def is_number(self, at: int) -> bool:
        """Whether a line is a page's number and nothing else."""
        text = self.lines[at].text
        words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
        return (
            bool(_LONE.fullmatch(text)) or self._is_counted(self.lines[at], _NUMBER.findall(text)) or _says_page(words)
        )

    def counts_pages(self, key: str, row: _Row) -> bool:
        """Whether a row of numbers counts pages."""
        gaps = self._gaps(row)
        if median(gaps[:-1] or gaps) < _LEAST_PAGE:
            return False
        if self._at_feeds(row) or not (key in {"#", "i"} or self._is_worded(key)):
            return True
        cut = sum(map(self.cuts_sentence, row))
        if self._is_worded(key):
            return len(row) >= 3 and cut >= max(2, len(row) / 4)
        if len(row) >= _MANY and cut >= len(row) / _MANY_CUT and self._is_regular(gaps):
            return True
        ends = row[-1] == len(self.lines) - 1
        if cut >= max(2, len(row) / 4) or (ends and (cut or len(row) > 3)):
            return True
        return (bool(cut) or ends) and self._heads_beside(row) >= max(2, len(row) - 1)

    def bare_heads(self) -> frozenset[int]:
        """Lines without a number that recur a page apart and stand in mid-sentence: heads of pages that have none."""
        places = defaultdict[str, list[int]](list)
        for at, line in enumerate(self.lines):
            if self.counts[self.masked[at]] >= 4 and line.masked == line.text and not line.text[0].islower():
                places[line.text].append(at)
        found: set[int] = set()
        for row in places.values():
            gaps = self._gaps(row)
            if min(gaps) < _LEAST_PAGE or not self._is_regular(gaps) or not self.lines[row[0]].may_be_furniture:
                continue
            if sum(map(self.cuts_sentence, row)) * 2 >= len(row):
                found.update(row)
        return frozenset(found)

    def opens_with(self, first: _Reading) -> bool:
        """Whether the text's first line holds the number of the page before the first found, and few letters."""
        text = self.lines[0].text
        letters = sum(map(str.isalpha, text))
        is_before = _NUMBER.findall(text) == [str(first.value - 1)] and text[0].isdigit()
        return first.at > 0 and is_before and letters <= _COUNTED_LETTERS and not is_structural(text)

    def _is_worded(self, key: str) -> bool:
        words = re.findall(r"[^\W\d_]+", key)
        is_counted = key[-1:].isdigit()
        return bool(words) and key != "i" and not (is_counted or "i" in words or _says_page([fold(w) for w in words]))

    def _gaps(self, row: _Row) -> list[int]:
        return [self.lines[after].start - self.lines[before].end for before, after in pairwise(row)]

    def _is_regular(self, gaps: Sequence[int]) -> bool:
        """Whether nearly all pages are of about one length."""
        usual = median(gaps)
        like = sum(0.6 * usual <= gap <= 1.5 * usual for gap in gaps)
        return len(gaps) >= 3 and usual >= 2 * _LEAST_PAGE and like >= _NEARLY_ALL * len(gaps)

    def _at_feeds(self, row: _Row) -> bool:
        return sum(at in self.at_feeds for at in row) >= _NEARLY_ALL * len(row)

    def _heads_beside(self, row: _Row) -> int:
        """How often the line that most recurs above the numbers, or below them and where the text opens, does so."""
        beside = Counter[str]()
        for places in ({at - 1 for at in row}, {at + 1 for at in row} | {0}):
            there = (at for at in places if 0 <= at < len(self.lines) and self.counts[self.masked[at]] > 1)
            beside |= Counter(self.masked[at] for at in there if self.lines[at].may_be_furniture)
        often = (count for key, count in beside.items() if self.counts[key] <= count + 1)  # and stands nowhere else
        return max(often, default=0)

    def cuts_sentence(self, at: int) -> bool:
        """Whether a sentence goes on behind a line as if it were not there."""
        before, after = self._beside(at, -1), self._beside(at, 1)
        if before is None or after is None or len(before.text) < _LONG or ENDS_SENTENCE.search(before.text):
            return False
        first = after.text[0]
        if first.isalpha() and first.lower() == first.upper():  # a script without capitals
            is_wide = len(before.text) >= _NEARLY_ALL * self.width
            return is_wide and not markers(after.text) and not is_structural(after.text)
        return first.islower() and not markers(after.text)

    def _beside(self, at: int, step: int) -> SheetLine | None:
        """The next line of text, past what recurs or is a number."""
        for place in range(at + step, at + 4 * step, step):
            if not 0 <= place < len(self.lines):
                return None
            line = self.lines[place]
            if self.counts[self.masked[place]] == 1 and not _LONE.fullmatch(line.text):
                return line
        return None


def _says_page(words: Sequence[str]) -> bool:
    return bool(words) and all(word in _pages() for word in words)


@cache
def _pages() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("page")))
