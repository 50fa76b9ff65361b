"""Sums: what a partner gave or received, one by one and in all, in prose and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.dates import first_day, written_out
from foedera.model.event import Funding
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.dates import DateMention
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.numbers import NumberMention, sums_in
from foedera.watching.prose.own_tables import standing_for
from foedera.watching.prose.tables import Grid

_FACILITY = re.compile(r"\b(?:European Peace Facility|EPF|peace facility|assistance measures?)\b", re.IGNORECASE)
_TOTAL = re.compile(r"^(?:together|total|sum|in all|all)\b", re.IGNORECASE)
_FOREIGN = re.compile(r"\b(?:loans?|SAFE|EDIP|budget|trade|growth|reconstruction|macro-financial|NATO)\b")
_ELSEWHEN = re.compile(r",\s(?:since|because|as|when|where|which|after|before|while)\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(?:since|from|until|by|between|up to|over)\s(?:the end of\s)?$", re.IGNORECASE)
_SLACK = 0.04
_EXACT = 0.005


@kind(
    "sum",
    reads="a sum in euro, a partner, the Peace Facility in the section; a date where there is one",
    recomputed="sums on record for that partner and date; without a date any of them, running totals, and "
    "sums of measures in a row",
)
def sum_of(case: ProseCase) -> Iterator[Said]:
    """A sum of money."""
    told_of = False
    place: tuple[str, ...] = ()
    for sentence in case.prose:
        if sentence.heads != place:
            told_of, place = False, sentence.heads
        told_of = (
            told_of
            or _FACILITY.search(sentence.text) is not None
            or any(map(_FACILITY.search, (*sentence.heads, case.draft.title)))
        )
        sums = sums_in(sentence.text)
        if not sums or not told_of or _FOREIGN.search(sentence.text) or doubted(sentence.text):
            continue
        for number in sums:
            partner = _whose(sentence, number)
            if partner is not None:
                yield _judged(case, sentence, number, _date_of(sentence, number, sums), partner)


def _whose(sentence: Sentence, number: NumberMention) -> str | None:
    """The partner of a sum: the one its clause names, else the last before it, else the one the sentence is about."""
    start, end = sentence.clause(number.start)
    here = {one.id for one in sentence.partners if start <= one.start < end}
    if len(here) > 1:
        here = {one.id for one in sentence.partners if one.end <= number.start and start <= one.start}
    if not here:
        here = {one.id for one in sentence.partners if one.end <= number.start}
        here = here if len(here) == 1 else set(sentence.about)
    return next(iter(here)) if len(here) == 1 else None


def _date_of(sentence: Sentence, number: NumberMention, sums: Sequence[NumberMention]) -> DateMention | None:
    """The date that belongs to a sum: the next behind it, before the next sum; with one sum, any."""
    dates = [d for d in sentence.dates if not _SPAN.search(sentence.text[max(0, d.start - 14) : d.start])]
    following = next((other.start for other in sums if other.start > number.start), len(sentence.text))
    behind = [
        d
        for d in dates
        if number.end <= d.start < following and not _ELSEWHEN.search(sentence.text[number.end : d.start])
    ]
    if behind:
        return behind[0]
    before = [d for d in dates if d.end <= number.start]
    return before[-1] if before and len(sums) == 1 else None


def _judged(case: ProseCase, sentence: Sentence, number: NumberMention, date: DateMention | None, party: str) -> Said:
    partner, own = case.register.name(party), case.register.money(party)
    silent = [one for one in case.register.told(Funding, party) if one.value.amount_eur_m is None]
    when = f" {date.in_words}" if date else ""
    says = f"{partner}: €{number.value:g} million{when}"
    at = (number.start, number.end)
    if not own:
        return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, "no sum is on record for it")
    at_date = [one for one in own if date and one.value.date and date.meets(one.value.date)]
    single = [one for one in at_date if len(one.value.date or "") >= 7 or (date and len(date.date) == 4)]
    good = [one for one in (at_date or own) if _same(number, one.value.amount_eur_m or 0, one)]
    if not good and (runs := _runs(number, own)):
        told = " + ".join(f"{one.value.amount_eur_m:g}" for one in runs)
        return Said(sentence, *at, says, Verdict.HOLDS, f"the sum of {told}", _ids(runs))
    if good:
        return Said(sentence, *at, says, Verdict.HOLDS, _told(good, case), _ids(good))
    if date and not at_date and any(one.value.date and date.meets(one.value.date) for one in silent):
        return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, "the measure of that date is on record without its sum")
    if date and not at_date:
        elsewhere = [one for one in own if _same(number, one.value.amount_eur_m or 0, one)]
        if not elsewhere:
            near = [one for one in own if one.value.date and one.value.date[:4] == date.date[:4]]
            if not near:
                return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, f"on record: {_told(own, case)}")
            return Said(sentence, *at, says, Verdict.CONTRADICTS, f"on record: {_told(near, case)}", _ids(near))
        return Said(sentence, *at, says, Verdict.CONTRADICTS, f"on record: {_told(elsewhere, case)}", _ids(elsewhere))
    if silent and not at_date and not any(one.value.cumulative for one in own):
        why = f"a measure is on record without its sum; with a sum: {_told(own, case)}"
        return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, why)
    against = single or at_date or list(own)
    return Said(sentence, *at, says, Verdict.CONTRADICTS, f"on record: {_told(against, case)}", _ids(against))


def _same(number: NumberMention, amount: float, told: Told[Funding]) -> bool:
    if number.about in ("more than", "over", "at least"):
        return amount >= number.value * (1 - _EXACT) and amount <= number.value * 1.15
    slack = _SLACK if number.about or told.value.approximate else _EXACT
    return abs(amount - number.value) <= slack * max(amount, 1)


def _runs(number: NumberMention, own: Sequence[Told[Funding]]) -> list[Told[Funding]]:
    """Measures one after another whose sum it is; running totals are never added."""
    single = sorted(
        (one for one in own if not one.value.cumulative), key=lambda one: first_day(one.value.date or "9999")
    )
    for start in range(len(single)):
        for end in range(start + 2, len(single) + 1):
            run = single[start:end]
            total = sum(one.value.amount_eur_m or 0 for one in run)
            if abs(total - number.value) <= (_SLACK if number.about else _EXACT) * total:
                return run
    return []


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
            if not _TOTAL.match(cells[0]):
                continue
            for column in range(1, len(cells)):
                yield from _summed(case, grid, row, column)


def _summed(case: ProseCase, grid: Grid, row: int, column: int) -> Iterator[Said]:
    total = grid.number_at(row, column)
    parts = [grid.number_at(above, column) for above in range(row)]
    if total is None or any(part is None for part in parts) or len(parts) < 2:
        return
    added = sum(part for part in parts if part is not None)
    if abs(added - total) > _EXACT * max(added, 1):
        sentence = standing_for(grid, case)
        why = f"the rows above come to {added:g}"
        yield Said(sentence, 0, len(sentence.text), f"total {total:g}", Verdict.CONTRADICTS, why)


KINDS: tuple[Kind, ...] = (sum_of, table_total)
