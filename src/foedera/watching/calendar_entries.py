"""The meetings of dialogues as entries of a calendar, each with the history subscribers need: number and revisions.

In: claims in order of recording, and a day. Out: an entry for each meeting that is due, was due, or was due and then
held. To know what subscribers saw, the log is followed claim by claim and day by day, as they did: an entry's number
(UID) comes with the round it stands for and stays when that is held; its revision (SEQUENCE) grows with every change.
Claims recorded at one moment were written together and count as one step.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from foedera.model.agenda import CalendarEntry, Due, EntryState
from foedera.model.claim import Claim
from foedera.model.dates import first_day, last_day
from foedera.model.event import Meeting
from foedera.model.ledger import Ledger
from foedera.model.merging import Told, merged
from foedera.watching.agenda import dues
from foedera.watching.dialogues import Talks, had_taken_place, in_order, talks_on

DOMAIN = "foedera.invalid"
"""Makes the ids of entries worldwide unique; .invalid promises that no site stands behind it (RFC 2606)."""

OF_DIALOGUE = frozenset({"dialogue", "meeting", "intention"})
"""Properties whose claims say something of a dialogue itself; of its agreement, the events do."""


class Said(NamedTuple):
    """What an entry says; another value is another revision."""

    state: EntryState
    kind: str
    name: str
    date: str
    rule: str
    level: str | None
    last_held: str | None


class Revision(NamedTuple):
    """An entry as subscribers know it."""

    said: Said
    sequence: int
    moment: datetime.datetime


def calendar_entries(
    claims: Iterable[Claim], *, dialogues: Collection[str], as_of: datetime.date, partners: Mapping[str, str | None]
) -> tuple[CalendarEntry, ...]:
    """The calendar of some dialogues on a day, by day, then by id.

    Args:
        claims: the log, in order of recording.
        dialogues: ids of those wanted.
        as_of: the day it is asked for.
        partners: dialogue → name of its partner, where there is one.
    """
    about = _about(claims, frozenset(dialogues))
    found = [
        _entry(uid, revision, dialogue, partners.get(dialogue))
        for dialogue in dialogues
        for uid, revision in _history(dialogue, about[dialogue], as_of).items()
    ]
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.uid)))


def _entry(uid: str, revision: Revision, dialogue: str, partner: str | None) -> CalendarEntry:
    said = revision.said
    return CalendarEntry(
        uid=uid,
        sequence=revision.sequence,
        revised=revision.moment,
        state=said.state,
        dialogue=dialogue,
        name=said.name,
        partner_name=partner,
        kind=said.kind,
        day=last_day(said.date),
        date=said.date,
        rule=said.rule,
        level=said.level,
        last_held=said.last_held,
    )


def _about(claims: Iterable[Claim], wanted: frozenset[str]) -> dict[str, list[Claim]]:
    """Dialogue → the claims that say something of it, of when its agreement began and when its sources were published.

    In order of recording; with them the claims that correct one of them, also where they speak of something else.
    """
    pool = tuple(claims)
    under: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in pool:
        if claim.property == "dialogue" and claim.subject in wanted:
            under["event", claim.value["agreement"]].add(claim.subject)
            under["source", claim.basis.source].add(claim.subject)
    found: dict[str, list[Claim]] = {dialogue: [] for dialogue in wanted}
    concerned: dict[str, set[str]] = {}
    for claim in pool:
        of = set(concerned.get(claim.replaces or "", ()))
        of |= under.get((claim.property, claim.subject), set())
        if claim.property in OF_DIALOGUE and claim.subject in wanted:
            of.add(claim.subject)
        if of:
            concerned[claim.id] = of
        for dialogue in of:
            found[dialogue].append(claim)
    return found


def _history(dialogue: str, claims: Sequence[Claim], as_of: datetime.date) -> dict[str, Revision]:
    """The entries of one dialogue on a day, with how often each has changed since it first stood there."""
    known: dict[str, Revision] = {}
    numbers = Numbers(claims)
    for step, moment, day in _steps(dialogue, claims, as_of):
        now = _said(dialogue, step, day, numbers, known)
        for uid, before in known.items():
            now.setdefault(uid, before.said._replace(state=EntryState.WITHDRAWN))
        for uid, said in now.items():
            old = known.get(uid)
            if old is None:
                known[uid] = Revision(said, 0, moment)
            elif old.said != said:
                known[uid] = Revision(said, old.sequence + 1, moment)
    return known


def _steps(
    dialogue: str, claims: Sequence[Claim], as_of: datetime.date
) -> Iterator[tuple[Ledger, datetime.datetime, datetime.date]]:
    """Every state of the log with the days on which it could be seen and said something new: ledger, moment, day.

    A day before the last record asks of the world as it is known now: then there is no history, only that day.
    """
    moments = [recorded for recorded, _ in groupby(claims, key=lambda claim: claim.recorded)]
    if not claims or max(moments).date() > as_of:
        yield Ledger(claims), _midnight(as_of), as_of
        return
    day, said = datetime.date.min, 0
    for place, (moment, group) in enumerate(groupby(claims, key=lambda claim: claim.recorded)):
        said += len(list(group))
        day = max(day, moment.date())
        ledger = Ledger(claims[:said])
        yield ledger, max(moment, _midnight(day)), day
        until = as_of if place + 1 == len(moments) else max(day, moments[place + 1].date())
        for later in _telling_days(dialogue, ledger, day, until):
            yield ledger, _midnight(later), later
        day = until


def _telling_days(dialogue: str, ledger: Ledger, after: datetime.date, until: datetime.date) -> Iterator[datetime.date]:
    """The days after one, up to another, on which a state of the log can begin to say something else."""
    dated = [date for claim in _claims_of(ledger) for date in _dates(claim)]
    fixed = {day for date in dated for day in (first_day(date), last_day(date))}
    day = after
    while True:
        talks = talks_on(ledger, day).get(dialogue)
        passing = {_next(last_day(due.date)) for due in dues(talks, day)} if talks else set()
        coming = [one for one in fixed | passing if day < one <= until]
        if not coming:
            return
        day = min(coming)
        yield day


def _claims_of(ledger: Ledger) -> Iterator[Claim]:
    return (e.claim for subjects in ledger.entries().values() for entries in subjects.values() for e in entries)


def _dates(claim: Claim) -> list[str]:
    found = (claim.value.get(field) for field in ("date", "since", "stated", "due"))
    return [date for date in found if date]


def _next(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _said(
    dialogue: str, ledger: Ledger, day: datetime.date, numbers: Numbers, known: Mapping[str, Revision]
) -> dict[str, Said]:
    """What the entries of a dialogue say in a state of the log on a day: id → what it says."""
    rounds = numbers.rounds(merged(ledger.of(Meeting, dialogue)))
    talks = talks_on(ledger, day).get(dialogue)
    if talks is None:
        return {}
    held = {number: told for number, told in rounds.items() if had_taken_place(told) <= day}
    upcoming = [number for number in rounds if number not in held]
    ahead = min(upcoming, key=lambda number: in_order(rounds[number])) if upcoming else max(rounds, default=0) + 1
    found = {_uid(dialogue, number): _held(talks, told) for number, told in held.items()}
    found = {uid: said for uid, said in found.items() if uid in known}
    for due in dues(talks, day):
        key = str(ahead) if due.kind == "rhythm" else f"said-{numbers.first(due.claims).removeprefix('c-')}"
        found[_uid(dialogue, key)] = _due(talks, due)
    return found


def _uid(dialogue: str, number: object) -> str:
    return f"{dialogue}-{number}@{DOMAIN}"


def _held(talks: Talks, told: Told[Meeting]) -> Said:
    record = talks.record
    return Said(EntryState.HELD, "rhythm", record.name, told.value.date, "", record.level, None)


def _due(talks: Talks, due: Due) -> Said:
    record, last = talks.record, talks.last
    state = EntryState.OVERDUE if due.overdue > 0 else EntryState.DUE
    return Said(state, due.kind, record.name, due.date, due.rule, record.level, last.value.date if last else None)


class Numbers:
    """Which round each meeting was: given once, when it is first recorded, and kept through every correction."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        by_id = {claim.id: claim for claim in claims}
        self._place = {claim.id: place for place, claim in enumerate(claims)}
        self._root = {claim.id: _root(claim, by_id) for claim in claims}
        self._given: dict[str, int | None] = {}

    def first(self, claims: Iterable[str]) -> str:
        """Of claims and what they correct, the one recorded first."""
        return min((self._root[claim] for claim in claims), key=self._place.__getitem__)

    def rounds(self, meetings: Iterable[Told[Meeting]]) -> dict[int, Told[Meeting]]:
        """Number → the meeting that was this round.

        A meeting recorded after later ones was never awaited here, and has no number.
        """
        ordered = sorted(meetings, key=in_order)
        found: dict[int, Told[Meeting]] = {}
        unnumbered = []
        for told in sorted(ordered, key=lambda told: self._place[self.first(told.ids)]):
            number = self._number(told)
            if number is None or number in found:
                unnumbered.append(told)
            else:
                found[number] = told
        latest = max(map(in_order, found.values()), default=None)
        for told in sorted(unnumbered, key=in_order):
            late = latest is not None and in_order(told) < latest
            number = None if late else max(found, default=0) + 1
            if number is not None:
                found[number] = told
            self._give(told, number)
        for number, told in found.items():
            self._give(told, number)
        return found

    def _number(self, told: Told[Meeting]) -> int | None:
        given = [self._given[root] for claim in told.ids if (root := self._root[claim]) in self._given]
        return min((number for number in given if number is not None), default=None)

    def _give(self, told: Told[Meeting], number: int | None) -> None:
        for claim in told.ids:
            self._given[self._root[claim]] = number


def _root(claim: Claim, by_id: Mapping[str, Claim]) -> str:
    """The first claim of those each of which corrects the one before."""
    seen: set[str] = set()
    while claim.replaces is not None and claim.replaces in by_id and claim.id not in seen:
        seen.add(claim.id)
        claim = by_id[claim.replaces]
    return claim.id
