"""How many of a coder's errors stand among the first questions of `foedera review`.

    python -m benchmarks.review_order CELLS.csv TEXTS [--write]

Three texts at a time are coded by the word list with codebook eu-sdp: 75 questions. An error is a cell that both
readers call covered and the coder does not (also where it asks), or that neither does and the coder does; where readers
differ or call it borderline, whatever it says is none. Counted are the errors among the first 30 questions: in the
queue's order; in the order of before (areas in turn, and while only scores speak every other cell by lot); and what any
30 of the 75 hold by chance. The texts are parted into threes many times over; intervals resample texts.

CELLS.csv has the columns text, area and verdict (covered or border; cells that are not named are not covered), text
being a path below TEXTS; a text without any is named once, with the verdict no.
"""

from __future__ import annotations

import csv
import datetime
import random
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.page import give
from foedera.coding.active_learning import questions
from foedera.coding.coverage.lexicon import Lexicon
from foedera.comparing.resolution import resolve
from foedera.ids import content_id
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import Cell, CellValue
from foedera.reading import read
from foedera.workspace.seed import built_in_codebook, built_in_sentence_words

PAGE = Path(__file__).resolve().parents[1] / "evaluation" / "review_order.md"
AT_ONCE, FIRST = 3, 30
"""Texts a person reviews at once, and questions answered."""
PARTINGS, RESAMPLES, SEED = 100, 1000, 30
RECORDED = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)

Order = Callable[[Sequence[Cell], Codebook], Sequence[tuple[str, str]]]
"""Cells and their codebook → (agreement, area) in the order they are asked about."""


class CodedText(NamedTuple):
    """A text as the coder has it, and where that is wrong."""

    cells: tuple[Cell, ...]
    wrong: frozenset[str]
    """Areas."""


def coded(verdicts: Mapping[str, Mapping[str, str]], folder: Path, book: Codebook) -> list[CodedText]:
    """Every text, coded and judged."""
    coder, found = Lexicon(book, built_in_sentence_words()), []
    for name, own in verdicts.items():
        path = folder / name
        text = read(path.read_bytes(), name=path.name, subject="a", role="text", language=None, source="a")
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in coder.code(text.document, text.provisions, agreement="a", recorded=RECORDED):
            claims[claim.value["area"]].append(claim)
        cells = tuple(resolve("a", area.id, claims[area.id]) for area in book.areas)
        wrong = frozenset(cell.area for cell in cells if _wrong(cell, own.get(cell.area, "no")))
        found.append(CodedText(cells, wrong))
    return found


def _wrong(cell: Cell, verdict: str) -> bool:
    return verdict != "border" and (verdict == "covered") != (cell.value is CellValue.COVERED)


def queue(cells: Sequence[Cell], book: Codebook) -> Sequence[tuple[str, str]]:
    """The order of `foedera review`."""
    return [(question.agreement, question.area) for question in questions(cells, book)]


def before(cells: Sequence[Cell], book: Codebook) -> Sequence[tuple[str, str]]:
    """The order of before: areas in turn, in each one by lot and one at the border alternately."""
    needed = {area.id: area.min_score for area in book.areas}
    turns = []
    for area in needed:
        lot = sorted((cell for cell in cells if cell.area == area), key=_lot)
        doubtful = sorted(lot, key=lambda cell: _from_border(_best(cell), needed[cell.area]))
        mixed = dict.fromkeys(cell.agreement for pair in zip(lot, doubtful, strict=True) for cell in pair)
        turns += [(place, content_id("lot", agreement, area), agreement, area) for place, agreement in enumerate(mixed)]
    return [(agreement, area) for _, _, agreement, area in sorted(turns)]


def _from_border(best: int, least: int) -> int:
    return best - least if best >= least else least - 1 - best


def _lot(cell: Cell) -> str:
    return content_id("lot", cell.agreement, cell.area)


def _best(cell: Cell) -> int:
    return max((claim.value.get("score") or 0 for claim in cell.claims[: cell.live]), default=0)


def held(texts: Sequence[CodedText], order: Order, book: Codebook, *, lot: str) -> tuple[int, int]:
    """Errors among the first questions about some texts, and all their errors; `lot` moves what is drawn by lot."""
    cells, wrong = [], set()
    for number, text in enumerate(texts):
        name = f"{lot}-{number}"
        cells += [msgspec.structs.replace(cell, agreement=name) for cell in text.cells]
        wrong |= {(name, area) for area in text.wrong}
    return len(wrong & set(order(cells, book)[:FIRST])), len(wrong)


def shares(texts: Sequence[CodedText], book: Codebook, *, partings: int, seed: str) -> list[tuple[float, ...]]:
    """Of each parting of the texts into threes: errors a three has; of them found before, in the queue, by chance."""
    dice, found = random.Random(seed), []  # noqa: S311  # a simulation
    for parting in range(partings):
        mixed = dice.sample(list(texts), len(texts))
        counts = []
        for start in range(0, len(mixed) - AT_ONCE + 1, AT_ONCE):
            three, lot = mixed[start : start + AT_ONCE], f"{seed}-{parting}-{start}"
            counts.append((*held(three, before, book, lot=lot), held(three, queue, book, lot=lot)[0]))
        old, errors, new = (statistics.fmean(column) for column in zip(*counts, strict=True))
        found.append((errors, old, new, errors * FIRST / (AT_ONCE * len(book.areas))))
    return found


def report(cells: Path, folder: Path) -> Iterator[str]:
    """The figures, as Markdown."""
    book = built_in_codebook("eu-sdp")
    verdicts: dict[str, dict[str, str]] = defaultdict(dict)
    with cells.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            verdicts[row["text"]][row["area"]] = row["verdict"]
    texts = coded(verdicts, folder, book)
    plain = [statistics.fmean(column) for column in zip(*shares(texts, book, partings=PARTINGS, seed="p"), strict=True)]
    dice = random.Random(SEED)  # noqa: S311  # a simulation
    resampled = [shares(dice.choices(texts, k=len(texts)), book, partings=1, seed=f"r{n}")[0] for n in range(RESAMPLES)]
    ends = [_ends(column) for column in zip(*resampled, strict=True)]
    gained = _ends([new - old for _, old, new, _ in resampled])
    figures = zip(plain, ends, strict=True)
    errors, old, new, chance = (f"{figure:.1f} ({low:.1f}–{high:.1f})" for figure, (low, high) in figures)
    yield f"{len(texts)} texts, three at a time: {AT_ONCE * len(book.areas)} questions, of which {FIRST} are answered."
    yield ""
    yield "| errors in 75 cells | found by chance | in the order of before | in the queue's order | more than before |"
    yield "|---|---|---|---|---|"
    yield f"| {errors} | {chance} | {old} | {new} | {plain[2] - plain[1]:+.1f} ({gained[0]:+.1f} to {gained[1]:+.1f}) |"


def _ends(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    outside = len(ordered) // 40
    return ordered[outside], ordered[-1 - outside]


if __name__ == "__main__":
    file, place = (Path(word) for word in sys.argv[1:] if not word.startswith("--"))
    give(PAGE, "order", list(report(file, place)))
