"""What an editor would ask of a draft's tables and figures: headers, groups, signs, and the prose beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.dates import last_day
from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, kind
from foedera.watching.prose.tables.grids import CROSSES, TICKS, Grid
from foedera.watching.prose.tables.own_tables import filled, standing_for

_GROUPS = {
    "nato_ally": r"^NATO (?:allies|members?|states)$",
    "eu_candidate": r"^EU candidates?(?: countries)?$",
    "efta_member": r"^EFTA (?:states?|members?)\b",
}
_GROUP_SAID = {"nato_ally": "a NATO ally", "eu_candidate": "an EU candidate", "efta_member": "a member of EFTA"}
_NOT_WHOLE = re.compile(
    r"\b(?:non-exhaustive|not exhaustive|not (?:be )?listed|may not be (?:listed|shown))\b", re.IGNORECASE
)
_ABSENT = re.compile(r"\b(?:do not include|not (?:present|included)|the only one|does not include)\b", re.IGNORECASE)
_COOPERATES = re.compile(r"\b(?:administrative arrangement|cooperation|cooperates?|cooperating)\b", re.IGNORECASE)
_BUNDLED = 3
"""Subjects joined by strokes from which one tick cannot say which is meant."""


def at_table(grid: Grid, case: ProseCase, says: str, verdict: Verdict, why: str, claims: tuple[str, ...] = ()) -> Said:
    """A statement put at a table's caption."""
    sentence = standing_for(grid, case)
    return Said(sentence, 0, len(sentence.text), says, verdict, why, claims)


@kind(
    "header-incomplete",
    reads="a table of signs whose header names some of its columns",
    recomputed="columns with signs against names and dates above them",
)
def header_incomplete(case: ProseCase) -> Iterator[Said]:
    """A header with fewer names or dates than columns."""
    for grid in case.draft.tables:
        if not grid.signs:
            continue
        columns = len(grid.columns) + len(grid.unnamed)
        missing = []
        if grid.unnamed:
            missing.append(f"names {len(grid.columns)} of {columns} columns")
        if grid.dates and len(grid.dates) < columns:
            missing.append(f"dates {len(grid.dates)} of {columns}")
        if missing:
            yield at_table(
                grid, case, "a header for every column", Verdict.CONTRADICTS, f"the header {' and '.join(missing)}"
            )


@kind(
    "group-misfit",
    reads="a group over columns of a table ('NATO allies')",
    recomputed="who holds that role on the draft's day",
)
def group_misfit(case: ProseCase) -> Iterator[Said]:
    """A partner under a group it does not belong to."""
    for grid in case.draft.tables:
        columns = filled(grid, case)
        for row in grid.head:
            for at, cell in enumerate(row):
                role = next((role for role, shape in _GROUPS.items() if re.match(shape, cell, re.IGNORECASE)), None)
                if role is None or not grid.signs:
                    continue
                end = next((c for c in range(at + 1, len(row)) if row[c]), len(row))
                holders = case.register.holds_role(role, case.day)
                odd = [columns[c] for c in range(at, end) if c in columns and columns[c] not in holders]
                if odd and len(odd) < end - at:
                    names = case.register.names(odd)
                    claims = tuple(claim for ids in holders.values() for claim in ids)[:6]
                    yield at_table(
                        grid,
                        case,
                        f"{names} under '{cell}'",
                        Verdict.CONTRADICTS,
                        f"{names} is not on record as {_GROUP_SAID[role]}",
                        claims,
                    )


@kind(
    "mission-not-in-table",
    reads="a table of missions by partners",
    recomputed="participations on record by the draft's day, in missions without a row; and signs that hide "
    "cooperation",
)
def mission_not_in_table(case: ProseCase) -> Iterator[Said]:
    """Missions on record that a table of participation leaves out, and crosses that hide cooperation."""
    for grid in case.draft.tables:
        if len(grid.missions) < 2 or not grid.signs:
            continue
        rows = set(grid.missions.values())
        missing: dict[str, list[str]] = {}
        claims: list[str] = []
        for partner in grid.columns.values():
            for one in case.register.participations(partner):
                begun = one.value.date is None or last_day(one.value.date) <= case.day
                recent = one.value.date is None or one.value.date[:4] >= str(case.day.year - 3)
                if one.value.relation == "contributes" and one.value.mission not in rows and begun and recent:
                    missing.setdefault(one.value.mission, []).append(case.register.name(partner))
                    claims += one.ids
        if missing:
            told = "; ".join(f"{case.register.name(m)} ({', '.join(p)})" for m, p in missing.items())
            yield at_table(
                grid,
                case,
                "who takes part in which mission",
                Verdict.LOOK,
                f"on record and without a row: {told}",
                tuple(claims),
            )
        yield from _hidden(case, grid)


