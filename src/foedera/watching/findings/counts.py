"""Numbers in prose against the table they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from foedera.model.coverage import CellValue
from foedera.model.finding import Severity
from foedera.model.ledger import Entry
from foedera.model.matrix import Tally
from foedera.model.statement import Statement, Topic
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, rule


@rule("areas-count", Severity.ERROR, settle="the official text's headings, counted under a named rule")
def areas_count(case: Case) -> Iterator[Found]:
    """A stated number of areas against the ticks of each whole table that has the agreement."""
    for entry, _ in case.statements("areas_count"):
        (agreement,) = entry.value.about
        for source, tally in case.stated.items():
            count = tally.covered.get(agreement)
            if count is None or count.number == entry.value.number:
                continue
            wider, headings = tally.covered_or_in_place[agreement].number, tally.headings[agreement]
            yield Found(
                agreement,
                f"{case.short(agreement)}: {entry.claim.basis.source} says {entry.value.number:g} areas, "
                f"the table of {source} has {count.number} ticks ({count.rule}; {wider} with what is in place) "
                f"under {headings.number} headings ({headings.rule})",
                claims=[entry.claim, *_column_claims(tally, agreement)],
            )


@rule("common-count", Severity.WARNING, settle="one counting rule, named beside the number")
def common_count(case: Case) -> Iterator[Found]:
    """A stated number of common areas, recounted under each rule and against the prose behind the ticks."""
    said: dict[tuple[str, float | None], list[Entry[Statement]]] = defaultdict(list)
    for entry, source in case.statements("common_count"):
        said[source, entry.value.number].append(entry)
    for (source, number), entries in said.items():
        tally = case.stated.get(source)
        if tally is None:
            continue
        ticks = tally.counts["rows_with_all_covered"]
        wider = tally.counts["rows_with_all_covered_or_in_place"]
        told = [area for area in ticks.members if all(_told(case, source, a, area) for a in tally.covered)]
        numbers = {ticks.number, wider.number, len(told)}
        if numbers == {number}:
            continue
        bare = [case.label(area) for area in ticks.members if area not in told]
        places = "; ".join(entry.claim.basis.locator for entry in entries)
        yield Found(
            entries[0].value.about[0],
            f"{source} ({places}) speaks of about {number:g} common areas: "
            f"{ticks.number} by "
            f"{ticks.rule}, {wider.number} by {wider.rule}, {len(told)} when every section must mention the area "
            f"(not every section mentions {'; '.join(bare) or 'none'})",
            claims=[
                *(entry.claim for entry in entries),
                *(claim for area in ticks.members for claim in case.coverage_claims(tally, area)),
            ],
        )


@rule("mixed-values", Severity.WARNING, settle="keep 'covered' and 'in place' apart and name the counting rule")
def mixed_values(case: Case) -> Iterator[Found]:
    """A row that mixes possibilities (ticks) with facts ('in place'), so that totals depend on the reading."""
    for source, tally in case.stated.items():
        for row, cells in zip(tally.matrix.rows, tally.matrix.cells, strict=True):
            values = {cell.value for cell in cells}
            if {CellValue.COVERED, CellValue.IN_PLACE} <= values:
                common = tally.counts["rows_with_all_covered"].number
                wider = tally.counts["rows_with_all_covered_or_in_place"].number
                yield Found(
                    row.area,
                    f"{source}, {case.label(row.area)}: some cells are ticks, others say it is in place; counting both "
                    f"makes {wider} common areas instead of {common}",
                    claims=case.coverage_claims(tally, row.area),
                )


@rule("all-cover-broken", Severity.ERROR, settle="the official texts of those named")
def all_cover(case: Case) -> Iterator[Found]:
    """'All of them have it' against cells that say otherwise."""
    for entry, source in case.statements("all_cover"):
        tally = case.stated.get(source)
        for area in entry.value.items if tally is not None else ():
            lacking = [a for a in tally.covered if a not in tally.holders.get(area, ())] if tally else []
            if tally is None or not lacking:
                continue
            against = [
                other.claim for other, by in case.statements("none_cover") if by == source and area in other.value.items
            ]
            yield Found(
                area,
                f"{source} ({entry.claim.basis.locator}) says all have {case.label(area)}, "
                f"but its table has no tick for "
                f"{case.shorts(lacking)}" + ("; it says so itself elsewhere" if against else ""),
                claims=[entry.claim, *against, *case.coverage_claims(tally, area)],
            )


@rule("only-covers-broken", Severity.ERROR, settle="the official texts; or the sentence's date, said with it")
def only_covers(case: Case) -> Iterator[Found]:
    """'Only they have it' against every agreement known by now."""
    for entry, source in case.statements("only_covers"):
        for area in entry.value.items:
            others = [a for a in case.resolved.holders.get(area, ()) if a not in entry.value.about]
            if others:
                yield Found(
                    area,
                    f"{source} ({entry.claim.basis.locator}) says only "
                    f"{case.shorts(entry.value.about)} has {case.label(area)}; "
                    f"by now {case.shorts(others)} has it too",
                    claims=[entry.claim, *case.coverage_claims(case.resolved, area, CellValue.COVERED)],
                )


@rule("unique-unnamed", Severity.NOTE, settle="name it, or say by which rule elements are named")
def unique_unnamed(case: Case) -> Iterator[Found]:
    """An area only one agreement has, in a source that lists special elements without it."""
    for source, tally in case.stated.items():
        stated = [entry for entry, by in case.statements("only_covers") if by == source]
        named = {area for entry in stated for area in entry.value.items}
        for area in tally.counts["rows_with_one_covered"].members if stated else ():
            if area not in named:
                yield Found(
                    area,
                    f"{source}: only {case.shorts(tally.holders[area])} has {case.label(area)}, "
                    "yet it is not among the special elements named",
                    claims=[*(entry.claim for entry in stated), *case.coverage_claims(tally, area)],
                )


def _told(case: Case, source: str, agreement: str, area: str) -> bool:
    """Whether the source's own section on the agreement mentions the area."""
    return any(
        area in entry.value.areas for entry in case.ledger.of(Topic, agreement) if entry.claim.basis.source == source
    )


def _column_claims(tally: Tally, agreement: str) -> list[str]:
    return [
        claim.id
        for cells in tally.matrix.cells
        for cell in cells
        if cell.agreement == agreement and cell.value in (CellValue.COVERED, CellValue.IN_PLACE)
        for claim in cell.claims[: cell.live]
    ]


RULES = (areas_count, common_count, mixed_values, all_cover, only_covers, unique_unnamed)
