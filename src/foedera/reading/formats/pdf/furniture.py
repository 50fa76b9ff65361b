"""Running heads, feet and page numbers: what the pages repeat at their edges.

In: pages. Out: the fragments to leave out, by what they are. A line at the edge is furniture when it is a page number,
when a third of the pages (two at least) have it at the same height, digits aside, or when half of them (three at least)
have some short line there in small type; and only when it stands apart from the text and nothing stands beyond it. A
whole sentence in the size of the text is text, even where two pages begin with the same one; so is any line that stands
once, however small it is set. A head that says an article goes on (continued) repeats that of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from foedera.reading.formats.pdf.continued import continued
from foedera.reading.formats.pdf.fragments import Fragment, Page
from foedera.reading.formats.pdf.note_marks import is_raised
from foedera.reading.formats.pdf.text_rows import TextRow, body_size
from foedera.reading.structure.headings import is_structural
from foedera.reading.structure.markers import markers

_DEEP = 3
"""Rows from the edge that can be furniture."""
_BAND = 8.0
"""Points: heads of one kind stand this close to one height."""
_SMALL = 0.93
"""Part of the body's size below which a line is set otherwise than the text."""
_APART = 1.5
"""How many times its own height a head stands from the text; two heads on top of one another count as one block."""
_WIDER = 1.2
"""How many times the usual distance of lines it stands from the text, too."""
_FEW_GAPS = 12
_NEARLY_ALL = 0.8
"""Part of the pages, four at least, that makes furniture even of a sentence in the size of the text."""
_SENTENCE = re.compile(r"[.;:!?…。؛؟][)\]'\"’”»]*$")
_SENTENCE_WORDS = 4
_SHORT = 120
"""Signs a line of small type that differs from page to page has at most."""
_NUMBER = re.compile(
    r"(?:(?<![-–—\[\s])[-–—\[\s]++|)(?:#|[ivxl]{1,6})[-–—\]\s]*|(?:[Pp]age\s+|[Pp]\.\s*)?#\s*(?:/|of|de|sur|van)\s*#|[Pp]age\s+#"
)
_COUNTED_LETTERS = 20
"""Letters beside the two numbers of 'Seite 3 von 12', in any language."""

_Key = tuple[str, str, int]
"""Side, masked text, and height in bands."""


class Furniture(msgspec.Struct, frozen=True):
    """What is left out at the edges of pages."""

    numbers: list[Fragment]
    """Page numbers."""
    heads: list[Fragment]
    """Running heads and feet."""
    lines: Counter[str]
    """How often each line was left out, its digits masked."""


class _EdgeRow(msgspec.Struct, frozen=True):
    """A row near the edge of a page."""

    row: TextRow
    side: str
    """head or foot."""
    apart: float
    """The widest gap between it and the text, in sizes."""
    block: str
    """The text of the lines that stand together with it."""

    @property
    def keys(self) -> list[_Key]:
        """Its parts, as they are counted over the pages."""
        return [(self.side, masked(item.text), round(self.row.base / _BAND)) for item in self.row.fragments]

    @property
    def place(self) -> _Key:
        """Its height, whatever it says."""
        return self.side, "", round(self.row.base / _BAND)


def furniture(pages: Sequence[Page], sheets: Sequence[Sequence[TextRow]]) -> Furniture:
    """What to leave out of the pages, whose rows from top to bottom are `sheets`."""
    body = body_size([item for page in pages for item in page.fragments])
    apart = max(_APART, _WIDER * _usual_gap(sheets))
    edges = [list(_edges(sheet, apart)) for sheet in sheets]
    judge = _Judge(edges, body, apart)
    again = continued(sheets)
    found = Furniture([], [], Counter())
    taken: set[int] = set()
    for page, rows_there in zip(pages, edges, strict=True):
        open_sides = {"head", "foot"}
        for edge in rows_there:
            number = judge.is_number(edge, page)
            is_head = judge.is_head(edge) or (edge.side == "head" and id(edge.row.fragments[0]) in again)
            if edge.side not in open_sides or not (number or is_head):
                open_sides.discard(edge.side)
            elif id(edge.row.fragments[0]) not in taken:  # the only line of a page stands at both sides
                taken.update(map(id, edge.row.fragments))
                (found.numbers if number else found.heads).extend(edge.row.fragments)
                found.lines[masked(edge.row.text)] += 1
    if sum(len(page.fragments) for page in pages) == len(taken):  # a text of nothing but such lines is still a text
        return Furniture([], [], Counter())
    return found


