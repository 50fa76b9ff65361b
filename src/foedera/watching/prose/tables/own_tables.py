"""A draft's own tables: what they say of a partner, and what in them or beside them does not fit."""

from __future__ import annotations

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.tables.grids import TICKS, Grid


def filled(grid: Grid, case: ProseCase) -> dict[int, str]:
    """Column → partner, a single column without a name given to the one partner that is left.

    Left is who had a partnership by the draft's day and stands in no other column.
    """
    if len(grid.unnamed) != 1:
        return grid.columns
    partners = {case.register.partner_of[one] for one in case.register.begun_by(case.day)}
    others = {p for table in case.draft.tables if table is not grid and table.signs for p in table.columns.values()}
    left = ((others & partners) or partners) - set(grid.columns.values())
    return {**grid.columns, grid.unnamed[0]: next(iter(left))} if len(left) == 1 else grid.columns


def standing_for(grid: Grid, case: ProseCase) -> Sentence:
    """The sentence a finding on a table is put at: its caption, else the last before it."""
    before = case.draft.sentences[: grid.sentence]
    same = [one for one in before if one.text == grid.title]
    return (same or list(before) or list(case.draft.sentences))[-1]


def own_ticks(case: ProseCase, partner: str) -> int | None:
    """Rows of areas the draft's own table ticks for a partner; None without such a table."""
    for grid in case.draft.tables:
        if grid.signs and len(grid.areas) >= 5:
            for column, named in filled(grid, case).items():
                if named == partner:
                    return len([row for row in grid.ticked(column) if row in grid.areas])
    return None


def ticks_of(case: ProseCase, partner: str) -> int | None:
    """Rows ticked for a partner: in the draft's own table, else in the table on record; None where neither is."""
    own = own_ticks(case, partner)
    agreement = case.register.agreement_of[partner]
    if own is not None:
        return own
    if agreement not in case.register.tabled:
        return None
    covered = case.register.resolved.covered[agreement]
    return covered.number


def says_area(case: ProseCase, partner: str, area: str) -> bool | None:
    """Whether the draft's own table ticks an area for a partner; None without such a table."""
    for grid in case.draft.tables:
        rows = [row for row, known in grid.areas.items() if known == area]
        columns = [column for column, named in filled(grid, case).items() if named == partner]
        if grid.signs and rows and columns:
            cells = grid.body[rows[0]]
            cell = cells[columns[0]] if columns[0] < len(cells) else ""
            return cell in TICKS or "exist" in cell.lower()
    return None
