"""What the ends of lines hide: words cut in two, sentences that go on over a page, blank lines between any two lines.

In: two lines that follow one another. Out: whether they are of one sentence, and what of the first's end goes. Not
here: where pages end (page_edges).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from foedera.reading.formats.cut_words import is_compound, words_of
from foedera.reading.formats.printed.sheet_lines import ENDS_SENTENCE, SheetLine, usual_width
from foedera.reading.structure.headings import is_structural, run_in
from foedera.reading.structure.markers import markers
from foedera.reading.structure.shapes import shape_of

_CUT = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})[-\u2010\u00ad\u00ac]$")
_NEXT = re.compile(r"[^\W\d_]{2,}")
_FULL = 0.75
"""Part of the usual width from which a line is full."""
_RUNNING = 200
"""Signs from which a usual line is a whole paragraph."""
_LEAST = 40
_TIGHT = 0.2
"""Part of the lines that have a blank one before them at most in a text that parts no paragraphs by blank lines."""
_NARROW = 30
_FULL_LINES = 0.3
_ROOM = 0.8
"""Part of the usual width a line and the next word together do not fill where the line ended on purpose."""
_ROOM_IN_SENTENCE = 0.65
_GOES_ON = ":;,.)]"
"""No paragraph begins with one of these."""
_SPREAD = 0.85
"""Part of the lines that have a blank one before them in a text that is set with blank lines throughout."""
_CUT_SENTENCES = 0.2
_FEW = 20
_AT_END = re.compile(r"[.;:!?»”\"][ \u00a0]+([^\s.;:!?][^.;:!?\n]{2,24}\.?)$")


class LineEnds:
    """Knows how wide a text's lines are and what words it has."""

    def __init__(self, text: str, lines: Sequence[SheetLine]) -> None:
        self.text = text
        width = usual_width(lines)
        self.full = _LEAST if width > _RUNNING else _FULL * width
        cut = any(_CUT.search(text, max(line.start, line.end - _LEAST), line.end) for line in lines)
        self.words = words_of(line.text for line in lines) if cut else frozenset[str]()

    def joins(self, before: SheetLine, after: SheetLine) -> bool:
        """Whether a sentence of the first line goes on in the second."""
        if ENDS_SENTENCE.search(before.text) or markers(after.text) or run_in(after.text):
            return False
        if is_structural(after.text) or is_structural(before.text):
            return False
        if after.text[0].islower():
            return True
        return len(before.text) >= self.full and before.text[-1] != ":" and not after.text.isupper()

    def cut_word(self, before: SheetLine, after: SheetLine) -> tuple[int, int] | None:
        """The span of the text between two halves of a word, the hyphen in it where it is none of the word's own."""
        left = _CUT.search(self.text, max(before.start, before.end - _LEAST), before.end)
        right = _NEXT.match(self.text, after.start)
        if left is None or right is None or not (right[0][0].islower() or left[1].isupper()):
            return None
        keeps = self.text[before.end - 1] in "-\u2010" and is_compound(left[1], right[0], self.words)
        return before.end - (not keeps), after.start


def openings(lines: Sequence[SheetLine]) -> frozenset[int]:
    """The starts of lines that open a paragraph of a text that parts none by blank lines.

    There a paragraph ends where the next word would have fitted on its last line, as one sees in print. Lines in
    capitals that follow one another are of one title.
    """
    width = usual_width(lines)
    blank = sum(line.gap > 1 for line in lines)
    full = sum(len(line.text) >= _ROOM * width for line in lines)
    if len(lines) < _FEW or blank > _TIGHT * len(lines) or not _NARROW < width <= _RUNNING:
        return frozenset()
    if full < _FULL_LINES * len(lines):
        return frozenset()
    return frozenset(after.start for before, after in pairwise(lines) if _ended(before, after, width))


def _ended(before: SheetLine, after: SheetLine, width: int) -> bool:
    """Whether a paragraph ended with the first line: there was room, and no small letter goes on."""
    is_ended = bool(ENDS_SENTENCE.search(before.text))
    if after.text[0] in _GOES_ON or (after.text[0].islower() and not is_ended):
        return False
    if before.text.isupper() and after.text.isupper() and not is_structural(after.text):
        return False
    taken = len(before.text) + 1 + len(after.text.split(maxsplit=1)[0])
    return taken < (_ROOM if is_ended or before.text.endswith(",") else _ROOM_IN_SENTENCE) * width


def is_spread(lines: Sequence[SheetLine]) -> bool:
    """Whether a blank line stands before every line, also where sentences go on: it says nothing then."""
    pairs = list(pairwise(lines))
    blank = sum(after.gap == 2 for _, after in pairs)
    if len(lines) < _FEW or blank < _SPREAD * len(pairs):
        return False
    going = sum(after.text[0].islower() and not ENDS_SENTENCE.search(before.text) for before, after in pairs)
    return going >= _CUT_SENTENCES * len(pairs)


def headings_at_ends(lines: Sequence[SheetLine]) -> list[int]:
    """The places of the text where an article's heading begins in the middle of a line, behind a sentence's end.

    'Article 6' at a line's end may be the first words of a sentence. It heads an article where the article before is
    the last one seen, none of its number stands on a line of its own, and no small letter follows.
    """
    tails = {
        at: tail for at, line in enumerate(lines) if (tail := _AT_END.search(line.text)) and _article(tail[1], True)
    }
    if not tails:
        return []
    numbers = [_article(line.text) for line in lines]
    own, last = set(numbers), 0
    found: list[int] = []
    for at, (line, after) in enumerate(pairwise(lines)):
        tail = tails.get(at) if last and not numbers[at] else None
        number = _article(tail[1], True) if tail else 0
        if tail and number == last + 1 and number not in own and not after.text[0].islower():
            found.append(line.end - len(tail[1]))
            last = number
        last = numbers[at] or last
    return found


def _article(text: str, alone: bool = False) -> int:
    """The number of the article a line opens; 0 where it opens none. `alone`: and nothing else stands on it."""
    shape = shape_of(text)
    if shape is None or shape.form.kind != "art" or not (shape.value or "").isdecimal():
        return 0
    rest = text[shape.end :].strip(" .")
    heads = not rest if alone else is_structural(text) or run_in(text) is not None
    return int(shape.value or 0) if heads else 0
