"""Rows in reading order → paragraphs and headings, by the size of the type and the distance of the lines.

In: rows of a whole document, notes apart. Out: groups of rows with the level each has as a heading. Not here: columns,
text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

from foedera.reading.formats.pdf.text_rows import TextRow
from foedera.reading.formats.text_lines import is_lone_marker, structural_level
from foedera.reading.structure.filled_in import is_filled_in
from foedera.reading.structure.headings import classify, is_structural
from foedera.reading.structure.markers import markers

_ENDS_SENTENCE = re.compile(r"[.;:!?…。；：！？।؟։][)\]'\"’”»]*$")
_ROOM = 0.5
"""Sizes of slack: letters differ in width."""
_INITIALS = re.compile(r"[A-Z]\.\s?(?:[A-Z]\.|[a-z]+$)")
_ENDS_CLAUSE = re.compile(r"[.,;:!?…。；：！？，、।؟،؛։][)\]'\"’”»]*$")
_INITIAL = re.compile(r"[A-Z]\.")
_ENDS_INITIAL = re.compile(r"(?<![^\W\d_])[A-Z]\.$")
_LARGER = 1.07
"""How many times the body's size a row must be set to be a heading."""
_LABEL_WORDS = 4
_UNLIKE = 1.5
"""How many times as large a measured line may be as another and be set in its type."""
_WIDE_GAP = 1.2
"""How many times the usual distance between rows ends a paragraph."""
_SPREAD = 1.8
"""How many times the usual distance rows of a column are apart that was spread to fill its page."""
_EVENLY = 0.03
"""Part of a distance by which others may differ and be the same …"""
_EVEN_ROWS = 4
"""… and so many of them are a text that was spread."""
_NEAR_EDGE = 0.93
"""A row that fills less of its column's width ended there on purpose."""
_FULL = 0.98
"""Share of its column's width a line fills that is no heading."""
_TEXT_WORDS = 5
"""Words behind the number of an article, on a full line, that are its text."""
_MIDDLE = 0.6
"""Sizes by which the middles of two lines, taken twice, may differ and be one."""
_INDENT = 0.8
"""Sizes a first line is set in by."""
_MAX_HEADING_CHARS = 220

Column = tuple[int, tuple[float, float], float]
"""A page, the edges of a column on it, and a size of type."""


