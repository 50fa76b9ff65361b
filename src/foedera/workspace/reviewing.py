"""The review queue of a table: what waits since a codebook changed, then what teaches most.

In: a matrix, its codebook. Out: questions, and how far the table is decided. Nothing is marked in the log: a cell a
person decided is off the queue by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from foedera.coding.active_learning import questions
from foedera.comparing.queue import recode_queue
from foedera.model.claim import Rank
from foedera.model.codebook import Codebook
from foedera.model.matrix import Cell, Coverage, Matrix
from foedera.model.properties import value_of
from foedera.model.recode import Waiting
from foedera.model.review import Progress, Question


def review_queue(matrix: Matrix, book: Codebook, books: Iterable[Codebook]) -> tuple[Question, ...]:
    """The questions of a table, each cell at most once.

    Args:
        matrix: the table, under `book`.
        book: the codebook.
        books: its older versions; others are passed over.
    """
    cells = [cell for row in matrix.cells for cell in row]
    waits = {(waiting.agreement, waiting.area): waiting for waiting in recode_queue(matrix, book, books)}
    again = [_again(cell, waits[cell.agreement, cell.area], book) for cell in cells if cell.waiting]
    return (*again, *questions((cell for cell in cells if not cell.waiting), book))


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
