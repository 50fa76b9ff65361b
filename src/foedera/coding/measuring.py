"""Measuring a coder against people: agreement, and how much of the table it fills by itself.

In: what people said of cells, what the coder said of the same cells. Out: figures. Not here: reading texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foedera.coding.ranker.ranker_weights import Threshold
from foedera.coding.reliability.common_cells import Cell
from foedera.coding.reliability.two_coders import compare_coders, figures_of
from foedera.model.coverage import CellValue, Level
from foedera.model.evaluation import Filled, Graded
from foedera.model.reliability import BetweenCoders, Coded

HALF = 0.5
MEASURES = ("percent_agreement", "kappa", "f1", "f1_macro")


class CoderAnswer(NamedTuple):
    """What a coder says of one cell."""

    covered: bool
    """Its better guess, whether or not it would leave the cell to a person."""
    probability: float | None
    """That people call it covered; None where the coder gives none."""
    has_evidence: bool
    """Whether it can quote a passage."""
    rule: str = ""
    """What gave the answer, for who looks at the cell; '' where nobody will."""


def compare(
    people: Mapping[Cell, bool],
    answers: Mapping[Cell, CoderAnswer],
    *,
    coder: str,
    gold: str,
    areas: Sequence[str],
    codebook: str,
) -> BetweenCoders:
    """Agreement on every cell both have, an area and over all, with intervals that resample agreements."""
    return compare_coders(
        {cell: _coded(covered) for cell, covered in people.items()},
        {cell: _coded(answer.covered) for cell, answer in answers.items() if cell in people},
        coders=(gold, coder),
        areas=areas,
        codebook=codebook,
        measures=MEASURES,
    )


def filled(people: Mapping[Cell, bool], answers: Mapping[Cell, CoderAnswer], threshold: Threshold) -> Filled:
    """How much of the table stands without asking a person, and how much of it agrees with people.

    A cell without a passage to quote is never filled as covered, however probable: nothing is shown without evidence.
    """
    cells = [(people[cell], answers[cell]) for cell in people if cell in answers]
    accepted = [yes for yes, answer in cells if _accepts(answer, threshold)]
    rejected = [yes for yes, answer in cells if _rejects(answer, threshold)]
    right = sum(accepted) + len(rejected) - sum(rejected)
    both = len(accepted) + len(rejected)
    return Filled(
        stated=threshold.agreement,
        share=both / len(cells) if cells else 0.0,
        agreed=_share(right, both),
        positives=_share(sum(accepted) + sum(rejected), sum(yes for yes, _ in cells)),
        accepted_right=_share(sum(accepted), len(accepted)),
        rejected_right=_share(len(rejected) - sum(rejected), len(rejected)),
    )


def graded(
    people: Mapping[Cell, int],
    levels: Mapping[Cell, Level],
    answers: Mapping[Cell, CoderAnswer],
    *,
    coder: str,
    areas: Sequence[str],
    trained_on: int,
) -> Graded:
    """Agreement on how enforceable covered areas are, with intervals that resample agreements.

    Args:
        people: grade of each cell people call covered.
        levels: what the coder says of each of them, given that it is covered.
        answers: what the coder of coverage says of the same cells.
        coder: name of the coder of enforceability.
        areas: area ids.
        trained_on: how many of the agreements that coder's weights were learnt from.
    """
    names = list(Level)
    said = {cell: (names[grade].value, levels[cell].value) for cell, grade in people.items()}
    both = {cell: pair for cell, pair in said.items() if answers[cell].covered}
    kappa, accuracy = figures_of(said, areas, measures=("kappa", "percent_agreement")).figures
    (kappa_both,) = figures_of(both, areas, measures=("kappa",)).figures
    pairs = Counter(said.values())
    return Graded(
        coder=coder,
        trained_on=trained_on,
        kappa=kappa,
        accuracy=accuracy,
        kappa_both=kappa_both,
        confusion=tuple(tuple(pairs[one.value, two.value] for two in Level) for one in Level),
    )


def _accepts(answer: CoderAnswer, threshold: Threshold) -> bool:
    return answer.probability is not None and answer.probability >= threshold.accept and answer.has_evidence


def _rejects(answer: CoderAnswer, threshold: Threshold) -> bool:
    return answer.probability is not None and answer.probability <= threshold.reject


def _coded(covered: bool) -> Coded:
    return Coded(value=CellValue.COVERED if covered else CellValue.NOT_FOUND, strength=None, claim="")


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
