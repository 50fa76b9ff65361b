"""Drafting: which agreements have partners like the one asked about, which areas they have, and what was taken of them.

In: a matrix, its libraries, the roles of partners, a profile, what a drafter took. Out: a draft made of clauses that
stand in texts. Not here: wording anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foedera.comparing.counting import TICK
from foedera.errors import UnknownId
from foedera.model.coverage import Cell
from foedera.model.draft import Common, Draft, Heading, Likened
from foedera.model.library import Library, WordingGroup
from foedera.model.matrix import Column, Matrix, Row
from foedera.model.sets import DECIDED

MOST = "an agreement is comparable when its partners hold more than half of the roles asked for"
ANY = "no role is asked for, so every agreement is comparable"


def draft_of(
    matrix: Matrix,
    libraries: Sequence[Library],
    roles: Mapping[str, Iterable[str]],
    profile: Sequence[str],
    *,
    like: str | None = None,
    takes: Iterable[str] = (),
) -> Draft:
    """What a drafter starts from.

    Args:
        matrix: the agreements.
        libraries: of its areas, in its order.
        roles: agreement → roles its partners hold.
        profile: roles the next partner holds.
        like: the agreement the profile was taken from.
        takes: what was taken: `area`, or `area:provision` for a clause under it.

    Raises:
        UnknownId: no such area, or no such clause quoted for it.
    """
    asked = tuple(dict.fromkeys(profile))
    likened = tuple(_likened(column, set(roles.get(column.agreement, ())), asked) for column in matrix.columns)
    comparable = {one.column.agreement for one in likened if one.comparable}
    areas = (
        _common(row, list(zip(matrix.columns, cells, strict=True)), library, comparable)
        for row, cells, library in zip(matrix.rows, matrix.cells, libraries, strict=True)
    )
    contents = _contents(libraries, takes)
    taken = {heading.row.area for heading in contents}
    return Draft(
        profile=asked,
        like=like,
        rule=MOST if asked else ANY,
        agreements=likened,
        areas=tuple(sorted(areas, key=lambda area: (-len(area.holders), area.row.number))),
        contents=contents,
        libraries=tuple(library for library in libraries if library.row.area in taken),
    )


def _likened(column: Column, held: set[str], asked: Sequence[str]) -> Likened:
    shared = tuple(role for role in asked if role in held)
    return Likened(
        column=column,
        roles=tuple(sorted(held)),
        shared=shared,
        comparable=not asked or 2 * len(shared) > len(asked),
    )


def _common(row: Row, pairs: Iterable[tuple[Column, Cell]], library: Library, comparable: set[str]) -> Common:
    own = [(column, cell) for column, cell in pairs if column.agreement in comparable]
    return Common(
        row=row,
        holders=tuple(column for column, cell in own if cell.value in TICK),
        decided=sum(cell.value in DECIDED for _, cell in own),
        groups=tuple(kept for group in library.groups if (kept := _kept(group, comparable)) is not None),
    )


def _kept(group: WordingGroup, comparable: set[str]) -> WordingGroup | None:
    """A group without the clauses of others; None where nothing is left. Who was first is still said of all."""
    clauses = tuple(clause for clause in group.clauses if clause.column.agreement in comparable)
    if not clauses:
        return None
    return WordingGroup(id=clauses[0].excerpt.provision, clauses=clauses, first=group.first, every_two=group.every_two)


def _contents(libraries: Sequence[Library], takes: Iterable[str]) -> tuple[Heading, ...]:
    known = {library.row.area: library for library in libraries}
    chosen: dict[str, dict[str, None]] = {}
    for take in takes:
        area, _, provision = take.partition(":")
        if area not in known:
            raise _unknown(take, "an area, or area:provision", known)
        provisions = chosen.setdefault(area, {})
        if provision:
            provisions[provision] = None
    return tuple(_heading(library, chosen[area]) for area, library in known.items() if area in chosen)


def _heading(library: Library, provisions: Iterable[str]) -> Heading:
    clauses = {clause.excerpt.provision: clause for clause in library.clauses}
    for provision in provisions:
        if provision not in clauses:
            raise _unknown(f"{library.row.area}:{provision}", f"a clause quoted for {library.row.area}", clauses)
    return Heading(row=library.row, clauses=tuple(clauses[provision] for provision in provisions))


def _unknown(take: str, expected: str, known: Iterable[str]) -> UnknownId:
    return UnknownId(
        "nothing of that name can be taken into a draft",
        where=f"take={take}",
        expected=f"{expected}: {', '.join(known) or '(none is quoted)'}",
        found=take,
        next_step="take the boxes of the page /draft",
    )
