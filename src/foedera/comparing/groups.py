"""Groups: agreements divided by a role of their partners, and the areas that separate them.

In: a matrix, the roles of parties. Out: for each role, the two groups and their differences. The briefing's outlook
(candidates want this, global partners that) is computed here. Not here: why they differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foedera.comparing.counting import Rows
from foedera.comparing.sets import having
from foedera.model.coverage import Cell, CellValue
from foedera.model.matrix import Matrix, Row, counted_cells
from foedera.model.sets import DECIDED, Contrast, Separation


def contrasts(
    matrix: Matrix, roles: Mapping[str, Iterable[str]], rule: str = "covered", *, machines: bool = False
) -> list[Contrast]:
    """The agreements divided by each role in turn; roles that all or none of the partners hold divide nothing.

    Args:
        matrix: the agreements.
        roles: agreement id → roles its partners hold on the day asked about.
        rule: counting rule, a key of `foedera.model.sets.HAVING`.
        machines: whether cells count on which only machines have spoken.

    Raises:
        UsageError: no such rule.
    """
    having(rule)  # a rule nobody knows is an error also where no role divides
    counted = [(row, counted_cells(c, machines=machines)) for row, c in zip(matrix.rows, matrix.cells, strict=True)]
    held = {column.agreement: set(roles.get(column.agreement, ())) for column in matrix.columns}
    names = sorted(set().union(*held.values()))
    return [
        _contrast(matrix, counted, role, {agreement for agreement, own in held.items() if role in own}, rule)
        for role in names
        if any(role not in own for own in held.values())
    ]


def _contrast(matrix: Matrix, counted: Rows, role: str, inside: set[str], rule: str) -> Contrast:
    separations, silent = [], []
    for row, cells in counted:
        found = _separation(row, cells, inside, having(rule))
        if found is None:
            silent.append(row)
        elif found.difference:
            separations.append(found)
    return Contrast(
        rule=rule,
        role=role,
        first=tuple(column for column in matrix.columns if column.agreement in inside),
        second=tuple(column for column in matrix.columns if column.agreement not in inside),
        separations=tuple(sorted(separations, key=lambda one: (-abs(one.difference), one.row.number))),
        silent=tuple(silent),
    )


def _separation(row: Row, cells: Iterable[Cell], inside: set[str], accepted: frozenset[CellValue]) -> Separation | None:
    """The difference in one area; None where nothing is decided in one of the groups."""
    counts = {True: [0, 0], False: [0, 0]}
    for cell in cells:
        if cell.value in DECIDED:
            count = counts[cell.agreement in inside]
            count[0] += cell.value in accepted
            count[1] += 1
    (have, of), (others_have, others_of) = counts[True], counts[False]
    if not of or not others_of:
        return None
    return Separation(
        row=row, first=(have, of), second=(others_have, others_of), difference=have / of - others_have / others_of
    )
