"""Persons in tables: who acted for a partner or for the union. How they are written is looked at with all names.

In: the lines of a draft's tables. Out: statements. A column is about signatures where most persons in it did sign for
the partners of their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from foedera.model.agreement import Signatory
from foedera.model.merging import Told
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, kind
from foedera.watching.prose.kinds.line_values import Held, by_column, of_partner
from foedera.watching.prose.parts.dates import dates_in
from foedera.watching.prose.parts.names import sounded
from foedera.watching.prose.parts.offices import offices_in
from foedera.watching.prose.parts.persons import CAPITALS, NO_NAME
from foedera.watching.prose.tables.heads import of_signatories
from foedera.watching.prose.tables.lines import Cell, Line

_NAME = re.compile(rf"(?:[A-Z]\.\s){{0,2}}{CAPITALS}(?:\s(?:de|von|van|der|bin|al))?(?:\s{CAPITALS})*")
_TITLE = re.compile(
    r"(?:[A-Z]{2,4}|Mo[DFI]A?|[A-Za-z]{0,8}(?:[Mm]inisters?|[Ss]ecretary|[Pp]resident|[Pp]remier)|Mr|Ms|Mrs|Dr)\b\.?"
)
_NEAR = 2
_YEAR = 5
"""Code points a year behind the name of a month takes."""
_SHORT = 6
"""Letters of a last name up to which one letter, not two, may differ in a misspelling."""


@kind(
    "line-person",
    reads="names of persons in a table, beside a partner",
    recomputed="who is on record as having acted for that partner, or for the union with it",
    of_family=True,
)
def line_person(case: ProseCase) -> Iterator[Said]:
    """Persons in tables."""
    yield from by_column(case, _persons)


def _persons(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
    if not of_partner(case, cell) or case.names.parties(cell.text):
        return
    register = case.register
    acted = register.signatories(register.agreement_of[cell.parties[0]])
    for start, end in _names_in(cell.text):
        written = cell.text[start:end]
        own = [one for one in acted if _is(written, one.value.name)]
        strangers = _side(case, written, acted)
        somebody = bool(own) or _known(case, written) or (" " in written and of_signatories(cell.head))
        if not somebody or not (own or strangers):
            continue
        told = ", ".join(one.value.name for one in own or strangers)
        claims = tuple(i for one in own or strangers for i in one.ids)
        says = f"{written} for or with {register.name(cell.parties[0])}"
        why = f"on record: {told} ({cited(register, claims)})"
        yield Held(line, cell, says, bool(own), why, claims, of_signatories(cell.head))


def _known(case: ProseCase, written: str) -> bool:
    """Whether somebody on record has that name."""
    return any(_is(written, name) for name in case.names.persons)


def _names_in(text: str) -> Iterator[tuple[int, int]]:
    """Names of persons, titles and offices before them left out."""
    offices = offices_in(text)
    for found in _NAME.finditer(text):
        start = max([found.start(), *(one.end + 1 for one in offices if found.start() <= one.start < found.end())])
        while (title := _TITLE.match(text, start, found.end())) is not None:
            start = title.end() + len(text[title.end() : found.end()]) - len(text[title.end() : found.end()].lstrip())
        name = text[start : found.end()]
        if len(name) > 2 and not NO_NAME.search(name) and not dates_in(text[start : found.end() + _YEAR]):
            yield start, found.end()


def _side(case: ProseCase, written: str, acted: Sequence[Told[Signatory]]) -> list[Told[Signatory]]:
    """Who acted on the side a stranger to a line is put on: the union's for its persons, else the partner's."""
    known = [e.value for e in case.register.ledger.of(Signatory) if _is(written, e.value.name)]
    sides = {one.side for one in known} or {"partner"}
    return [one for one in acted if one.value.side in sides]


def _is(written: str, name: str) -> bool:
    """Whether a name, whole or the last word, is somebody's, nearly so at least."""
    return _spelled(written, name) or _nearly(written.split()[-1], name.split()[-1])


def _spelled(written: str, name: str) -> bool:
    """Whether every word written is one of the name's, or its first letter."""
    words = sounded(name).split()
    return all(
        any(word == one or (len(word) == 1 and one.startswith(word)) for one in words)
        for word in sounded(written.replace(".", " ")).split()
    )


def _nearly(word: str, last: str) -> bool:
    a, b = sounded(word), sounded(last)
    return DamerauLevenshtein.distance(a, b) <= (1 if len(b) < _SHORT else _NEAR)


KINDS: tuple[Kind, ...] = (line_person,)
