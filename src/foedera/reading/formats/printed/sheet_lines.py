"""The lines of a text as pages print them: where each stands, and what parts it from the line before.

In: a decoded text. Out: its lines that hold something. Not here: what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from foedera.reading.structure.headings import is_structural
from foedera.reading.structure.markers import markers
from foedera.text.normalise import clean

ENDS_SENTENCE = re.compile(r"[.;:!?…。；：！？।؟։][)\]'\"’”»*]*$")
LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_DIGITS = re.compile(r"\d+")
_LONGEST = 120
"""Signs a running head has at most."""
_SENTENCE_WORDS = 4
_MARKUP = "#*_>~ "
"""What may stand around a heading of Markdown."""
_CELLS = 2
"""So many borders make a row of a table."""


class SheetLine(msgspec.Struct, frozen=True, gc=False):
    """A line that is not blank."""

    start: int
    """Its first sign in the text that is no white space."""
    end: int
    """One past its last."""
    text: str
    """Clean."""
    gap: int
    """Ends of lines between it and the line before; more than one is a blank line."""
    feed: bool
    """Whether a form feed stands between it and the line before."""

    @property
    def masked(self) -> str:
        """Its text with every number as '#', so that those of all pages are alike."""
        return _DIGITS.sub("#", self.text)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence of some words does."""
        return bool(ENDS_SENTENCE.search(self.text)) and len(self.text.split()) >= _SENTENCE_WORDS

    @property
    def may_be_furniture(self) -> bool:
        """Whether pages can repeat it: no heading, no numbered paragraph, no sentence, nothing long."""
        words = self.text.strip(_MARKUP)
        is_short = len(self.text) <= _LONGEST and any(map(str.isalpha, words)) and self.text.count("|") < _CELLS
        return is_short and not (self.is_sentence or markers(words) or markers(self.text) or is_structural(words))


def sheet_lines(text: str) -> list[SheetLine]:
    """The lines of a text that hold something."""
    found: list[SheetLine] = []
    last = 0
    for match in LINE.finditer(text):
        words = clean(match[0])
        if words:
            raw = match[0]
            start = match.start() + len(raw) - len(raw.lstrip())
            between = text[last : match.start()]
            end = match.end() - (len(raw) - len(raw.rstrip()))
            found.append(SheetLine(start, end, words, len(BREAK.findall(between)), "\f" in between))
            last = match.end()
    return found


def usual_width(lines: Sequence[SheetLine]) -> int:
    """The signs of a full line: four of five are no longer."""
    widths = sorted(len(line.text) for line in lines)
    return widths[len(widths) * 4 // 5] if widths else 0
