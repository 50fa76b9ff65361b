"""Sets: which areas every agreement shown has, which some, which one alone, and what flips when another joins.

In: a matrix and the name of a counting rule. Out: the areas by kind. A cell nobody has decided counts as not having
the area, and the answer says what it may turn out to be: 'only Norway' is said of what is known. A cell on which only
machines have spoken counts neither way, unless that is asked for; it is named as proposed.
"""

from __future__ import annotations

from collections.abc import Iterable

from foedera.comparing.counting import RULES, TICK_OR_IN_PLACE, areas_of, headings_of
from foedera.errors import UsageError
from foedera.model.coverage import Cell, CellValue
from foedera.model.matrix import Column, LeftOut, Matrix, Row, Spread, Tally, counted_cells
from foedera.model.sets import DECIDED, HAVING, Flip, Joining, Sets, Standing

NOTHING = LeftOut(agreements=(), partly=(), cells=0)
"""Where machines count too."""


def sets_of(matrix: Matrix, rule: str = "covered", *, machines: bool = False) -> Sets:
    """The areas of a matrix by how many of its agreements have each.

    Args:
        matrix: the agreements shown.
        rule: what counts as having an area, a key of `foedera.model.sets.HAVING`.
        machines: whether cells count on which only machines have spoken.

    Raises:
        UsageError: no such rule.
    """
    return Sets(
        rule=rule,
        codebook=matrix.codebook,
        as_of=matrix.as_of,
        columns=matrix.columns,
        standings=tuple(
            _standing(row, cells, having(rule), machines=machines)
            for row, cells in zip(matrix.rows, matrix.cells, strict=True)
        ),
        left_out=NOTHING if machines else matrix.left_out(),
    )


def joinings(
    matrix: Matrix, others: Iterable[tuple[Column, Iterable[Cell]]], rule: str = "covered", *, machines: bool = False
) -> list[Joining]:
    """What each of some other agreements changes by joining, the one that changes most first.

    Only what is decided of it flips anything: that nobody has looked is no reason to call an area less common.

    Args:
        matrix: the agreements shown.
        others: further agreements with their cells, in the order of the matrix's rows; those shown are passed over.
        rule: as for `sets_of`.
        machines: as for `sets_of`.
    """
    accepted, shown = having(rule), {column.agreement for column in matrix.columns}
    found = [
        _joining(matrix, column, tuple(cells), accepted, machines=machines)
        for column, cells in others
        if column.agreement not in shown
    ]
    return sorted(found, key=lambda joining: -len(joining.flips))


def having(rule: str) -> frozenset[CellValue]:
    """The values that count as having an area under a rule.

    Raises:
        UsageError: no such rule.
    """
    if rule not in HAVING:
        raise UsageError(
            "no such counting rule for sets",
            where=f"rule={rule}",
            expected=", ".join(HAVING),
            found=rule,
            next_step="choose one of these",
        )
    return HAVING[rule].values


def tally(matrix: Matrix, *, machines: bool = False) -> Tally:
    """The matrix counted under every rule; `machines` tells whether what only machines said counts."""
    agreements = [column.agreement for column in matrix.columns]
    return Tally(
        matrix=matrix,
        counts={name: rule(matrix, machines=machines) for name, rule in RULES.items()},
        covered={agreement: areas_of(matrix, agreement, machines=machines) for agreement in agreements},
        covered_or_in_place={
            agreement: areas_of(matrix, agreement, accept=TICK_OR_IN_PLACE, machines=machines)
            for agreement in agreements
        },
        headings={agreement: headings_of(matrix, agreement, machines=machines) for agreement in agreements},
        holders={
            standing.row.area: tuple(cell.agreement for cell in standing.holders)
            for standing in sets_of(matrix, machines=machines).standings
        },
        left_out=NOTHING if machines else matrix.left_out(),
    )


def _standing(row: Row, cells: tuple[Cell, ...], accepted: frozenset[CellValue], *, machines: bool) -> Standing:
    counted = counted_cells(cells, machines=machines)
    holders = tuple(cell for cell in counted if cell.value in accepted)
    undecided = tuple(cell for cell in counted if cell.value not in DECIDED)
    lacking = tuple(cell for cell in counted if cell.value in DECIDED and cell.value not in accepted)
    spread = Spread.of(len(holders), len(counted))
    possible = dict.fromkeys(Spread.of(len(holders) + more, len(counted)) for more in range(1, len(undecided) + 1))
    return Standing(
        row=row,
        spread=spread,
        holders=holders,
        lacking=lacking,
        undecided=undecided,
        proposed=tuple(cell for cell in cells if cell not in counted and cell.value in accepted),
        could_be=tuple(kind for kind in possible if kind is not spread),
    )


def _joining(
    matrix: Matrix, column: Column, cells: tuple[Cell, ...], accepted: frozenset[CellValue], *, machines: bool
) -> Joining:
    flips = []
    decided = {cell.area for cell in counted_cells(cells, machines=machines) if cell.value in DECIDED}
    for row, shown, cell in zip(matrix.rows, matrix.cells, cells, strict=True):
        before, after = (_standing(row, all_of, accepted, machines=machines) for all_of in (shown, (*shown, cell)))
        if cell.area in decided and before.spread is not after.spread:
            flips.append(Flip(row=row, before=before.spread, after=after.spread, holders=before.holders, cell=cell))
    return Joining(column=column, flips=tuple(flips), undecided=len(cells) - len(decided))
