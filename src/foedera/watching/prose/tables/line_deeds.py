"""Dates in tables as deeds: what a date in a cell is the date of.

In: the lines of a draft's tables. Out: deeds, as sentences give them. What was done is told by the cell, else by what
stands over it, else by the line; to what, the same way and by the caption. A column of dates most of which are of
nothing known is left alone: then it is about something else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.parts.dates import DateMention, dates_in
from foedera.watching.prose.parts.things import ACT, DIALOGUE, OTHER, PARTNERSHIP, TALKS, TYPED, Thing, things_in
from foedera.watching.prose.parts.verbs import CAME, verbs_in
from foedera.watching.prose.said.deeds import ANY, Deed
from foedera.watching.prose.said.pairing import of_a_thing
from foedera.watching.prose.tables.lines import Cell, Line

_OF_DOCUMENTS = frozenset(
    {"signed", "adopted", "in_force", "provisionally_applied", "announced", "concluded", "published"}
)
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|as of|from|to|up to)\s(?:about\s|early\s|late\s)?$", re.IGNORECASE
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:meetings?|rounds?|sessions?|dialogues?|measures?|amounts?|sums?|facility|EPF|first use|visits?|summits?"
    r"|soldiers|personnel|deployments?|mandates?|reports?|resolutions?|elections?|representatives|parliament|next|planned|expected|review)\b"
    r"|€|\bEUR\b",
    re.IGNORECASE,
)


def dates_of(line: Line, cell: Cell) -> tuple[DateMention, ...]:
    """The dates of a cell; where it gives no year, what stands over it or the caption lends one."""
    lender = next((found[-1].date for text in (cell.head, *line.around) if (found := dates_in(text))), None)
    return tuple(one for one in dates_in(cell.text, before=lender) if not of_a_thing(cell.text, one))


def deeds_in_lines(case: ProseCase) -> Iterator[Deed]:
    """The deeds a draft's tables date."""
    columns: dict[tuple[int, int, str], list[Deed]] = defaultdict(list)
    for line in case.lines:
        for cell in line.cells:
            for deed in _deeds(case, line, cell):
                kind = "" if deed.subject in case.register.partner_of else "other"
                along = -1 - line.row if len(line.grid.columns) > 1 else cell.column
                columns[line.grid.block.start, along, kind].append(deed)
    for found in columns.values():
        held = [deed for deed in found if _known(case, deed)]
        if len(held) * 2 >= len(found):
            yield from found


def _known(case: ProseCase, deed: Deed) -> bool:
    """Whether something happened to the subject on that day."""
    return any(deed.date.meets(one.value.date or "") for one in case.register.events(deed.subject))


def _deeds(case: ProseCase, line: Line, cell: Cell) -> Iterator[Deed]:
    if len(cell.parties) != 1 or not case.family:
        return
    subject = _subject(case, line, cell)
    if subject is None or not case.register.events(subject):
        return
    for date in dates_of(line, cell):
        if _BOUND.search(cell.text[: date.start]):
            continue
        first, *others = _roles(line, cell, date)
        if len(date.date) == 4 and first == ANY:
            continue
        start, end = cell.start + date.start, cell.start + date.end
        placed = date._replace(start=start, end=end)
        instead = tuple((subject, role) for role in others)
        yield Deed(line.sentence, subject, first, placed, cell.start, cell.end, True, instead)


def _subject(case: ProseCase, line: Line, cell: Cell) -> str | None:
    """Id of the agreement or instrument a cell's date is about; None where it is about something else."""
    register, party = case.register, cell.parties[0]
    for text in (cell.text, cell.head, line.sentence.text, *line.around):
        if _OF_SOMETHING_ELSE.search(text) and text not in line.around:
            return None
        found = _documents(case, text)
        kinds = {one.kind for one in found}
        if kinds & {TALKS, DIALOGUE, ACT}:
            return None
        if TYPED in kinds:
            ids = {one.id for one in found if one.kind == TYPED}
            return case.names.instrument(next(iter(ids)), party) if len(ids) == 1 else None
        if PARTNERSHIP in kinds:
            break
        if OTHER in kinds and text not in line.around:
            return None
    return register.agreement_of.get(party)


def _documents(case: ProseCase, text: str) -> list[Thing]:
    found = things_in(text, case.names.instruments(text), ())
    return [one for one in found if one.kind in (TALKS, DIALOGUE, ACT, TYPED, PARTNERSHIP, OTHER)]


def _roles(line: Line, cell: Cell, date: DateMention) -> list[str]:
    """What was done on a date: the verb before it in its cell, else behind it, else over it, else in the line."""
    inside = [one for one in verbs_in(cell.text) if one.role in _OF_DOCUMENTS]
    before = [one for one in inside if one.end <= date.start]
    behind = [one for one in inside if one.start >= date.end and not dates_in(cell.text[one.end : one.end + 18])]
    own = before[-1:] or behind[:1]
    joined = [one for one in before if own and " and " in cell.text[one.end : own[0].start]]
    if own:
        return _distinct(one.role for one in (*own, *joined))
    for text in (cell.head, line.beside(cell)):
        roles = _distinct(one.role for one in verbs_in(text) if one.role in _OF_DOCUMENTS)
        if roles:
            return roles
    return [ANY]


def _distinct(roles: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ANY if role == CAME else role for role in roles))
