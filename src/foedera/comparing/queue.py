"""The re-code queue, computed: nothing is marked in the log, an answered cell is off the queue by itself."""

from __future__ import annotations

from collections.abc import Iterable

from foedera.model.codebook import Codebook
from foedera.model.lineage import Lineage
from foedera.model.matrix import Cell, Coverage, Matrix
from foedera.model.migration import step_name
from foedera.model.properties import value_of
from foedera.model.recode import Said, Waiting


def recode_queue(matrix: Matrix, codebook: Codebook, older: Iterable[Codebook]) -> tuple[Waiting, ...]:
    """The cells of a matrix under `codebook` in which what was said under an older version waits, row by row."""
    lineage = Lineage(codebook, older)
    return tuple(_waiting(cell, lineage) for cells in matrix.cells for cell in cells if cell.waiting)


def _waiting(cell: Cell, lineage: Lineage) -> Waiting:
    claims = [claim for claim in cell.claims if claim.id in cell.waiting]
    step = lineage.of(claims[0]).step
    values = [value_of(claim, Coverage) for claim in claims]
    return Waiting(
        agreement=cell.agreement,
        area=cell.area,
        step=None if step is None else step_name(step),
        why=None if step is None else step.why,
        shown=cell.value,
        said=tuple(
            Said(
                claim=claim.id,
                value=value.value,
                coder=claim.coder,
                codebook=claim.codebook or "",
                area=value.area,
            )
            for claim, value in zip(claims, values, strict=True)
        ),
    )
