"""Contingency tables of two coders: how often one said this while the other said that.

In: pairs of values. Out: counts of pairs. Not here: any coefficient.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)

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
