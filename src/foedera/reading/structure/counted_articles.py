"""Articles that are headed by a bare number and a title, '2. Definitions', in a text that calls them articles.

In: blocks in order. Out: which headings open such an article. A text whose headings name articles has none; nor has a
contract, which speaks of its clauses. The text itself has to say 'this Article' again and again, and the numbers have
to run on from the first. Not here: headings with a word of their own (headings).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import Heading
from foedera.reading.structure.shapes import shape_of
from foedera.reading.structure.words import divisions

_NUMBERED = re.compile(r"(\d{1,3})([./)])\s+(?=[^\W\d_])(?P<title>.{2,160})", re.DOTALL)
_FEWEST = 5
"""So many headings whose numbers run on are no chance."""
_MISSING = 0.2
"""Part of the numbers that may be missing from the row: headings that were not seen as such."""
_SAID = 3
"""So often the text has to call a place of its own an article."""


class _Numbered(msgspec.Struct, frozen=True):
    """A heading with a bare number."""

    at: int
    number: int
    sign: str
    title: str

    @property
    def heading(self) -> Heading:
        """As the article's."""
        return Heading("art", f"{self.number}{self.sign}", str(self.number), self.title)


def counted_articles(blocks: Sequence[Block]) -> dict[int, Heading]:
    """The places of headings that open an article by a bare number, with the heading of each."""
    found = [item for at, block in enumerate(blocks) if block.kind == "heading" and (item := _numbered(at, block.text))]
    if len(found) < _FEWEST or any(map(_names_article, blocks)):
        return {}
    signs = [item.sign for item in found]
    usual = max(sorted(set(signs)), key=signs.count)
    row = _row([item for item in found if item.sign == usual])
    if len(row) < max(_FEWEST, (1 - _MISSING) * row[-1].number) or not _is_said(blocks):
        return {}
    gaps = [item for item in found if item.sign != usual and _fills(item, row)]
    return {item.at: item.heading for item in [*row, *gaps]}


def _numbered(at: int, text: str) -> _Numbered | None:
    match = _NUMBERED.fullmatch(text)
    return None if match is None else _Numbered(at, int(match[1]), match[2], match["title"])


def _names_article(block: Block) -> bool:
    """Whether a block opens an article by its word."""
    shape = shape_of(block.text) if block.kind == "heading" else None
    return shape is not None and shape.form.kind == "art"


def _row(found: Sequence[_Numbered]) -> list[_Numbered]:
    """The headings whose numbers rise from the first on."""
    row: list[_Numbered] = []
    for item in found:
        last = row[-1].number if row else 0
        if last < item.number <= (last + _FEWEST if row else 1):
            row.append(item)
    return row or [found[0]]


def _fills(item: _Numbered, row: Sequence[_Numbered]) -> bool:
    """Whether a heading with another sign stands where the row misses its number."""
    before = max((other for other in row if other.at < item.at), key=lambda other: other.at, default=None)
    after = min((other for other in row if other.at > item.at), key=lambda other: other.at, default=None)
    return (
        before is not None and before.number + 1 == item.number and (after is None or after.number == item.number + 1)
    )


def _is_said(blocks: Sequence[Block]) -> bool:
    """Whether the text calls places of its own articles, often enough."""
    said = 0
    for block in blocks:
        if block.kind != "heading":
            words = f" {block.text.casefold()}"
            said += sum(words.count(phrase) for phrase in _own_article())
        if said >= _SAID:
            return True
    return False


@cache
def _own_article() -> tuple[str, ...]:
    """The phrases by which a text calls the article it stands in, with a blank before each: ' this article'."""
    return tuple(f" {phrase.casefold()}" for phrase in divisions().all("own_article"))
