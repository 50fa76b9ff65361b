"""The agenda: what was promised, what was held, what is due; and the same as entries of a calendar."""

from __future__ import annotations

import datetime
import enum

import msgspec


class Status(enum.StrEnum):
    """Where a dialogue stands on the day of the agenda."""

    NO_PUBLIC_EVIDENCE = "no_public_evidence"
    """A meeting was due by then and no source says it was held. Not the same as 'not held'."""
    DUE_SOON = "due_soon"
    """The next meeting is due within 90 days."""
    UPCOMING = "upcoming"
    """The next meeting is due later than that."""
    NO_RHYTHM = "no_rhythm"
    """No source states a rhythm that fixes a date, nor a time by which it is to meet; so nothing can be due."""
    POSSIBLE = "possible"
    """The text only says that there may be such talks, so nothing is due."""
    BEFORE_AGREEMENT = "before_agreement"
    """It was held already, and the agreement that promises it does not stand yet."""
    FOLLOWED = "followed"
    """Another dialogue has followed it."""
    DISCONTINUED = "discontinued"
    """It is held no longer."""


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A time by which a meeting is to be held, and what it follows from."""

    kind: str
    """rhythm, or intention: what somebody said would happen by then."""
    date: str
    """As precisely as what it follows from: 2026-11-12, 2025-06, 2025. It is past after the last day it can mean."""
    rule: str
    """How it follows, in words."""
    overdue: int
    """Days from the last day it can mean to the day of the agenda; below 0 while that day is still to come."""
    claims: tuple[str, ...]
    """Ids of the claims it follows from."""


class AgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """One dialogue on a day."""

    dialogue: str
    agreement: str
    partner: str | None
    """Party id of the other side; None where there is not exactly one."""
    partner_name: str | None
    name: str
    format: str
    standing: str
    """promised, existing, upgraded …, as it was on that day (foedera.model.event.Dialogue.status)."""
    level: str | None
    periodicity: str | None
    """annual, six_monthly, regular; None where no source states it."""
    promised_since: str | None
    """Date of the agreement's first signature, adoption or announcement; None where it does not stand yet."""
    last_held: str | None
    times_held: int
    """Meetings on record by that day, each once however many sources report it."""
    held_before: int
    """How many of them were held before the agreement stood."""
    predecessor: str | None
    """Name of the dialogue it follows; None where it follows none."""
    predecessor_held: str | None
    """When that was last held, as far as sources tell."""
    followed_by: str | None
    """Name of the dialogue that follows it; None where none does by that day."""
    dues: tuple[Due, ...]
    """Every date by which a meeting is to be held and none is on record, earliest first."""
    next_due: str | None
    """The earliest of them; None where there is none."""
    status: Status
    due_rule: str
    """How the earliest date follows, or why there is none."""
    as_of: str
    claims: tuple[str, ...]
    """Ids of the claims the line stands on."""

    @property
    def overdue(self) -> int | None:
        """Days since the earliest date passed, below 0 while it is to come; None where nothing is due."""
        return self.dues[0].overdue if self.dues else None

    def __repr__(self) -> str:
        due = self.next_due or "no date"
        return f"<AgendaItem {self.dialogue}: {self.name}, {self.status.value}, due {due} as of {self.as_of}>"


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """A dialogue in the order of who reports to or informs whom."""

    dialogue: str
    name: str
    item: AgendaItem | None
    """Its line in the agenda; None where nobody meets, as for a post."""
    follows: str | None
    """Name of what it follows; None where it follows nothing."""
    above: str | None
    """What it reports to, where that is no dialogue on record; None where it is one, or none is named."""
    claims: tuple[str, ...]
    """Ids of the claims that say so."""
    below: tuple[Branch, ...] = ()
    """Those that report to it or inform it."""


class EntryState(enum.StrEnum):
    """What an entry of the calendar says of a meeting."""

    DUE = "due"
    OVERDUE = "overdue"
    """It was due, and no source says it was held."""
    HELD = "held"
    """It was due in this calendar, and was held since."""
    WITHDRAWN = "withdrawn"
    """It was due in this calendar and is no longer: a rhythm was corrected, an intention met, the talks ended."""


class CalendarEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting of a dialogue in the calendar: due, and later the same meeting held."""

    uid: str
    """The same from the day it is first due, also once it was held; unique among all entries of a workspace."""
    sequence: int
    """How often what it says has changed since it first stood in the calendar; it only grows."""
    revised: datetime.datetime
    """When it last changed; aware, UTC."""
    state: EntryState
    dialogue: str
    name: str
    partner_name: str | None
    kind: str
    """rhythm or intention."""
    day: datetime.date
    """The day it was held, or the last day it was or is due."""
    date: str
    """The same as precisely as it is known: 2025-06."""
    rule: str
    """How the date follows."""
    level: str | None = None
    last_held: str | None = None
