"""Clauses side by side: which rows are shown, which of them are opened, and how their words differ.

In: an alignment, an area or the clause of a row, and whom all are compared with. Out: rows with their clauses; those
opened carry redlines of each clause against that text's, or the first of its row. Not here: which clause answers which
(comparing.alignment).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from foedera.comparing.alignment.aligner import members, rows_of_area
from foedera.comparing.alignment.comparability import why_no_redline
from foedera.comparing.alignment.redline import redline
from foedera.comparing.alignment.tokens import NUMBER, Mask
from foedera.errors import UnknownId
from foedera.model.alignment import AlignedRow, Alignment, Clause, Side, Unmatched
from foedera.model.shown_clauses import ShownClause, ShownRow, SideBySide

PARTED = "\n\n"
"""What stands between two clauses that are compared as one."""


def side_by_side(
    alignment: Alignment, *, area: str = "", row: str = "", opened: bool = False, against: int = 0
) -> SideBySide:
    """The rows of an alignment.

    Args:
        alignment: the clauses of two to four agreements.
        area: only the rows with a clause quoted for this area, all opened; empty for every row.
        row: id of a clause whose row is opened; empty for none.
        opened: whether every row is.
        against: place of the side the others are compared with; where it has no clause, the first of the row stands in.

    Raises:
        UnknownId: no row has that clause.
    """
    clauses = {clause.id: clause for side in alignment.sides for clause in side.clauses}
    if row and row not in clauses:
        raise UnknownId(
            "no such clause in these agreements",
            where=f"row={row}",
            expected="the id of a clause, such as " + next(iter(clauses), "(no text is here)"),
            found=row,
            next_step="take the links of the table",
        )
    left = {one.clause: one for one in alignment.unmatched}
    rows = rows_of_area(alignment, area) if area else alignment.rows
    opened = opened or bool(area)
    return SideBySide(
        rows=tuple(
            _row(one, alignment.sides, clauses, left, opened=opened or row in members(one), against=against)
            for one in rows
        ),
        of=len(alignment.rows),
        answered=len(alignment.rows) - len(alignment.unmatched),
        method=alignment.method,
    )


def place_of(name: str, names: Sequence[str]) -> int:
    """Place of the text that others are compared with, among those named; 0 where none is.

    Args:
        name: an agreement's id, or ID/nld; empty for the first.
        names: those compared, in order, each once.

    Raises:
        UnknownId: it is none of them.
    """
    if name and name not in names:
        raise UnknownId(
            "the text to compare with is not among those compared",
            where=f"against={name}",
            expected=" or ".join(names) or "two to four agreements, one of them this",
            found=name,
            next_step="name one of those compared, or none for the first",
        )
    return names.index(name) if name else 0


def _row(
    row: AlignedRow,
    sides: tuple[Side, ...],
    clauses: dict[str, Clause],
    left: dict[str, Unmatched],
    *,
    opened: bool,
    against: int,
) -> ShownRow:
    place = next(place for place, clause in enumerate(row.clauses) if clause is not None)
    first = clauses[row.clauses[place] or ""]
    base = place if row.clauses[against] is None else against
    alone = left.get(first.id)
    secondary = [(link, clauses[link.a if link.b in row.clauses else link.b]) for link in row.secondary]
    owned = [{clause.id for clause in side.clauses} if secondary else frozenset() for side in sides]
    wordings = [
        _wording(clauses[clause], [other for _, other in secondary if other.id in ids]) if clause else None
        for ids, clause in zip(owned, row.clauses, strict=True)
    ]
    return ShownRow(
        id=first.id,
        shown=tuple(
            ShownClause(
                agreement=side.agreement,
                language=language,
                clause=None,
                redline=None,
                why=alone.why.value if alone else None,
            )
            if wording is None
            else _shown((sides[base], side), language, (wordings[base] or wording, wording), opened=opened)
            for side, language, wording in zip(sides, _languages(sides), wordings, strict=True)
        ),
        links=row.links,
        secondary=tuple(secondary),
        opened=opened,
        alone=alone,
    )


def _languages(sides: tuple[Side, ...]) -> list[str | None]:
    """Of each side its language, where there are several."""
    several = len({side.language for side in sides if side.clauses}) > 1
    return [side.language if several else None for side in sides]


class _Wording(NamedTuple):
    """What one agreement says in a row."""

    clause: Clause
    also: tuple[Clause, ...]
    text: str
    numbers: tuple[Mask, ...]
    """Own numbers, which are no change."""


def _wording(clause: Clause, also: Sequence[Clause]) -> _Wording:
    """A clause and what says part of it too, in reading order, as one."""
    text, numbers = "", list[Mask]()
    for part in sorted([clause, *also], key=lambda one: one.start):
        text += PARTED if text else ""
        numbers += [Mask(len(text) + start, len(text) + end, NUMBER) for start, end in part.numbers]
        text += part.text
    return _Wording(clause, tuple(sorted(also, key=lambda one: one.start)), text, tuple(numbers))


def _shown(
    sides: tuple[Side, Side], language: str | None, wordings: tuple[_Wording, _Wording], *, opened: bool
) -> ShownClause:
    """The second of two wordings, as it differs from the first."""
    first, here = wordings
    why = why_no_redline(*sides) if opened and here is not first else None
    drawn = None
    if opened and here is not first and why is None:
        drawn = redline(first.text, here.text, (first.numbers, here.numbers))
    return ShownClause(
        agreement=sides[1].agreement,
        language=language,
        clause=here.clause,
        redline=drawn,
        why=why,
        also=here.also,
        text=here.text,
    )
