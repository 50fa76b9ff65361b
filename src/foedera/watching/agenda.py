"""The agenda: for each dialogue its rhythm, when it was last held, when it is next due, and for how long it has been.

A meeting no source reports is unknown, never missed: the agenda then says 'no public evidence as of DATE'.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping

from foedera.amounts import amount
from foedera.model.agenda import AgendaItem, Due, Status
from foedera.model.agreement import Party
from foedera.model.dates import first_day, last_day, months_later, written_out
from foedera.model.event import Dialogue
from foedera.model.ledger import Ledger
from foedera.model.phrasing import plain
from foedera.model.rhythm import months_of
from foedera.watching.dialogues import Talks, predecessors, talks_on

SOON = 90
"""Days before it is due that a meeting is due soon."""

NOT_FOLLOWED = frozenset({"post"})
"""Formats that are no talks: nobody meets, so nothing can be due."""

NOTHING_DUE = frozenset({"possible", "discontinued"})
"""What a dialogue is while no rhythm of it makes anything due."""


def build_agenda(ledger: Ledger, *, as_of: datetime.date, agreements: Collection[str]) -> tuple[AgendaItem, ...]:
    """The agenda on a day, soonest due first, those without a due date last.

    Args:
        ledger: everything known.
        as_of: the day the agenda is drawn up; meetings and signatures after it do not count.
        agreements: only dialogues under these agreements.
    """
    talks = talks_on(ledger, as_of)
    before = predecessors((one, held.record) for one, held in talks.items())
    after = {old: new for new, old in before.items() if _has_followed(talks[new])}
    items = [
        _item(one, talks, before.get(one.id), after.get(one.id), ledger, as_of)
        for one in talks.values()
        if one.record.agreement in agreements and one.record.format not in NOT_FOLLOWED
    ]
    return tuple(sorted(items, key=lambda item: (*_when(item), item.agreement, item.dialogue)))


def _has_followed(talks: Talks) -> bool:
    return talks.began is not None and talks.record.status not in NOTHING_DUE


def _when(item: AgendaItem) -> tuple[bool, datetime.date]:
    return (item.next_due is None, last_day(item.next_due or "9999"))


def _item(
    talks: Talks,
    known: Mapping[str, Talks],
    before: str | None,
    after: str | None,
    ledger: Ledger,
    as_of: datetime.date,
) -> AgendaItem:
    record, last = talks.record, talks.last
    due = dues(talks, as_of)
    partner = ledger.partner(record.agreement)
    status = _status(talks, due, after)
    behind = (talks.told, *talks.held, *(() if talks.began is None else (talks.began,)), *talks.intended)
    return AgendaItem(
        dialogue=talks.id,
        agreement=record.agreement,
        partner=partner,
        partner_name=next((e.value.name for e in ledger.of(Party, partner or "")[-1:]), None),
        name=record.name,
        format=record.format,
        standing=record.status,
        level=record.level,
        periodicity=record.periodicity,
        promised_since=talks.began.value.date if talks.began else None,
        last_held=last.value.date if last else None,
        times_held=len(talks.held),
        held_before=len(_before_agreement(talks)),
        predecessor=known[before].record.name if before else record.predecessor,
        predecessor_held=_last_held(known.get(before or "")),
        followed_by=known[after].record.name if after else None,
        dues=due,
        next_due=due[0].date if due else None,
        status=status,
        due_rule=due[0].rule if due else _why_not(record, status),
        as_of=as_of.isoformat(),
        claims=tuple(identifier for told in behind for identifier in told.ids),
    )


def _last_held(talks: Talks | None) -> str | None:
    return talks.last.value.date if talks and talks.last else None


def _before_agreement(talks: Talks) -> list[str]:
    """Dates of the meetings that were held before the agreement stood."""
    start = talks.began.value.date if talks.began else None
    return [one.value.date for one in talks.held if start is None or last_day(one.value.date) < first_day(start)]


def dues(talks: Talks, as_of: datetime.date) -> tuple[Due, ...]:
    """Every date by which a meeting is to be held and none is on record, earliest first."""
    if talks.record.status == "discontinued":
        return ()
    found = [*_by_rhythm(talks, as_of), *_by_intention(talks, as_of)]
    return tuple(sorted(found, key=lambda due: (last_day(due.date), due.kind, due.claims)))


def _by_rhythm(talks: Talks, as_of: datetime.date) -> Iterator[Due]:
    """The next round by the stated rhythm: counted from the last meeting, or from the promise where that is later."""
    months, start, last = months_of(talks.record.periodicity), talks.promised, talks.last
    if months is None or start is None or talks.began is None or talks.record.status in NOTHING_DUE:
        return
    span = amount(months, "month")
    if last is not None and last_day(last.value.date) >= first_day(start):
        origin, rule, behind = last.value.date, f"{span} after it was last held", last.ids
    else:
        origin, behind = start, talks.began.ids
        said = f"last held before that, {written_out(last.value.date)}" if last else "never reported as held"
        began = (
            "its agreement began"
            if start == talks.began.value.date
            else f"{written_out(start)}, from when its rhythm counts"
        )
        rule = f"{span} after {began}; {said}"
    date = months_later(origin, months)
    yield Due(kind="rhythm", date=date, rule=rule, overdue=_days(date, as_of), claims=(*talks.told.ids, *behind))


def _by_intention(talks: Talks, as_of: datetime.date) -> Iterator[Due]:
    """What somebody said would happen by a time."""
    for told in talks.intended:
        said, due = told.value, told.value.due
        if due is not None:
            stated = f", stated {written_out(said.stated)}" if said.stated else ""
            rule = f"announced: {said.text}{stated}"
            yield Due(kind="intention", date=due, rule=rule, overdue=_days(due, as_of), claims=told.ids)


def _days(date: str, as_of: datetime.date) -> int:
    return (as_of - last_day(date)).days


def _status(talks: Talks, due: tuple[Due, ...], after: str | None) -> Status:
    if talks.record.status == "discontinued":
        return Status.DISCONTINUED
    if due:
        soonest = max(one.overdue for one in due)
        return Status.NO_PUBLIC_EVIDENCE if soonest > 0 else Status.DUE_SOON if soonest >= -SOON else Status.UPCOMING
    if after is not None:
        return Status.FOLLOWED
    if talks.began is None:
        return Status.BEFORE_AGREEMENT
    return Status.POSSIBLE if talks.record.status == "possible" else Status.NO_RHYTHM


def _why_not(record: Dialogue, status: Status) -> str:
    """Why nothing is due."""
    match status:
        case Status.DISCONTINUED:
            return "it is held no longer"
        case Status.FOLLOWED:
            return "another dialogue has followed it"
        case Status.BEFORE_AGREEMENT:
            return "no agreement promised it yet"
        case Status.POSSIBLE:
            return "the text only says that there may be such talks"
    if record.periodicity is None:
        return "no source states how often it meets"
    return f"its rhythm is '{plain(record.periodicity)}', which fixes no date"
