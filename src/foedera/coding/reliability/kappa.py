"""Cohen's kappa of two coders.

After Cohen (1960), Educational and Psychological Measurement 20: (observed − expected) / (1 − expected), the expected
share from each coder's own marginals. Counted in whole numbers, so that neither the order of the cells nor of the
coders changes a digit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foedera.coding.reliability.tables import Table, Value, same, size


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
