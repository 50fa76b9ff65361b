"""Intervals by resampling agreements.

The cells of one agreement are not independent: one text, one drafter, one coder on one afternoon. So whole agreements
are drawn with replacement, as many as there are, each with all its cells (the cluster bootstrap; Davison and Hinkley
1997, *Bootstrap Methods and their Application*, 3.8). The draws come from a seed: the same codings give the same
interval on every machine.

The interval runs between percentiles of the figures so drawn. With few agreements the usual 2.5 and 97.5 are too
narrow, as z is where t is meant; so they are moved outwards (Hesterberg 2015, *What Teachers Should Know About the
Bootstrap*, expanded percentile interval): to the 0.2 and 99.8 for 6 agreements, the 2.4 and 97.6 for 138.
"""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Iterator, Sequence

from foedera.coding.reliability.coefficients import Z95

RESAMPLES = 1000
SEED = 1960
"""The year of Cohen's paper; any number would do, as long as it stays."""
LEAST_DEFINED = 0.95
"""Share of the resamples in which a figure must be defined: below it, an interval would describe the lucky draws."""


def draws(agreements: int, *, resamples: int, seed: int) -> Iterator[list[int]]:
    """How often each agreement is drawn, resample by resample."""
    dice = random.Random(seed)  # noqa: S311  # statistics, not secrets; random() alone is the same in every version
    for _ in range(resamples):
        times = [0] * agreements
        for _ in range(agreements):
            times[int(dice.random() * agreements)] += 1
        yield times


def why_none(resampled: Sequence[float | None]) -> str | None:
    """Why resampling gives no interval of a figure; None where it does."""
    defined = [value for value in resampled if value is not None]
    if len(defined) < LEAST_DEFINED * len(resampled) or not defined:
        return "no interval: undefined in more than 1 of 20 resamples, for too little variation"
    if min(defined) == max(defined):
        return "no interval: every resample gives the same figure, so resampling cannot tell how sure it is"
    return None


def interval(figure: float, resampled: Sequence[float | None], *, agreements: int) -> tuple[float, float]:
    """The 95 % interval of a figure that has one (`why_none`).

    Args:
        figure: the figure itself; an end that resampling draws past it is drawn back to it.
        resampled: the figure in each resample; None where it is undefined.
        agreements: how many were resampled, at least two.
    """
    defined = sorted(value for value in resampled if value is not None)
    outside = math.floor(tail(agreements) * len(defined))
    return min(defined[outside], figure), max(defined[-1 - outside], figure)


def tail(agreements: int) -> float:
    """The share of resamples that lies beyond each end of a 95 % interval (Hesterberg 2015, expanded percentiles)."""
    return statistics.NormalDist().cdf(-math.sqrt(agreements / (agreements - 1)) * _t95(agreements - 1))


def _t95(freedom: int) -> float:
    """Student's t of a 95 % interval, by its expansion around z (Abramowitz and Stegun 1964, 26.7.5)."""
    z = Z95
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return z + sum(term / math.pow(freedom, power) for power, term in enumerate(terms, start=1))
