"""Sums: what a partner gave or received, one by one and in all, in prose and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from foedera.model.dates import compatible, first_day, written_out
from foedera.model.event import Funding
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.numbers import ORDINALS, NumberMention, counts_in
from foedera.watching.prose.parts.words import any_of
from foedera.watching.prose.said.clauses import Clause
from foedera.watching.prose.said.sums import SumSaid, months_said, spoken_of, sums_said
from foedera.watching.prose.tables.grids import Grid
from foedera.watching.prose.tables.heads import TOTAL
from foedera.watching.prose.tables.own_tables import standing_for

FACILITY = re.compile(
    r"\b(?:European Peace Facility|EPF|peace facility|assistance measures?|EUMAM)\b|\bthe Facility\b"
    rf"|\b{any_of(ORDINALS)}\s(?:\w+\s)?measure\b",
    re.IGNORECASE,
)
"""What tells that a text is about the Peace Facility."""
_FOREIGN = re.compile(r"\b(?:loans?|SAFE|EDIP|budget|trade|growth|reconstruction|macro-financial|NATO)\b")
_SLACK = 0.04
_EXACT = 0.005
_LAST_DIGIT = 0.06
"""How far a sum with one digit behind the point may be off by rounding, in millions."""


class _Own(NamedTuple):
    """What is on record of one party."""

    single: list[Told[Funding]]
    """Measures with a sum, by date."""
    totals: list[Told[Funding]]
    silent: list[Told[Funding]]
    """Measures without a sum."""

    @property
    def all(self) -> list[Told[Funding]]:
        """Everything with a sum."""
        return [*self.single, *self.totals]

    def which(self, ordinal: int) -> list[Told[Funding]]:
        """The measure of a place in the row; none where the row on record may have gaps before it."""
        counted = [one for one in self.single if one.value.ordinal == ordinal]
        if counted or ordinal > len(self.single):
            return counted
        before = self.single[:ordinal]
        gaps = any(one.value.ordinal not in (None, place) for place, one in enumerate(before, 1))
        return [] if gaps or self._missing_before(before[-1]) else before[-1:]

    def _missing_before(self, told: Told[Funding]) -> bool:
        until = first_day(told.value.date or "9999")
        return any(one.value.date is None or first_day(one.value.date) <= until for one in self.silent)


def _own(case: ProseCase, party: str) -> _Own:
    own = case.register.money(party)
    single = sorted((o for o in own if not o.value.cumulative), key=lambda o: first_day(o.value.date or "9999"))
    known = [one.value.date for one in single if one.value.date]
    silent = [
        one
        for one in case.register.told(Funding, party)
        if one.value.amount_eur_m is None and not any(compatible(one.value.date or "9999", date) for date in known)
    ]
    return _Own(single, [one for one in own if one.value.cumulative], silent)


@kind(
    "sum",
    reads="a sum in euro, a partner, the Peace Facility in the section; a date or its place among several, if any",
    recomputed="sums on record for that partner and date; without a date any of them, running totals, and "
    "sums of measures in a row",
)
def sum_of(case: ProseCase) -> Iterator[Said]:
    """A sum of money."""
    told_of = False
    place: tuple[str, ...] = ()
    before: SumSaid | None = None
    for clauses, sentence in zip(case.clauses, case.draft.sentences, strict=True):
        if sentence.heads != place:
            told_of, place, before = False, sentence.heads, None
        if sentence.kind == "heading":
            continue
        told_of = told_of or any(map(FACILITY.search, (sentence.text, *sentence.heads, case.draft.title)))
        if told_of and not _FOREIGN.search(sentence.text) and not doubted(sentence.text):
            for one in sums_said(clauses, before):
                yield from _weighed(case, one)
            yield from _lasting(case, clauses, before)
        before = spoken_of(clauses)


def judged_sum(
    case: ProseCase, sentence: Sentence, number: NumberMention, date: DateMention | None, party: str
) -> Said:
    """A sum of a partner, of a date where there is one, against those on record."""
    return _judged(case, SumSaid(sentence, number, (party,), True, (), date, False, None, False), party)


def _weighed(case: ProseCase, said: SumSaid) -> Iterator[Said]:
    """A sum against what is on record of those it is said of; nothing where another reading is right."""
    judged = [_judged(case, said, party) for party in said.parties if party in case.register.agreement_of]
    right = [one for one in judged if not one.verdict.alarm]
    if len(judged) == 1 or said.each:
        for one in judged:
            if not (one.verdict.alarm and not said.named and _explained(case, said)):
                yield one
    elif right:
        yield right[0]


def _explained(case: ProseCase, said: SumSaid) -> bool:
    """Whether somebody else named near has such a sum."""
    others = [party for party in said.near if party not in said.parties]
    return any(
        _same(said.number, one) for party in others for one in [*_own(case, party).single, *_own(case, party).totals]
    )


def _judged(case: ProseCase, said: SumSaid, party: str) -> Said:
    own, number, date = _own(case, party), said.number, said.date
    when = f" {date.in_words}" if date else ""
    says = f"{case.register.name(party)}: €{number.value:g} million{when}"

    verdict = partial(_verdict, said, says)

    if not own.all:
        return verdict(Verdict.NOT_ON_RECORD, "no sum is on record for it")
    if said.ordinal is not None and not said.lent and date is None:
        counted = own.which(said.ordinal)
        running = own.totals if said.ordinal > 1 else []
        if counted and not any(_same(number, one) for one in [*counted, *running]):
            return verdict(Verdict.CONTRADICTS, f"on record: {_told(counted, case)}", counted)
    at_date = [one for one in own.all if date and one.value.date and date.meets(one.value.date)]
    loose = date is None or said.up_to or said.lent
    good = [one for one in (own.all if loose else at_date) if _same(number, one)]
    good = good or _runs(number, own, None if loose else date)
    if good:
        return verdict(Verdict.HOLDS, _told(good, case), good)
    if date and not said.up_to and not at_date:
        return verdict(*_of_no_measure(case, said, date, own))
    if own.silent and not at_date and not own.totals:
        why = f"a measure is on record without its sum; with a sum: {_told(own.all, case)}"
        return verdict(Verdict.NOT_ON_RECORD, why)
    exact = [one for one in at_date if len(one.value.date or "") >= 7 or (date and len(date.date) == 4)]
    against = exact or at_date or own.all
    return verdict(Verdict.CONTRADICTS, f"on record: {_told(against, case)}", against)


def _verdict(said: SumSaid, says: str, found: Verdict, why: str, told: Sequence[Told[Funding]] = ()) -> Said:
    return Said(said.sentence, said.number.start, said.number.end, says, found, why, _ids(told))


def _of_no_measure(
    case: ProseCase, said: SumSaid, date: DateMention, own: _Own
) -> tuple[Verdict, str, Sequence[Told[Funding]]]:
    """What a sum of a day comes to on which nothing with a sum is on record."""
    if any(one.value.date and date.meets(one.value.date) for one in own.silent):
        return Verdict.NOT_ON_RECORD, "the measure of that date is on record without its sum", ()
    elsewhere = [one for one in own.all if _same(said.number, one)]
    against = elsewhere or [one for one in own.all if one.value.date and one.value.date[:4] == date.date[:4]]
    if not against or said.lent:
        return Verdict.NOT_ON_RECORD, f"on record: {_told(own.all, case)}", ()
    return Verdict.CONTRADICTS, f"on record: {_told(against, case)}", against


def _same(number: NumberMention, told: Told[Funding]) -> bool:
    amount = told.value.amount_eur_m or 0
    if number.about in ("more than", "over", "at least"):
        return number.value * (1 - _EXACT) <= amount <= number.value * 1.15
    off = abs(amount - number.value)
    if number.value % 1 and (number.about or told.value.approximate):
        return off <= _LAST_DIGIT
    return off <= (_SLACK if number.about or told.value.approximate else _EXACT) * max(amount, 1)


def _runs(number: NumberMention, own: _Own, date: DateMention | None) -> list[Told[Funding]]:
    """Measures one after another whose sum it is; those of a day end on it, those of a year lie in it."""
    single = own.single
    for start in range(len(single)):
        for end in range(start + 2, len(single) + 1):
            run = single[start:end]
            total = sum(one.value.amount_eur_m or 0 for one in run)
            met = run if date is not None and len(date.date) == 4 else run[-1:]
            fits = date is None or all(date.meets(one.value.date or "") for one in met)
            whole = date is None or len(date.date) == 4 or start == 0
            if fits and whole and abs(total - number.value) <= (_SLACK if number.about else _EXACT) * total:
                return run
    return []


def _lasting(case: ProseCase, clauses: Sequence[Clause], before: SumSaid | None) -> Iterator[Said]:
    """For how many months a measure is meant."""
    for clause in clauses:
        said, sums = months_said(clause), list(sums_said(clauses, before))
        number = counts_in(said["number"]) if said else ()
        if said is None or not number or len(sums) != 1 or len(sums[0].parties) != 1 or sums[0].date is None:
            continue
        own = _own(case, sums[0].parties[0]).single
        meant = [one for one in own if sums[0].date.meets(one.value.date or "") and _same(sums[0].number, one)]
        known = {
            n.value for one in meant for n in counts_in(one.value.text or "") if "months" in (one.value.text or "")
        }
        if known:
            good = number[0].value in known
            says = f"{case.register.name(sums[0].parties[0])}: over {number[0].value:g} months"
            why = f"on record: {'; '.join(one.value.text or '' for one in meant)} ({cited(case.register, _ids(meant))})"
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            yield Said(clause.sentence, said.start(), said.end(), says, verdict, why, _ids(meant))


def _told(own: Sequence[Told[Funding]], case: ProseCase) -> str:
    return "; ".join(
        f"€{one.value.amount_eur_m:g} million "
        f"{'in all, ' if one.value.cumulative else ''}{written_out(one.value.date)} "
        f"({cited(case.register, one.ids)})"
        for one in own[:6]
    )


def _ids(own: Sequence[Told[Funding]]) -> tuple[str, ...]:
    return tuple(i for one in own for i in one.ids)


@kind(
    "table-total",
    reads="a row 'Together' or 'Total' at the end of a table's numbers",
    recomputed="the rows above it",
)
def table_total(case: ProseCase) -> Iterator[Said]:
    """A total that is not the sum of its column."""
    for grid in case.draft.tables:
        for row, cells in enumerate(grid.body):
            if not TOTAL.match(cells[0]):
                continue
            for column in range(1, len(cells)):
                yield from _summed(case, grid, row, column)


def _summed(case: ProseCase, grid: Grid, row: int, column: int) -> Iterator[Said]:
    total = grid.number_at(row, column)
    rows = [above for above in range(row) if not TOTAL.match(grid.body[above][0])]
    parts = [0.0 if _empty(grid, above, column) else grid.number_at(above, column) for above in rows]
    if total is None or any(part is None for part in parts) or len(parts) < 2:
        return
    added = sum(part for part in parts if part is not None)
    if abs(added - total) > _EXACT * max(added, 1):
        sentence = standing_for(grid, case)
        why = f"the rows above come to {added:g}"
        yield Said(sentence, 0, len(sentence.text), f"total {total:g}", Verdict.CONTRADICTS, why)


def _empty(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell says that there is nothing."""
    return column < len(grid.body[row]) and grid.body[row][column] in ("–", "—", "-")


KINDS: tuple[Kind, ...] = (sum_of, table_total)
