"""Sums in tables: what a partner gave or received, by line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, kind
from foedera.watching.prose.kinds.line_values import Held, by_column, of_partner
from foedera.watching.prose.kinds.money import judged_sum
from foedera.watching.prose.parts.dates import DateMention, dates_in
from foedera.watching.prose.parts.numbers import NumberMention, sums_in
from foedera.watching.prose.tables.heads import TOTAL, of_euro, of_sums
from foedera.watching.prose.tables.line_deeds import dates_of
from foedera.watching.prose.tables.lines import Cell, Line

_LISTED = re.compile(
    r"(?:€\s?|EUR\s)?\d{1,4}(?:\.\d{1,2})?(?:m\b|\smillion)?(?:\s?(?:,|\+|and|;)\s(?:€\s?)?\d{1,4}(?:\.\d{1,2})?\b){0,6}"
    r"(?!\s?(?:%|months|measures|payments|soldiers|people))"
)
"""Sums without a currency at the beginning of a cell: '8.25', '7, 40, 40 and 41'."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


@kind(
    "line-sum",
    reads="sums in a table of euros, beside a partner; a date in the cell, over it or in the line",
    recomputed="sums on record for that partner and date",
)
def line_sum(case: ProseCase) -> Iterator[Said]:
    """Sums in tables."""
    yield from by_column(case, _sum, few=1)


def _sum(case: ProseCase, line: Line, cell: Cell) -> Iterator[Held]:
    if TOTAL.match(line.sentence.text) or not of_partner(case, cell):
        return
    if not any(map(of_euro, (cell.text, cell.head, *map(" ".join, line.grid.head), *line.around))):
        return
    if TOTAL.match(line.cells[0].text if line.cells else ""):
        return  # a total is held against its own table
    numbers = sums_in(cell.text) or _bare(line, cell)
    for number in numbers:
        date = _date(line, cell, number, numbers)
        said = judged_sum(case, line.sentence, number, date, cell.parties[0])
        if said.verdict in (Verdict.HOLDS, Verdict.CONTRADICTS):
            boxed = line.along and len(line.grid.columns) < 2
            yield Held(line, cell, said.says, said.verdict is Verdict.HOLDS, said.why, said.claims, boxed)


def _bare(line: Line, cell: Cell) -> tuple[NumberMention, ...]:
    """The numbers a cell begins with, where they can only be sums: so says the head, else the date beside them."""
    found, dates = _LISTED.match(cell.text), dates_of(line, cell)
    if found is None or (dates and dates[0].start < found.end()):
        return ()
    if not (of_sums(cell.head) or (of_sums(cell.head) is None and (dates or cell.text == found[0]))):
        return ()
    return tuple(NumberMention(one.start(), one.end(), float(one[0])) for one in _FIGURE.finditer(found[0]))


def _date(line: Line, cell: Cell, number: NumberMention, numbers: Sequence[NumberMention]) -> DateMention | None:
    """When a sum was granted: as is said behind it, over it, or in the line where that has one date and no other sum.

    None for sums in a row without dates of their own.
    """
    behind = [one.start for one in numbers if one.start > number.start]
    own = [one for one in dates_of(line, cell) if number.end <= one.start < min([*behind, len(cell.text)])]
    if own or len(numbers) > 1:
        return own[0] if own else None
    for found in (dates_of(line, cell), dates_in(cell.head)):
        if found:
            return found[0]
    others = [other for other in line.cells if other.column != cell.column]
    if any(sums_in(other.text) for other in others):
        return None
    beside = [date for other in others for date in dates_of(line, other)]
    beside += dates_in(line.sentence.text.split("|")[0]) if not beside else []
    return beside[0] if len(beside) == 1 else None


KINDS: tuple[Kind, ...] = (line_sum,)
