"""Passages that serve too many areas: one sentence ticked for a whole list of them, as no reader would.

In: cells as they are resolved. Out: for a claim, the areas its coder gives the same passage for. Not here: what a cell
then shows, or a finding says.

Two people who read 25 texts on security gave no passage for more than 3 of the 25 areas (205 passages: 187 for one, 13
for two, 5 for three); the briefing's topics stand for 2 at most, and the word list quotes none for more than 3. A
sentence that lists fields of cooperation may name one or two more. So five is where it is said: a language model that
obeys a sentence of the text gives it for all 25.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from foedera.model.claim import Claim, Rank, Span
from foedera.model.coverage import Cell, CellValue

CROWDED = 5
"""Areas of one agreement for which a coder gives the same passage, from which that is said."""
_GIVEN = (CellValue.COVERED, CellValue.UNCLEAR)
"""Values a passage is given for: that it shows the area, or that a person should look whether it does."""
SAME = 0.5
"""Share of the longer of two quotes that lies in the other too, from which they are the same passage."""


def crowded_passages(cells: Iterable[Cell]) -> Mapping[str, tuple[str, ...]]:
    """Claim id → the areas its coder gives the same passage for, of machines' claims that speak; only from five on.

    A source or a person that names one place for many areas has judged each of them.
    """
    quoted: dict[tuple[str, str, str], list[tuple[Span, str, Claim]]] = defaultdict(list)
    place: dict[str, int] = {}
    for cell in cells:
        place.setdefault(cell.area, len(place))
        for claim in cell.claims[: cell.live]:
            span = claim.basis.span
            if claim.rank is Rank.MACHINE and span is not None and claim.value["value"] in _GIVEN:
                quoted[cell.agreement, claim.coder, span.sha256].append((span, cell.area, claim))
    found: dict[str, tuple[str, ...]] = {}
    for quotes in quoted.values():
        for passage in _passages(quotes):
            areas = tuple(sorted({area for _, area, _ in passage}, key=place.__getitem__))
            if len(areas) >= CROWDED:
                found.update((claim.id, areas) for _, _, claim in passage)
    return found


def _passages(quotes: list[tuple[Span, str, Claim]]) -> Iterator[list[tuple[Span, str, Claim]]]:
    """The quotes of one text by the passage they are of; the first of a passage is its measure."""
    passage: list[tuple[Span, str, Claim]] = []
    for quote in sorted(quotes, key=lambda one: (one[0].start, one[0].end)):
        if passage and not _same(passage[0][0], quote[0]):
            yield passage
            passage = []
        passage.append(quote)
    if passage:
        yield passage


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= SAME * max(one.end - one.start, other.end - other.start)
