"""How fast the ranker learns from reviewed cells, asked for in the queue's order and at random.

    python -m benchmarks.learning_curve GOLD.csv TEXTS [--write]

A simulation on cells people have coded. Agreements are parted into five folds, five times over. In the four folds to
learn from, cells are revealed as if a person reviewed them one by one; the fifth is judged and never reviewed. Before
the first answer the scores decide. In the queue's order the ranker is trained anew after every batch of answers, and
what it is least sure of is asked next (foedera.coding.active_learning); at random, any cell is as likely as any other.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.coding_quality import unread
from benchmarks.page import put
from benchmarks.resampling import RESAMPLES, SEED, draws, interval
from foedera.coding.active_learning import (
    BORDER,
    HALF,
    UndecidedCell,
    certainty_of_probability,
    certainty_of_score,
    most_informative_first,
)
from foedera.coding.ranker.ranker_learning import FOLDS, Fit, Floats, ReviewedCells, cells_of, fit, folds
from foedera.coding.reliability.coefficients import kappa
from foedera.model.codebook import Codebook
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.gold_search import search

PAGE = Path(__file__).resolve().parents[1] / "evaluation" / "learning_curve.md"
SIZES = (50, 100, 200, 500, 1000)
"""Reviewed cells after which the ranker is judged."""
BATCH = 50
"""Answers after which it is trained anew."""
REPEATS = 5
SCORES, ALL = "scores", "all"

Mask = NDArray[np.bool_]
Order = Callable[[ReviewedCells, Mask, Fit | None], Iterator[tuple[int, int]]]
"""Cells, which of them are reviewed, what was learnt so far → rows and columns of the cells to ask about, in order."""


class Curve(NamedTuple):
    """What is said of every cell at one point of a curve: once a repeat, by models that never saw its agreement."""

    said: Mapping[tuple[str, int], Mask]
    """(order, reviewed cells) → shape (repeats, agreements, areas)."""
    covered: Mask


def queue_of(book: Codebook) -> Order:
    """The queue's own rule."""
    needed = [area.min_score for area in book.areas]

    def ask(cells: ReviewedCells, reviewed: Mask, learnt: Fit | None) -> Iterator[tuple[int, int]]:
        rows = {agreement: row for row, agreement in enumerate(cells.agreements)}
        columns = {area: column for column, area in enumerate(cells.areas)}
        sure = _sure_by_scores(cells, needed) if learnt is None else _sure_by(learnt.probabilities(cells.features))
        doubts = (
            UndecidedCell(
                cells.agreements[row],
                cells.areas[column],
                sure[row][column],
                scored_only=learnt is None,
                at_border=learnt is None and sure[row][column] <= BORDER,
            )
            for row, column in zip(*np.nonzero(~reviewed), strict=True)
        )
        decided = dict(zip(cells.areas, reviewed.sum(axis=0).tolist(), strict=True))
        return ((rows[doubt.agreement], columns[doubt.area]) for doubt in most_informative_first(doubts, decided))

    return ask


def chance(seed: int) -> Order:
    """Any cell as likely as any other; the same cells again for the same seed."""

    def ask(_: ReviewedCells, reviewed: Mask, __: Fit | None) -> Iterator[tuple[int, int]]:
        order = np.random.default_rng(seed).permutation(reviewed.size)
        places = (divmod(int(place), reviewed.shape[1]) for place in order)
        return (place for place in places if not reviewed[place])

    return ask


def _sure_by(probabilities: Floats) -> list[list[float]]:
    return [[certainty_of_probability(p) for p in row] for row in probabilities.tolist()]


def _sure_by_scores(cells: ReviewedCells, needed: list[int]) -> list[list[float]]:
    """From the feature that holds the best score, in quarters."""
    best = (4 * cells.features[:, :, cells.names.index("best")]).round().astype(int)
    return [
        [certainty_of_score(score, least) for score, least in zip(row, needed, strict=True)] for row in best.tolist()
    ]


def reviewed_in(cells: ReviewedCells, order: Order) -> Iterator[tuple[int, Fit]]:
    """The ranker after each batch of answers, with how many there were."""
    reviewed = np.zeros(cells.covered.shape, dtype=bool)
    learnt: Fit | None = None
    for size in range(BATCH, SIZES[-1] + 1, BATCH):
        for place, _ in zip(order(cells, reviewed.copy(), learnt), range(BATCH), strict=False):
            reviewed[place] = True
        learnt = fit(cells, reviewed)
        yield size, learnt


