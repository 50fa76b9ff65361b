"""Money of parties, as of a day: measures added up only where sums may be added, running totals beside them.

Exact sums of different measures in one direction may be added. A running total never is; an estimate, a measure whose
sum nobody states, or two reports that may tell of one measure leave no sum, and the account says which.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from foedera.amounts import amount
from foedera.model.agreement import Party
from foedera.model.claim import Source
from foedera.model.dates import compatible, first_day, last_day, written_out
from foedera.model.event import Funding
from foedera.model.ledger import Ledger
from foedera.model.merging import Told, merged
from foedera.model.money import Account, RunningTotal, Sum
from foedera.model.phrasing import ordinal
from foedera.watching.known import known_by, notes_of, unverified


def accounts(ledger: Ledger, *, as_of: datetime.date) -> tuple[Account, ...]:
    """An account a party and direction, by name; what was adopted or stated after the day does not count."""
    found: dict[tuple[str, str], list[tuple[bool, Sum]]] = defaultdict(list)
    for party, entries in ledger.by_subject(Funding).items():
        for told in merged(entries):
            if known_by(ledger, told, None if told.value.cumulative else told.value.date, as_of):
                found[party, told.value.direction].append((told.value.cumulative, _sum(ledger, told)))
    made = (account(party, _name(ledger, party), direction, sums=sums) for (party, direction), sums in found.items())
    return tuple(sorted(made, key=lambda one: (one.party_name.casefold(), one.direction)))


def account(party: str, party_name: str, direction: str, *, sums: Sequence[tuple[bool, Sum]]) -> Account:
    """The account of what a party received or gave.

    Args:
        party: its id.
        party_name: its name.
        direction: received or given.
        sums: each with whether it is a running total.
    """
    measures = sorted((one for running, one in sums if not running), key=_earliest_first)
    totals = sorted((one for running, one in sums if running), key=_earliest_first)
    why_not = why_not_added(measures)
    missing, missing_text = _missing(measures)
    return Account(
        party=party,
        party_name=party_name,
        direction=direction,
        measures=tuple(measures),
        sum_eur_m=None if why_not else _added(measures),
        why_not=why_not,
        missing=missing,
        missing_text=missing_text,
        totals=tuple(_beside(total, measures) for total in totals),
    )


def why_not_added(measures: Sequence[Sum]) -> str | None:
    """Why measures may not be added up, in words; None where they may."""
    if not measures:
        return "no single measure is on record"
    reasons = [f"of {_called(one)} no sum is stated" for one in measures if one.amount_eur_m is None]
    reasons += [
        f"the sum of {_called(one)} is an estimate"
        for one in measures
        if one.approximate and one.amount_eur_m is not None
    ]
    reasons += [
        f"{_called(one)} and {_called(other)} may be one and the same"
        for one, other in combinations(measures, 2)
        if _may_be_one(one, other)
    ]
    return "; ".join(reasons) or None


def _may_be_one(one: Sum, other: Sum) -> bool:
    """Whether two measures can be of one day, and nothing tells them apart."""
    told_apart = None not in (one.ordinal, other.ordinal) and one.ordinal != other.ordinal
    told_apart |= None not in (one.act, other.act) and one.act != other.act
    return not told_apart and (one.date is None or other.date is None or compatible(one.date, other.date))


def _beside(total: Sum, measures: Sequence[Sum]) -> RunningTotal:
    """A running total and what the measures in its time make."""
    within = [one for one in measures if _within(one, total)]
    priced = [one for one in within if one.amount_eur_m is not None]
    measured = None if why_not_added(within) else _added(within)
    difference = None
    if total.amount_eur_m is not None and priced:
        difference = round(total.amount_eur_m - _added(priced), 6)
    return RunningTotal(
        total=total,
        measured_eur_m=measured,
        difference_eur_m=difference,
        text=_compared(total, within, measured, difference),
    )


def _within(measure: Sum, total: Sum) -> bool:
    """Whether a running total should cover a measure: adopted in the time it counts, or by when it was stated."""
    until = total.date or total.stated
    if measure.date is None:
        return True
    after = until is not None and first_day(measure.date) > last_day(until)
    before = total.since is not None and last_day(measure.date) < first_day(total.since)
    return not after and not before


def _compared(total: Sum, within: Sequence[Sum], measured: float | None, difference: float | None) -> str:
    """How a running total and the measures in its time compare."""
    about = "about " if total.approximate else ""
    when = f" of {written_out(total.stated)}" if total.stated else ""
    time = f"for {written_out(total.since)}" if total.since and total.since == total.date else "in all"
    if total.amount_eur_m is None:
        return f"The source{when} speaks of a total {time} and does not state it."
    head = f"The source{when} states {about}EUR {total.amount_eur_m:g} million {time}"
    if difference is None:
        return f"{head}; no measure of that time with a stated sum is on record."
    if measured is not None and not difference:
        return f"{head}; the measures on record make the same."
    if measured is not None:
        return (
            f"{head}; the measures on record make {measured:g}; "
            f"the difference of {about}{abs(difference):g} is unexplained."
        )
    priced = _added([one for one in within if one.amount_eur_m is not None])
    unpriced = [one for one in within if one.amount_eur_m is None]
    rest = (
        f" If the total covers just these, {about}{difference:g} is left for what has no sum."
        if unpriced and difference > 0
        else ""
    )
    return f"{head}. What is stated of single measures makes {priced:g}, and they cannot be added up.{rest}"


def _missing(measures: Sequence[Sum]) -> tuple[int, str | None]:
    """How many measures must exist by the sources' own numbering and are not on record; and that in words."""
    numbered = [one for one in measures if one.ordinal is not None]
    if not numbered:
        return 0, None
    last = max(numbered, key=lambda one: one.ordinal or 0)
    up_to = [
        one for one in measures if last.date is None or one.date is None or first_day(one.date) <= last_day(last.date)
    ]
    missing = max((last.ordinal or 0) - len(up_to), 0)
    if not missing:
        return 0, None
    called = _called(last)
    return missing, (
        f"{called[:1].upper()}{called[1:]} is the {ordinal(last.ordinal or 0)} by its source's count; up to then "
        f"{amount(len(up_to), 'measure')} on record, so {missing} {'is' if missing == 1 else 'are'} missing here."
    )


def _added(sums: Sequence[Sum]) -> float:
    return round(sum(one.amount_eur_m or 0 for one in sums), 6)


def _called(one: Sum) -> str:
    return f"the measure of {written_out(one.date)}" if one.date else "a measure without a date"


def _earliest_first(one: Sum) -> tuple[bool, str]:
    return one.date is None, one.date or ""


def _sum(ledger: Ledger, told: Told[Funding]) -> Sum:
    record = told.value
    dates = [e.value.date for source in told.sources for e in ledger.of(Source, source) if e.value.date]
    return Sum(
        amount_eur_m=record.amount_eur_m,
        approximate=record.approximate,
        date=record.date,
        since=record.since,
        act=record.act,
        ordinal=record.ordinal,
        text=record.text,
        notes=notes_of(told),
        stated=min(dates, key=first_day) if dates else None,
        sources=told.sources,
        claims=told.ids,
        differing=told.differing,
        unverified=unverified(told),
    )


def _name(ledger: Ledger, party: str) -> str:
    entries = ledger.of(Party, party)
    return entries[-1].value.name if entries else party
