"""Running heads, feet and page numbers: what the pages repeat at their edges.

In: pages. Out: the fragments to leave out. A line at the edge is furniture when a third of the pages (two at least)
have it at the same height, digits aside, when it is a page number, or when it is set small at the very top; and only
when nothing stands beyond it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from foedera.reading.formats.pdf.fragments import Fragment, Page
from foedera.reading.formats.pdf.note_marks import is_raised
from foedera.reading.formats.pdf.text_rows import TextRow, body_size, rows
from foedera.reading.structure.headings import is_structural

_DEEP = 3
"""Rows from the edge that can be furniture."""
_BAND = 8.0
"""Points: heads of one kind stand this close to one height."""
_SMALL = 0.93
"""Part of the body's size below which a line at the very top, apart from the text, is a head on one page too."""
_APART = 1.5
"""How many times its own height a head stands from the text; two heads on top of one another count as one block."""
_NUMBER = re.compile(
    r"[-–—\[\s]*(?:#|[ivxl]{1,6})[-–—\]\s]*|(?:[Pp]age\s+|[Pp]\.\s*)?#\s*(?:/|of|de|sur|van)\s*#|[Pp]age\s+#"
)


def furniture(pages: Sequence[Page]) -> tuple[list[Fragment], Counter[str]]:
    """The fragments to leave out, and how often each text was, its digits masked."""
    edges = [list(_edges(page)) for page in pages]
    small = _SMALL * body_size([item for page in pages for item in page.fragments])
    counts = Counter(key for page in edges for key in {key for row, side, _ in page for key in _keys(row, side)})
    dropped: list[Fragment] = []
    texts = Counter[str]()
    for page in edges:
        open_sides = {"head", "foot"}
        for row, side, apart in page:
            if side in open_sides and _is_furniture(row, side, apart, counts, len(pages), small):
                dropped += row.fragments
                texts[_masked(row.text)] += 1
            else:
                open_sides.discard(side)
    if sum(len(page.fragments) for page in pages) == len(dropped):  # a text of nothing but numbers is still a text
        return [], Counter()
    return dropped, texts


def _edges(page: Page) -> Iterator[tuple[TextRow, str, float]]:
    """The rows near the edges, the outermost first, each with the widest gap between it and the text, in sizes."""
    found = rows(page.fragments, (0.0, page.width))
    most = min(_DEEP, len(found) // 2 if len(found) > 1 else 1)
    for side, inwards in (("head", found), ("foot", found[::-1])):
        gaps = [abs(row.base - inner.base) / row.size for row, inner in pairwise(inwards[: most + 1])]
        for at, row in enumerate(inwards[:most]):
            yield row, side, max(gaps[at:], default=_APART)


def _keys(row: TextRow, side: str) -> list[tuple[str, str, int]]:
    return [(side, _masked(item.text), round(row.base / _BAND)) for item in row.fragments]


def _is_furniture(
    row: TextRow, side: str, apart: float, counts: Counter[tuple[str, str, int]], pages: int, small: float
) -> bool:
    """Whether every part of a row is a number or repeated; left and right pages may order the parts differently."""
    if _NUMBER.fullmatch(_masked(row.text)):
        return True
    if side == "head" and row.size < small and apart >= _APART:
        return True
    if is_raised(row.fragments[0], row):  # a note, which may well say what others say
        return False
    return (
        apart >= _APART
        and not is_structural(row.text)
        and all(
            _NUMBER.fullmatch(text) or _is_repeated(counts, (side, text, place), pages)
            for side, text, place in _keys(row, side)
        )
    )


def _is_repeated(counts: Counter[tuple[str, str, int]], key: tuple[str, str, int], pages: int) -> bool:
    side, text, place = key
    count = sum(counts[side, text, place + step] for step in (-1, 0, 1))
    return count >= 2 and count * 3 >= pages


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text)
