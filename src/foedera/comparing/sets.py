"""Common, shared and unique areas, and how alike two agreements are by their areas."""

from __future__ import annotations

from foedera.comparing.counting import RULES, TICK, TICK_OR_IN_PLACE, areas_of
from foedera.model.matrix import Matrix, Tally


def tally(matrix: Matrix) -> Tally:
    """The matrix counted under every rule."""
    agreements = [column.agreement for column in matrix.columns]
    return Tally(
        matrix=matrix,
        counts={name: rule(matrix) for name, rule in RULES.items()},
        covered={agreement: areas_of(matrix, agreement) for agreement in agreements},
        covered_or_in_place={a: areas_of(matrix, a, accept=TICK_OR_IN_PLACE) for a in agreements},
        holders=holders(matrix),
    )


def holders(matrix: Matrix) -> dict[str, tuple[str, ...]]:
    """For each area, the agreements that cover it, in column order."""
    return {
        row.area: tuple(cell.agreement for cell in cells if cell.value in TICK)
        for row, cells in zip(matrix.rows, matrix.cells, strict=True)
    }


def jaccard(matrix: Matrix, one: str, other: str) -> float | None:
    """Share of the areas either agreement covers that both cover, 0 to 1; None when neither covers any."""
    pairs = [(one in held, other in held) for held in holders(matrix).values()]
    either = sum(a or b for a, b in pairs)
    return None if either == 0 else sum(a and b for a, b in pairs) / either


def identical(matrix: Matrix) -> tuple[tuple[str, str], ...]:
    """Pairs of agreements whose columns hold the same value in every row."""
    columns = [column.agreement for column in matrix.columns]
    values = [tuple(row[place].value for row in matrix.cells) for place in range(len(columns))]
    return tuple(
        (columns[i], columns[j])
        for i in range(len(columns))
        for j in range(i + 1, len(columns))
        if values[i] == values[j]
    )