def _hidden(case: ProseCase, grid: Grid) -> Iterator[Said]:
    for row, mission in grid.missions.items():
        for column, partner in grid.columns.items():
            cells = grid.body[row]
            if column >= len(cells) or cells[column] not in CROSSES:
                continue
            known = [p for p in case.register.participations(partner, mission) if p.value.relation == "cooperates"]
            prose = [
                s
                for s in case.prose
                if partner in s.about and any(m.id == mission for m in s.missions) and _COOPERATES.search(s.text)
            ]
            if known or prose:
                why = (
                    f"a cross, while {case.register.name(partner)} cooperates with it; a cross reads as nothing at all"
                )
                seen = tuple((s.start, s.start + len(s.text)) for s in prose)
                said = at_table(
                    grid,
                    case,
                    f"{case.register.name(partner)}: {case.register.name(mission)} ✗",
                    Verdict.LOOK,
                    why,
                    tuple(i for p in known for i in p.ids),
                )
                yield said._replace(seen=seen)


@kind(
    "tick-without-prose",
    reads="a table of areas, and a section about one partner alone",
    recomputed="areas ticked for it that its section never names",
)
def tick_without_prose(case: ProseCase) -> Iterator[Said]:
    """Ticks the partner's own section does not bear out."""
    for grid in case.draft.tables:
        if not grid.signs or len(grid.areas) < 5:
            continue
        for column, partner in filled(grid, case).items():
            own = [s for s in case.prose if s.section == (partner,)]
            if sum(len(s.text) for s in own) < 1200:
                continue
            areas = [grid.areas[row] for row in grid.ticked(column) if row in grid.areas]
            bare = [area for area in areas if not any(case.names.may_name(s.text, area) for s in own)]
            if bare and len(bare) <= 3:
                labels = ", ".join(map(case.register.label, bare))
                yield at_table(
                    grid,
                    case,
                    f"{case.register.name(partner)} ticked: {labels}",
                    Verdict.LOOK,
                    f"the section on {case.register.name(partner)} does not name it",
                )


@kind(
    "mixed-signs",
    reads="a row of a table of signs with words in it",
    recomputed="the signs of the row; how many rows are whole by either way of counting",
)
def mixed_signs(case: ProseCase) -> Iterator[Said]:
    """Rows that mix ticks with words, and rows that tick several subjects at once."""
    for grid in case.draft.tables:
        if not grid.signs or len(grid.areas) < 5:
            continue
        columns = list(filled(grid, case))
        full = sum(all(c < len(row) and row[c] in TICKS for c in columns) for row in grid.body)
        for row in grid.body:
            cells = [row[c] for c in columns if c < len(row)]
            words = [cell for cell in cells if cell and cell not in TICKS | CROSSES]
            ticks = [cell for cell in cells if cell in TICKS]
            label = next((cell for cell in row[:2] if len(cell) > 3), "")
            if words and ticks and len(words) + len(ticks) == len(cells):
                why = f"one value is no tick: rows common to all are {full}, or {full + 1} if it counts"
                yield at_table(grid, case, f"row '{label}': {words[0]} beside ticks", Verdict.LOOK, why)
            parts = [part for part in label.split("/") if len(part.strip()) > 6]
            if len(parts) >= _BUNDLED and ticks:
                why = f"one tick for {len(parts)} subjects ({', '.join(p.strip() for p in parts)}): it cannot say which"
                yield at_table(grid, case, f"row '{label}'", Verdict.LOOK, why)


@kind(
    "cross-as-absence",
    reads="a note that a table of signs is not exhaustive, and prose that reads its crosses as absence",
    recomputed="the draft itself",
)
def cross_as_absence(case: ProseCase) -> Iterator[Said]:
    """Crosses read as 'not there' although the table says it is not whole."""
    notes = [s for s in case.prose if _NOT_WHOLE.search(s.text)]
    signs = [g for g in case.draft.tables if g.signs and len(g.areas) >= 5]
    if not notes or not signs:
        return
    readers = [s for s in case.prose if _ABSENT.search(s.text) and s.about and case.names.area_mentions(s.text)]
    if readers:
        yield Said(
            notes[0],
            0,
            len(notes[0].text),
            "the table is not exhaustive",
            Verdict.LOOK,
            "the prose takes crosses of that table for absence",
            seen=tuple((s.start, s.start + len(s.text)) for s in readers),
        )


KINDS: tuple[Kind, ...] = (
    header_incomplete,
    group_misfit,
    mission_not_in_table,
    tick_without_prose,
    mixed_signs,
    cross_as_absence,
)
