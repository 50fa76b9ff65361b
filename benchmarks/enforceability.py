"""How well enforceability is judged on agreements it was not learnt from; written into evaluation/enforceability.md.

    python -m benchmarks.enforceability GOLD.csv TEXTS [--write]

Held out as in benchmarks.coding_quality: random folds over agreements, families, and the third of the agreements whose
texts nobody looked at. Every figure is given that people call the area covered, but for the last table's.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.coding_quality import family, unread
from benchmarks.page import put
from foedera.coding.enforceability.level_learning import LevelCells, fit, level_cells, out_of_fold
from foedera.coding.measuring import HALF
from foedera.coding.ranker import ranker_learning as ranker
from foedera.coding.ranker.ranker_learning import REPEATS, family_folds, folds
from foedera.coding.reliability.two_coders import figures_of
from foedera.model.codebook import Codebook
from foedera.model.coverage import Level
from foedera.model.reliability import Measured
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.gold_search import Found, search

PAGE = Path(__file__).resolve().parents[1] / "evaluation" / "enforceability.md"
TARGET = 0.62

Rows = NDArray[np.intp]
Folds = Callable[[], Iterator[tuple[Rows, Rows]]]


class Said(NamedTuple):
    """One way of measuring: rows of cells, and the grade each was given."""

    what: str
    rows: Rows
    grades: Rows


def report(found: Found, book: Codebook) -> Iterator[str]:
    """Three Markdown tables: agreement with people, the confusion matrix, and both coders together."""
    cells = level_cells(found.wording, found.levels, tuple(area.id for area in book.areas))
    counts = np.bincount(cells.levels, minlength=len(Level))
    told = ", ".join(f"{count} {level.in_words}" for level, count in zip(Level, counts, strict=True))
    yield f"{len(cells.agreements)} agreements, {len(cells.levels)} covered cells: {told}."
    yield ""
    yield f"| what | cells | kappa (aimed at {TARGET}) | percent agreement |"
    yield "|---|--:|---|---|"
    measured = list(_measured(cells, found))
    yield from (_line(cells, said) for said in measured)
    yield ""
    random = next(said for said in measured if said.what.startswith("judge, random folds, seed"))
    yield from _confusion(cells, random)
    yield ""
    yield from _both(cells, found, book, random)


def _measured(cells: LevelCells, found: Found) -> Iterator[Said]:
    every = np.arange(len(cells.levels))
    count = len(cells.agreements)
    families = [family(found, name) for name in cells.agreements]
    third = np.array([unread(name) for name in cells.agreements])
    read, held = np.flatnonzero(~third), np.flatnonzero(third)
    yield Said("a constant per area, random folds", every, _constant(cells, folds(count, seed=0)))
    yield Said("a constant per area, family left out", every, _constant(cells, family_folds(families)))
    for seed in range(REPEATS):
        guessed = out_of_fold(cells, folds(count, seed=seed)).argmax(axis=1)
        yield Said(f"judge, random folds, seed {seed}", every, guessed)
    yield Said("judge, family left out", every, out_of_fold(cells, family_folds(families)).argmax(axis=1))
    rows = cells.of(held)
    yield Said("a constant per area, learnt from the read, on the unread third", rows, _of_read(cells, read, held))
    guessed = fit(cells, cells.of(read)).probabilities(cells, rows).argmax(axis=1)
    yield Said("**judge learnt from the read, on the unread third**", rows, guessed)


def _constant(cells: LevelCells, splits: Iterator[tuple[Rows, Rows]]) -> Rows:
    """Each cell as most of its area's in other agreements."""
    found = np.zeros(len(cells.levels), dtype=np.intp)
    for learnt, judged in splits:
        found[cells.of(judged)] = _of_read(cells, learnt, judged)
    return found


def _of_read(cells: LevelCells, learnt: Rows, judged: Rows) -> Rows:
    known, rows = cells.of(learnt), cells.of(judged)
    counts = np.zeros((len(cells.areas), len(Level)))
    np.add.at(counts, (cells.area[known], cells.levels[known]), 1)
    counts += counts.sum(axis=0) / (1 + counts.sum())  # an area nobody coded is as most cells are
    return np.asarray(counts.argmax(axis=1)[cells.area[rows]], dtype=np.intp)


def _figures(cells: LevelCells, said: Said) -> tuple[Measured, ...]:
    names = [level.value for level in Level]
    pairs = {
        (cells.agreements[cells.agreement[row]], cells.areas[cells.area[row]]): (names[cells.levels[row]], names[grade])
        for row, grade in zip(said.rows, said.grades, strict=True)
    }
    return figures_of(pairs, cells.areas, measures=("kappa", "percent_agreement")).figures


def _line(cells: LevelCells, said: Said) -> str:
    return f"| {said.what} | {len(said.rows)} | " + " | ".join(map(_figure, _figures(cells, said))) + " |"


def _figure(figure: Measured) -> str:
    if figure.value is None or figure.interval is None:
        return "–"
    return f"{figure.value:.3f} ({figure.interval[0]:.3f}–{figure.interval[1]:.3f})"


def _confusion(cells: LevelCells, said: Said) -> Iterator[str]:
    yield f"| people say ({said.what}) | " + " | ".join(level.in_words for level in Level) + " |"
    yield "|---|--:|--:|--:|"
    for level in Level:
        of = said.grades[cells.levels[said.rows] == level.grade]
        yield f"| {level.in_words} | " + " | ".join(str(int((of == other.grade).sum())) for other in Level) + " |"


def _both(cells: LevelCells, found: Found, book: Codebook, said: Said) -> Iterator[str]:
    """Only cells the ranker, out of the same folds, calls covered as people do."""
    coverage = ranker.cells_of(book, found.evidence, found.people)
    found_there = ranker.out_of_fold(coverage, folds(len(coverage.agreements), seed=0)) >= HALF
    place = {name: row for row, name in enumerate(coverage.agreements)}
    kept = np.array([found_there[place[cells.agreements[cells.agreement[r]]], cells.area[r]] for r in said.rows])
    yield "| what | cells | kappa | percent agreement |"
    yield "|---|--:|---|---|"
    yield _line(cells, Said(f"{said.what}, covered by both", said.rows[kept], said.grades[kept]))


if __name__ == "__main__":
    gold_file, texts_place = (Path(word) for word in sys.argv[1:] if not word.startswith("--"))
    measured_by = named_codebook("dta")
    table = list(report(search(gold_file, texts_place, measured_by, enforceability=True), measured_by))
    print("\n".join(table))
    if "--write" in sys.argv:
        put(PAGE, "figures", table)
