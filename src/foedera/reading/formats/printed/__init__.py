"""Plain text taken out of printed pages: what the pages put between its sentences is taken out again.

In: a decoded text. Out: the same text, sign for sign as long, in which page numbers, running heads, feet and notes are
blank, sentences go on over pages and words over lines; the notes; and what was left out. Places in it are places in the
original. A text that shows no pages keeps every letter where it stands. Not here: paragraphs, headings (text_lines).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from foedera.model.document import Omission
from foedera.reading.formats.parsed import omission
from foedera.reading.formats.printed.foot_notes import FootNote, foot_of
from foedera.reading.formats.printed.line_ends import LineEnds, headings_at_ends, is_spread, openings
from foedera.reading.formats.printed.page_edges import Seam, seams
from foedera.reading.formats.printed.page_numbers import Numbers, page_numbers
from foedera.reading.formats.printed.sheet_lines import SheetLine, sheet_lines

_NO_WIDTH = "\u00ad"
"""A soft hyphen, which cleaning takes away: what stands in place of signs between two halves of a word."""
_REASONS = {
    "page numbers": "they count the pages",
    "running heads and feet": "the pages repeat them at their edges",
    "marks of notes": "the note follows its paragraph",
}


class Printed(msgspec.Struct, frozen=True):
    """A text as its pages did not cut it."""

    shown: str
    """As long as the original; the places of the notes are blank in it, because their text stands in the original."""
    notes: tuple[FootNote, ...]
    omissions: tuple[Omission, ...]
    openings: frozenset[int] = frozenset()
    """Starts of lines that open a paragraph although no blank line says so."""


def printed(text: str, *, stars: bool = True) -> Printed:
    """A text without what its pages put into it; `stars` says whether a star can be the mark of a note."""
    lines = sheet_lines(text)
    if len(lines) < 2:
        return Printed(text, (), ())
    numbers = page_numbers(lines)
    return _Sheet(text, lines, numbers, stars=stars).done(seams(text, lines, numbers))


class _Sheet:
    """A text on which one writes blanks."""

    def __init__(self, text: str, lines: Sequence[SheetLine], numbers: Numbers, *, stars: bool) -> None:
        self.text = text
        self.lines = lines
        self.numbers = numbers
        self.stars = stars
        self.signs = list(text)
        self.ends = LineEnds(text, lines)
        self.gone: dict[str, list[str]] = {what: [] for what in _REASONS}
        self.notes: list[FootNote] = []
        self.of_notes: set[int] = set()

    def done(self, found: Sequence[Seam]) -> Printed:
        """The text with its seams closed."""
        bare = [seam if at == 0 else self._with_notes(found[at - 1].high, seam) for at, seam in enumerate(found)]
        for at in range(len(self.lines)):
            if at in self.numbers.leading:
                self._blank_number(at)
        for seam in bare:
            self._close(seam)
        inside = {at for seam in bare for at in range(seam.low, seam.high + 1)}
        spread = is_spread(self.lines)
        for at in range(1, len(self.lines)):
            if at not in inside:
                self._join(self.lines[at - 1], self.lines[at], spread=spread)
        for place in headings_at_ends(self.lines):
            self.signs[place - 1] = "\n"
        for note in self.notes:
            self.gone["marks of notes"] += [self.text[note.start : note.body]]
            if note.call is not None:
                self._fill(*note.call, _NO_WIDTH)
                self.gone["marks of notes"] += [self.text[slice(*note.call)]]
        omissions = tuple(omission(what, texts, _REASONS[what]) for what, texts in self.gone.items() if texts)
        return Printed("".join(self.signs), tuple(self.notes), omissions, self._openings(bare))

    def _openings(self, closed: Sequence[Seam]) -> frozenset[int]:
        """The openings of paragraphs, but for those the closing of a seam has decided on."""
        gone = {at for seam in closed for at in range(seam.low, seam.high)}
        after = {self.lines[seam.high].start for seam in closed if 0 < seam.high < len(self.lines)}
        return openings([line for at, line in enumerate(self.lines) if at not in gone]) - after

    def _with_notes(self, top: int, seam: Seam) -> Seam:
        """A seam with the notes above it."""
        if seam.low - top < 2:
            return seam
        last = self.notes[-1].mark if self.notes else ""
        foot = foot_of(self.text, self.lines, top, seam.low, last, stars=self.stars)
        if not foot.notes:
            return seam
        self.notes += foot.notes
        self.of_notes.update(range(foot.low, seam.low))
        return Seam(foot.low, seam.high)

    def _blank_number(self, at: int) -> None:
        """Blank the page's number that stands before text on its line."""
        start = self.lines[at].start
        end = start + self.numbers.leading[at]
        self.gone["page numbers"].append(self.text[start:end])
        self._fill(start, end, " ")

    def _close(self, seam: Seam) -> None:
        """Blank the lines of a seam and put together, or apart, what stands around it."""
        for at in range(seam.low, seam.high):
            if at not in self.of_notes:
                kind = "page numbers" if at in self.numbers.alone else "running heads and feet"
                self.gone[kind].append(self.lines[at].text)
        before = self.lines[seam.low - 1] if seam.low else None
        after = self.lines[seam.high] if seam.high < len(self.lines) else None
        start = before.end if before else 0
        end = after.start if after else len(self.text)
        if before and after and (cut := self.ends.cut_word(before, after)):
            self._fill(*cut, _NO_WIDTH)
        elif before and after and self.ends.joins(before, after):
            self._fill(start, end, " ")
            self.signs[start] = "\n"
        else:
            self._fill(start, end, " ")
            self._fill(start, min(start + 2, end), "\n")

    def _join(self, before: SheetLine, after: SheetLine, *, spread: bool) -> None:
        """Put together two lines a word or, in a text full of blank lines, a sentence goes on over."""
        if after.gap > (2 if spread else 1):
            return
        cut = self.ends.cut_word(before, after)
        if cut is not None:
            self._fill(*cut, _NO_WIDTH)
        elif spread and self.ends.joins(before, after):
            self._fill(before.end, after.start, " ")
            self.signs[before.end] = "\n"

    def _fill(self, start: int, end: int, sign: str) -> None:
        self.signs[start:end] = sign * (end - start)
