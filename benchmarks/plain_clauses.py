"""How the coder answers single clauses of plain wording, each an agreement of its own.

evaluation/plain_clauses.csv holds 600 clauses written for this by somebody who knew the areas' definitions and nothing
of the expressions: 16 for each area that show it and 8 that hold words of it and do not. A quarter (dev) was looked at
while expressions were widened, the others (held) were not. An agreement says most things more than once and is found
more often than a clause of it; here each has one chance.

    python -m benchmarks.plain_clauses            prints the table
    python -m benchmarks.plain_clauses --write    writes it into evaluation/security.md, between its two marks
"""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.page import give
from benchmarks.security import PAGE, ROOT
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.reliability import wilson
from foedera.model.coverage import CellValue
from foedera.reading import read
from foedera.workspace.seed import built_in_codebook, built_in_judge, built_in_sentence_words

CLAUSES = ROOT / "evaluation" / "plain_clauses.csv"
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
SHOWS, OTHER, NEITHER = "the area it shows", "an area whose words it holds", "any other area"


class Answer(NamedTuple):
    """What the coder says of one clause and one area."""

    of: str
    """The set the clause belongs to: dev or held."""
    asked: str
    """What the area is to the clause: SHOWS, OTHER or NEITHER."""
    value: CellValue


def answers() -> Iterator[Answer]:
    """Every clause and area, but those of which two careful readers could differ."""
    book = built_in_codebook("eu-sdp")
    lexicon = Lexicon(book, built_in_sentence_words(), built_in_judge(book))
    with CLAUSES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = f"# Agreement\n\n1. {row['clause']}\n".encode()
            result = read(text, name="clause.md", subject="clause", role="text", language=None, source="clause")
            claims = lexicon.code(result.document, result.provisions, agreement="clause", recorded=WHEN)
            values = {claim.value["area"]: CellValue(claim.value["value"]) for claim in claims}
            for area, value in values.items():
                if area == row["area"]:
                    yield Answer(row["set"], SHOWS if row["value"] == "covered" else OTHER, value)
                elif area not in f"{row['also']} {row['maybe']}".split():
                    yield Answer(row["set"], NEITHER, value)


def report() -> Iterator[str]:
    """Markdown: of each set and kind of area, how often it is found, asked about and not found."""
    counts = Counter(answers())
    yield "| clauses | asked of | cells | covered | a person is asked | not found |"
    yield "|---|---|--:|--:|--:|--:|"
    for of in ("held", "dev"):
        for asked in (SHOWS, OTHER, NEITHER):
            values = [counts[Answer(of, asked, v)] for v in (CellValue.COVERED, CellValue.UNCLEAR, CellValue.NOT_FOUND)]
            yield f"| {of} | {asked} | {sum(values)} | " + " | ".join(_share(n, sum(values)) for n in values) + " |"


def _share(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} ({low:.3f}–{high:.3f})"


if __name__ == "__main__":
    give(PAGE, "clauses", list(report()))
