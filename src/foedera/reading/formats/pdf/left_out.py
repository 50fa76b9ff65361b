"""What stands on the pages and is no text of the agreement, each with its name and reason.

In: pages. Out: fragments to leave out, by kind. Not here: what a tag tree calls artifacts, marks of notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from foedera.model.document import Omission
from foedera.reading.formats.parsed import omission
from foedera.reading.formats.pdf.contents_list import contents_list
from foedera.reading.formats.pdf.fragments import Fragment, Page
from foedera.reading.formats.pdf.furniture import furniture, masked
from foedera.reading.formats.pdf.line_numbers import line_numbers
from foedera.reading.formats.pdf.text_rows import TextRow, rows

_REASONS = {
    "running heads and feet": "the pages repeat them at their edges",
    "page numbers": "they count the pages",
    "line numbers": "they count the lines in a margin",
    "table of contents": "its titles come again in the text",
    "text across the page": "it is painted aslant over the text, as 'DRAFT' is",
}


class LeftOut(msgspec.Struct, frozen=True):
    """What is left out."""

    kinds: dict[str, list[Fragment]]
    lines: Counter[str]
    """How often each line of furniture, line numbers and the like was left out, digits masked."""

    @property
    def ids(self) -> frozenset[int]:
        """The id() of every fragment."""
        return frozenset(id(item) for items in self.kinds.values() for item in items)

    def where_tags_decide(self) -> LeftOut:
        """Without page numbers: in a tag tree a lone number may be a heading, and one outside of it is an artifact."""
        numbers = Counter(masked(item.text) for item in self.kinds["page numbers"])
        return LeftOut({**self.kinds, "page numbers": []}, self.lines - numbers)

    @property
    def omissions(self) -> list[Omission]:
        """How much of each kind, and why."""
        return [
            omission(kind, (item.text for item in items), _REASONS[kind]) for kind, items in self.kinds.items() if items
        ]


def left_out(pages: Sequence[Page]) -> LeftOut:
    """What to leave out of the pages."""
    lines = line_numbers(pages)
    across, beside = _aside(pages)
    gone = set(map(id, (*lines, *across, *beside)))
    sheets = [_rows(page, gone) for page in pages]
    edges = furniture(pages, sheets)
    gone |= set(map(id, (*edges.numbers, *edges.heads)))
    contents = contents_list([row for sheet in sheets for row in sheet if id(row.fragments[0]) not in gone])
    texts = edges.lines + Counter(masked(item.text) for item in (*across, *beside))
    if lines:
        texts[f"numbers of lines, {lines[0].text} to {lines[-1].text}"] = len(lines)
    kinds = {
        "running heads and feet": [*edges.heads, *beside],
        "page numbers": edges.numbers,
        "line numbers": lines,
        "table of contents": [item for row in contents for item in row.fragments],
        "text across the page": across,
    }
    return LeftOut(kinds, texts)


def _rows(page: Page, gone: set[int]) -> list[TextRow]:
    return rows((item for item in page.fragments if not item.aside and id(item) not in gone), (0.0, page.width))


def _aside(pages: Sequence[Page]) -> tuple[list[Fragment], list[Fragment]]:
    """Of what runs in other directions: what is painted across the text, and what the pages repeat beside it."""
    aside = [item for page in pages for item in page.fragments if item.aside]
    has_text = {item.page for page in pages for item in page.fragments if not item.aside}
    counts = Counter(masked(item.text) for item in aside if not item.aslant)
    across = [item for item in aside if item.aslant and item.page in has_text]
    often = max(2, len(pages) / 3)
    return across, [item for item in aside if not item.aslant and counts[masked(item.text)] >= often]
