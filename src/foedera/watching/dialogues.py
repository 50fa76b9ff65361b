"""What is known of a dialogue on a day: its meetings, what was announced of it, what it follows and reports to.

In: the ledger and a day. What happened, was said or began after the day does not count.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from foedera.model.claim import Source
from foedera.model.dates import first_day, last_day
from foedera.model.event import Dialogue, Event, Intention, Meeting
from foedera.model.ledger import Entry, Ledger
from foedera.model.merging import Told, merged

BEGINNINGS = ("signed", "adopted", "concluded", "announced")
"""Roles of events from which a promise stands, in the order they are asked for."""


class Talks(NamedTuple):
    """One dialogue, as it was on a day."""

    id: str
    told: Told[Dialogue]
    """Of what sources say of it, what held on that day."""
    began: Told[Event] | None
    """The event from which its agreement stands; None where it does not yet."""
    held: tuple[Told[Meeting], ...]
    """Its meetings, earliest first; each once."""
    intended: tuple[Told[Intention], ...]
    """What was said to happen by a time, and no meeting has met yet."""
    rhythm_stated: str | None
    """Date of the earliest source that states its rhythm; None where none is dated, or none does."""

    @property
    def record(self) -> Dialogue:
        """What sources say of it, as one record."""
        return self.told.value

    @property
    def promised(self) -> str | None:
        """From when its rhythm counts; None while its agreement does not stand.

        That is from its agreement; from later on where it has been so only since then; from earlier where it existed
        already and a source of that time states the rhythm.
        """
        if self.began is None:
            return None
        start, since, stated = self.began.value.date or "", self.record.since, self.rhythm_stated
        if since is not None and first_day(since) > first_day(start):
            return since
        earlier = self.record.status == "existing" and stated is not None and first_day(stated) < first_day(start)
        return stated if earlier else start

    @property
    def last(self) -> Told[Meeting] | None:
        """The latest meeting; None where none is on record."""
        return self.held[-1] if self.held else None


def talks_on(ledger: Ledger, day: datetime.date) -> dict[str, Talks]:
    """Every dialogue that stood or had been held by a day, by id."""
    found = (_talks(ledger, dialogue, entries, day) for dialogue, entries in ledger.by_subject(Dialogue).items())
    return {one.id: one for one in found if one is not None and (one.began is not None or one.held)}


def _talks(ledger: Ledger, dialogue: str, entries: list[Entry[Dialogue]], day: datetime.date) -> Talks | None:
    standing = [e for e in entries if e.value.since is None or first_day(e.value.since) <= day]
    if not standing:
        return None
    latest = max((e.value.since for e in standing if e.value.since is not None), key=first_day, default=None)
    told = merged(standing)[0]
    if latest is not None:  # what it became last is what it is; older words fill in what that leaves out
        newest = merged([e for e in standing if e.value.since == latest])[0]
        told = told._replace(value=_filled(newest.value, told.value))
    began = beginning(ledger.of(Event, told.value.agreement), day)
    held = held_by(ledger.of(Meeting, dialogue), day)
    said = [_first_said(told) for told in merged(ledger.of(Intention, dialogue))]
    start = None if began is None else began.value.date
    open_ones = tuple(one for one in said if _was_said(one.value, day) and not _is_met(one.value, start, held))
    return Talks(dialogue, told, began, held, open_ones, _rhythm_stated(ledger, told))


def _rhythm_stated(ledger: Ledger, told: Told[Dialogue]) -> str | None:
    voices = (entry.claim.basis.source for entry in told.entries if entry.value.periodicity == told.value.periodicity)
    dates = (source.value.date for voice in voices for source in ledger.of(Source, voice)[-1:])
    return min((date for date in dates if date), key=first_day, default=None)


def _filled(newest: Dialogue, older: Dialogue) -> Dialogue:
    """The newest record, with what only older ones say."""
    stated = {
        name: getattr(newest, name) if getattr(newest, name) is not None else getattr(older, name)
        for name in newest.__struct_fields__
    }
    return Dialogue(**stated)


def beginning(events: list[Entry[Event]], day: datetime.date) -> Told[Event] | None:
    """The event from which an agreement stands on a day: the best role, then the earliest date."""
    for role in BEGINNINGS:
        dated = [e for e in events if e.value.role == role and e.value.date and first_day(e.value.date) <= day]
        if dated:
            return min(merged(dated), key=lambda told: (first_day(told.value.date or ""), told.ids))
    return None


def held_by(meetings: list[Entry[Meeting]], day: datetime.date) -> tuple[Told[Meeting], ...]:
    """The meetings held by a day, earliest first, each once however many sources report it."""
    held = [told for told in merged(meetings) if had_taken_place(told) <= day]
    return tuple(sorted(held, key=in_order))


def in_order(told: Told[Meeting]) -> tuple[datetime.date, datetime.date, tuple[str, ...]]:
    """Where a meeting stands among others."""
    return first_day(told.value.date), last_day(told.value.date), told.ids


def had_taken_place(told: Told[Meeting]) -> datetime.date:
    """The first day on which a meeting is certain to have taken place.

    That is the last day its date can mean; or, where it was recorded as held before that, the day it was recorded.
    """
    recorded = min(claim.recorded for claim in told.claims).date()
    return max(first_day(told.value.date), min(last_day(told.value.date), recorded))


def _first_said(told: Told[Intention]) -> Told[Intention]:
    """An intention, stated when the first of its sources has it: later ones repeat it."""
    stated = min((e.value.stated for e in told.entries if e.value.stated), key=first_day, default=None)
    return told._replace(value=msgspec.structs.replace(told.value, stated=stated))


def _was_said(intention: Intention, day: datetime.date) -> bool:
    return intention.due is not None and (intention.stated is None or first_day(intention.stated) <= day)


def _is_met(intention: Intention, start: str | None, held: tuple[Told[Meeting], ...]) -> bool:
    """Whether a meeting was held after it was said; where that is not on record, after the agreement began."""
    if intention.stated is not None:
        return any(first_day(told.value.date) > last_day(intention.stated) for told in held)
    return start is not None and any(last_day(told.value.date) >= first_day(start) for told in held)


def predecessors(dialogues: Iterable[tuple[str, Dialogue]]) -> dict[str, str]:
    """Dialogue → the dialogue it follows, where that has a record of its own.

    Registers name it by its id, or by its name without the parties ('security and defence consultations').
    """
    known = dict(dialogues)
    found = ((one, _named(record, known)) for one, record in known.items())
    return {one: before for one, before in found if before is not None and before != one}


def _named(record: Dialogue, known: Mapping[str, Dialogue]) -> str | None:
    name = record.predecessor
    if name is None or name in known:
        return name
    alike = [
        one
        for one, other in known.items()
        if other.agreement == record.agreement and other.name.casefold().endswith(name.casefold())
    ]
    return alike[0] if len(alike) == 1 else None
