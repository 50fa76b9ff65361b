"""Drafting: which agreements have partners like the one asked about, which areas they have, and what was taken of them.

In: a matrix, its libraries, the parties of its agreements, the roles of partners, a profile, what a drafter took and
typed. Out: a draft made of clauses that stand in texts, numbered anew, changed only where a slot stands. Not here:
wording anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from foedera.comparing.counting import TICK
from foedera.comparing.leftovers import leftovers
from foedera.comparing.sides import Sides
from foedera.comparing.slots import Slots, unknown_fills
from foedera.comparing.wordings import restricted
from foedera.errors import UnknownId
from foedera.model.coverage import Cell
from foedera.model.draft import Common, Draft, DraftClause, DraftPiece, Heading, Likened
from foedera.model.library import Library, SourceClause
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
    sides: Sides,
    like: str | None = None,
    takes: Iterable[str] = (),
    fills: Mapping[str, str],
) -> Draft:
    """What a drafter starts from.

    Args:
        matrix: the agreements.
        libraries: of its areas, in its order.
        roles: agreement → roles its partners hold.
        profile: roles the next partner holds.
        sides: agreement → its parties under letters.
        like: the agreement the profile was taken from.
        takes: what was taken, in the drafter's order: `area`, or `area:provision` for a clause under it.
        fills: key of a slot → what stands there instead.

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
    chosen = tuple(dict.fromkeys(takes))
    slots = Slots(fills)
    contents = _contents(libraries, chosen, slots, sides)
    taken = {heading.row.area for heading in contents}
    clauses = [clause for heading in contents for clause in heading.clauses]
    return Draft(
        profile=asked,
        like=like,
        rule=MOST if asked else ANY,
        agreements=likened,
        areas=tuple(sorted(areas, key=lambda area: (-len(area.holders), area.row.number))),
        takes=chosen,
        contents=contents,
        slots=slots.all(),
        leftovers=tuple(leftovers(clauses, sides, fills.values())),
        unsearched=tuple(_unsearched(clauses, sides, unknown_fills(fills, slots.all()))),
        libraries=tuple(library for library in libraries if library.row.area in taken),
    )


def moved(takes: Sequence[str], take: str, by: int) -> tuple[str, ...]:
    """The takes with one a place earlier (-1) or later (1): an area with all under it, a clause within its area.

    One that stands at the end already stays where it is.
    """
    sections: dict[str, list[str]] = {}
    for each in takes:
        sections.setdefault(each.partition(":")[0], []).append(each)
    area, colon, _ = take.partition(":")
    order: list[str] = [each for each in sections[area] if ":" in each] if colon else list(sections)
    at = order.index(take)
    to = min(max(at + by, 0), len(order) - 1)
    order[at], order[to] = order[to], order[at]
    if not colon:
        return tuple(each for section in order for each in sections[section])
    bare = [each for each in sections[area] if ":" not in each]
    sections[area] = [*bare, *order]
    return tuple(each for section in sections.values() for each in section)


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
        groups=tuple(kept for group in library.groups if (kept := restricted(group, comparable)) is not None),
    )


def _contents(libraries: Sequence[Library], takes: Sequence[str], slots: Slots, sides: Sides) -> tuple[Heading, ...]:
    known = {library.row.area: library for library in libraries}
    chosen: dict[str, list[str]] = {}
    for take in takes:
        area, _, provision = take.partition(":")
        if area not in known:
            raise _unknown(take, "an area, or area:provision", known)
        chosen.setdefault(area, []).extend([provision] if provision else [])
    return tuple(
        _heading(known[area], number, provisions, slots, sides)
        for number, (area, provisions) in enumerate(chosen.items(), start=1)
    )


def _heading(library: Library, number: int, provisions: Sequence[str], slots: Slots, sides: Sides) -> Heading:
    clauses = {clause.excerpt.provision: clause for clause in library.clauses}
    for provision in provisions:
        if provision not in clauses:
            raise _unknown(f"{library.row.area}:{provision}", f"a clause quoted for {library.row.area}", clauses)
    return Heading(
        row=library.row,
        number=str(number),
        clauses=tuple(
            DraftClause(
                number=f"{number}.{place}",
                source=clauses[provision],
                pieces=tuple(_pieces(clauses[provision], slots, sides)),
            )
            for place, provision in enumerate(provisions, start=1)
        ),
    )


def _pieces(clause: SourceClause, slots: Slots, sides: Sides) -> Iterator[DraftPiece]:
    """The clause's words, behind those it completes."""
    own = sides.get(clause.column.agreement, ())
    if clause.excerpt.lead is not None:
        yield from slots.pieces(clause.excerpt.lead, own)
        yield DraftPiece(text=" … ")
    yield from slots.pieces(clause.words, own)


def _unsearched(clauses: Iterable[DraftClause], sides: Sides, unknown: Sequence[str]) -> Iterator[str]:
    """Why names may remain that nobody looked for."""
    columns = {clause.source.column.agreement: clause.source.column for clause in clauses}
    for agreement, column in columns.items():
        if not sides.get(agreement):
            yield f"No parties of {column.short} are recorded: its names are no slots, and every state is looked for."
    for language in sorted({clause.source.excerpt.language for clause in clauses} - {"eng"}):
        yield f"Names in clauses in {language} are looked for in their English forms only."
    for key in unknown:
        yield f"What was typed for {key} stands nowhere: no clause taken has that slot."


def _unknown(take: str, expected: str, known: Iterable[str]) -> UnknownId:
    return UnknownId(
        "nothing of that name can be taken into a draft",
        where=f"take={take}",
        expected=f"{expected}: {', '.join(known) or '(none is quoted)'}",
        found=take,
        next_step="take the boxes of the page /draft",
    )
