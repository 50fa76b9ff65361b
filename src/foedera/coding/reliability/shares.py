"""Shares of cells: percent agreement, F1 of one value, and Wilson's interval of a share."""

from __future__ import annotations

import math
from collections.abc import Collection

from foedera.coding.reliability.tables import Table, Value, same, size

Z95 = 1.959963984540054
"""The normal deviate of a 95 % interval."""


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
