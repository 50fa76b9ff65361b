"""Procedures on a day: each agreement or instrument on its way, step by step, with the time between steps.

In: the ledger. Out: runs. Which steps there are is data (procedure, procedure_step); what happened is told by events.
A step no source speaks of is not on record, or to come; never 'not taken'.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from foedera.model.agreement import Agreement, Instrument, Signatory
from foedera.model.claim import Claim, Source
from foedera.model.dates import first_day, last_day, written_out
from foedera.model.event import Event
from foedera.model.ledger import Ledger
from foedera.model.merging import Told, merged
from foedera.model.phrasing import plain
from foedera.model.procedure import (
    ClockSummary,
    ClockTime,
    Happening,
    Person,
    Procedure,
    ProcedureRun,
    ProcedureStep,
    StepState,
    StepTaken,
)

DONE = frozenset({StepState.DONE, StepState.UNDATED})
"""States of a step that was taken."""


class Going(NamedTuple):
    """Something that goes through a procedure."""

    id: str
    title: str
    party: str | None
    kind: str


def kinds(ledger: Ledger) -> dict[str, Procedure]:
    """The kinds of procedure that are declared, by id."""
    return {kind: entries[-1].value for kind, entries in ledger.by_subject(Procedure).items()}


def steps_of(ledger: Ledger, kind: str) -> tuple[Told[ProcedureStep], ...]:
    """The steps of a kind of procedure with the claims that declare them, in order."""
    return tuple(sorted(merged(ledger.of(ProcedureStep, kind)), key=lambda told: told.value.position))


def going(ledger: Ledger) -> tuple[Going, ...]:
    """Every agreement and instrument that goes through a declared procedure, by kind, in order of first mention."""
    found = []
    for kind, procedure in kinds(ledger).items():
        for identifier, agreements in ledger.by_subject(Agreement).items():
            if agreements[-1].value.family in procedure.families:
                found.append(Going(identifier, agreements[-1].value.title, ledger.partner(identifier), kind))
        for identifier, instruments in ledger.by_subject(Instrument).items():
            record = instruments[-1].value
            if record.type in procedure.families:
                found.append(Going(identifier, record.name, record.party, kind))
    return tuple(found)


def procedures(
    ledger: Ledger, *, as_of: datetime.date, only: str | None = None, kind: str | None = None
) -> tuple[ProcedureRun, ...]:
    """How far each procedure had come on a day: by kind, the furthest first, then the earliest to come there.

    Args:
        ledger: everything known.
        as_of: the day; what happened later does not count.
        only: one agreement's or instrument's.
        kind: of one kind.
    """
    declared = {kind: steps_of(ledger, kind) for kind in kinds(ledger)}
    runs = [
        _run(ledger, one, [told.value for told in declared[one.kind]], as_of)
        for one in going(ledger)
        if only in (None, one.id) and kind in (None, one.kind)
    ]
    order = {name: place for place, name in enumerate(declared)}
    return tuple(sorted(runs, key=lambda run: (order[run.kind], -_reached(run), run.since or "9999", run.id)))


def over_all(runs: Iterable[ProcedureRun]) -> tuple[ClockSummary, ...]:
    """The time between two steps over all procedures of a kind, of those that took the later one."""
    by_clock: dict[tuple[str, str, str], list[tuple[ProcedureRun, ClockTime]]] = {}
    for run in runs:
        for clock in run.clocks:
            by_clock.setdefault((run.kind, clock.start, clock.end), []).append((run, clock))
    return tuple(_summary(key, clocks) for key, clocks in by_clock.items())


def _summary(key: tuple[str, str, str], clocks: Sequence[tuple[ProcedureRun, ClockTime]]) -> ClockSummary:
    known = [(clock, run.id) for run, clock in clocks if clock.days_least is not None]
    exact = [(clock.days_least, one) for clock, one in known if clock.days_least == clock.days_most]
    return ClockSummary(
        kind=key[0],
        start=key[1],
        end=key[2],
        days=tuple(sorted((days, one) for days, one in exact if days is not None)),
        vague=len(known) - len(exact),
        missing=len(clocks) - len(known),
    )


def _reached(run: ProcedureRun) -> int:
    """How many stages it has behind it."""
    return -1 if run.stage is None else list(type(run.stage)).index(run.stage)


def _run(ledger: Ledger, one: Going, steps: Sequence[ProcedureStep], as_of: datetime.date) -> ProcedureRun:
    events = _filling(ledger, one.id, steps, as_of)
    taken = [step for step in steps if events[step.step]]
    ended = any(step.ends for step in taken)
    last = max((step.position for step in taken if not step.ends), default=0)
    shown = tuple(
        _taken(ledger, one.id, step, events[step.step], as_of, passed=step.position < last, ended=ended)
        for step in steps
        if events[step.step] or not step.ends
    )
    dates = {step.step: step.date for step in shown}
    marks = [step for step in taken if step.stage is not None]
    furthest = max(marks, key=lambda step: (step.ends, step.position), default=None)
    since = [dates[step.step] for step in marks if furthest is not None and step.stage is furthest.stage]
    return ProcedureRun(
        id=one.id,
        title=one.title,
        party=one.party,
        kind=one.kind,
        stage=None if furthest is None else furthest.stage,
        since=min((date for date in since if date), key=last_day, default=None),
        steps=shown,
        clocks=tuple(_clocks(steps, {step.step for step in taken}, dates)),
        as_of=as_of.isoformat(),
    )


def _filling(
    ledger: Ledger, identifier: str, steps: Sequence[ProcedureStep], as_of: datetime.date
) -> dict[str, list[Told[Event]]]:
    """The events that fill each step by a day, the earliest first, those without a date last.

    One without a date had happened by the day its source was published, and before any dated event of a later step.
    """
    all_of = merged(ledger.of(Event, identifier))
    found: dict[str, list[Told[Event]]] = {}
    passed = False
    for step in sorted(steps, key=lambda step: -step.position):
        fitting = [told for told in all_of if told.value.role in step.roles]
        dated = [told for told in fitting if told.value.date and last_day(told.value.date) <= as_of]
        undated = [
            told for told in fitting if told.value.date is None and (passed or _published(ledger, told) <= as_of)
        ]
        found[step.step] = [*sorted(dated, key=_when), *undated]
        passed = passed or bool(dated)
    return found


def _when(told: Told[Event]) -> tuple[datetime.date, datetime.date, str]:
    date = told.value.date or ""
    return last_day(date), first_day(date), told.ids[0]


def _published(ledger: Ledger, told: Told[Event]) -> datetime.date:
    """The earliest day by which one of its sources had told of it, at the latest when that was recorded."""
    days = [claim.recorded.date() for claim in told.claims]
    for source in told.sources:
        days += [last_day(entry.value.date) for entry in ledger.of(Source, source) if entry.value.date]
    return min(days)


def _taken(
    ledger: Ledger,
    identifier: str,
    step: ProcedureStep,
    events: Sequence[Told[Event]],
    as_of: datetime.date,
    *,
    passed: bool,
    ended: bool,
) -> StepTaken:
    date = next((told.value.date for told in events if told.value.date), None)
    if events:
        state = StepState.UNDATED if date is None else StepState.DONE
    elif passed:
        state = StepState.NOT_ON_RECORD
    else:
        state = StepState.NOT_REACHED if ended else StepState.TO_COME
    return StepTaken(
        step=step.step,
        label=step.label,
        state=state,
        date=date,
        happenings=tuple(map(_happening, events)),
        people=tuple(_people(ledger, identifier)) if step.people and events else (),
        text=_said(state, events, as_of),
    )


def _said(state: StepState, events: Sequence[Told[Event]], as_of: datetime.date) -> str:
    match state:
        case StepState.DONE:
            first = events[0].value
            place = f", {first.place}" if first.place else ""
            return f"{plain(first.role)} {written_out(first.date)}{place}"
        case StepState.UNDATED:
            return f"{plain(events[0].value.role)}, says a source; its date is not on record"
        case StepState.NOT_ON_RECORD:
            return "not on record, though a later step was taken"
        case StepState.TO_COME:
            return f"no public evidence as of {written_out(as_of.isoformat())}: to come, or not reported"
        case StepState.NOT_REACHED:
            return "not reached; the procedure was broken off"


def _happening(told: Told[Event]) -> Happening:
    value = told.value
    return Happening(
        role=value.role,
        date=value.date,
        place=value.place,
        occasion=value.occasion,
        notes=_notes(told.claims),
        sources=told.sources,
        claims=told.ids,
    )


def _notes(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.note for claim in claims if claim.note))


def _people(ledger: Ledger, identifier: str) -> Iterator[Person]:
    for told in merged(ledger.of(Signatory, identifier)):
        yield Person(
            name=told.value.name,
            office=told.value.office,
            side=told.value.side,
            notes=_notes(told.claims),
            claims=told.ids,
        )


def _clocks(steps: Sequence[ProcedureStep], taken: set[str], dates: Mapping[str, str | None]) -> Iterator[ClockTime]:
    """The declared times to steps that were taken, in order."""
    labels = {step.step: step.label.lower() for step in steps}
    for step in steps:
        for start in step.clock_from if step.step in taken else ():
            begun, ended = dates.get(start), dates.get(step.step)
            if begun is None or ended is None:
                missing = " and of ".join(labels.get(one, one) for one in (start, step.step) if dates.get(one) is None)
                yield ClockTime(
                    start=start, end=step.step, days_least=None, days_most=None, rule=f"no date of {missing} on record"
                )
                continue
            least, most = (first_day(ended) - last_day(begun)).days, (last_day(ended) - first_day(begun)).days
            yield ClockTime(
                start=start,
                end=step.step,
                days_least=least if most < 0 else max(least, 0),
                days_most=most,
                rule=f"from {labels.get(start, start)} ({written_out(begun)}) to {labels[step.step]} "
                f"({written_out(ended)}), in days of the calendar",
            )
