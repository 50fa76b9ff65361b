"""Sums: what a partner gave or received, one by one and in all, in prose and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.agreement import Instrument
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
_SHARE = re.compile(r"\b(?P<share>\d{1,2})\s?(?:%|per cent\b|percent\b)")
_OUTSIDE = re.compile(r"\b(?:outside|third countr\w+|non-EU|abroad|foreign)\b", re.IGNORECASE)
_LENT = re.compile(r"\b(?:lend\w{0,3}|lent|loans?|credits?|borrow\w{0,3}|worth|envelope|volume)\b", re.IGNORECASE)
_THE_ACT = re.compile(r"\b(?:it|its|the (?:regulation|instrument|fund|scheme|facility|programme))\b", re.IGNORECASE)
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
                yield judged_sum(case, sentence, number, _date_of(sentence, number, sums), partner)


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


def judged_sum(
    case: ProseCase, sentence: Sentence, number: NumberMention, date: DateMention | None, party: str
) -> Said:
    """A sum of a partner, of a date where there is one, against those on record."""
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


@kind(
    "act-sum",
    reads="an act of the union by number or letters ('SAFE'), here or in the sentence before, and a sum lent under it",
    recomputed="the amount on record for that act",
)
def act_sum(case: ProseCase) -> Iterator[Said]:
    """How much an act makes available."""
    register = case.register
    named = {e.claim.subject: e.value.name for e in register.ledger.of(Instrument)}
    acts = [(one, shape) for one, name in named.items() if register.facts(one, "amount") and (shape := _short(name))]
    last: tuple[str, int] | None = None
    for place, sentence in enumerate(case.draft.sentences):
        here = next((one for one, shape in acts if shape.search(sentence.text)), None)
        if here is not None:
            last = (here, place)
        sums = sums_in(sentence.text)
        if (
            last is None
            or place - last[1] > 1
            or len(sums) != 1
            or doubted(sentence.text)
            or sentence.kind == "heading"
        ):
            continue
        if here is None and not _THE_ACT.search(sentence.text):
            continue
        if not _LENT.search(sentence.text) or any(one.id not in register.ledger.unions for one in sentence.parties):
            continue
        facts = register.facts(last[0], "amount")
        known = {n.value for fact in facts for n in sums_in(fact.value.value)}
        good = any(
            abs(sums[0].value - value) <= (_SLACK if sums[0].about not in (None, "up to") else _EXACT) * value
            for value in known
        )
        told = "; ".join(dict.fromkeys(fact.value.value for fact in facts))
        claims = tuple(fact.claim.id for fact in facts)
        says = f"{named[last[0]]}: €{sums[0].value:g} million"
        verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
        why = f"on record: {told} ({cited(register, claims)})"
        yield Said(sentence, sums[0].start, sums[0].end, says, verdict, why, claims)


@kind(
    "act-share",
    reads="an act of the union, here or in the sentences just before, and a share of parts from outside",
    recomputed="the share its rule on record sets",
)
def act_share(case: ProseCase) -> Iterator[Said]:
    """How much may come from outside."""
    register = case.register
    named = {e.claim.subject: e.value.name for e in register.ledger.of(Instrument)}
    for subject, name in named.items():
        rules = [fact for fact in register.facts(subject, "rule_for_partners") if _SHARE.search(fact.value.value)]
        shape = _short(name) if rules else None
        last = -9
        for place, sentence in enumerate(case.draft.sentences if shape else ()):
            last = place if shape and shape.search(sentence.text) else last
            shares = list(_SHARE.finditer(sentence.text))
            if place - last > 2 or len(shares) != 1 or not _OUTSIDE.search(sentence.text) or doubted(sentence.text):
                continue
            known = {match["share"] for fact in rules for match in _SHARE.finditer(fact.value.value)}
            good = shares[0]["share"] in known or str(int(100 - float(shares[0]["share"]))) in known
            claims = tuple(fact.claim.id for fact in rules)
            why = f"on record: {rules[0].value.value} ({cited(register, claims)})"
            says = f"{name}: {shares[0]['share']} per cent"
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            yield Said(sentence, shares[0].start(), shares[0].end(), says, verdict, why, claims)


def _short(name: str) -> re.Pattern[str] | None:
    """What an act goes by: its letters for short, or its number."""
    shapes = [rf"\b{found[1]}\b" for found in [re.search(r"\(([A-Z]{3,8})\)", name)] if found]
    shapes += [rf"(?<![\d/]){re.escape(found[0])}(?!\d)" for found in [re.search(r"\d{4}/\d{2,5}", name)] if found]
    return re.compile("|".join(shapes)) if shapes else None


KINDS: tuple[Kind, ...] = (sum_of, table_total, act_sum, act_share)
