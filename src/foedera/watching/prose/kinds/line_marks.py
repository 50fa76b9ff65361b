"""What tables mark: who is in which mission, of what kind it is, and which areas a partner has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.coverage import FOUND
from foedera.model.event import Mission
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, kind
from foedera.watching.prose.kinds.line_values import Held, by_column, of_partner
from foedera.watching.prose.tables.grids import TICKS
from foedera.watching.prose.tables.lines import Cell, Line

_PEOPLED = re.compile(r"\b(?:not|crossed|cross|absent|without|never|no)\b|^[✗✘☒]$", re.IGNORECASE)
_YES, _NO = TICKS | {"yes"}, frozenset("✗✘☒") | {"no"}


@kind(
    "line-mission",
    reads="a mission's line with partners in its cells",
    recomputed="who is on record as taking part",
)
def line_mission(case: ProseCase) -> Iterator[Said]:
    """Who is in which mission, in tables that name partners by mission."""
    yield from by_column(case, _in_mission)


def _in_mission(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
    mission = line.grid.missions.get(line.row)
    if mission is None or cell.column == 0 or len(line.grid.columns) > 1:
        return
    away = _PEOPLED.search(cell.head) is not None
    for one in case.names.parties(cell.text):
        known = case.register.participations(one.id, mission)
        if not known or one.id not in case.register.agreement_of:
            continue
        taking = any(part.value.relation in ("contributes", "participates") for part in known)
        name = case.register.name(one.id)
        told = ", ".join(dict.fromkeys(part.value.relation.replace("_", " ") for part in known))
        claims = tuple(i for part in known for i in part.ids)
        why = f"on record: {told} ({cited(case.register, claims)})"
        says = f"{name} {'not ' if away else ''}in {case.register.name(mission)}"
        both = any(part.value.relation == "not_listed" for part in known)
        good = both if away else taking
        yield Held(line, cell, says, good, why, claims)


@kind(
    "line-mission-kind",
    reads="'military' or 'civilian' in a mission's line of a table",
    recomputed="its kind on record",
)
def line_mission_kind(case: ProseCase) -> Iterator[Said]:
    """What kind of mission a line names."""
    yield from by_column(case, _mission_kind)


@kind(
    "line-area",
    reads="'yes', 'no', a tick or a cross where an area's line meets a partner's column",
    recomputed="whether the agreement has the area",
    of_family=True,
)
def line_area(case: ProseCase) -> Iterator[Said]:
    """Which areas a table gives whom."""
    yield from by_column(case, _area)


def _area(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
    area, word = line.grid.areas.get(line.row), cell.text.lower()
    if len(line.grid.areas) * 2 <= len(line.grid.body):
        return  # what is ticked may be anything
    if area is None or not of_partner(case, cell) or not (word in _YES or word in _NO):
        return
    known = case.register.covers(case.register.agreement_of[cell.parties[0]], area)
    if known is None or known.agreement not in case.register.tabled:
        return
    has = known.value in FOUND
    told = f"{'with' if has else 'without'} it ({cited(case.register, known.claims)})"
    says = f"{case.register.name(cell.parties[0])} {'with' if word in _YES else 'without'} {case.register.label(area)}"
    yield Held(line, cell, says, (word in _YES) is has, f"on record {told}", known.claims)


def _mission_kind(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
    mission, word = line.grid.missions.get(line.row), cell.text.lower()
    if mission is None or word not in ("civilian", "military"):
        return
    entry = case.register.ledger.of(Mission, mission)[-1]
    if entry.value.kind in ("civilian", "military"):
        why = f"on record as {entry.value.kind} ({cited(case.register, [entry.claim.id])})"
        yield Held(line, cell, f"{entry.value.name} is {word}", word == entry.value.kind, why, (entry.claim.id,))


KINDS: tuple[Kind, ...] = (line_mission, line_mission_kind, line_area)
