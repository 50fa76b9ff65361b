"""Who holds which area, and a matrix counted under every rule."""

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
