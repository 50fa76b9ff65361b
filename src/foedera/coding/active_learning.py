"""Active learning by uncertainty sampling: which cell to ask a person about next, so that the answer mends most.

In: cells as they stand, their codebook. Out: questions in order, each with why it is asked. Not here: taking the answer
(foedera.workspace.deciding), and learning from it (foedera.coding.ranker.ranker_learning).

The border comes first: the cells a machine itself asks about, those on which machines differ, and the lowest scores
that reach what is needed. That is where its errors are (evaluation/review_order.md). Then the others, the least sure
first; while only scores speak, every other question of an area is about a random one, for who asks only at the border
learns nothing of either side. On both sides of that line areas take turns: next is always a cell of an area with the
fewest cells decided or already asked. What reviewing teaches a ranker stands in evaluation/learning_curve.md.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foedera.ids import content_id
from foedera.model.claim import Rank
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import Cell, CellValue, Coverage
from foedera.model.properties import value_of
from foedera.model.review import Question

HALF = 0.5
BORDER = 0.5
"""Sureness of a score up to which the cell is at the border: one point above the score to reach, or at it, or below."""


class UndecidedCell(NamedTuple):
    """A cell nobody decided."""

    agreement: str
    area: str
    sureness: float
    """Of the machine: 0 where it could be either, 1 where nothing speaks against it."""
    scored_only: bool = False
    """Whether only a score says so, which no reviewed cell has tested."""
    at_border: bool = False
    """Whether it is asked before every cell that is not: the machine asks itself, or could as well say otherwise."""


def certainty_of_probability(probability: float) -> float:
    """Sureness of a probability: its distance from even odds, doubled."""
    return abs(probability - HALF) / HALF


def certainty_of_score(best: int, min_score: int, *, passages: int = 1) -> float:
    """Sureness of a best passage's score: d / (1 + d), d being its distance from a score that could go either way.

    Either way go the score to reach and the one below it. A further passage that reaches the score confirms the first,
    as a point more would; and where too little was found, each point counts twice: a coder that quotes one passage just
    above the border errs in one of five cells, one that has nothing to quote in one of seventy
    (evaluation/review_order.md). Scores are no probabilities; the scale only lets both stand in one queue.

    Args:
        best: the best passage's score.
        min_score: the score to reach.
        passages: how many passages reach it, where one does.
    """
    distance = best - min_score + passages - 1 if best >= min_score else 2 * (min_score - 1 - best)
    return distance / (1 + distance)


def most_informative_first(undecided: Iterable[UndecidedCell], decided: Mapping[str, int]) -> tuple[UndecidedCell, ...]:
    """The order in which cells are asked about, whatever order they come in.

    Among equals a random order decides, made of the cells' ids: in the order of the ids, the first questions would
    all be about the same few agreements.

    Args:
        undecided: the cells, each once.
        decided: area id → how many of its cells are decided; absent is 0.
    """
    asked = Counter(decided)
    sides: tuple[list[UndecidedCell], list[UndecidedCell]] = ([], [])
    for one in undecided:
        sides[not one.at_border].append(one)
    found: list[UndecidedCell] = []
    for side in sides:
        found += _in_turns(side, asked)
        asked.update(one.area for one in side)
    return tuple(found)


def _in_turns(undecided: Iterable[UndecidedCell], asked: Mapping[str, int]) -> list[UndecidedCell]:
    """The cells of each area in their own order, areas with fewer cells decided or asked first."""
    by_area: dict[str, list[UndecidedCell]] = defaultdict(list)
    for one in undecided:
        by_area[one.area].append(one)
    turns = [
        (asked.get(area, 0) + place, 0.0 if one.scored_only else one.sureness, _random_order(one), one)
        for area, own in by_area.items()
        for place, one in enumerate(_of_area(own, begun=asked.get(area, 0) > 0))
    ]
    return [one for *_, one in sorted(turns)]


def _of_area(undecided: Iterable[UndecidedCell], *, begun: bool) -> Iterable[UndecidedCell]:
    """An area's cells, the least sure first; where only scores speak of some, with random ones between them."""
    shuffled = sorted(undecided, key=_random_order)
    doubtful = sorted(shuffled, key=lambda one: one.sureness)
    if not any(one.scored_only and not one.at_border for one in shuffled):
        return doubtful
    pairs = zip(doubtful, shuffled, strict=True) if begun else zip(shuffled, doubtful, strict=True)
    return dict.fromkeys(itertools.chain.from_iterable(pairs))


