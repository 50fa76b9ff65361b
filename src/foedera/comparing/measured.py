"""How well clauses are matched and common wording is found, as measured on texts nobody had looked at.

The figures of evaluation/alignment.md (the part `end`) and evaluation/reuse.md, which say how they came about and which
a test holds these against. Not here: measuring (benchmarks).
"""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A share, 0 to 1, with its 95 % interval by bootstrap."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """As in the pages of evaluation: 0.83 (0.78–0.87)."""
        return f"{self.value:.2f} ({self.low:.2f}–{self.high:.2f})"


class Measured(NamedTuple):
    """What was measured on the pairs of one level."""

    level: str
    pairs: int
    clauses: int
    """How many of the first texts a reader judged."""
    f1: Figure
    """Of links."""
    others: Figure
    """The same of what it is measured against: TF-IDF, or equal numbers."""
    none: Figure
    """Clauses without an answer of which that is said."""


MATCHED = (
    Measured("near", 2, 64, Figure(1.0, 1.0, 1.0), Figure(1.0, 1.0, 1.0), Figure(0.0, 0.0, 0.0)),
    Measured("related", 3, 206, Figure(0.828, 0.78, 0.87), Figure(0.764, 0.71, 0.81), Figure(0.897, 0.77, 1.0)),
    Measured("unlike", 4, 249, Figure(0.611, 0.55, 0.67), Figure(0.584, 0.52, 0.65), Figure(0.912, 0.85, 0.97)),
)
"""Within a language; near, related or unlike as whole texts, as said before anything was aligned."""
ACROSS = (
    Measured("versions", 5, 189, Figure(0.982, 0.97, 0.99), Figure(0.882, 0.83, 0.93), Figure(0.81, 0.62, 0.95)),
    Measured("agreements", 2, 60, Figure(0.333, 0.19, 0.49), Figure(0.322, 0.19, 0.46), Figure(1.0, 1.0, 1.0)),
)
"""Across languages: language versions of one agreement, and agreements in two languages."""


class Recurring(NamedTuple):
    """What the usual threshold of common wording finds."""

    recall: Figure
    precision: Figure
    found: int
    recur: int
    """How many passages drawn at random recur somewhere; `found` of them are found."""


RECURRING = Recurring(Figure(0.90, 0.83, 0.95), Figure(1.0, 1.0, 1.0), 61, 63)
"""At `comparing.wording.common_wording.THRESHOLD`: passages drawn at random and judged after the measure was made."""