class TypeMeasure:
    """What is usual in a document: the size of its type, the distance of its rows."""

    def __init__(self, rows: Sequence[TextRow], body: float, recognised: Collection[int] = ()) -> None:
        self.body = body
        self.recognised = recognised
        """Pages with an OCR layer: a machine measured their lines, so that sizes say nothing."""
        weights = Counter[float]()
        for row in rows:
            if row.page not in recognised:
                weights[_rounded(row.size)] += len(row.text)
        self.sizes = sorted((size for size in weights if size > body * _LARGER), reverse=True)
        steps = defaultdict[float, list[float]](list)
        spread = defaultdict[Column, list[float]](list)
        for before, after in pairwise(rows):
            step = before.base - after.base
            if before.page == after.page and 0 < step < 3 * max(before.size, body) and _alike(before, after):
                steps[_rounded(before.size)].append(step)
                spread[_column(before)].append(step)
        self.steps = {size: _usual(found) for size, found in steps.items()}
        self.spread = {column: _usual(found) for column, found in spread.items()}
        self.even = _even(rows)
        self.bold_body = sum(len(row.text) for row in rows if row.bold) * 2 > sum(len(row.text) for row in rows)

    def groups(self, rows: Sequence[TextRow]) -> list[list[TextRow]]:
        """The rows of each paragraph or heading."""
        groups: list[list[TextRow]] = []
        for row in rows:
            if groups and self._goes_on(groups[-1], row):
                groups[-1].append(row)
            else:
                groups.append([row])
        return groups

    def _goes_on(self, group: Sequence[TextRow], row: TextRow) -> bool:
        before = group[-1]
        is_next = before.page == row.page and before.bounds == row.bounds and row.base < before.base
        if len(group) == 1 and is_lone_marker(before.text) and before.bold == row.bold and is_next:
            return True
        if is_structural(row.text) and not (is_next and self._reads_on(before, row)):
            return False
        if len(group) == 1 and is_structural(before.text) and not (is_next and self._is_one_heading(before, row)):
            return False
        if not (_alike(before, row) or self._is_measured(before, row)):
            return False
        if not is_next:
            return self._crosses_break(group, row)
        return self._is_tight(before, row) and (self._is_centred(before, row) or not self._starts_anew(group, row))

    def _is_centred(self, before: TextRow, row: TextRow) -> bool:
        """Whether two rows set apart, or in capitals, have one middle: a title's lines end where its sense does."""
        middles = before.left + before.right - row.left - row.right
        if abs(middles) > _MIDDLE * row.size or abs(before.left - row.left) < 1 or _ENDS_SENTENCE.search(before.text):
            return False
        if markers(row.text):
            return False
        capitals = all(one.text.isupper() and not markers(one.text) for one in (before, row))
        return capitals or all(self._is_set_apart(one) for one in (before, row))

    def _is_set_apart(self, row: TextRow) -> bool:
        return (row.bold and not self.bold_body) or _rounded(row.size) in self.sizes

    def _is_measured(self, before: TextRow, row: TextRow) -> bool:
        """Whether both rows are of pages whose lines a machine measured, and not much unlike."""
        of_machine = before.page in self.recognised and row.page in self.recognised
        return of_machine and max(before.size, row.size) < _UNLIKE * min(before.size, row.size)

    def _is_tight(self, before: TextRow, row: TextRow) -> bool:
        """Whether two rows stand no further apart than the rows of a paragraph.

        A gazette spreads the lines of some columns, or of some of their texts, to fill the page: there a full line that
        ends in mid-sentence goes on across a wider gap.
        """
        usual = self.steps.get(_rounded(row.size), 1.2 * row.size)
        in_sentence = row.text[:1].islower() or not (_ENDS_CLAUSE.search(before.text) or _opens(before, row))
        if in_sentence and _fill(before) >= _FULL:
            spread = max(self.spread.get(_column(row), 0.0), self.even.get(id(row), 0.0))
            usual = max(usual, min(_SPREAD * usual, spread))
        return before.base - row.base <= _WIDE_GAP * usual

    def _reads_on(self, before: TextRow, row: TextRow) -> bool:
        """Whether a row such as 'Article 5' is the middle of a sentence: the line above was full and unended."""
        ended = _ENDS_SENTENCE.search(before.text)
        return not ended and _alike(before, row) and self._is_tight(before, row) and not _had_room(before, row)

    def _is_one_heading(self, before: TextRow, row: TextRow) -> bool:
        """Whether a heading that begins 'Article 5 – …' goes on in the next row: set as it, where no word would fit.

        What is set as the text is goes on where its title is unended, and a small letter or half a word follows, or
        where so many words fill the line to its end that it is the article's text.
        """
        is_set_apart = self._is_set_apart(before)
        title = classify(before.text).title
        if not is_set_apart and title and _ENDS_SENTENCE.search(before.text) is None:
            is_text = _fill(before) >= _FULL and len(title.split()) >= _TEXT_WORDS
            is_set_apart = is_text or before.text.endswith("-") or row.text[:1].islower()
        return is_set_apart and _alike(before, row) and self._is_tight(before, row) and not _had_room(before, row)

    def _crosses_break(self, group: Sequence[TextRow], row: TextRow) -> bool:
        """Whether a paragraph goes on in the next column or on the next page."""
        before = group[-1]
        if self.level(group) or _opens(before, row) or _ENDS_SENTENCE.search(before.text):
            return False
        return row.text[:1].islower() or _fill(before) >= _NEAR_EDGE

    def _starts_anew(self, group: Sequence[TextRow], row: TextRow) -> bool:
        """Whether a row right under another opens a paragraph of its own."""
        before = group[-1]
        ended = bool(_ENDS_SENTENCE.search(before.text))
        if _opens(before, row):
            return ended or _fill(before) < _NEAR_EDGE or _hangs(before, row)
        indented = row.left - row.bounds[0] > _INDENT * row.size and abs(before.left - before.bounds[0]) < 1
        return _had_room(before, row) or (indented and ended)

    def level(self, group: Sequence[TextRow]) -> int:
        """The level of a heading, 1 for the largest type; 0 for a paragraph."""
        text = " ".join(row.text for row in group)
        if len(text) > _MAX_HEADING_CHARS:
            return 0
        if is_structural(text):  # '§ 5' holds no letter
            return len(self.sizes) + 1 + structural_level(text)
        if not any(sign.isalpha() for sign in text):
            return 0
        if (markers(text) and markers(text)[0].kind != "decimal") or is_filled_in(text):
            return 0
        size = _rounded(group[0].size)
        if size in self.sizes and group[0].page not in self.recognised and not _ENDS_SENTENCE.search(text):
            return 1 + self.sizes.index(size)
        is_bold = not self.bold_body and all(row.bold for row in group)
        return len(self.sizes) + 1 if is_bold and not _ENDS_SENTENCE.search(text) else 0

    def levels(self, groups: Sequence[Sequence[TextRow]]) -> list[int]:
        """The level of each group; what fills in a label of an article ('Seat:') is no heading, however it is set."""
        out: list[int] = []
        in_article = is_filled_in = False
        for group in groups:
            text = " ".join(row.text for row in group)
            is_named = is_structural(text)
            level = 0 if is_filled_in and not is_named else self.level(group)
            in_article = in_article or is_named
            is_filled_in = in_article and not level and text.endswith(":") and len(text.split()) <= _LABEL_WORDS
            out.append(level)
        return out