def _usual_gap(sheets: Sequence[Sequence[TextRow]]) -> float:
    """How far, in sizes, the lines of a document stand from one another; 0 where there are too few to tell."""
    gaps = [(one.base - other.base) / one.size for sheet in sheets for one, other in pairwise(sheet[1:-1])]
    return median(gaps) if len(gaps) >= _FEW_GAPS else 0.0


def _edges(found: Sequence[TextRow], apart: float) -> Iterator[_EdgeRow]:
    """The rows near the edges, the outermost first."""
    most = min(_DEEP, len(found) // 2 if len(found) > 1 else 1)
    for side, inwards in (("head", found), ("foot", found[::-1])):
        gaps = [abs(row.base - inner.base) / row.size for row, inner in pairwise(inwards[: most + 1])]
        for at, row in enumerate(inwards[:most]):
            end = next((place for place in range(at, len(gaps)) if gaps[place] >= apart), at)
            start = next((place + 1 for place in range(at - 1, -1, -1) if gaps[place] >= apart), 0)
            together = inwards[start : end + 1] if side == "head" else inwards[start : end + 1][::-1]
            block = " ".join(other.text for other in together)
            yield _EdgeRow(row, side, max(gaps[at:], default=apart), block)


class _Judge:
    """Knows what all pages have at their edges."""

    def __init__(self, edges: Sequence[Sequence[_EdgeRow]], body: float, apart: float) -> None:
        self.apart = apart
        self.pages = len(edges)
        self.body = body
        self.counts = Counter(key for page in edges for key in {key for edge in page for key in edge.keys})
        self.small = Counter(
            place for page in edges for place in {edge.place for edge in page if self._is_small_and_short(edge)}
        )
        self.roman = Counter(
            edge.side for page in edges for edge in page if re.fullmatch(r"\W*[ivxl]{1,6}\W*", edge.row.text)
        )

    def is_number(self, edge: _EdgeRow, page: Page) -> bool:
        """Whether a row is a page's number, alone or with how many there are."""
        text = edge.row.text
        if _NUMBER.fullmatch(masked(text)):
            return any(map(str.isdigit, text)) or self.roman[edge.side] > 1
        if sum(bool(markers(item.text)) for item in edge.row.fragments) > 1:  # '1. Members   1. Membres', two clauses
            return False
        numbers = [int(number) for number in re.findall(r"\d{1,5}", text)]
        letters = sum(map(str.isalpha, text))
        return numbers == [page.number, self.pages] and letters <= _COUNTED_LETTERS and not is_structural(text)

    def is_head(self, edge: _EdgeRow) -> bool:
        """Whether every part of a row is a number or repeated; left and right pages may order the parts differently."""
        row = edge.row
        if is_raised(row.fragments[0], row):  # a note, which may well say what others say
            return False
        if edge.apart < self.apart or is_structural(row.text):
            return False
        fewest = min((self._count(key) for key in edge.keys if not _NUMBER.fullmatch(key[1])), default=0)
        if fewest >= 2 and fewest * 3 >= self.pages:
            is_on_all = fewest >= 4 and fewest >= _NEARLY_ALL * self.pages
            return not self._is_sentence(edge) or (is_on_all and not markers(edge.block))
        return self._is_small_and_short(edge) and self._is_usual_place(edge)

    def _count(self, key: _Key) -> int:
        side, text, place = key
        return sum(self.counts[side, text, place + step] for step in (-1, 0, 1))

    def _is_sentence(self, edge: _EdgeRow) -> bool:
        """Whether it belongs to a sentence in the size of the text."""
        text = edge.block.strip()
        is_whole = bool(_SENTENCE.search(text)) and len(text.split()) >= _SENTENCE_WORDS
        return is_whole and edge.row.size >= _SMALL * self.body

    def _is_small_and_short(self, edge: _EdgeRow) -> bool:
        row = edge.row
        is_short = len(row.text) <= _SHORT and not _SENTENCE.search(row.text)
        return edge.apart >= self.apart and row.size < _SMALL * self.body and is_short

    def _is_usual_place(self, edge: _EdgeRow) -> bool:
        """Whether half of the pages, three at least, have some such line at this height."""
        side, text, place = edge.place
        count = sum(self.small[side, text, place + step] for step in (-1, 0, 1))
        return count >= 3 and count * 2 >= self.pages


def masked(text: str) -> str:
    """A line with its numbers as '#', so that those of all pages are alike."""
    return re.sub(r"\d+", "#", text)