def _random_order(one: UndecidedCell) -> str:
    return content_id("lot", one.agreement, one.area)


def questions(cells: Iterable[Cell], book: Codebook) -> tuple[Question, ...]:
    """A question for each cell on which only machines have spoken, in the order of what their answers teach.

    Args:
        cells: the cells of a table, in any order.
        book: its codebook.
    """
    areas = {area.id: area for area in book.areas}
    decided: Counter[str] = Counter()
    undecided: dict[UndecidedCell, tuple[Cell, str]] = {}
    for cell in cells:
        if cell.live and cell.claims[0].rank is not Rank.MACHINE:
            decided[cell.area] += 1
        elif cell.live:
            one, why = _undecided(cell, areas[cell.area])
            undecided[one] = cell, why
    return tuple(
        _question(*undecided[one], one, book, decided[one.area]) for one in most_informative_first(undecided, decided)
    )


def _question(cell: Cell, why: str, one: UndecidedCell, book: Codebook, decided: int) -> Question:
    return Question(
        agreement=cell.agreement,
        area=cell.area,
        codebook=book.key,
        shown=cell.value,
        proposal=cell.claims[0],
        others=cell.claims[1 : cell.live],
        probability=value_of(cell.claims[0], Coverage).probability,
        sureness=one.sureness,
        why=f"{why}; {decided or 'no'} {'cell' if decided == 1 else 'cells'} of the area decided so far",
    )


def _undecided(cell: Cell, area: Area) -> tuple[UndecidedCell, str]:
    """How sure the machine is of a cell, and what shows it."""
    live = cell.claims[: cell.live]
    said = [value_of(claim, Coverage) for claim in live]
    voices = sorted({(claim.coder, coverage.value) for claim, coverage in zip(live, said, strict=True)})
    if len({value for _, value in voices}) > 1:
        differ = ", ".join(f"{coder} says {_plain(value)}" for coder, value in voices)
        return UndecidedCell(cell.agreement, cell.area, 0.0, at_border=True), f"machines differ: {differ}"
    if cell.crowd:
        why = f"its passage is given for {len(cell.crowd)} areas"
        return UndecidedCell(cell.agreement, cell.area, 0.0, at_border=True), why
    return _alone(cell, said, area)


def _alone(cell: Cell, said: Sequence[Coverage], area: Area) -> tuple[UndecidedCell, str]:
    """The same where all that machines say is one value."""
    place, asks = (cell.agreement, cell.area), said[0].value is CellValue.UNCLEAR
    probability = said[0].probability
    if probability is not None:
        why = f"probability {probability:.2f}, {abs(probability - HALF):.2f} from even odds"
        return UndecidedCell(*place, certainty_of_probability(probability), at_border=asks), why
    best = max((coverage.score for coverage in said if coverage.score is not None), default=None)
    if best is not None:
        passages = sum(coverage.value is CellValue.COVERED for coverage in said)
        sure = 0.0 if asks else certainty_of_score(best, area.min_score, passages=max(passages, 1))
        where = "at the border" if sure <= BORDER else "not at the border, where every other question is drawn by lot"
        why = f"only a score speaks, {best} where {area.min_score} is needed: {where}"
        return UndecidedCell(*place, sure, scored_only=True, at_border=sure <= BORDER), why
    if asks:
        return UndecidedCell(*place, 0.0, at_border=True), "the machine cannot tell"
    return UndecidedCell(*place, 1.0), "the machine gives no figure that would show a doubt"


def _plain(value: CellValue) -> str:
    return value.value.replace("_", " ")
