"""Targets of strategies on a day: the deadline as worded, the day it means, and what dated evidence says.

Without evidence a target past its deadline is just that; that it was missed nobody has said.
"""

from __future__ import annotations

import datetime

from foedera.model.agreement import Instrument
from foedera.model.around import TargetEvidence, TargetItem, TargetState
from foedera.model.commitment import CommitmentStatus, ProgressReport
from foedera.model.dates import first_day, last_day
from foedera.model.event import Event
from foedera.model.ledger import Ledger
from foedera.model.merging import Told, merged
from foedera.model.statement import Target
from foedera.watching.deadlines import due_day
from foedera.watching.known import notes_of, unverified

_ENDS = {
    CommitmentStatus.DONE: TargetState.DONE,
    CommitmentStatus.DROPPED: TargetState.DROPPED,
    CommitmentStatus.UNDER_WAY: TargetState.UNDER_WAY,
}


def targets(ledger: Ledger, *, as_of: datetime.date) -> tuple[TargetItem, ...]:
    """Every target of a strategy adopted by a day, as they were recorded; what happened later does not count."""
    return tuple(
        _item(ledger, identifier, told, as_of)
        for identifier, entries in ledger.by_subject(Target).items()
        for told in merged(entries)
        if _adopted_by(ledger, told.value.strategy, as_of)
    )


def _adopted_by(ledger: Ledger, strategy: str, day: datetime.date) -> bool:
    """Whether a strategy stood on a day; one whose adoption is not on record always does."""
    dates = [e.value.date for e in ledger.of(Event, strategy) if e.value.role == "adopted" and e.value.date]
    return not dates or min(map(first_day, dates)) <= day


def _item(ledger: Ledger, identifier: str, told: Told[Target], day: datetime.date) -> TargetItem:
    target = told.value
    due, rule = due_day(target.due or target.deadline, None)
    if target.due and due is not None:
        rule = f"“{target.deadline}” is taken to mean up to {due.isoformat()}"
    reports = [one for one in merged(ledger.of(ProgressReport, identifier)) if first_day(one.value.date) <= day]
    done = [one.value.date for one in reports if one.value.status is CommitmentStatus.DONE]
    state = _state(reports, due, day)
    reached = min(map(first_day, done)) if state is TargetState.DONE else day
    late = (reached - due).days if due is not None and state is not TargetState.DROPPED and reached > due else None
    return TargetItem(
        id=identifier,
        strategy=target.strategy,
        strategy_name=_name(ledger, target.strategy),
        pillar=target.pillar,
        text=target.text,
        deadline=target.deadline,
        due_on=None if due is None else due.isoformat(),
        due_rule=rule,
        state=state,
        late=late,
        as_of=day.isoformat(),
        evidence=tuple(_evidence(one) for one in sorted(reports, key=_latest_first)),
        sources=told.sources,
        claims=told.ids,
        notes=notes_of(told),
        unverified=unverified(told),
    )


def _state(reports: list[Told[ProgressReport]], due: datetime.date | None, day: datetime.date) -> TargetState:
    """What the latest report says that is more than that nothing was found or begun; else by the deadline."""
    said = [one.value.status for one in sorted(reports, key=_latest_first) if one.value.status in _ENDS]
    if said:
        return _ENDS[said[0]]
    if due is None:
        return TargetState.UNDATED
    return TargetState.PAST if due < day else TargetState.OPEN


def _latest_first(one: Told[ProgressReport]) -> int:
    return -last_day(one.value.date).toordinal()


def _evidence(told: Told[ProgressReport]) -> TargetEvidence:
    return TargetEvidence(
        status=told.value.status,
        date=told.value.date,
        text=told.value.text,
        notes=notes_of(told),
        sources=told.sources,
        claims=told.ids,
        unverified=unverified(told),
    )


def _name(ledger: Ledger, strategy: str) -> str:
    entries = ledger.of(Instrument, strategy)
    return entries[-1].value.name if entries else strategy
