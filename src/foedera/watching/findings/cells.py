"""Resolved cells: claims that contradict each other, and what machines say that a person should look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from foedera.amounts import amount, listed
from foedera.model.claim import Claim
from foedera.model.coverage import Cell
from foedera.model.finding import Severity
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, rule

MOST_NAMED = 5
"""Cells a finding names; the rest are counted."""


@rule("cell-conflict", Severity.NOTE, settle="a person's decision on the evidence under the cell")
def cell_conflict(case: Case) -> Iterator[Found]:
    """Cells in which claims that still speak contradict each other."""
    for cell in case.resolved.matrix:
        if cell.conflict:
            live = cell.claims[: cell.live]
            yield Found(cell.id, f"{_name(case, cell)}: {_by_value(live)}", claims=live)


@rule("passage-for-many-areas", Severity.WARNING, settle="a person's decision on each of the cells")
def passage_for_many_areas(case: Case) -> Iterator[Found]:
    """A machine that gives one passage for more areas than people read out of one."""
    told: dict[tuple[str, str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for cell in case.resolved.matrix:
        for claim in (claim for claim in cell.claims if claim.id in cell.crowded):
            told[claim.subject, claim.coder, cell.crowded[claim.id]].append(claim)
    for (agreement, coder, areas), claims in told.items():
        yield Found(
            agreement,
            f"{case.short(agreement)}: {coder} gives one passage ({claims[0].basis.source}, {claims[0].basis.locator}) "
            f"for {len(areas)} areas: {listed(areas, MOST_NAMED)}",
            claims=claims,
        )


@rule("digest-read-otherwise", Severity.NOTE, settle="the official texts, added and coded")
def digest_read_otherwise(case: Case) -> Iterator[Found]:
    """What machines read otherwise in a digest of ours: no contradiction of what decides, a digest leaves much out."""
    cells: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for cell in case.resolved.matrix:
        for claim in (claim for claim in cell.claims[: cell.live] if claim.id in cell.otherwise):
            by = claim.coder, claim.basis.source
            cells[by].append(cell)
            claims[by].append(claim)
    for (coder, source), own in cells.items():
        named = list(dict.fromkeys(_name(case, cell) for cell in own))
        yield Found(
            source,
            f"{coder} reads {source} otherwise in {amount(len(named), 'cell')}: "
            f"{listed(named, MOST_NAMED, between='; ')}",
            claims=claims[coder, source],
        )


def _name(case: Case, cell: Cell) -> str:
    return f"{case.short(cell.agreement)}, {case.label(cell.area)}"


def _by_value(live: Iterable[Claim]) -> str:
    """Each value once, with whoever gives it."""
    said: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in live:
        said[claim.value["value"]][f"{claim.coder} ({claim.basis.source})"] = None
    return "; ".join(f"{value} by {' and '.join(voices)}" for value, voices in sorted(said.items()))


RULES = (cell_conflict, passage_for_many_areas, digest_read_otherwise)
"""The rules of this file."""
