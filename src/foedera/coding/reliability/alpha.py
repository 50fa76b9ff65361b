"""Krippendorff's alpha, for any number of coders, with cells some of them left out.

After Krippendorff (2011), *Computing Krippendorff's Alpha-Reliability*: 1 − observed / expected disagreement, both from
the coincidences of values within units. Unlike kappa it takes both coders for interchangeable and pools their
marginals. Counts of two coders stay whole numbers, so that no order changes a digit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from foedera.coding.reliability.coefficients import Table, Value

Number = int | Fraction

Coincidences = Mapping[tuple[Value, Value], Number]
"""(value, value) → how often the two stand in one unit, over all ordered pairs of coders."""

Marginals = Mapping[Value, Number]
"""Value → how often it stands in a unit together with another."""

Metric = Callable[[Marginals[Value]], Callable[[Value, Value], Number]]
"""Marginals → how far apart two different values are, on any scale: only ratios count."""


def coincidences(units: Iterable[Sequence[Value | None]]) -> Coincidences[Value]:
    """The coincidences of units; None is a value that is missing, and units with fewer than two values fall out."""
    found: dict[tuple[Value, Value], Number] = {}
    for unit in units:
        values = [value for value in unit if value is not None]
        for place, one in enumerate(values):
            for other, two in enumerate(values):
                if place != other:
                    found[one, two] = found.get((one, two), 0) + Fraction(1, len(values) - 1)
    return found


def mirrored(table: Table[Value]) -> Coincidences[Value]:
    """The coincidences of two coders: each cell counts in both orders."""
    found: Counter[tuple[Value, Value]] = Counter()
    for (one, two), count in table.items():
        found[one, two] += count
        found[two, one] += count
    return found


def nominal(_: Marginals[Value]) -> Callable[[Value, Value], Number]:
    """Values differ or do not."""
    return lambda one, two: int(one != two)


def ordinal(marginals: Marginals[int]) -> Callable[[int, int], Number]:
    """Values are ranks: the square of how many values lie between them, each end counted half (Krippendorff 2011).

    That is the distance of their middles when all values stand in a row by rank; here in half values.
    """
    middle: dict[int, Number] = {}
    below: Number = 0
    for rank in sorted(marginals):
        middle[rank] = 2 * below + marginals[rank]
        below += marginals[rank]
    return lambda one, two: (middle[one] - middle[two]) ** 2


def alpha(found: Coincidences[Value], metric: Metric[Value]) -> float | None:
    """Krippendorff's alpha; None without units, or where a single value was used throughout."""
    marginals: dict[Value, Number] = {}
    for (one, _), count in found.items():
        marginals[one] = marginals.get(one, 0) + count
    distance = metric(marginals)
    observed = sum(count * distance(one, two) for (one, two), count in found.items() if one != two)
    expected = sum(
        count * other * distance(one, two)
        for one, count in marginals.items()
        for two, other in marginals.items()
        if one != two
    )
    return float(1 - Fraction((sum(marginals.values()) - 1) * observed, expected)) if expected else None
