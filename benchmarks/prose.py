"""The checker of drafts, on the briefing itself, on invented drafts and on texts about other things.

The briefing is checked against the register without any of the statements that were written down from it. Every mark
is judged in evaluation/prose_briefing.csv, by its kind and how it understood the sentence: which of the known
contradictions it is, `beside` where it is right and none of them, `wrong`; a mark nobody judged counts as wrong.

    python -m benchmarks.prose            prints the tables
    python -m benchmarks.prose --write    writes them into evaluation/prose.md, between its two marks
"""

from __future__ import annotations

import csv
import datetime
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.page import give
from foedera.coding.reliability import wilson
from foedera.model.prose import CheckedText, Judged
from foedera.model.snapshot import Snapshot
from foedera.workspace import Workspace, create
from foedera.workspace.drafts import checked_draft

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
KNOWN = ROOT / "tests" / "golden" / "inconsistencies.csv"
JUDGED = ROOT / "evaluation" / "prose_briefing.csv"
DRAFTS = ROOT / "tests" / "watching" / "prose" / "drafts"
PAGE = ROOT / "evaluation" / "prose.md"
TODAY = datetime.date(2026, 11, 30)
PER = 1000
BESIDE, WRONG = "beside", "wrong"


class Marks(NamedTuple):
    """What the marks of the briefing are."""

    found: tuple[str, ...]
    """Known contradictions, by id."""
    beside: int
    """Right, and none of the known."""
    wrong: tuple[Judged, ...]
    shown: int
    known: tuple[str, ...]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def without_statements(workspace: Workspace) -> Snapshot:
    """The register without the statements written down from the briefing."""
    whole = workspace.snapshot
    claims = [claim for claim in whole.claims if claim.property != "statement"]
    return Snapshot(
        position=whole.position, head=whole.head, claims=claims, codebooks=whole.codebooks, texts=whole.texts
    )


def marks(checked: CheckedText) -> Marks:
    """The marks of the briefing, judged."""
    told = {(row["kind"], row["says"]): row["is"] for row in _rows(JUDGED)}
    known = tuple(row["id"] for row in _rows(KNOWN))
    verdicts = [(one, told.get((one.kind, one.says), WRONG)) for one in checked.shown]
    return Marks(
        found=tuple(one for one in known if any(one in verdict.split("|") for _, verdict in verdicts)),
        beside=sum(verdict == BESIDE for _, verdict in verdicts),
        wrong=tuple(one for one, verdict in verdicts if verdict == WRONG),
        shown=len(checked.shown),
        known=known,
    )


def planted(checked: CheckedText, draft: str) -> tuple[list[str], list[str]]:
    """The words of planted errors that a mark stands on, and those none does."""
    found: list[str] = []
    missed: list[str] = []
    for row in _rows(DRAFTS / "planted.csv"):
        if row["draft"] == draft:
            at = checked.text.index(row["words"])
            hit = any(one.start < at + len(row["words"]) and at < one.end for one in checked.shown)
            (found if hit else missed).append(row["words"])
    return found, missed


def report() -> Iterator[str]:
    """The tables."""
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "w.db") as workspace:
        snapshot = without_statements(workspace)
        yield from _briefing(snapshot)
        yield from _invented(snapshot)
        yield from _others(snapshot)


def _briefing(snapshot: Snapshot) -> Iterator[str]:
    (path,) = (SHARED / "briefing").glob("*.txt")
    checked = checked_draft(path, snapshot, today=TODAY)
    found = marks(checked)
    missing = [one for one in found.known if one not in found.found]
    yield "| on the briefing | |\n|---|---|"
    yield f"| known contradictions found | {_share(len(found.found), len(found.known))} |"
    yield f"| not found | {', '.join(missing) or 'none'} |"
    yield f"| marks shown | {found.shown}: {len(checked.alarms)} alarms, {found.shown - len(checked.alarms)} others |"
    yield f"| right, and none of the known | {found.beside} |"
    yield f"| wrong | {len(found.wrong)} |"
    yield f"| sentences listed as not judged | {len(checked.unjudged)} of {checked.sentences} |"
    yield ""


def _invented(snapshot: Snapshot) -> Iterator[str]:
    yield "| invented draft | planted errors found | marks on its right twin | words of the twin |\n|---|---|---|---|"
    found = missed = alarms = words = 0
    for draft in dict.fromkeys(row["draft"] for row in _rows(DRAFTS / "planted.csv")):
        wrong = checked_draft(DRAFTS / f"{draft}_wrong.md", snapshot, today=TODAY)
        right = checked_draft(DRAFTS / f"{draft}_right.md", snapshot, today=TODAY)
        hits, misses = planted(wrong, draft)
        found, missed = found + len(hits), missed + len(misses)
        alarms, words = alarms + len(right.alarms), words + right.words
        yield f"| {draft} | {len(hits)} of {len(hits) + len(misses)} | {len(right.alarms)} | {right.words} |"
    yield f"| together | {_share(found, found + missed)} | {alarms} | {words} |"
    yield ""


def _others(snapshot: Snapshot) -> Iterator[str]:
    paths = sorted((SHARED / "corpora" / "us-statements").glob("*.md"))
    checked = [checked_draft(path, snapshot, today=TODAY) for path in paths]
    words, alarms = sum(one.words for one in checked), sum(len(one.alarms) for one in checked)
    yield "| texts about other things | |\n|---|---|"
    yield f"| joint statements of the United States | {len(checked)}, {words} words |"
    yield f"| alarms | {alarms}, {alarms / words * PER:.2f} per {PER} words |"


def _share(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{part} of {whole} ({low:.2f}–{high:.2f})"


if __name__ == "__main__":
    give(PAGE, "prose", list(report()))
