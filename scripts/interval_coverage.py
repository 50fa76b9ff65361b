"""How often the intervals of foedera.coding.reliability hold the truth, on codings drawn from a known one.

Agreements differ in how hard they are: in each, the second coder departs from the first with a chance drawn from a
beta distribution of mean .1, so errors come in clusters. The true figures follow from the drawing. Each line tells, for
so many agreements of 25 areas, in how many of the codings the true figure lies in the 95 % interval, beside what an
interval that takes cells for independent (Wilson's) would give. A coding whose figure has no interval counts nowhere.
The figures stand in evaluation/reliability.md.

Run: python scripts/interval_coverage.py [CODINGS]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from foedera.coding.reliability.coefficients import kappa, wilson
from foedera.coding.reliability.two_coders import figures_of
from foedera.model.coverage import CellValue
from foedera.model.reliability import Part

AREAS = tuple(f"area-{number}" for number in range(25))
COVERED, DEPARTS = 0.7, (0.5, 4.5)
"""Share of cells the first coder calls covered; the beta distribution of the chance of departing, mean .1."""
MEASURES = ("percent_agreement", "kappa", "alpha", "f1")
SEED = 11


def main() -> None:
    """Print a line for each number of agreements."""
    codings = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    truth = true_figures()
    print("true figures: " + ", ".join(f"{name} {figure:.3f}" for name, figure in truth.items()))
    dice = random.Random(SEED)  # noqa: S311  # a simulation
    for agreements in (5, 6, 8, 10, 12, 20, 40, 138):
        held, given = dict.fromkeys((*MEASURES, "wilson"), 0), dict.fromkeys((*MEASURES, "wilson"), 0)
        for _ in range(codings):
            for name, measure, bounds in intervals(drawn(agreements, dice)):
                if bounds is not None:
                    given[name] += 1
                    held[name] += bounds[0] <= truth[measure] <= bounds[1]
        shares = (f"{name} {held[name] / count:.3f}" if count else f"{name} none" for name, count in given.items())
        print(f"{agreements} agreements, {codings} codings: {', '.join(shares)}")


def intervals(found: Part) -> Iterator[tuple[str, str, tuple[float, float] | None]]:
    """(kind, measure, interval) of a coding's figures; None where there is none."""
    yield from ((figure.measure, figure.measure, figure.interval) for figure in found.figures)
    agreed = found.figures[MEASURES.index("percent_agreement")].value or 0.0
    yield "wilson", "percent_agreement", wilson(round(agreed * found.cells), found.cells)


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


def drawn(agreements: int, dice: random.Random) -> Part:
    """The figures of two coders on so many agreements."""
    said: dict[tuple[str, str], tuple[str, str]] = {}
    for number in range(agreements):
        departs = dice.betavariate(*DEPARTS)
        for area in AREAS:
            covered = dice.random() < COVERED
            said[f"agreement-{number:03}", area] = _word(covered), _word(covered != (dice.random() < departs))
    return figures_of(said, AREAS, measures=MEASURES)


def _word(covered: bool) -> str:
    return CellValue.COVERED.value if covered else CellValue.NOT_FOUND.value


if __name__ == "__main__":
    main()
