"""How right the coder's answers by eu-sdp are on texts that are no such partnerships: drawn cells, judged blind.

Two draws from the texts in English: defence treaties (every cell the coder finds or nearly finds, and others) and
trade agreements. They were judged without the coder's answers in sight (evaluation/defence_cells.csv and
trade_cells.csv); what the coder answered when they were drawn stands in the column drawn_as. The defence treaties were
also read whole, and what they cover written down (evaluation/defence_read.csv), which gives a recall that no draw of
this size can give.

    python -m benchmarks.drawn_cells             prints the tables
    python -m benchmarks.drawn_cells --write     writes them into evaluation/briefing.md, between their two marks
    python -m benchmarks.drawn_cells --draw      draws again with today's codebook; prints the sheets without answers
"""

from __future__ import annotations

import datetime
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.briefing import PAGE, ROOT, Key, Row, rows, share
from benchmarks.deeds_drawn import CORPORA, originals, text_of
from benchmarks.page import put
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.reliability import wilson
from foedera.model.coverage import CellValue
from foedera.workspace.seed import built_in_codebook, built_in_judge, built_in_sentence_words

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
STRATA = ("found", "near", "nothing")
"""Found by the coder; some expression occurs and the area is asked about or not found; no expression occurs."""


READ_WHOLE = frozenset({
    "1206", "1228", "1525", "1552", "1627", "1629", "1632", "1633", "1792", "1818", "1832", "2088", "2448",
    "2599", "2803", "2862", "2984", "3739", "3859", "3885", "4187", "5109", "5174", "5255", "5950", "6277",
    "6337",
})  # fmt: skip
"""The defence treaties that were read whole, by the end of their numbers: those in English alone, or first."""


class Draw(NamedTuple):
    """How cells were drawn from a corpus."""

    corpus: str
    name: str
    seed: str
    sizes: tuple[int, int, int]
    """Cells of each stratum when they were drawn."""
    wanted: tuple[int, int, int]
    """Cells drawn from each stratum."""

    @property
    def sheet(self) -> list[Row]:
        """The cells drawn, with the verdicts."""
        return rows(ROOT / "evaluation" / f"{self.name}_cells.csv")


DRAWS = (
    Draw("defence", "defence", "eu-sdp-defence-60", (7, 10, 658), (7, 10, 43)),
    Draw("tota", "trade", "eu-sdp-trade-60", (238, 586, 9776), (30, 15, 15)),
)


def answers(names: Sequence[str]) -> dict[Key, str]:
    """(file, area) → the stratum of the coder's answer today, for texts that hold provisions in English."""
    book = built_in_codebook("eu-sdp")
    lexicon = Lexicon(book, built_in_sentence_words(), built_in_judge(book))
    said: dict[Key, str] = {}
    for name in names:
        result = text_of(name)
        if any(result.document.language_of(provision) == "eng" for provision in result.provisions):
            subject = result.document.subject
            for claim in lexicon.code(result.document, result.provisions, agreement=subject, recorded=WHEN):
                found = claim.value["value"] == CellValue.COVERED
                near = claim.value["value"] == CellValue.UNCLEAR or "misses" in claim.value
                said[name, claim.value["area"]] = "found" if found else "near" if near else "nothing"
    return said


def draw(how: Draw) -> Iterator[Key]:
    """The cells of a draw, in the order of the sheet."""
    said = answers(list(originals(how.corpus)))
    chance = random.Random(how.seed)  # noqa: S311  # a draw, not a secret
    drawn: list[Key] = []
    for stratum, wanted in zip(STRATA, how.wanted, strict=True):
        pool = [cell for cell, answer in said.items() if answer == stratum]
        drawn += pool if len(pool) <= wanted else chance.sample(pool, wanted)
    chance.shuffle(drawn)
    yield from drawn


def report() -> Iterator[str]:
    """Markdown: a table for each draw, and one for the treaties read whole."""
    if not CORPORA.is_dir():
        yield "Drawn cells: skipped, the texts are not at hand beside the checkout"
        return
    for how in DRAWS:
        yield from _drawn(how)
    yield from _whole()


