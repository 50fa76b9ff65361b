"""Features: the evidence on one cell as a few numbers, each with a meaning one can check by hand.

They count passages and expressions, never words of the text itself: likeness of texts tells which family a treaty comes
from, and fails on new families (measured in evaluation/coding.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from foedera.coding.coverage.area_evidence import Evidence
from foedera.model.codebook import Area, Codebook

CELL = {
    "best": "score of the best passage, at most 11, in quarters",
    "best titled": "score of the best passage whose own title a heading expression hits, in quarters",
    "reaching": "passages that reach min_score, as the logarithm of one more",
    "reaches": "1 when one passage reaches min_score",
    "titles": "passages whose own title a heading expression hits, as the logarithm of one more",
    "title": "1 when there is such a passage",
    "titled strong": "1 when such a passage has a strong expression as well",
    "passages": "passages with any expression, as the logarithm of one more",
    "weak passages": "passages with weak expressions alone, as the logarithm of one more",
    "chapter": "1 when a heading expression hits a chapter",
    "strong words": "distinct strong expressions in the text, at most 6, in thirds",
    "density": "passages with a strong expression per 10,000 words, as the logarithm of one more",
}
"""Feature of a cell → what it is."""

HIGHEST = 11
"""3 for the title, 2 for the chapter, 6 for strong expressions; more is the same."""


def names(book: Codebook) -> tuple[str, ...]:
    """The features of a codebook's cells, in order: those of CELL, then the breadth of each group of areas."""
    return (*CELL, *(f"breadth of {group}" for group in groups(book)))


def groups(book: Codebook) -> tuple[str, ...]:
    """The codebook's parts in the order they appear; one nameless part where it has none."""
    return tuple(dict.fromkeys(area.group or "all areas" for area in book.areas))


def features(book: Codebook, evidence: Evidence) -> dict[str, tuple[float, ...]]:
    """Area id → its cell's features, in the order of `names`.

    The breadth of a group is the share of its areas with a passage that reaches min_score: deep agreements cover many
    areas at once, and a mention in a deep agreement is more often a chapter's than a passing word.
    """
    reached = {area.id: any(hit.score >= area.min_score for hit in evidence.hits[area.id]) for area in book.areas}
    breadths = tuple(
        _share([reached[area.id] for area in book.areas if (area.group or "all areas") == group])
        for group in groups(book)
    )
    return {area.id: (*_cell(area, evidence), *breadths) for area in book.areas}


def _cell(area: Area, evidence: Evidence) -> tuple[float, ...]:
    hits = evidence.hits[area.id]
    scores = [hit.score for hit in hits]
    titled = [hit.score for hit in hits if hit.titles]
    reaching = sum(score >= area.min_score for score in scores)
    strong = {expression for hit in hits for expression in hit.strong}
    with_strong = sum(bool(hit.strong) for hit in hits)
    return (
        min(max(scores, default=0), HIGHEST) / 4,
        min(max(titled, default=0), HIGHEST) / 4,
        math.log1p(reaching),
        float(reaching > 0),
        math.log1p(len(titled)),
        float(bool(titled)),
        float(any(hit.titles and hit.strong for hit in hits)),
        math.log1p(len(hits)),
        math.log1p(sum(bool(hit.weak) and not hit.strong for hit in hits)),
        float(any(hit.chapters for hit in hits)),
        min(len(strong), 6) / 3,
        math.log1p(10_000 * with_strong / max(evidence.words, 1)),
    )


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values)
