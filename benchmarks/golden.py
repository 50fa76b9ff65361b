"""How true the golden documents are read, by format and by what they were tuned on; written into evaluation/reading.md.

python -m benchmarks.golden --write
"""

from __future__ import annotations

import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from statistics import mean

from benchmarks.page import put
from benchmarks.pdf_reading import PAGE
from tests.reading.truth import Score, documents, score_file, truth_of


def report() -> Iterator[str]:
    """A Markdown table: means by kind of file and split."""
    groups = defaultdict[tuple[str, str], list[Score]](list)
    for path in documents():
        truth = truth_of(path)
        if path.suffix == ".zip" or (truth.get("scanned") and shutil.which("tesseract") is None):
            continue
        kind = path.suffix[1:]
        if kind == "pdf":
            tags = "scanned" if truth.get("scanned") else "tagged" if truth["tagged"] else "untagged"
            kind = f"pdf, {tags}, {truth['columns']} column{'s' if truth['columns'] != 1 else ''}"
        split = "held out" if truth["split"] == "heldout" else "tuning"
        groups[kind, split].append(score_file(path, ocr="eng" if truth.get("scanned") else None))
    yield "| format | split | files | characters | headings | paragraphs | notes | heads or menus inside |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    for (kind, split), found in sorted(groups.items()):
        yield (
            f"| {kind} | {split} | {len(found)} | {_mean([s.characters for s in found])} "
            f"| {_mean([s.headings for s in found])} | {_mean([s.paragraphs for s in found])} "
            f"| {_mean([s.notes for s in found])} | {sum(bool(s.furniture) for s in found)} |"
        )


def _mean(values: list[float | None]) -> str:
    there = [value for value in values if value is not None]
    return f"{mean(there):.3f}" if there else "–"


if __name__ == "__main__":
    table = list(report())
    print("\n".join(table))
    if "--write" in sys.argv:
        put(PAGE, "golden", table)