def _drawn(how: Draw) -> Iterator[str]:
    sheet = how.sheet
    said = answers(sorted({row["file"] for row in sheet}))
    changed = sum(said[row["file"], row["area"]] != row["drawn_as"] for row in sheet)
    yield f"{len(sheet)} cells of {how.name} texts; the coder answers {changed} of them otherwise than when drawn."
    yield ""
    yield "| the coder's answer | cells there are | drawn | the reader says covered | of these unsure |"
    yield "|---|--:|--:|--:|--:|"
    for stratum, size in zip(STRATA, how.sizes, strict=True):
        of = [row for row in sheet if row["drawn_as"] == stratum]
        yes = [row for row in of if row["verdict"] == "yes"]
        unsure = sum(row["sure"] == "no" for row in yes)
        yield f"| {stratum} | {size} | {len(of)} | {len(yes)} | {unsure} |"
    yield ""
    found = [row for row in sheet if row["drawn_as"] == "found"]
    low, middle, high = recall(how, sheet)
    yield f"Precision {share(sum(row['verdict'] == 'yes' for row in found), len(found))}."
    yield f"Recall, weighted by the strata, {middle:.2f} (at least {low:.2f}, at most {high:.2f})."
    yield ""


def recall(how: Draw, sheet: Sequence[Row]) -> tuple[float, float, float]:
    """Least, likeliest and greatest share of the covered cells the coder finds.

    Each stratum's share of covered cells has Wilson's interval, none where every cell was judged; the ends put the
    worst, or the best, ends of all strata together, so the whole is wider than 95 %.
    """
    found, *others = (_covered(stratum, size, sheet) for stratum, size in zip(STRATA, how.sizes, strict=True))
    missed = [sum(ends) for ends in zip(*others, strict=True)]
    return (
        found[0] / (found[0] + missed[2]),
        found[1] / (found[1] + missed[1]),
        found[2] / (found[2] + missed[0]),
    )


def _covered(stratum: str, size: int, sheet: Sequence[Row]) -> tuple[float, float, float]:
    """How many cells of a stratum are covered: least, likeliest, most."""
    verdicts = [row["verdict"] == "yes" for row in sheet if row["drawn_as"] == stratum]
    middle = size * sum(verdicts) / len(verdicts)
    if len(verdicts) == size:
        return middle, middle, middle
    low, high = wilson(sum(verdicts), len(verdicts))
    return size * low, middle, size * high


def _whole() -> Iterator[str]:
    answered: Mapping[Key, str] = answers(list(originals("defence")))
    said = {
        cell: answer
        for cell, answer in answered.items()
        if cell[0].removeprefix("BWBV000").removesuffix(".md") in READ_WHOLE
    }
    read = {(row["file"], row["area"]): row for row in rows(ROOT / "evaluation" / "defence_read.csv")}
    found = {cell for cell, answer in said.items() if answer == "found"}
    sure = {cell for cell, row in read.items() if row["sure"] == "yes"}
    others = {cell: answer for cell, answer in answered.items() if cell not in said}
    yield f"{len(said)} cells of the {len(READ_WHOLE)} defence treaties that were read whole:"
    yield ""
    yield "| figure | share (95 % interval) |"
    yield "|---|---|"
    yield f"| precision: what the coder finds is there | {share(len(found & set(read)), len(found))} |"
    yield f"| recall: what is there the coder finds | {share(len(found & set(read)), len(read))} |"
    near = {cell for cell, answer in said.items() if answer == "near"}
    yield f"| what is there the coder asks about, or nearly finds | {share(len(near & set(read)), len(read))} |"
    yield f"| recall, where the reader was sure | {share(len(found & sure), len(sure))} |"
    yield ""
    yield f"False alarms: {_listed(found - set(read))}."
    yield ""
    yield f"Missed: {_listed(set(read) - found)}."
    yield ""
    counts = Counter(others.values())
    files = len({file for file, _ in others})
    yield (
        f"Of the {files} others, whose English text stands beside another, nobody judged the {len(others)} cells: "
        f"the coder finds {counts['found']}, nearly finds {counts['near']}, and nothing in {counts['nothing']}."
    )


def _listed(cells: set[Key]) -> str:
    return "; ".join(f"{file.partition('.')[0]} {area}" for file, area in sorted(cells)) or "none"


def main() -> None:
    """Print, write or draw."""
    if "--draw" in sys.argv:
        for how in DRAWS:
            print(how.name, *(" ".join(cell) for cell in draw(how)), sep="\n")
        return
    table = list(report())
    print("\n".join(table))
    if "--write" in sys.argv:
        put(PAGE, "drawn", table)


if __name__ == "__main__":
    main()
