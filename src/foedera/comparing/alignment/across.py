"""Across languages: how likely each clause of one text is to answer each of another in another language.

In: two sides in two languages. Out: a score for every pair with the parts it is made of, as `likeness` gives them of
texts in one language. Words cannot be weighed here but for what survives a translation (survivors); so numbers and
places (standing), the order and lengths of the clauses (in_order) decide with them. Where these find too little, the
two are said to be uncompared (comparability).

The weights were learnt on the pairs marked dev in evaluation/alignment_across.csv, by scripts/train_across.py.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import takewhile

import numpy as np

from foedera.comparing.alignment import standing
from foedera.comparing.alignment.in_order import fits, on_the_way
from foedera.comparing.alignment.likeness import DIGITS, LEAST_HEADING, Grid, WordSpace
from foedera.comparing.alignment.survivors import figures, words
from foedera.model.alignment import Parts, Side

START = -12.665
WEIGHTS = {
    "number": 3.001,
    "under": 0.622,
    "sort": 4.379,
    "words": 10.783,
    "liker": -9.421,
    "heading": 11.244,
    "figures": 2.092,
    "length": 2.259,
    "place": 5.895,
}
"""What one unit of a part adds to the log odds. `liker` is how much liker in words the likest to each of the two are.
That two have as many points was weighed too, and told nothing more."""
ORDERED, SURE, ORDER = -2.387, 0.475, 5.074
"""Of the score in the end, as log odds: where it starts, what one unit of the above adds, and what it adds to stand on
the best way through both texts that never turns back."""
HOPE = 2.0
"""What is added to the log odds of a pair before ways are looked for: alone, even right pairs are often unlikely."""
HALF = 0.6
"""The score of a clause left over that makes the lengths fit, as a second half of the one before it."""
_HALF_ODDS = math.log(HALF / (1 - HALF))
LENGTHENED = 0.1
"""By how much two halves together must fit the length of the whole better than the one alone."""


class Across:
    """Every clause of one text against every clause of a text in another language."""

    def __init__(self, one: Side, other: Side) -> None:
        sides = (one, other)
        self._lengths = [[len(clause.text) for clause in side.clauses] for side in sides]
        survived = WordSpace([[words(clause.text, side.language) for clause in side.clauses] for side in sides])
        headings = WordSpace([[words(clause.heading, side.language) for clause in side.clauses] for side in sides])
        counted = WordSpace([[figures(clause) for clause in side.clauses] for side in sides])
        common = survived.cosines()
        self._liker = (
            common.max(axis=0, initial=0.0)[None, :] - common,
            common.max(axis=1, initial=0.0)[:, None] - common,
        )
        self._headed = np.logical_and.outer(*(size >= LEAST_HEADING for size in headings.sizes))
        self._figured = np.logical_and.outer(*(size > 0 for size in counted.sizes))
        places = standing.grids(one.clauses, other.clauses)
        self._numbered = places["numbered"]
        self.grids: dict[str, Grid] = {
            **{name: places[name] for name in ("number", "under", "sort")},
            "words": common,
            "liker": self._liker[0] + self._liker[1],
            "heading": np.where(self._headed, headings.cosines(), 0.0),
            "figures": counted.cosines(),
            "length": fits(*self._lengths),
            "place": _places(*self._lengths),
        }
        """The parts of the score that do not ask for others, by their names in `WEIGHTS`."""
        self.alone: Grid = START + sum((WEIGHTS[name] * self.grids[name] for name in WEIGHTS), np.zeros_like(common))
        """The score of every pair by itself, as log odds."""
        self.order: Grid = on_the_way(self.alone + HOPE)
        """1 for a pair on the best way through both texts."""
        sure = ORDERED + SURE * self.alone + ORDER * self.order
        self._halves = np.maximum(_halves(sure, self._lengths), _halves(sure.T, self._lengths[::-1]).T)
        whole = np.where(self._halves > 0, np.maximum(sure, _HALF_ODDS), sure)
        self.odds: Grid = np.asarray(np.round(whole, DIGITS), dtype=np.float64)
        """The score of every pair as log odds."""
        self.scores: Grid = np.round(1.0 / (1.0 + np.exp(-self.odds)), DIGITS)
        """The score of every pair, 0 to 1."""

    def borne_out(self, i: int, j: int) -> bool:
        """Whether the two are each other's likest by what survives of their words alone."""
        return bool(self.grids["words"][i, j] > 0 and self.grids["liker"][i, j] == 0)

    def parts(self, i: int, j: int) -> Parts:
        """What the score of clauses `i` and `j` is made of."""
        found = {name: round(float(grid[i, j]), DIGITS) for name, grid in self.grids.items()}
        return Parts(
            place=found["place"],
            heading=found["heading"] if self._headed[i, j] else None,
            liker_a=round(float(self._liker[0][i, j]), DIGITS),
            liker_b=round(float(self._liker[1][i, j]), DIGITS),
            number=found["number"] if self._numbered[i, j] else None,
            under=found["under"],
            sort=found["sort"],
            survivors=found["words"],
            figures=found["figures"] if self._figured[i, j] else None,
            length=found["length"],
            order=float(self.order[i, j]),
        )

    def gain(self, i: int, j: int, half: int) -> float:
        """How much better clause `j`, behind `half`, makes the length fit that of `i`; 0 where it does not."""
        return float(self._halves[i, j]) if half < j else 0.0

    def gain_across(self, i: int, j: int, half: int) -> float:
        """The same for clause `i`, behind `half`, and clause `j`."""
        return float(self._halves[i, j]) if half < i else 0.0

    def held(self, i: int, j: int) -> tuple[float, float]:  # noqa: ARG002  # as `Likeness` has it
        """Nothing: whose words stand in whose cannot be said of two languages."""
        return 0.0, 0.0


def _halves(odds: Grid, lengths: Sequence[Sequence[int]]) -> Grid:
    """For clauses of the second text that nobody answers: how much liker in length the clause before them makes them.

    Only those that follow the answer of a clause directly, as many as make the lengths fit best.
    """
    gains = np.zeros_like(odds)
    if not odds.size:
        return gains
    best = odds.argmax(axis=1)
    free = odds.max(axis=0) < 0
    for i, j in enumerate(best.tolist()):
        if odds[i, j] < 0 or odds[:, j].argmax() != i:
            continue
        run = list(takewhile(lambda place: free[place], range(j + 1, odds.shape[1])))
        sums = np.cumsum([lengths[1][place] for place in [j, *run]])
        fit = fits([lengths[0][i]], sums.tolist())[0]
        most = int(fit.argmax())
        if fit[most] >= fit[0] + LENGTHENED:
            gains[i, j + 1 : j + 1 + most] = fit[most] - fit[0]
    return gains


def _places(one: Sequence[int], other: Sequence[int]) -> Grid:
    """1 for the same place in the text, by what stands before the middle of each clause, 0 for opposite ends."""
    middles = [(np.cumsum(side) - np.array(side) / 2) / max(1, sum(side)) for side in (one, other)]
    return np.asarray(1.0 - np.abs(np.subtract.outer(*middles)))
