"""How many of a coder's errors stand among the first questions of `foedera review`.

    python -m benchmarks.review_order TEXTS [--write]

Three texts at a time are coded with codebook eu-sdp, by scores and by the coder that ships: 75 questions. An error is
a cell that both readers call covered and the coder does not (also where it asks), or that neither does and the coder
does; where readers differ or call it borderline, whatever it says is none. Counted are the errors among the first 30
questions: in the queue's order; in the order of before (areas in turn, and while only scores speak every other cell by
lot); and what any 30 of the 75 hold by chance. The texts are parted into threes many times over; intervals resample
texts.

What the readers said stands in evaluation/security_read.csv; only its texts to develop with are looked at (set dev),
files being paths below TEXTS.
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
from foedera.coding.active_learning import HALF, questions
from foedera.coding.coverage.judging import CoverageJudge
from foedera.coding.coverage.lexicon import Lexicon
from foedera.comparing.resolution import resolve
from foedera.ids import content_id
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import Cell, CellValue, Coverage
from foedera.model.properties import value_of
from foedera.reading import read
from foedera.workspace.seed import built_in_codebook, built_in_judge, built_in_sentence_words

EVALUATION = Path(__file__).resolve().parents[1] / "evaluation"
PAGE, READ = EVALUATION / "review_order.md", EVALUATION / "security_read.csv"
AT_ONCE, FIRST = 3, 30
"""Texts a person reviews at once, and questions answered."""
PARTINGS, RESAMPLES, SEED = 100, 500, 30
RECORDED = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)

Order = Callable[[Sequence[Cell], Codebook], Sequence[tuple[str, str]]]
"""Cells and their codebook → (agreement, area) in the order they are asked about."""


class CodedText(NamedTuple):
    """A text as the coder has it, and where that is wrong."""

    cells: tuple[Cell, ...]
    wrong: frozenset[str]
    """Areas."""


def coded(
    verdicts: Mapping[str, Mapping[str, str]], folder: Path, book: Codebook, judge: CoverageJudge | None
) -> list[CodedText]:
    """Every text, coded and judged; by scores where there is no judge."""
    coder, found = Lexicon(book, built_in_sentence_words(), judge), []
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
    """The order of before: areas in turn, the least sure first, and where scores speak one by lot before each."""
    needed = {area.id: area.min_score for area in book.areas}
    turns = []
    for area in needed:
        lot = sorted((cell for cell in cells if cell.area == area), key=_lot)
        doubtful = sorted(lot, key=lambda cell: _from_border(cell, needed[cell.area]))
        pairs = zip(doubtful if _probability(doubtful[0]) is not None else lot, doubtful, strict=True)
        for place, cell in enumerate({cell.agreement: cell for pair in pairs for cell in pair}.values()):
            likely = _probability(cell)
            turns.append((place, 0.0 if likely is None else abs(likely - HALF), _lot(cell), cell.agreement, area))
    return [(agreement, area) for *_, agreement, area in sorted(turns)]


def _from_border(cell: Cell, least: int) -> float:
    best, likely = _best(cell), _probability(cell)
    if likely is not None:
        return abs(likely - HALF)
    return best - least if best >= least else least - 1 - best


def _probability(cell: Cell) -> float | None:
    return None if cell.winner is None else value_of(cell.winner, Coverage).probability


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


def verdicts_read() -> dict[str, dict[str, str]]:
    """File → area → covered (both readers say so) or border; areas neither found are left out."""
    verdicts: dict[str, dict[str, str]] = defaultdict(dict)
    with READ.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["set"] == "dev":
                both = (row["first"], row["second"]) == ("covered", "covered")
                verdicts[row["file"]][row["area"]] = "covered" if both else "border"
    return verdicts


def report(folder: Path) -> Iterator[str]:
    """The figures, as Markdown."""
    book, verdicts = built_in_codebook("eu-sdp"), verdicts_read()
    asked = AT_ONCE * len(book.areas)
    yield f"{len(verdicts)} texts, three at a time: {asked} questions, of which {FIRST} are answered."
    yield ""
    yield f"| coder | errors in {asked} cells | by chance | in the order of before | in the queue's order | more |"
    yield "|---|---|---|---|---|---|"
    for name, judge in (("scores", None), ("calibrated", built_in_judge(book))):
        yield f"| {name} | {_line(coded(verdicts, folder, book, judge), book)} |"


def _line(texts: Sequence[CodedText], book: Codebook) -> str:
    plain = [statistics.fmean(column) for column in zip(*shares(texts, book, partings=PARTINGS, seed="p"), strict=True)]
    dice = random.Random(SEED)  # noqa: S311  # a simulation
    resampled = [shares(dice.choices(texts, k=len(texts)), book, partings=1, seed=f"r{n}")[0] for n in range(RESAMPLES)]
    ends = [_ends(column) for column in zip(*resampled, strict=True)]
    gained = _ends([new - old for _, old, new, _ in resampled])
    figures = zip(plain, ends, strict=True)
    errors, old, new, chance = (f"{figure:.1f} ({low:.1f}–{high:.1f})" for figure, (low, high) in figures)
    more = f"{plain[2] - plain[1]:+.1f} ({gained[0]:+.1f} to {gained[1]:+.1f})"
    return f"{errors} | {chance} | {old} | {new} | {more}"


def _ends(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    outside = len(ordered) // 40
    return ordered[outside], ordered[-1 - outside]


if __name__ == "__main__":
    (place,) = (Path(word) for word in sys.argv[1:] if not word.startswith("--"))
    give(PAGE, "order", list(report(place)))