def _even(rows: Sequence[TextRow]) -> dict[int, float]:
    """The distance to the row above, by id(), of rows that stand in several at the same distances, most of them full.

    Paragraphs of one line each may stand as evenly; but few of those are full.
    """
    found: dict[int, float] = {}
    run: list[TextRow] = []
    step = 0.0
    for before, row in pairwise([*rows, *rows[-1:]]):
        own = before.base - row.base if _column(before) == _column(row) else 0.0
        if run and abs(own - step) <= _EVENLY * step:
            run.append(row)
            continue
        if len(run) >= _EVEN_ROWS and sum(_fill(item) >= _FULL for item in run) * 2 >= len(run):
            found |= {id(item): step for item in run}
        run, step = [row] if own > 0 else [], own
    return found


def _column(row: TextRow) -> Column:
    return row.page, row.bounds, _rounded(row.size)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _usual(steps: Sequence[float]) -> float:
    """The distance of rows inside paragraphs: the usual one of the smaller half."""
    low = sorted(steps)[: max(1, (len(steps) * 2) // 3)]
    return median(low)


def _alike(one: TextRow, other: TextRow) -> bool:
    """Whether two rows are set in one type."""
    return abs(one.size - other.size) <= 0.08 * max(one.size, other.size) and one.bold == other.bold


def _opens(before: TextRow, row: TextRow) -> bool:
    """Whether a row begins with a number; the second initial of a name cut in two is none."""
    is_name = _ENDS_INITIAL.search(before.text) and _INITIAL.match(row.text)
    return bool(markers(row.text)) and not _INITIALS.match(row.text) and not is_name


def _fill(row: TextRow) -> float:
    """How near its column's right edge a row ends, as a share of the column's width."""
    left, right = row.bounds
    return 1.0 - (right - row.right) / max(right - left, 1.0)


def _hangs(before: TextRow, row: TextRow) -> bool:
    """Whether a number stands further left than the text above it."""
    return row.left < before.left - 1


def _had_room(before: TextRow, row: TextRow) -> bool:
    """Whether the next row's first word would have fitted on the line before, so that it ended on purpose."""
    if before.text.endswith("-") or (row.text[:1].islower() and not _ENDS_CLAUSE.search(before.text)):
        return False
    first = row.text.split(" ", 1)[0]
    width = (row.right - row.left) / max(len(row.text), 1) * (len(first) + 1)
    return before.right + width < before.bounds[1] - _ROOM * row.size
