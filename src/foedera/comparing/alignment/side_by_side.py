"""Clauses side by side: which rows are shown, which of them are opened, and how their words differ.

In: an alignment, an area or the clause of a row. Out: rows with their clauses; those opened carry redlines of each
clause against the first of its row. Not here: which clause answers which (comparing.alignment).
"""

from __future__ import annotations

import msgspec

from foedera.comparing.alignment.aligner import rows_of_area
from foedera.comparing.alignment.comparability import why_no_redline
from foedera.comparing.alignment.redline import redline
from foedera.comparing.alignment.tokens import NUMBER, Mask
from foedera.errors import UnknownId
from foedera.model.alignment import AlignedRow, Alignment, Clause, Side, Unmatched
from foedera.model.shown_clauses import ShownClause, ShownRow, SideBySide


def side_by_side(alignment: Alignment, *, area: str = "", row: str = "", opened: bool = False) -> SideBySide:
    """The rows of an alignment.

    Args:
        alignment: the clauses of two to four agreements.
        area: only the rows with a clause quoted for this area, all opened; empty for every row.
        row: id of a clause whose row is opened; empty for none.
        opened: whether every row is.

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
    return SideBySide(
        rows=tuple(
            _row(one, alignment.sides, clauses, left, opened=opened or bool(area) or row in one.clauses) for one in rows
        ),
        of=len(alignment.rows),
        answered=len(alignment.rows) - len(alignment.unmatched),
        method=alignment.method,
    )


def _row(
    row: AlignedRow, sides: tuple[Side, ...], clauses: dict[str, Clause], left: dict[str, Unmatched], *, opened: bool
) -> ShownRow:
    place = next(place for place, clause in enumerate(row.clauses) if clause is not None)
    first = clauses[row.clauses[place] or ""]
    alone = left.get(first.id)
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
            if clause is None
            else _shown(side, language, clauses[clause], sides[place], first, opened=opened)
            for side, language, clause in zip(sides, _languages(sides), row.clauses, strict=True)
        ),
        links=row.links,
        secondary=tuple((link, clauses[link.a if link.b in row.clauses else link.b]) for link in row.secondary),
        opened=opened,
    )


def _languages(sides: tuple[Side, ...]) -> list[str | None]:
    """Of each side its language, where there are several."""
    several = len({side.language for side in sides if side.clauses}) > 1
    return [side.language if several else None for side in sides]


def _shown(
    side: Side, language: str | None, clause: Clause, with_side: Side, first: Clause, *, opened: bool
) -> ShownClause:
    shown = ShownClause(agreement=side.agreement, language=language, clause=clause, redline=None, why=None)
    if clause is first or not opened:
        return shown
    why = why_no_redline(with_side, side)
    drawn = None if why else redline(first.text, clause.text, (_numbers(first), _numbers(clause)))
    return msgspec.structs.replace(shown, redline=drawn, why=why)


def _numbers(clause: Clause) -> list[Mask]:
    """Its own numbers, which are no change."""
    return [Mask(start, end, NUMBER) for start, end in clause.numbers]
