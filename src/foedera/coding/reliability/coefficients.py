"""Contingency tables of two coders, and what is taken of them: percent agreement, kappa, F1, Wilson's interval.

In: pairs of values. Out: figures. Counted in whole numbers, so that neither the order of the cells nor of the coders
changes a digit. Kappa after Cohen (1960), Educational and Psychological Measurement 20: (observed − expected) /
(1 − expected), the expected share from each coder's own marginals. Not here: more than two coders (alpha).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)

Z95 = 1.959963984540054
"""The normal deviate of a 95 % interval."""

Table = Mapping[tuple[Value, Value], int]
"""(what the first coder said, what the second said) → in how many cells."""


def pooled(tables: Sequence[Table[Value]]) -> Table[Value]:
    """One table of several."""
    if len(tables) == 1:
        return tables[0]
    total: Counter[tuple[Value, Value]] = Counter()
    for table in tables:
        total.update(table)
    return total


def size(table: Table[Value]) -> int:
    """Cells in a table."""
    return sum(table.values())


def same(table: Table[Value]) -> int:
    """Cells of which both coders said the same."""
    return sum(count for (one, two), count in table.items() if one == two)


def kappa(table: Table[Value]) -> float | None:
    """Cohen's kappa; None without cells, or where both coders used the same single value throughout."""
    first: Counter[Value] = Counter()
    second: Counter[Value] = Counter()
    for (one, two), count in table.items():
        first[one] += count
        second[two] += count
    cells = size(table)
    by_chance = sum(count * second[value] for value, count in first.items())
    room = cells * cells - by_chance
    return (cells * same(table) - by_chance) / room if room else None


def cohen(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two yes/no codings; None where chance alone would agree fully, or without pairs."""
    return kappa(Counter(pairs))


def percent_agreement(table: Table[Value]) -> float | None:
    """Share of cells both coders gave the same value, 0 to 1; None without cells."""
    cells = size(table)
    return same(table) / cells if cells else None


def f1(table: Table[Value], found: Collection[Value]) -> float | None:
    """Dice's share of the values `found` both coders gave: 2·both / (2·both + only one); None where neither gave any.

    The harmonic mean of precision and recall, and so the same whichever coder is called the reference.
    """
    given = [((one in found) + (two in found), count) for (one, two), count in table.items()]
    both, only_one = (sum(count for times, count in given if times == wanted) for wanted in (2, 1))
    return 2 * both / (2 * both + only_one) if both or only_one else None


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson (1927), of independent trials; (0, 1) without trials."""
    if trials == 0:
        return 0.0, 1.0
    share, square = successes / trials, Z95**2
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    half = Z95 / (1 + square / trials) * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    # the share itself lies within; rounding must not push an end of it across
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))
