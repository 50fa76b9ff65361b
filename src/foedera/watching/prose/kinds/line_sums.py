"""Sums in tables: what a partner gave or received, by line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, kind
from foedera.watching.prose.kinds.line_values import Held, by_column, of_partner
from foedera.watching.prose.kinds.money import TOTAL, judged_sum
from foedera.watching.prose.parts.dates import DateMention, dates_in
from foedera.watching.prose.parts.numbers import NumberMention, sums_in
from foedera.watching.prose.tables.line_deeds import dates_of
from foedera.watching.prose.tables.lines import Cell, Line

_MONEY = re.compile(r"€|\bEUR\b|\beuros?\b", re.IGNORECASE)
_OF_ALL = re.compile(r"(?:together|total|sum|in all|all)\b", re.IGNORECASE)
_BARE = re.compile(r"(?:€\s?|EUR\s)?(?P<sum>\d{1,4}(?:[.,]\d{1,2})?)\b(?!\s?(?:%|months))")


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
    if not any(map(_MONEY.search, (cell.text, cell.head, *line.around))):
        return
    if _OF_ALL.match(line.cells[0].text if line.cells else ""):
        return  # a total is held against its own table
    bare = _BARE.match(cell.text)
    dates = dates_of(line, cell)
    if bare is not None and not (dates and dates[0].start == 0):
        own = [NumberMention(bare.start("sum"), bare.end(), float(bare["sum"].replace(",", ".")))]
    else:
        own = []
    for number in (list(sums_in(cell.text)) or own)[:1]:
        said = judged_sum(case, line.sentence, number, _date(line, cell), cell.parties[0])
        if said.verdict in (Verdict.HOLDS, Verdict.CONTRADICTS):
            yield Held(line, cell, said.says, said.verdict is Verdict.HOLDS, said.why, said.claims)


def _date(line: Line, cell: Cell) -> DateMention | None:
    """When a sum was granted: as its cell says, else as stands over it, else as the line does where it gives one."""
    for found in (dates_of(line, cell), dates_in(cell.head)):
        if found:
            return found[0]
    beside = [date for other in line.cells if other.column != cell.column for date in dates_of(line, other)]
    beside += dates_in(line.sentence.text.split("|")[0]) if not beside else []
    return beside[0] if len(beside) == 1 else None


KINDS: tuple[Kind, ...] = (line_sum,)
