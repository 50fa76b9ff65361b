"""Intervals of measured figures by resampling agreements, for figures too dear to take again without each agreement.

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
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

import numpy as np

from foedera.coding.reliability.jackknife import t95

Case = TypeVar("Case")

RESAMPLES = 1000
SEED = 1960
"""The year of Cohen's paper; any number would do, as long as it stays."""


def draws(agreements: int, *, resamples: int, seed: int) -> Iterator[list[int]]:
    """How often each agreement is drawn, resample by resample."""
    dice = random.Random(seed)  # noqa: S311  # statistics, not secrets; random() alone is the same in every version
    for _ in range(resamples):
        times = [0] * agreements
        for _ in range(agreements):
            times[int(dice.random() * agreements)] += 1
        yield times


def interval(figure: float, resampled: Sequence[float], *, agreements: int) -> tuple[float, float]:
    """The 95 % interval of a figure.

    Args:
        figure: the figure itself; an end that resampling draws past it is drawn back to it.
        resampled: the figure in each resample.
        agreements: how many were resampled, at least two.
    """
    defined = sorted(resampled)
    outside = math.floor(tail(agreements) * len(defined))
    return min(defined[outside], figure), max(defined[-1 - outside], figure)


def percentiles(
    figure: Callable[[Sequence[Case]], float | None],
    cases: Sequence[Case],
    group: Callable[[Case], Hashable],
    *,
    resamples: int,
    seed: int,
) -> tuple[float, float]:
    """The plain 95 % interval of a figure over many groups of cases, such as texts or clause types, drawn whole.

    Args:
        figure: of some cases; None where there is nothing to take it of, which counts in no interval.
        cases: those measured.
        group: what is drawn with all its cases.
        resamples: how often.
        seed: of the draws.
    """
    groups: dict[Hashable, list[Case]] = defaultdict(list)
    for case in cases:
        groups[group(case)].append(case)
    several, dice = list(groups.values()), np.random.default_rng(seed)
    drawn = (
        figure([case for place in dice.integers(0, len(several), len(several)) for case in several[place]])
        for _ in range(resamples)
    )
    low, high = np.quantile([each for each in drawn if each is not None], (0.025, 0.975))
    return float(low), float(high)


def tail(agreements: int) -> float:
    """The share of resamples that lies beyond each end of a 95 % interval (Hesterberg 2015, expanded percentiles)."""
    return statistics.NormalDist().cdf(-math.sqrt(agreements / (agreements - 1)) * t95(agreements - 1))
