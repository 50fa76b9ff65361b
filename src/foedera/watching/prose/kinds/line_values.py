"""What tables say of partners beside dates: places, persons, numbers, sums, rhythms, meetings, missions.

In: the lines of a draft's tables. Out: statements. What a column says is told by what most of its cells rightly say:
one cell that does not fit is wrong, a column that does not fit is about something else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from foedera.model.dates import written_out
from foedera.model.event import Dialogue, Event, Meeting
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, kind
from foedera.watching.prose.parts.names import folded, seats
from foedera.watching.prose.parts.numbers import counts_in, ordinals_in
from foedera.watching.prose.parts.rhythms import rhythm_in
from foedera.watching.prose.parts.things import DIALOGUE, things_in
from foedera.watching.prose.register import SIGNING
from foedera.watching.prose.tables.heads import of_areas, of_places, of_ticks
from foedera.watching.prose.tables.line_deeds import dates_of
from foedera.watching.prose.tables.lines import Cell, Line

_FEW = 2
"""Cells that must rightly say a thing before another is wrong about it."""
_FIRST_MEETING = re.compile(r"\b(?:first|opening|inaugural)\b", re.IGNORECASE)
_MEETINGS = re.compile(r"\b(?:meetings?|rounds?|sessions?|dialogues?|consultations?)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:about |some )?(\d{1,2})\b(?!\s(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)|[.,/]\d)"
)


class Held(NamedTuple):
    """What a cell says, with how it stands to the record."""

    line: Line
    cell: Cell
    says: str
    good: bool
    why: str
    claims: tuple[str, ...]
    sure: bool = False
    """Whether the head says what it is, so that no other cell need bear it out."""

    def said(self) -> Said:
        """As a statement."""
        verdict = Verdict.HOLDS if self.good else Verdict.CONTRADICTS
        return Said(self.line.sentence, self.cell.start, self.cell.end, self.says, verdict, self.why, self.claims)


_ONE_PLACE = re.compile(r"\A[A-Z][a-z]{3,20}\Z(?<!Online)(?<!Unknown)(?<!Virtual)(?<!Various)(?<!Remote)(?<!None)")
"""A cell of one name, under a head of places."""
Reader = Callable[[ProseCase, Line, Cell], Iterator[Held]]


def by_column(case: ProseCase, read: Reader, *, few: int = _FEW) -> Iterator[Said]:
    """What a reader draws from every cell, column by column; nothing of a column most of which does not hold.

    Where columns are partners, or lines are keys, the cells of one line are of one kind.
    """
    columns: dict[tuple[int, int], list[Held]] = defaultdict(list)
    for line in case.lines:
        for cell in line.cells:
            strip = -1 - line.row if line.along else cell.column
            columns[line.grid.block.start, strip] += read(case, line, cell)
    for found in columns.values():
        good = sum(one.good for one in found)
        mostly, alone = good * 2 >= len(found), len(found) == 1
        yield from (one.said() for one in found if (mostly and good >= few) or (one.sure and (mostly or alone)))


def of_partner(case: ProseCase, cell: Cell) -> bool:
    """Whether a cell is about one partner."""
    return len(cell.parties) == 1 and cell.parties[0] in case.register.agreement_of


# where


@kind(
    "line-place",
    reads="a place in a table, beside a partner",
    recomputed="where its partnership came into being, or where the meeting of that line was held",
)
def line_place(case: ProseCase) -> Iterator[Said]:
    """Places in tables."""
    known = {folded(name): name for name in (*seats(), *_places(case))}
    shape = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, known), key=len, reverse=True))})\b")

    def read(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
        found = list(shape.finditer(folded(cell.text)))
        if not found and of_places(cell.head) and _ONE_PLACE.match(cell.text):
            found = list(re.finditer(r".+", folded(cell.text)))
        if len(found) != 1 or not of_partner(case, cell) or len(folded(cell.text)) != len(cell.text):
            return
        where = _where(case, line, cell)
        if where is None:
            return
        at, told, claims = where
        name = case.register.name(cell.parties[0])
        good = found[0][0] in at
        says = f"{name}: {known.get(found[0][0], found[0][0])}"
        yield Held(line, cell, says, good, f"on record: {told}", claims, of_places(cell.head))

    yield from by_column(case, read)


def _places(case: ProseCase) -> set[str]:
    ledger = case.register.ledger
    happened = {e.value.place for e in ledger.of(Event)}
    return {place for place in happened | {e.value.place for e in ledger.of(Meeting)} if place}


def _where(case: ProseCase, line: Line, cell: Cell) -> tuple[set[str], str, tuple[str, ...]] | None:
    """Where what a line tells of happened, in words, and who says so."""
    register, party = case.register, cell.parties[0]
    met = meetings_of(case, line, cell)
    if met is not None:
        dates = [date for other in line.cells for date in dates_of(line, other)]
        on_day = [m for m in met if m.value.place and any(date.meets(m.value.date) for date in dates)]
        places = [(m.value.place or "", m.value.date, m.ids) for m in on_day]
    else:
        events = register.events(register.agreement_of[party]) if party in register.agreement_of else ()
        places = [(e.value.place or "", e.value.date or "", e.ids) for e in events if e.value.role in SIGNING]
        places = [one for one in places if one[0]]
    if not places:
        return None
    told = "; ".join(f"{place}, {written_out(date)} ({cited(register, ids)})" for place, date, ids in places)
    return {folded(place) for place, _, _ in places}, told, tuple(i for _, _, ids in places for i in ids)


# meetings


def meetings_of(case: ProseCase, line: Line, cell: Cell) -> list[Told[Meeting]] | None:
    """Meetings on record of the dialogue a line is about; None where it is about none."""
    register = case.register
    formats = _formats(line, cell)
    if formats is None:
        return None
    known = {e.claim.subject: e.value.format for e in register.ledger.of(Dialogue)}
    own = [one for party in cell.parties for one in register.dialogues(party) if known[one] in formats or not formats]
    return [meeting for one in own for meeting in register.meetings(one)]


def _formats(line: Line, cell: Cell) -> set[str] | None:
    """Formats of the dialogue a line is about: by its words, else those over or before the table; None for none."""
    for text in (cell.text, cell.head, line.beside(cell), *line.around):
        found = {one.id for one in things_in(text, (), ()) if one.kind == DIALOGUE}
        if found:
            found = {"foreign_and_security_policy" if one == "political_and_security" else one for one in found}
            return found - {""}
    return set() if _MEETINGS.search(f"{cell.head} {line.beside(cell)}") else None


@kind(
    "line-meeting",
    reads="a date in a table under 'meeting' or beside the name of a dialogue",
    recomputed="meetings on record in that format; the first where the table speaks of firsts",
)
def line_meeting(case: ProseCase) -> Iterator[Said]:
    """Dates of meetings in tables."""
    yield from by_column(case, _meeting, few=1)


def _meeting(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
    met, dates = meetings_of(case, line, cell), dates_of(line, cell)
    if not met or len(dates) != 1 or not of_partner(case, cell):
        return
    which = [int(one.value) for one in ordinals_in(cell.text) if one.end <= dates[0].start][-1:]
    if not which and any(_FIRST_MEETING.search(text) for text in (cell.head, *line.around)):
        which = [1]
    first = which == [1]
    wanted = [m for m in met if not which or m.value.ordinal in (None, *which)] or met
    good = [m for m in wanted if dates[0].meets(m.value.date)]
    told = "; ".join(f"{written_out(m.value.date)} ({cited(case.register, m.ids)})" for m in (good or wanted)[:4])
    says = f"{case.register.name(cell.parties[0])}: {'first meeting' if first else 'a meeting'} {dates[0].in_words}"
    claims = tuple(i for m in good or wanted for i in m.ids)
    yield Held(line, cell, says, bool(good), f"on record: {told}", claims)


@kind(
    "line-rhythm",
    reads="how often a dialogue meets, in a table",
    recomputed="the rhythm on record for that format",
)
def line_rhythm(case: ProseCase) -> Iterator[Said]:
    """Rhythms in tables."""
    yield from by_column(case, _rhythm)


def _rhythm(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
    word, formats = rhythm_in(cell.text), _formats(line, cell)
    if word is None or not formats or not of_partner(case, cell):
        return
    agreement = case.register.agreement_of[cell.parties[0]]
    own = [
        e
        for e in case.register.ledger.of(Dialogue)
        if e.value.agreement == agreement and e.value.format in formats and e.value.periodicity
    ]
    rhythms = {str(e.value.periodicity) for e in own}
    if not rhythms or "regular" in rhythms:
        return
    claims = tuple(e.claim.id for e in own)
    told = ", ".join(sorted(one.replace("_", " ") for one in rhythms))
    why = f"on record: {told} ({cited(case.register, claims)})"
    says = f"{case.register.name(cell.parties[0])}: {cell.text}"
    yield Held(line, cell, says, word in rhythms, why, claims)


# how many


@kind(
    "line-count",
    reads="a number beside a partner under a head that speaks of areas, or of rows ticked",
    recomputed="areas as sources state them; rows ticked in the table on record",
    of_family=True,
)
def line_count(case: ProseCase) -> Iterator[Said]:
    """Numbers of areas and ticks in tables."""
    for way, speaks in ((_stated, of_areas), (_ticked, of_ticks)):
        yield from by_column(case, _counted_by(way, speaks), few=1)


def _stated(case: ProseCase, party: str) -> tuple[set[int], tuple[str, ...], str]:
    facts = case.register.facts(case.register.agreement_of[party], "number_of_areas", "areas_stated", "areas_count")
    numbers = {int(one.value) for fact in facts for one in counts_in(fact.value.value)}
    claims = tuple(fact.claim.id for fact in facts)
    return numbers, claims, f"areas stated ({cited(case.register, claims)})" if claims else ""


def _ticked(case: ProseCase, party: str) -> tuple[set[int], tuple[str, ...], str]:
    register = case.register
    agreement = register.agreement_of[party]
    if agreement not in register.tabled:
        return set(), (), ""
    covered = register.resolved.covered[agreement]
    cells = [register.covers(agreement, area) for area in covered.members]
    claims = tuple(claim for cell in cells if cell for claim in cell.claims)
    return {covered.number}, claims, f"rows ticked ({cited(register, claims)})"


def _counted_by(
    way: Callable[[ProseCase, str], tuple[set[int], tuple[str, ...], str]], speaks: Callable[[str], bool]
) -> Reader:
    def read(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
        number = _NUMBER.match(cell.text)
        if number is None or not of_partner(case, cell) or not speaks(cell.head):
            return
        known, claims, told = way(case, cell.parties[0])
        if known:
            name = case.register.name(cell.parties[0])
            why = f"on record: {', '.join(map(str, sorted(known)))} {told}"
            good = int(number[1]) in known
            yield Held(line, cell, f"{name}: {number[1]}", good, why, claims[:4])

    return read


@kind(
    "line-listed",
    reads="a number in a line that lists partners, most numbers of the column being those of the names listed",
    recomputed="the names in the line",
)
def line_listed(case: ProseCase) -> Iterator[Said]:
    """Numbers of names a line lists."""
    yield from by_column(case, _listed)


def _listed(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
    if not cell.text.isdigit() or len(line.grid.columns) > 1:
        return
    lists = [one for one in line.cells if one.column != cell.column and case.names.parties(one.text)]
    if len(lists) == 1 and not cell.parties:
        names = len({one.id for one in case.names.parties(lists[0].text)})
        yield Held(line, cell, f"{cell.text} listed", int(cell.text) == names, f"the line itself names {names}", ())


KINDS: tuple[Kind, ...] = (line_place, line_meeting, line_rhythm, line_count, line_listed)
