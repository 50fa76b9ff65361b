"""How well the coder of codebook dta does on agreements it did not learn from; written into evaluation/coding.md.

    python -m benchmarks.coding_quality GOLD.csv TEXTS [--write]

Three ways of holding out, all over whole agreements: random folds; families (one fold each: all agreements with one
party or bloc are judged by what was learnt from the others); and the third of the agreements whose texts nobody looked
at while the expressions were written, judged by what was learnt from the other two thirds.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.page import put
from foedera.coding.coverage.judging import ScoreJudge
from foedera.coding.measuring import HALF, CoderAnswer, compare, filled
from foedera.coding.ranker.ranker_learning import (
    RATES,
    REPEATS,
    Floats,
    ReviewedCells,
    cells_of,
    family_folds,
    fit,
    folds,
    out_of_fold,
    threshold,
)
from foedera.model.evaluation import Filled
from foedera.model.reliability import Measured
from foedera.workspace.codebooks import named_codebook
from foedera.workspace.evaluating import by_verdicts
from foedera.workspace.gold_search import Found, search

PAGE = Path(__file__).resolve().parents[1] / "evaluation" / "coding.md"
SHOWN = ("kappa", "f1", "f1_macro", "percent_agreement")


BLOCS = (
    ("EU", {"DEU", "FRA", "ITA"}, 2),
    ("EFTA", {"CHE", "NOR", "ISL"}, 2),
    ("US", {"USA"}, 1),
    ("Turkey", {"TUR"}, 1),
    ("CIS", {"RUS", "UKR", "GEO", "ARM", "KGZ"}, 1),
    ("Japan", {"JPN"}, 1),
    ("China", {"CHN"}, 1),
    ("Canada", {"CAN"}, 1),
    ("Singapore", {"SGP"}, 1),
    ("India", {"IND"}, 1),
    ("Chile", {"CHL"}, 1),
    ("Australia", {"AUS"}, 1),
    ("New Zealand", {"NZL"}, 1),
)
"""Family, parties that tell it, and how many of them an agreement must have; the first that fits."""


class Row(NamedTuple):
    """One way of measuring and what it gave."""

    what: str
    answers: Mapping[tuple[str, str], CoderAnswer]


def unread(agreement: str) -> bool:
    """Whether an agreement belongs to the third nobody looked at, by the hash of its id."""
    return int(hashlib.sha256(agreement.encode()).hexdigest(), 16) % 3 == 0


def report(gold: Path, texts: Path) -> Iterator[str]:
    """Two Markdown tables: agreement with people, and how much is filled without asking."""
    book = named_codebook("dta")
    found = search(gold, texts, book)
    cells = cells_of(book, found.evidence, found.people)
    rows = list(_rows(cells, found))
    yield f"{len(cells.agreements)} agreements, {cells.covered.size} cells, {int(cells.covered.sum())} covered."
    yield ""
    yield "| what | cells | kappa | F1 micro | F1 macro | percent agreement |"
    yield "|---|--:|---|---|---|---|"
    for row in rows:
        yield _line(row, found, [area.id for area in book.areas])
    yield ""
    yield "| filled without asking | aimed at | cells | agreed | positives | accepted right | rejected right |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    yield from _fillings(cells, found)


def _rows(cells: ReviewedCells, found: Found) -> Iterator[Row]:
    scores = by_verdicts(named_codebook("dta"), ScoreJudge(), found.evidence)
    held = [row for row, name in enumerate(cells.agreements) if unread(name)]
    read = [row for row, name in enumerate(cells.agreements) if not unread(name)]
    random = _random(cells)
    families = out_of_fold(cells, family_folds([family(found, name) for name in cells.agreements]))
    learnt = fit(cells.only(read)).probabilities(cells.features[held])
    yield Row("scores alone, all", scores)
    yield Row("scores alone, unread third", {c: a for c, a in scores.items() if unread(c[0])})
    yield Row("ranker, random folds", _answers(cells, found, random))
    yield Row("ranker, random folds, unread third", _answers(cells.only(held), found, random[held]))
    yield Row("ranker, family left out", _answers(cells, found, families))
    yield Row("ranker, family left out, unread third", _answers(cells.only(held), found, families[held]))
    yield Row("**ranker learnt from the read, on the unread third**", _answers(cells.only(held), found, learnt))


def family(found: Found, agreement: str) -> str:
    """The bloc or party an agreement is counted to."""
    parties = set(found.metadata[agreement].get("parties", ()))
    return next((name for name, telling, least in BLOCS if len(parties & telling) >= least), "other")


def _random(cells: ReviewedCells) -> Floats:
    """Mean probability of each cell over repeated random folds."""
    count = len(cells.agreements)
    return np.asarray(np.mean([out_of_fold(cells, folds(count, seed=seed)) for seed in range(REPEATS)], axis=0))


def _answers(cells: ReviewedCells, found: Found, probabilities: Floats) -> dict[tuple[str, str], CoderAnswer]:
    return {
        (agreement, area): CoderAnswer(p >= HALF, p, bool(found.evidence[agreement].hits[area]))
        for agreement, of_agreement in zip(cells.agreements, probabilities.tolist(), strict=True)
        for area, p in zip(cells.areas, of_agreement, strict=True)
    }


def _line(row: Row, found: Found, areas: list[str]) -> str:
    people = {cell: covered for cell, covered in found.people.items() if cell in row.answers}
    between = compare(people, row.answers, coder="coder", gold="people", areas=areas, codebook="dta@1")
    figures = {figure.measure: figure for figure in between.overall.figures}
    return f"| {row.what} | {between.overall.cells} | " + " | ".join(_figure(figures[name]) for name in SHOWN) + " |"


def _figure(figure: Measured) -> str:
    if figure.value is None or figure.interval is None:
        return "–"
    return f"{figure.value:.3f} ({figure.interval[0]:.3f}–{figure.interval[1]:.3f})"


def _fillings(cells: ReviewedCells, found: Found) -> Iterator[str]:
    """Thresholds chosen on the read two thirds, measured on the unread one."""
    held = [row for row, name in enumerate(cells.agreements) if unread(name)]
    read = cells.only([row for row, name in enumerate(cells.agreements) if not unread(name)])
    answers = _answers(cells.only(held), found, fit(read).probabilities(cells.features[held]))
    people = {cell: covered for cell, covered in found.people.items() if unread(cell[0])}
    for rate in RATES:
        yield _filling(filled(people, answers, threshold(_random(read), read.covered, rate)))


def _filling(made: Filled) -> str:
    shares = (made.agreed, made.positives, made.accepted_right, made.rejected_right)
    cells = " | ".join("–" if share is None else f"{share:.3f}" for share in (made.share, *shares))
    return f"| ranker learnt from the read, on the unread third | {made.stated:.2f} | {cells} |"


if __name__ == "__main__":
    gold_file, texts_place = (Path(word) for word in sys.argv[1:] if not word.startswith("--"))
    table = list(report(gold_file, texts_place))
    print("\n".join(table))
    if "--write" in sys.argv:
        put(PAGE, "words", table)
