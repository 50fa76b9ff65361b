"""The briefing's prose, coded by eu-sdp, against its own Table 2 and against a person's reading of the same prose.

The briefing is read as `foedera add --source eprs-pe-767-215 --about eu-sdp` reads it and coded as `foedera code` codes
it; tables are not searched. Every cell in which table, prose and coder do not say the same is explained in
evaluation/briefing_explained.csv; a cell without an explanation, or an explanation without its cell, ends the run.

    python -m benchmarks.briefing            prints the tables
    python -m benchmarks.briefing --write    writes them into evaluation/briefing.md, between its two marks
"""

from __future__ import annotations

import csv
import datetime
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.page import put
from foedera.coding.coverage.judging import CODER
from foedera.coding.reliability import wilson
from foedera.comparing.codings import codings
from foedera.errors import InvalidRegister
from foedera.model.claim import Claim
from foedera.model.coverage import CellValue
from foedera.workspace import Workspace, create

ROOT = Path(__file__).resolve().parents[1]
BRIEFING = ROOT.parent / "shared" / "briefing"
PROSE = ROOT / "evaluation" / "briefing_prose.csv"
EXPLAINED = ROOT / "evaluation" / "briefing_explained.csv"
PAGE = ROOT / "evaluation" / "briefing.md"
SOURCE, COLLECTION = "eprs-pe-767-215", "eu-sdp"
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
FOUND = (CellValue.COVERED, CellValue.IN_PLACE)
"""Values of the table that count as a tick: an agreement that exists already is one."""
TWIN = "eu-mkd-sdp-2024"
"""Its section is Albania's too: the same words are read for both."""
Key = tuple[str, str]
Row = Mapping[str, str]


class Cell(NamedTuple):
    """What the three say of one cell."""

    tick: bool
    """The table has a tick, or says that it exists already."""
    prose: bool
    """The person finds something on it in the sections on the partner."""
    sure: bool
    """The person was sure."""
    found: bool
    """The coder finds it there."""
    asked: bool
    """The coder leaves it to a person."""
    read: frozenset[str]
    """Paragraphs the person names, by eId."""
    quoted: tuple[str, ...]
    """Paragraphs the coder's claims quote, the best first."""

    @property
    def category(self) -> str | None:
        """What kind of difference it is; None where all three agree, or the coder asks and the others agree."""
        if self.found and not self.prose:
            return "coder's false alarm"
        if self.prose and not self.tick:
            return "prose without a tick"
        if self.prose and not self.found and not self.asked:
            return "coder's miss"
        return "tick without prose" if self.tick and not self.prose else None


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(briefing: Path = BRIEFING) -> dict[Key, Cell]:
    """(agreement, area) → what table, person and coder say, for the 150 cells of the table.

    Args:
        briefing: the folder that holds the briefing as a text file.
    """
    (path,) = briefing.glob("*.txt")
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "w.db", clock=lambda: WHEN) as workspace:
        workspace.add(path, source=SOURCE, about=COLLECTION)
        workspace.code()
        return _cells(workspace)


def _cells(workspace: Workspace) -> dict[Key, Cell]:
    claims = [claim for claim in workspace.claims() if claim.property == "coverage"]
    said = codings(claims, workspace.codebook(COLLECTION))
    table, coder = said[SOURCE], said[f"{CODER}/{SOURCE}"]
    quoted = _quoted(claims)
    return {
        (key := (row["agreement"], row["area"])): Cell(
            tick=table[key].value in FOUND,
            prose=row["prose"] == "yes",
            sure=row["sure"] == "yes",
            found=coder[key].value in FOUND,
            asked=coder[key].value is CellValue.UNCLEAR,
            read=frozenset(filter(None, row["paragraphs"].split("|"))),
            quoted=quoted.get(key, ()),
        )
        for row in rows(PROSE)
    }


def _quoted(claims: Iterable[Claim]) -> dict[Key, tuple[str, ...]]:
    """Paragraphs the coder quotes from the briefing, a cell; the best first."""
    found: dict[Key, list[tuple[float, str]]] = {}
    for claim in claims:
        if claim.coder == CODER and claim.basis.source == SOURCE and claim.basis.span is not None:
            place = claim.basis.span.provision.rpartition("/")[2]
            found.setdefault((claim.subject, claim.value["area"]), []).append((-claim.value["probability"], place))
    return {key: tuple(place for _, place in sorted(places)) for key, places in found.items()}


def explained(measured: Mapping[Key, Cell], explanations: Sequence[Row]) -> dict[Key, Row]:
    """The explanation of each cell in which the three differ.

    Raises:
        InvalidRegister: a difference is not explained, or one that is explained is none or of another kind.
    """
    given = {(row["agreement"], row["area"]): row for row in explanations}
    expected = {key: kind for key, cell in measured.items() if (kind := cell.category)}
    found = {key: row["category"] for key, row in given.items()}
    wrong = sorted(key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key))
    if wrong or len(given) != len(explanations) or not all(row["explanation"] for row in explanations):
        raise InvalidRegister(
            "the explanations are not those of the differences",
            where=EXPLAINED.name,
            expected=_said(expected, wrong) or "each cell once, with an explanation",
            found=_said(found, wrong) or "a cell twice, or no explanation",
            next_step="look at each cell in the briefing and mend its row",
        )
    return given