def curve(cells: ReviewedCells, book: Codebook) -> Curve:
    """Every point of both curves, and both ends."""
    shape = (REPEATS, *cells.covered.shape)
    said: dict[tuple[str, int], Mask] = defaultdict(lambda: np.zeros(shape, dtype=bool))
    by_scores = cells.features[:, :, cells.names.index("reaches")] > 0
    for repeat in range(REPEATS):
        said[SCORES, 0][repeat] = by_scores
        for fold, (rows, judged) in enumerate(folds(len(cells.agreements), seed=repeat)):
            pool, held = cells.only(rows), cells.features[judged]
            said[ALL, 0][repeat, judged] = fit(pool).probabilities(held) >= HALF
            for name, order in (("queue", queue_of(book)), ("random", chance(100 * repeat + fold))):
                for size, learnt in reviewed_in(pool, order):
                    said[name, size][repeat, judged] = learnt.probabilities(held) >= HALF
    return Curve(said, cells.covered)


def kappas(found: Curve, point: tuple[str, int]) -> tuple[float, list[float]]:
    """Mean kappa over the repeats, and the same in each resample of agreements."""
    pairs = 2 * found.said[point] + found.covered
    tables = np.stack([(pairs == kind).sum(axis=2) for kind in range(4)], axis=2)
    count = len(found.covered)
    times = np.array(list(draws(count, resamples=RESAMPLES, seed=SEED)))
    return _mean_kappa(tables.sum(axis=1)), [_mean_kappa(table) for table in np.einsum("sa,rak->srk", times, tables)]


def _mean_kappa(tables: NDArray[np.int_]) -> float:
    """Of tables (said, covered): neither, only covered, only said, both."""
    kinds = ((False, False), (False, True), (True, False), (True, True))
    found = [kappa(dict(zip(kinds, table, strict=True))) for table in tables.tolist()]
    return float(np.mean([value for value in found if value is not None]))


def report(gold: Path, texts: Path) -> Iterator[str]:
    """A table for all agreements, and one for the third nobody read, as Markdown."""
    book = named_codebook("dta")
    found = search(gold, texts, book)
    cells = cells_of(book, found.evidence, found.people)
    made = curve(cells, book)
    held = np.array([unread(agreement) for agreement in cells.agreements])
    third = Curve({point: said[:, held] for point, said in made.said.items()}, made.covered[held])
    for what, part in (("Judged on all", made), ("Judged on the unread", third)):
        yield f"{what} {len(part.covered)} agreements, {part.covered.size} cells:"
        yield ""
        yield "| reviewed cells | in the queue's order | at random | difference |"
        yield "|--:|---|---|---|"
        yield f"| 0, the scores decide | {_figure(part, (SCORES, 0))} | the same | |"
        for size in SIZES:
            points = ("queue", size), ("random", size)
            yield f"| {size} | {_figure(part, points[0])} | {_figure(part, points[1])} | {_difference(part, *points)} |"
        learnt = made.covered.size * (FOLDS - 1) // FOLDS
        yield f"| all, about {learnt:,} | {_figure(part, (ALL, 0))} | the same | |"
        yield ""


def _figure(made: Curve, point: tuple[str, int]) -> str:
    figure, resampled = kappas(made, point)
    low, high = interval(figure, resampled, agreements=len(made.covered))
    return f"{figure:.3f} ({low:.3f}–{high:.3f})"


def _difference(made: Curve, first: tuple[str, int], second: tuple[str, int]) -> str:
    """Between two points, resampled together."""
    (one, ones), (other, others) = kappas(made, first), kappas(made, second)
    resampled = [a - b for a, b in zip(ones, others, strict=True)]
    low, high = interval(one - other, resampled, agreements=len(made.covered))
    return f"{one - other:+.3f} ({low:+.3f} to {high:+.3f})"


if __name__ == "__main__":
    gold_file, texts_place = (Path(word) for word in sys.argv[1:] if not word.startswith("--"))
    table = "\n".join(report(gold_file, texts_place)).rstrip("\n")
    print(table)
    if "--write" in sys.argv:
        put(PAGE, "curve", [table])
