"""Quoting: which provisions of a text show an area, by the claims that speak for its cell.

In: a cell, or a matrix. Out: provision ids. Not here: which value the cell has (resolution).
"""

from __future__ import annotations

from collections import defaultdict

from foedera.comparing.counting import TICK
from foedera.model.coverage import Cell
from foedera.model.matrix import Matrix


def quoted(cell: Cell) -> frozenset[str]:
    """The provisions quoted for a covered cell; none for any other."""
    if cell.value not in TICK:
        return frozenset()
    spans = (claim.basis.span for claim in cell.claims[: cell.live] if claim.value["value"] in TICK)
    return frozenset(span.provision for span in spans if span is not None)


def areas_by_provision(matrix: Matrix) -> dict[str, set[str]]:
    """Provision id → the areas it is quoted for."""
    found: dict[str, set[str]] = defaultdict(set)
    for cell in (cell for cells in matrix.cells for cell in cells):
        for provision in quoted(cell):
            found[provision].add(cell.area)
    return dict(found)
