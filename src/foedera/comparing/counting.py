"""Counting rules as named objects: every number shown says which of them produced it.

A cell on which only machines have spoken is a proposal, and moves no number: each rule leaves such cells out, unless it
is asked to count them, and whoever shows its number says how many those are (foedera.model.matrix.LeftOut).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from foedera.model.coverage import Cell, CellValue
from foedera.model.matrix import Count, Matrix, Row, counted_cells
from foedera.model.sets import HAVING

Rows = Sequence[tuple[Row, tuple[Cell, ...]]]
"""Rows of a matrix, each with the cells of it that count."""

TICK = HAVING["covered"].values
TICK_OR_IN_PLACE = HAVING["covered_or_in_place"].values


class CountingRule(msgspec.Struct, frozen=True, kw_only=True):
    """A named way of counting."""

    name: str
    sentence: str
    """What is counted, for a reader."""
    count: Callable[[Rows], tuple[str, ...]]
    """The ids of what it counts, of rows with the cells that count."""
    headline: bool = False
    """Whether its number opens the front page and the briefing."""

    def __call__(self, matrix: Matrix, *, machines: bool = False) -> Count:
        """Count; `machines` tells whether cells count on which only machines have spoken."""
        pairs = zip(matrix.rows, matrix.cells, strict=True)
        members = self.count([(row, counted_cells(cells, machines=machines)) for row, cells in pairs])
        return Count(number=len(members), rule=self.name, members=members)


def _rows(accept: frozenset[CellValue], enough: Callable[[int, int], bool]) -> Callable[[Rows], tuple[str, ...]]:
    def count(rows: Rows) -> tuple[str, ...]:
        return tuple(
            row.area for row, cells in rows if cells and enough(sum(cell.value in accept for cell in cells), len(cells))
        )

    return count


def _cells(wanted: Callable[[Cell], bool]) -> Callable[[Rows], tuple[str, ...]]:
    def count(rows: Rows) -> tuple[str, ...]:
        return tuple(cell.id for _, cells in rows for cell in cells if wanted(cell))

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
        sentence="cells in which claims that still speak contradict each other; a machine that reads a digest of ours "
        "contradicts nobody",
        count=_cells(lambda cell: cell.conflict),
        headline=True,
    ),
    CountingRule(
        name="cells_read_otherwise",
        sentence="cells a machine reads otherwise than what decides, in a digest of ours: contradicts nobody",
        count=_cells(lambda cell: bool(cell.otherwise)),
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


def areas_of(matrix: Matrix, agreement: str, *, accept: frozenset[CellValue] = TICK, machines: bool = False) -> Count:
    """The areas one agreement covers (rule `areas_covered`, or `areas_covered_or_in_place`)."""
    place = [column.agreement for column in matrix.columns].index(agreement)
    own = counted_cells((cells[place] for cells in matrix.cells), machines=machines)
    members = tuple(cell.area for cell in own if cell.value in accept)
    return Count(
        number=len(members), rule="areas_covered" if accept == TICK else "areas_covered_or_in_place", members=members
    )


def headings_of(matrix: Matrix, agreement: str, *, machines: bool = False) -> Count:
    """The headings under which one agreement covers an area, each once, by their area's id (`headings_covered`)."""
    place = [column.agreement for column in matrix.columns].index(agreement)
    covered = {
        cell.area
        for cell in counted_cells((cells[place] for cells in matrix.cells), machines=machines)
        if cell.value in TICK
    }
    rows = (row for row in matrix.rows if row.area in covered)
    members = tuple(dict.fromkeys(row.heading for row in rows if row.heading is not None))
    return Count(number=len(members), rule="headings_covered", members=members)
