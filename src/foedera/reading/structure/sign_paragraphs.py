"""Paragraphs that the sign § counts inside articles: 'Art. 3º … § 1º … § 2º', as laws of Brazil and codes of Poland do.

In: blocks in order. Out: which of them open such a paragraph, with its marker. Elsewhere § is an article's own sign
(German, Danish, Finnish laws); here its numbers begin anew behind articles that a word names, which tells the two
apart. Not here: any other number; articles (headings).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from foedera.reading.blocks import Block
from foedera.reading.structure.headings import behind, classify, run_in
from foedera.reading.structure.markers import Marker
from foedera.reading.structure.shapes import shape_of
from foedera.reading.structure.words import divisions

_SIGN = "§"
_NUMBER = re.compile(r"§\s?(\d{1,3})(?:\.?[ºª°]|\.?o(?![^\W_]))?\.?(?=\s|[-–—]|$)(?:\s?[-–—](?=\s))?")
_LEAST = 2
"""So many articles with such paragraphs show that their numbers begin anew."""
_MOST = 0.7
"""Share of the articles with such numbers in which they run on from one: a text may quote another's."""


def sign_paragraphs(blocks: Sequence[Block], language: str) -> dict[int, Marker]:
    """The places of the blocks that open a paragraph with §, with the marker of each; none where § counts articles.

    The paragraph that stands on its article's own line ('Art. 5. § 1. …') is at the article's place.
    """
    if not any(_SIGN in block.text for block in blocks):
        return {}
    groups = list(_groups(blocks, language))
    runs = sum(_runs_on(marker for _, marker in group) for group in groups)
    least = _LEAST if _has_sign(language) else 1
    if runs < least or runs < _MOST * len(groups):
        return {}
    return {at: marker for group in groups for at, marker in group}


def _groups(blocks: Sequence[Block], language: str) -> Iterator[list[tuple[int, Marker]]]:
    """The paragraphs of each article that has any; before the first article § counts something else."""
    group: list[tuple[int, Marker]] = []
    is_inside = False
    for at, block in enumerate(blocks):
        if block.kind in {"table", "note"}:
            continue
        if block.text.startswith(_SIGN):
            marker = sign_marker(block.text) if is_inside else None
        elif _is_article(block, language):
            yield from [group] if group else []
            group, is_inside = [], True
            heading = run_in(block.text, language)
            marker = sign_marker(behind(heading, block.text)) if heading else None
        else:
            continue
        if marker is not None:
            group.append((at, marker))
    yield from [group] if group else []


def sign_marker(text: str) -> Marker | None:
    """The marker of a paragraph that a text opens with: '§ 1º.'; None for any other."""
    match = _NUMBER.match(text)
    return Marker("decimal", match[1], match[0], "§ #") if match is not None else None


def _is_article(block: Block, language: str) -> bool:
    """Whether a block opens an article by its word, whatever stands behind the number."""
    if block.kind == "heading":
        return classify(block.text, block.number, language).kind == "art"
    shape = shape_of(block.text, language)
    return shape is not None and shape.form.kind == "art" and bool(shape.value) and not shape.number_first


def _runs_on(markers: Iterator[Marker]) -> bool:
    numbers = [int(marker.value) for marker in markers]
    return numbers[0] == 1 and all(other == one + 1 for one, other in pairwise(numbers))


@cache
def _has_sign(language: str) -> bool:
    """Whether articles of laws in a language are counted with §; also where no words of it are known."""
    own = [known for known in divisions().languages if known.language == language]
    return not own or any(form.startswith(_SIGN) or form.endswith(_SIGN) for known in own for _, form in known.forms())