def _said(kinds: Mapping[Key, str], keys: Iterable[Key]) -> str:
    return "; ".join(f"{'/'.join(key)}: {kinds.get(key, 'no difference')}" for key in keys)


def share(part: int, whole: int) -> str:
    """A share with its 95 % interval after Wilson."""
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} ({low:.3f}–{high:.3f}), {part} of {whole}"


def report() -> Iterator[str]:
    """Markdown: counts, shares, evidence, and every difference with its explanation."""
    if not BRIEFING.is_dir():
        yield "Briefing: skipped, the text is not at hand beside the checkout"
        return
    measured = cells()
    reasons = explained(measured, rows(EXPLAINED))
    yield from _counts(measured)
    yield from _shares(measured)
    yield from _evidence(measured)
    yield f"{len(reasons)} cells in which table, prose and coder differ:"
    yield ""
    yield "| agreement | area | what it is | fact base | explanation |"
    yield "|---|---|---|---|---|"
    for row in reasons.values():
        shown = (row["agreement"], row["area"], row["category"], row["inconsistency"] or "–", row["explanation"])
        yield f"| {' | '.join(shown)} |"


def _counts(measured: Mapping[Key, Cell]) -> Iterator[str]:
    yield "| agreement | cells | ticks | cells with prose | of them unsure | found | asked | ticks with prose |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    agreements = dict.fromkeys(agreement for agreement, _ in measured)
    for agreement in agreements:
        yield _count(agreement, [cell for key, cell in measured.items() if key[0] == agreement])
    yield _count("all", list(measured.values()))
    yield ""


def _count(name: str, of: Sequence[Cell]) -> str:
    unsure = sum(c.prose and not c.sure for c in of)
    counts = (
        sum(c.tick for c in of),
        sum(c.prose for c in of),
        unsure,
        sum(c.found for c in of),
        sum(c.asked for c in of),
    )
    both = sum(c.tick and c.prose for c in of)
    return f"| {name} | {len(of)} | {' | '.join(map(str, counts))} | {both} |"


def _shares(measured: Mapping[Key, Cell]) -> Iterator[str]:
    every = list(measured.values())
    answered = [c for c in every if not c.asked]
    wanted = [c for c in answered if c.tick and c.prose]
    sure = [c for c in wanted if c.sure]
    yield "| figure | share (95 % interval) |"
    yield "|---|---|"
    yield f"| cells the coder leaves to a person | {share(len(every) - len(answered), len(every))} |"
    found = share(sum(c.found for c in wanted), len(wanted))
    yield f"| **recall of its answers: ticks with prose it finds** | {found} |"
    yield f"| the same, what it leaves to a person counted as missed | {_missed(every)} |"
    once = [c for key, c in measured.items() if c.tick and c.prose and not c.asked and key[0] != TWIN]
    yield f"| the same, the section two partners share counted once | {share(sum(c.found for c in once), len(once))} |"
    yield f"| recall where the reader was sure | {share(sum(c.found for c in sure), len(sure))} |"
    yield f"| recall of all ticks, with prose or not | {_of(answered, 'tick', 'found')} |"
    yield f"| precision against the reader: what the coder finds has prose | {_of(every, 'found', 'prose')} |"
    yield f"| precision against the table: what the coder finds has a tick | {_of(every, 'found', 'tick')} |"
    yield f"| coder and reader agree | {share(sum(c.found == c.prose for c in answered), len(answered))} |"
    yield f"| coder and table agree | {share(sum(c.found == c.tick for c in answered), len(answered))} |"
    yield ""


def _missed(every: Sequence[Cell]) -> str:
    wanted = [c for c in every if c.tick and c.prose]
    return share(sum(c.found for c in wanted), len(wanted))


def _of(every: Sequence[Cell], whole: str, part: str) -> str:
    """Of the cells with one property, the share with another."""
    those = [cell for cell in every if getattr(cell, whole)]
    return share(sum(getattr(cell, part) for cell in those), len(those))


def _evidence(measured: Mapping[Key, Cell]) -> Iterator[str]:
    both = [cell for cell in measured.values() if cell.found and cell.prose]
    quoted = [(place, cell) for cell in both for place in dict.fromkeys(cell.quoted)]
    read = [(place, cell) for cell in both for place in cell.read]
    best = sum(cell.quoted[0] in cell.read for cell in both)
    yield f"Evidence, in the {len(both)} cells both find:"
    yield ""
    yield "| paragraphs | share (95 % interval) |"
    yield "|---|---|"
    yield f"| the coder's best is one the reader names | {share(best, len(both))} |"
    yield f"| of all it quotes, those the reader names | {share(sum(p in c.read for p, c in quoted), len(quoted))} |"
    yield f"| of those the reader names, it quotes | {share(sum(p in c.quoted for p, c in read), len(read))} |"
    yield ""
    yield "| agreement | area | quoted, not named | named, not quoted |"
    yield "|---|---|---|---|"
    for (agreement, area), cell in measured.items():
        extra, missing = set(cell.quoted) - cell.read, cell.read - set(cell.quoted)
        if cell.found and cell.prose and extra | missing:
            yield f"| {agreement} | {area} | {', '.join(sorted(extra)) or '–'} | {', '.join(sorted(missing)) or '–'} |"
    yield ""


if __name__ == "__main__":
    table = list(report())
    print("\n".join(table))
    if "--write" in sys.argv:
        put(PAGE, "briefing", table)
