"""Leanings: what the decisions of a workspace teach the calibrated judge about the areas of its codebook.

In: decided cells with the probability the shared weights gave them. Out: for each area what is added to the log-odds.
A penalised logistic model: one leaning for all areas and one more for each, both held near nought, so that three
decisions move little and thirty move much. Plain Python: a few hundred cells take milliseconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foedera.amounts import amount
from foedera.coding.ranker.sentence_weights import log_odds, probability

WIDTH = 1.0
"""Standard deviation expected of the leaning of all areas, in log-odds: the shared weights come from other texts."""
AREA_WIDTH = 1.0
"""The same of an area's own, beside it."""
ROUNDS = 50
CLOSE = 1e-9


class DecidedCell(NamedTuple):
    """A cell a person decided, which the judge had weighed."""

    area: str
    prior: float
    """The probability the shared weights gave it, 0 to 1."""
    covered: bool


class Leanings(NamedTuple):
    """What is added to the log-odds of areas."""

    common: float
    own: Mapping[str, float]
    """Area id → what is added beside the common leaning, of areas with a decision."""
    decided: Mapping[str, int]
    """Area id → the decisions it was learnt from."""

    def of(self, area: str) -> float:
        """What is added for an area; 0 where nothing was learnt."""
        return self.common + self.own.get(area, 0.0)

    @property
    def in_words(self) -> str:
        """What was learnt of which areas, those that lean most first; empty where nothing was."""
        if not self.decided:
            return ""
        leaning = sorted(self.decided, key=lambda area: (-abs(self.of(area)), area))
        areas = ", ".join(f"{area} {self.of(area):+.1f} ({self.decided[area]})" for area in leaning)
        return f"learnt from {amount(sum(self.decided.values()), 'decision')}, in log-odds (decisions): {areas}"


NONE = Leanings(0.0, {}, {})


def learn(decided: Iterable[DecidedCell]) -> Leanings:
    """The leanings decisions teach; the same whatever order they come in."""
    cells = sorted(decided)
    if not cells:
        return NONE
    areas = sorted({cell.area for cell in cells})
    by_area = {area: [cell for cell in cells if cell.area == area] for area in areas}
    common, own = 0.0, dict.fromkeys(areas, 0.0)
    for _ in range(ROUNDS):
        step = _step(cells, {cell.area: common + own[cell.area] for cell in cells}, common, WIDTH)
        common += step
        for area, of_area in by_area.items():
            moved = _step(of_area, {area: common + own[area]}, own[area], AREA_WIDTH)
            own[area] += moved
            step = max(abs(step), abs(moved))
        if step < CLOSE:
            break
    return Leanings(common, own, Counter(cell.area for cell in cells))


def _step(cells: Sequence[DecidedCell], leaning: Mapping[str, float], value: float, width: float) -> float:
    """One of Newton's steps on a single leaning, all others held."""
    slope, bend = -value / width**2, 1 / width**2
    for cell in cells:
        p = probability(log_odds(cell.prior) + leaning[cell.area])
        slope += cell.covered - p
        bend += p * (1 - p)
    return slope / bend
