"""What waits for a person, computed: nothing is marked in the log, an answered cell is off the queue by itself.

In: a matrix and its codebook. Out: what waits since a codebook changed, and how far the table is decided. Not here:
which of the other cells to ask about next (coding).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from foedera.model.claim import Rank
from foedera.model.codebook import Codebook
from foedera.model.coverage import Cell, Coverage
from foedera.model.lineage import Lineage
from foedera.model.matrix import Matrix
from foedera.model.migration import step_name
from foedera.model.properties import value_of
from foedera.model.recode import Said, Waiting
from foedera.model.review import Progress, Question


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


def changed_questions(matrix: Matrix, book: Codebook, books: Iterable[Codebook]) -> tuple[Question, ...]:
    """A question for each cell in which what was said before a codebook changed waits.

    Args:
        matrix: the table, under `book`.
        book: the codebook.
        books: its older versions; others are passed over.
    """
    waits = {(waiting.agreement, waiting.area): waiting for waiting in recode_queue(matrix, book, books)}
    cells = (cell for row in matrix.cells for cell in row if cell.waiting)
    return tuple(_again(cell, waits[cell.agreement, cell.area], book) for cell in cells)


def review_progress(matrix: Matrix) -> Progress:
    """How far a table is decided."""
    counts = Counter(_state(cell) for row in matrix.cells for cell in row)
    return Progress(**{name: counts[name] for name in Progress.__struct_fields__})


def _state(cell: Cell) -> str:
    if cell.waiting:
        return "waiting"
    if not cell.live:
        return "not_coded"
    return "proposed" if cell.claims[0].rank is Rank.MACHINE else "decided"


def _again(cell: Cell, waiting: Waiting, book: Codebook) -> Question:
    """The question whether what was said before the area changed still holds."""
    first, *others = (claim for claim in cell.claims if claim.id in cell.waiting)
    said = value_of(first, Coverage)
    changed = f"the area changed ({waiting.step})" if waiting.step else "no migration says what became of the area"
    reason = f": {waiting.why}" if waiting.why else ""
    return Question(
        agreement=cell.agreement,
        area=cell.area,
        codebook=book.key,
        shown=cell.value,
        proposal=first,
        others=tuple(others),
        probability=said.probability,
        sureness=None,
        why=f"what {first.coder} said under {first.codebook} waits: {changed}{reason}",
    )
