"""Numbers in prose against the table they are about."""

from __future__ import annotations

from collections.abc import Iterator

from foedera.model.coverage import CellValue
from foedera.model.finding import Severity
from foedera.model.matrix import Tally
from foedera.model.statement import Topic
from foedera.watching.findings.case import Case, spoken, together
from foedera.watching.findings.rule import Found, rule


@rule(
    "areas-count",
    Severity.ERROR,
    title="Number of areas",
    settle="the official text's headings, counted under a named rule",
    unless={
        Severity.WARNING: "another way of counting the table gives the number, the source counts something it calls by "
        "another name, or it is another source's table"
    },
)
def areas_count(case: Case) -> Iterator[Found]:
    """A stated number of areas against the ticks of each whole table that has the agreement."""
    for said in together((entry for entry, _ in case.statements("areas_count")), ("about", "number", "items")):
        (agreement,), number = said[0].value.about, said[0].value.number or 0
        for source, tally in case.stated.items():
            count = tally.covered.get(agreement)
            if count is None or count.number == number:
                continue
            wider, headings = tally.covered_or_in_place[agreement].number, tally.headings[agreement].number
            own = any(entry.claim.basis.source == source for entry in said)
            table = "its own table" if own else f"the table of {case.source(source)}"
            follows = number in (wider, headings)
            called = f" (it calls them {spoken(said[0].value.items)})" if said[0].value.items else ""
            yield Found(
                agreement,
                f"{case.name(agreement)}: {number:g} areas according to {case.sources(said)}{called}; {table} has "
                f"{count.number} ticks{_more(count.number, wider)}, under {headings} headings"
                + (", so the number fits another way of counting" if follows else ""),
                claims=[entry.claim for entry in said],
                against=_column_claims(tally, agreement),
                compared=(number, source),
                severity=None if own and not follows and not called else Severity.WARNING,
            )


@rule(
    "common-count",
    Severity.WARNING,
    title="Number of common areas",
    settle="one counting rule, named beside the number",
    unless={Severity.ERROR: "the number is said to be exact, and no way of counting gives it"},
)
def common_count(case: Case) -> Iterator[Found]:
    """A stated number of common areas, recounted under each rule and against the prose behind the ticks."""
    for source, tally in case.stated.items():
        own = (entry for entry, by in case.statements("common_count") if by == source)
        for said in together(own, ("about", "number")):
            number, ticks = said[0].value.number, tally.counts["rows_with_all_covered"]
            wider = tally.counts["rows_with_all_covered_or_in_place"]
            told = [area for area in ticks.members if all(_told(case, source, a, area) for a in tally.covered)]
            numbers = {ticks.number, wider.number, len(told)}
            if numbers == {number}:
                continue
            bare = [area for area in ticks.members if area not in told]
            about = any("approximate" in entry.value.items for entry in said)
            yield Found(
                said[0].value.about[0],
                f"{case.places(said)}, speaks of {'about ' if about else ''}{number:g} common areas; its table gives "
                f"{ticks.number} rows ticked in every column, {wider.number} when what is in place counts too, and "
                f"{len(told)} when every section must mention the area"
                + (f" (not every section mentions {case.labels(bare)})" if bare else ""),
                claims=[entry.claim for entry in said],
                against=[claim for area in ticks.members for claim in case.coverage_claims(tally, area)],
                compared=(number, source),
                about=tally.covered,
                severity=None if about or number in numbers else Severity.ERROR,
            )


@rule(
    "mixed-values",
    Severity.WARNING,
    title="Ticks beside ‘in place’",
    settle="keep 'covered' and 'in place' apart and name the counting rule",
)
def mixed_values(case: Case) -> Iterator[Found]:
    """A row that mixes possibilities (ticks) with facts ('in place'), so that totals depend on the reading."""
    for source, tally in case.stated.items():
        common = tally.counts["rows_with_all_covered"].number
        wider = tally.counts["rows_with_all_covered_or_in_place"].number
        for row, cells in zip(tally.matrix.rows, tally.matrix.cells, strict=True):
            if {CellValue.COVERED, CellValue.IN_PLACE} <= {cell.value for cell in cells}:
                yield Found(
                    row.area,
                    f"the table of {case.source(source)}, {case.label(row.area)}: some cells are ticks, others say it "
                    f"is in place; counting both makes {wider} common areas instead of {common}",
                    claims=case.coverage_claims(tally, row.area, CellValue.COVERED),
                    against=case.coverage_claims(tally, row.area, CellValue.IN_PLACE),
                    compared=(source,),
                )


@rule("all-cover-broken", Severity.ERROR, title="‘All have it’", settle="the official texts of those named")
def all_cover(case: Case) -> Iterator[Found]:
    """'All of them have it' against cells of the same source's table that say otherwise."""
    for source, tally in case.stated.items():
        said = [entry for entry, by in case.statements("all_cover") if by == source]
        for area in dict.fromkeys(area for entry in said for area in entry.value.items):
            lacking = [a for a in tally.covered if a not in tally.holders.get(area, ())]
            if not lacking:
                continue
            saying = [entry for entry in said if area in entry.value.items]
            denying = [e for e, by in case.statements("none_cover") if by == source and area in e.value.items]
            yield Found(
                area,
                f"{case.places(saying)}, says all have {case.label(area)}; its table has no tick for "
                f"{case.names(lacking)}" + ("; it says so itself elsewhere" if denying else ""),
                claims=[entry.claim for entry in saying],
                against=[
                    *(entry.claim for entry in denying),
                    *case.coverage_claims(tally, area, agreements=lacking),
                ],
                compared=(source,),
                about=lacking,
            )


@rule(
    "unique-unnamed",
    Severity.NOTE,
    title="Special and not named",
    settle="name it, or say by which rule elements are named",
)
def unique_unnamed(case: Case) -> Iterator[Found]:
    """An area only one agreement has, in a source that lists special elements without it."""
    for source, tally in case.stated.items():
        stated = [entry for entry, by in case.statements("only_covers") if by == source]
        named = {area for entry in stated for area in entry.value.items}
        for area in tally.counts["rows_with_one_covered"].members if stated else ():
            if area not in named:
                yield Found(
                    area,
                    f"only {case.names(tally.holders[area])} has {case.label(area)} in the table of "
                    f"{case.source(source)}, yet it is not among the special elements its prose names",
                    claims=[entry.claim for entry in stated],
                    against=case.coverage_claims(tally, area, CellValue.COVERED),
                    compared=(source,),
                    about=tally.holders[area],
                )


def _more(ticks: int, wider: int) -> str:
    return "" if wider == ticks else f", {wider} counting what is in place already"


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


RULES = (areas_count, common_count, mixed_values, all_cover, unique_unnamed)
"""The rules of this file."""
