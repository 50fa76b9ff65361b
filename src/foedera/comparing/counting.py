"""Counting rules as named objects: every number shown says which of them produced it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from foedera.model.coverage import Cell, CellValue
from foedera.model.matrix import Count, Matrix
from foedera.model.sets import HAVING

TICK = HAVING["covered"].values
TICK_OR_IN_PLACE = HAVING["covered_or_in_place"].values


class CountingRule(msgspec.Struct, frozen=True, kw_only=True):
    """A named way of counting."""

    name: str
    sentence: str
    """What is counted, for a reader."""
    count: Callable[[Matrix], tuple[str, ...]]
    """The ids of what it counts."""
    headline: bool = False
    """Whether its number opens the front page and the briefing."""

    def __call__(self, matrix: Matrix) -> Count:
        """Count."""
        members = self.count(matrix)
        return Count(number=len(members), rule=self.name, members=members)


def _rows(accept: frozenset[CellValue], enough: Callable[[int, int], bool]) -> Callable[[Matrix], tuple[str, ...]]:
    def count(matrix: Matrix) -> tuple[str, ...]:
        return tuple(
            row.area
            for row, cells in zip(matrix.rows, matrix.cells, strict=True)
            if cells and enough(sum(cell.value in accept for cell in cells), len(cells))
        )

    return count


def _cells(wanted: Callable[[Cell], bool]) -> Callable[[Matrix], tuple[str, ...]]:
    def count(matrix: Matrix) -> tuple[str, ...]:
        return tuple(f"{cell.agreement}/{cell.area}" for row in matrix.cells for cell in row if wanted(cell))

    return count


_ALL = (
    CountingRule(
        name="rows_with_all_covered",
        sentence="areas in which every agreement shown is covered; 'in place' does not count",
        count=_rows(TICK, lambda ticks, columns: ticks == columns),
        headline=True,
    ),
    CountingRule(
        name="rows_with_all_covered_or_in_place",
        sentence="areas in which every agreement shown is covered or has the thing in place already",
        count=_rows(TICK_OR_IN_PLACE, lambda ticks, columns: ticks == columns),
        headline=True,
    ),
    CountingRule(
        name="rows_with_one_covered",
        sentence="areas that exactly one agreement shown covers",
        count=_rows(TICK, lambda ticks, _: ticks == 1),
        headline=True,
    ),
    CountingRule(
        name="rows_with_none_covered",
        sentence="areas that no agreement shown covers",
        count=_rows(TICK, lambda ticks, _: ticks == 0),
    ),
    CountingRule(
        name="cells_covered",
        sentence="cells whose resolved value is 'covered'",
        count=_cells(lambda cell: cell.value in TICK),
        headline=True,
    ),
    CountingRule(
        name="cells_covered_or_in_place",
        sentence="cells whose resolved value is 'covered' or 'in place'",
        count=_cells(lambda cell: cell.value in TICK_OR_IN_PLACE),
    ),
    CountingRule(
        name="cells_not_found",
        sentence="cells that a named source or method searched without finding the area",
        count=_cells(lambda cell: cell.value is CellValue.NOT_FOUND),
        headline=True,
    ),
    CountingRule(
        name="cells_not_coded",
        sentence="cells without any claim",
        count=_cells(lambda cell: cell.value is CellValue.NOT_CODED),
        headline=True,
    ),
    CountingRule(
        name="cells_in_conflict",
        sentence="cells in which claims that still speak give different values",
        count=_cells(lambda cell: cell.conflict),
        headline=True,
    ),
)

RULES: dict[str, CountingRule] = {rule.name: rule for rule in _ALL}
"""Every counting rule by name, in the order pages show them."""


def headlines() -> dict[str, str]:
    """The sentences of the rules whose numbers open the front page and the briefing, by name."""
    return {rule.name: rule.sentence for rule in RULES.values() if rule.headline}


HEADINGS = (
    "headings under which one agreement covers an area: areas the codebook puts under one heading count once, those "
    "that stand under none do not count; 'in place' does not count"
)
"""The sentence of the rule `headings_covered`."""


def areas_of(matrix: Matrix, agreement: str, *, accept: frozenset[CellValue] = TICK) -> Count:
    """The areas one agreement covers (rule `areas_covered`, or `areas_covered_or_in_place`)."""
    place = [column.agreement for column in matrix.columns].index(agreement)
    members = tuple(
        row.area for row, cells in zip(matrix.rows, matrix.cells, strict=True) if cells[place].value in accept
    )
    return Count(
        number=len(members), rule="areas_covered" if accept == TICK else "areas_covered_or_in_place", members=members
    )


def headings_of(matrix: Matrix, agreement: str) -> Count:
    """The headings under which one agreement covers an area, each once, by their area's id (`headings_covered`)."""
    place = [column.agreement for column in matrix.columns].index(agreement)
    covered = (row for row, cells in zip(matrix.rows, matrix.cells, strict=True) if cells[place].value in TICK)
    members = tuple(dict.fromkeys(row.heading for row in covered if row.heading is not None))
    return Count(number=len(members), rule="headings_covered", members=members)
