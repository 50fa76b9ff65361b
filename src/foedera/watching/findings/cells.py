"""Resolved cells: claims that contradict each other, and what machines say that a person should look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from foedera.amounts import amount, listed
from foedera.ids import split_model_coder
from foedera.model.claim import Claim, Rank
from foedera.model.coverage import Cell, CellValue
from foedera.model.finding import Severity
from foedera.watching.findings.case import Case, spoken
from foedera.watching.findings.rule import Found, rule

MOST_NAMED = 5
"""Cells a finding names; the rest are counted."""


@rule(
    "cell-conflict",
    Severity.NOTE,
    title="A cell read in two ways",
    settle="a person's decision on the evidence under the cell",
    unless={Severity.WARNING: "sources or people differ, not only a machine"},
)
def cell_conflict(case: Case) -> Iterator[Found]:
    """Cells in which claims that still speak contradict each other, and no one person has decided."""
    for cell in case.resolved.matrix:
        live = cell.claims[: cell.live]
        people = {claim.value["value"] for claim in live if claim.rank is Rank.PERSON}
        if cell.conflict and len(people) != 1:
            stated = {claim.value["value"] for claim in live if claim.rank is not Rank.MACHINE}
            yield Found(
                cell.id,
                f"{_name(case, cell)}: {_by_value(case, live)}",
                claims=[claim for claim in live if claim.value["value"] == live[0].value["value"]],
                against=[claim for claim in live if claim.value["value"] != live[0].value["value"]],
                about=(cell.agreement, cell.area),
                severity=Severity.WARNING if len(stated) > 1 else None,
            )


@rule(
    "passage-for-many-areas",
    Severity.WARNING,
    title="One passage for many areas",
    settle="a person's decision on each of the cells",
)
def passage_for_many_areas(case: Case) -> Iterator[Found]:
    """A machine that gives one passage for more areas than people read out of one."""
    told: dict[tuple[str, str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for cell in case.resolved.matrix:
        for claim in (claim for claim in cell.claims if claim.id in cell.crowded):
            told[claim.subject, claim.coder, cell.crowded[claim.id]].append(claim)
    for (agreement, coder, areas), claims in told.items():
        yield Found(
            agreement,
            f"{case.name(agreement)}: {_voice(case, claims[0])} gives one passage ({claims[0].basis.locator}) "
            f"for {len(areas)} areas: {listed([case.label(area) for area in areas], MOST_NAMED)}",
            claims=claims,
            compared=(coder, areas),
            about=(*areas, *(f"{agreement}/{area}" for area in areas)),
        )


@rule(
    "digest-read-otherwise",
    Severity.NOTE,
    title="A machine reads a digest otherwise",
    settle="the official texts, added and coded",
)
def digest_read_otherwise(case: Case) -> Iterator[Found]:
    """What machines read otherwise in a digest of ours: no contradiction of what decides, a digest leaves much out."""
    cells: dict[tuple[str, str], dict[str, Cell]] = defaultdict(dict)
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for cell in case.resolved.matrix:
        for claim in (claim for claim in cell.claims[: cell.live] if claim.id in cell.otherwise):
            by = claim.coder, claim.basis.source
            cells[by][cell.id] = cell
            claims[by].append(claim)
    for (coder, source), own in cells.items():
        named = [_name(case, cell) for cell in own.values()]
        yield Found(
            source,
            f"{_voice(case, claims[coder, source][0])} reads {case.source(source)} otherwise in "
            f"{amount(len(named), 'cell')}: {listed(named, MOST_NAMED, between='; ')}",
            claims=claims[coder, source],
            compared=(coder.partition("@")[0],),
            about=own,
        )


def _name(case: Case, cell: Cell) -> str:
    return f"{case.name(cell.agreement)}, {case.label(cell.area)}"


def _by_value(case: Case, live: Iterable[Claim]) -> str:
    """Each value once, with whoever gives it."""
    said: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in live:
        said[claim.value["value"]][_voice(case, claim)] = None
    return "; ".join(f"{CellValue(value).in_words} by {spoken(voices)}" for value, voices in sorted(said.items()))


def _voice(case: Case, claim: Claim) -> str:
    """Who makes a claim: a source by its name, a person by hers, a machine as what it is."""
    if claim.rank is Rank.PERSON:
        return claim.coder.removeprefix("person:")
    if claim.rank is not Rank.MACHINE:
        return case.source(claim.basis.source)
    model = split_model_coder(claim.coder)
    return f"the method {claim.coder}" if model is None else f"the language model {model[0]} at {model[1]}"


RULES = (cell_conflict, passage_for_many_areas, digest_read_otherwise)
"""The rules of this file."""
