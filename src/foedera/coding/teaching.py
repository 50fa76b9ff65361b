"""Teaching: which cell to ask a person about next, so that the answer teaches most.

In: cells as they stand, their codebook. Out: questions in order, each with why it is asked. Not here: taking the answer
(foedera.workspace.deciding), and learning from it (foedera.coding.ranker.learning).

The cells the machine is least sure of come first, and areas take turns: next is always a cell of an area with the
fewest cells decided or already asked. While only scores speak, every other question of an area is drawn by lot, and so
is the first where none of its cells is decided: who asks only at the border learns nothing of either side. Reviewing so
is compared with reviewing at random in evaluation/learning_curve.md, which also says what was tried before.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from foedera.ids import content_id
from foedera.model.claim import Rank
from foedera.model.codebook import Area, Codebook
from foedera.model.matrix import Cell, CellValue, Coverage
from foedera.model.properties import value_of
from foedera.model.review import Question

HALF = 0.5


class Doubt(NamedTuple):
    """A cell nobody decided."""

    agreement: str
    area: str
    sureness: float
    """Of the machine: 0 where it could be either, 1 where nothing speaks against it."""
    by_score: bool = False
    """Whether only a score says so, which no reviewed cell has tested."""


def by_probability(probability: float) -> float:
    """Sureness of a probability: its distance from even odds, doubled."""
    return abs(probability - HALF) / HALF


def by_score(best: int, min_score: int) -> float:
    """Sureness of a best passage's score: d / (1 + d), d being its distance from a score that could go either way.

    Either way go the score to reach and the one below it. Scores are no probabilities; the scale only lets both stand
    in one queue.
    """
    distance = best - min_score if best >= min_score else min_score - 1 - best
    return distance / (1 + distance)


def in_order(doubts: Iterable[Doubt], decided: Mapping[str, int]) -> tuple[Doubt, ...]:
    """The order in which cells are asked about, whatever order they come in.

    Of equal doubts the lot decides, drawn from the cell's id: in the order of the ids, the first questions would all be
    about the same few agreements.

    Args:
        doubts: cells nobody decided, each once.
        decided: area id → how many of its cells are decided; absent is 0.
    """
    by_area: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        by_area[doubt.area].append(doubt)
    turns = [
        (decided.get(area, 0) + place, 0.0 if doubt.by_score else doubt.sureness, _lot(doubt), doubt)
        for area, own in by_area.items()
        for place, doubt in enumerate(_of_area(own, begun=decided.get(area, 0) > 0))
    ]
    return tuple(doubt for *_, doubt in sorted(turns))


def _of_area(doubts: Iterable[Doubt], *, begun: bool) -> Iterable[Doubt]:
    """An area's doubts, the greatest first; where only scores speak of some, with others drawn by lot between them."""
    drawn = sorted(doubts, key=_lot)
    doubtful = sorted(drawn, key=lambda doubt: doubt.sureness)
    if not any(doubt.by_score for doubt in drawn):
        return doubtful
    pairs = zip(doubtful, drawn, strict=True) if begun else zip(drawn, doubtful, strict=True)
    return dict.fromkeys(itertools.chain.from_iterable(pairs))


def _lot(doubt: Doubt) -> str:
    return content_id("lot", doubt.agreement, doubt.area)


def questions(cells: Iterable[Cell], book: Codebook) -> tuple[Question, ...]:
    """A question for each cell on which only machines have spoken, in the order of what their answers teach.

    Args:
        cells: the cells of a table, in any order.
        book: its codebook.
    """
    areas = {area.id: area for area in book.areas}
    decided: Counter[str] = Counter()
    doubts: dict[Doubt, tuple[Cell, str]] = {}
    for cell in cells:
        if cell.live and cell.claims[0].rank is not Rank.MACHINE:
            decided[cell.area] += 1
        elif cell.live:
            doubt, why = _doubt(cell, areas[cell.area])
            doubts[doubt] = cell, why
    return tuple(_question(*doubts[doubt], doubt, book, decided[doubt.area]) for doubt in in_order(doubts, decided))


def _question(cell: Cell, why: str, doubt: Doubt, book: Codebook, decided: int) -> Question:
    return Question(
        agreement=cell.agreement,
        area=cell.area,
        codebook=book.key,
        shown=cell.value,
        proposal=cell.claims[0],
        others=cell.claims[1 : cell.live],
        probability=value_of(cell.claims[0], Coverage).probability,
        sureness=doubt.sureness,
        why=f"{why}; {decided or 'no'} {'cell' if decided == 1 else 'cells'} of the area decided so far",
    )


def _doubt(cell: Cell, area: Area) -> tuple[Doubt, str]:
    """How sure the machine is of a cell, and what shows it."""
    said = [value_of(claim, Coverage) for claim in cell.claims[: cell.live]]
    probability = said[0].probability
    best = max((coverage.score for coverage in said if coverage.score is not None), default=None)
    place = cell.agreement, cell.area
    if cell.conflict:
        pairs = sorted({(claim.coder, coverage.value) for claim, coverage in zip(cell.claims, said, strict=False)})
        return Doubt(*place, 0.0), f"machines differ: {', '.join(f'{coder} says {_plain(v)}' for coder, v in pairs)}"
    if probability is not None:
        distance = f"{abs(probability - HALF):.2f} from even odds"
        return Doubt(*place, by_probability(probability)), f"probability {probability:.2f}, {distance}"
    if best is not None:
        why = f"only a score speaks, {best} where {area.min_score} is needed; so every other question is drawn by lot"
        return Doubt(*place, by_score(best, area.min_score), by_score=True), why
    if said[0].value is CellValue.UNCLEAR:
        return Doubt(*place, 0.0), "the machine cannot tell"
    return Doubt(*place, 1.0), "the machine gives no figure that would show a doubt"


def _plain(value: CellValue) -> str:
    return value.value.replace("_", " ")
