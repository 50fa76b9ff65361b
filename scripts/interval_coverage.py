"""How often the intervals of foedera.coding.reliability hold the truth, on codings drawn from a known one.

Agreements differ in how hard they are: in each, the second coder departs from the first with a chance drawn from a
beta distribution of mean .1, so errors come in clusters. The true figures follow from the drawing. Each line tells, for
so many agreements of 25 areas, in how many of the codings the true figure lies in the 95 % interval, beside what an
interval that takes cells for independent (Wilson's) would give. The figures stand in evaluation/reliability.md.

Run: python scripts/interval_coverage.py [CODINGS]
"""

from __future__ import annotations

import random
import sys

from foedera.coding.reliability.coefficients import kappa, wilson
from foedera.coding.reliability.two_coders import compare_coders
from foedera.model.coverage import CellValue
from foedera.model.reliability import BetweenCoders, Coded

AREAS = tuple(f"area-{number}" for number in range(25))
COVERED, DEPARTS = 0.7, (0.5, 4.5)
"""Share of cells the first coder calls covered; the beta distribution of the chance of departing, mean .1."""
MEASURES = ("percent_agreement", "kappa", "alpha", "f1")
SEED = 11


def main() -> None:
    """Print a line for each number of agreements."""
    codings = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    truth = true_figures()
    print("true figures: " + ", ".join(f"{name} {figure:.3f}" for name, figure in truth.items()))
    dice = random.Random(SEED)  # noqa: S311  # a simulation
    for agreements in (6, 12, 30, 138):
        held = dict.fromkeys((*MEASURES, "wilson"), 0)
        for _ in range(codings):
            found = drawn(agreements, dice)
            for figure in found.overall.figures:
                low, high = figure.interval or (1.0, 1.0)  # none: taken as not holding it
                held[figure.measure] += low <= truth[figure.measure] <= high
            same = found.overall.cells - len(found.differences)
            low, high = wilson(same, found.overall.cells)
            held["wilson"] += low <= truth["percent_agreement"] <= high
        shares = ", ".join(f"{name} {count / codings:.3f}" for name, count in held.items())
        print(f"{agreements} agreements, {codings} codings: {shares}")


def true_figures() -> dict[str, float]:
    """The figures of endlessly many agreements."""
    departs = DEPARTS[0] / sum(DEPARTS)
    table = {
        (one, two): round(1_000_000 * (COVERED if one else 1 - COVERED) * (departs if one != two else 1 - departs))
        for one in (True, False)
        for two in (True, False)
    }
    cells, both = sum(table.values()), table[True, True]
    differ = table[True, False] + table[False, True]
    yes = (2 * both + differ) / (2 * cells)
    return {
        "percent_agreement": 1 - differ / cells,
        "kappa": kappa(table) or 0.0,
        "alpha": 1 - (differ / cells) / (2 * yes * (1 - yes)),
        "f1": 2 * both / (2 * both + differ),
    }


def drawn(agreements: int, dice: random.Random) -> BetweenCoders:
    """Two coders on so many agreements."""
    first: dict[tuple[str, str], Coded] = {}
    second: dict[tuple[str, str], Coded] = {}
    for number in range(agreements):
        departs = dice.betavariate(*DEPARTS)
        for area in AREAS:
            covered = dice.random() < COVERED
            cell = (f"agreement-{number:03}", area)
            first[cell], second[cell] = _says(covered), _says(covered != (dice.random() < departs))
    return compare_coders(
        first, second, coders=("one", "two"), areas=AREAS, codebook="simulated@1", measures=MEASURES, seed=SEED
    )


def _says(covered: bool) -> Coded:
    return Coded(value=CellValue.COVERED if covered else CellValue.NOT_FOUND, strength=None, claim="none")


if __name__ == "__main__":
    main()
