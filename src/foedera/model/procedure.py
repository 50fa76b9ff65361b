"""Procedures: the steps an instrument of some kind goes through, and how far each one came.

Kinds and steps are rows of a register; what happened is taken from the events of agreements and instruments.
"""

from __future__ import annotations

import enum

import msgspec

from foedera.model.dates import PartialDate


class Procedure(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of procedure (subject: its id)."""

    name: str
    families: tuple[str, ...]
    """Families of agreements and types of instruments that go through it: SDP, FPA, SAFE."""
    text: str | None = None
    """What the procedure is for, in our own words."""


class Stage(enum.StrEnum):
    """How far a procedure came, in the order of the pipeline."""

    TALKED_ABOUT = "talked_about"
    ASKED_FOR = "asked_for"
    AUTHORISED = "authorised"
    """Somebody may negotiate."""
    IN_NEGOTIATION = "in_negotiation"
    NEGOTIATED = "negotiated"
    AGREED = "agreed"
    """The text is agreed inside the EU, or its signature authorised."""
    ANNOUNCED = "announced"
    ADOPTED = "adopted"
    CONCLUDED = "concluded"
    IN_APPLICATION = "in_application"
    BROKEN_OFF = "broken_off"


class ProcedureStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a kind of procedure (subject: the procedure's id)."""

    step: str
    """Its name: authorisation, negotiation, adoption, signature …"""
    position: int
    """Its place among the steps, from 1."""
    label: str
    roles: tuple[str, ...]
    """Roles of events that fill it."""
    stage: Stage | None = None
    """How far the procedure is once it is done; None where it says nothing of that, as a review does."""
    actor: str | None = None
    """Who takes it, in words; None where no source says."""
    text: str | None = None
    """The rule, in our own words."""
    clock_from: tuple[str, ...] = ()
    """Steps from which the time to this one is counted."""
    people: bool = False
    """Whether those who signed or acted belong to it."""
    ends: bool = False
    """Whether it ends the procedure without success: then it is no step to come."""


class StepState(enum.StrEnum):
    """Where a step stands on a day."""

    DONE = "done"
    UNDATED = "undated"
    """A source says that it was taken; its date is not on record."""
    NOT_ON_RECORD = "not_on_record"
    """No source speaks of it, and a later step was taken: it may have been taken, too."""
    TO_COME = "to_come"
    """No source speaks of it, and no later step was taken. Not the same as 'not taken'."""
    NOT_REACHED = "not_reached"
    """The procedure was broken off before."""


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One event that fills a step, as all its sources tell it."""

    role: str
    date: PartialDate | None
    place: str | None
    occasion: str | None
    notes: tuple[str, ...]
    """What the register notes beside it, each once."""
    sources: tuple[str, ...]
    claims: tuple[str, ...]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who signed or acted."""

    name: str
    office: str
    side: str
    notes: tuple[str, ...]
    """What the register notes beside it: 'a ceremony of signature is not confirmed'."""
    claims: tuple[str, ...]


class StepTaken(msgspec.Struct, frozen=True, kw_only=True):
    """A step of one procedure."""

    step: str
    label: str
    state: StepState
    date: PartialDate | None
    """When it was taken first; None where it was not, or no date is on record."""
    happenings: tuple[Happening, ...]
    """The events that fill it, the earliest first, those without a date last."""
    people: tuple[Person, ...]
    text: str
    """Where it stands, in words."""


class ClockTime(msgspec.Struct, frozen=True, kw_only=True):
    """The time from one step to another."""

    start: str
    """Name of the step it runs from."""
    end: str
    days_least: int | None
    """Days between them at least; more than that where a date is only a month or a year. None: a date is missing."""
    days_most: int | None
    rule: str
    """From what to what it is counted; or which date is not on record."""

    @property
    def text(self) -> str:
        """How long, in words; the rule where that cannot be said."""
        if self.days_least is None or self.days_most is None:
            return self.rule
        return in_days(self.days_least, self.days_most)


class ProcedureRun(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement or instrument on its way, as it is known of a day."""

    id: str
    """Id of the agreement or instrument."""
    title: str
    party: str | None
    """Party id of the side that is not the union; None where there is no such one."""
    kind: str
    """Id of the kind of procedure."""
    stage: Stage | None
    """None where nothing is on record by that day."""
    since: PartialDate | None
    """When it came to that stage; None where no date is on record."""
    steps: tuple[StepTaken, ...]
    clocks: tuple[ClockTime, ...]
    as_of: str

    def __repr__(self) -> str:
        stage = "nothing on record" if self.stage is None else f"{self.stage.value}, {self.since or 'no date'}"
        return f"<ProcedureRun {self.id}: {self.kind}, {stage} as of {self.as_of}>"


class ClockSummary(msgspec.Struct, frozen=True, kw_only=True):
    """The time between two steps, over all procedures of a kind in which both are dated to the day."""

    kind: str
    start: str
    end: str
    days: tuple[tuple[int, str], ...]
    """Days, and the id of the procedure that took them, quickest first."""
    vague: int
    """Procedures in which both are dated, one of them not to the day."""
    missing: int
    """Procedures that took the later step, in which one of the two dates is not on record."""

    @property
    def text(self) -> str:
        """How long it took, in words, and of how many that can be said."""
        left = [(self.vague, "dated, but not to the day"), (self.missing, "without one of the dates")]
        out = ", ".join(f"{number} {words}" for number, words in left if number)
        if not self.days:
            return f"not known: {out}"
        told = f"{in_days(self.days[0][0], self.days[-1][0])} in {len(self.days)}"
        return f"{told}; {out}" if out else told


DAYS_A_MONTH = 365.25 / 12


def in_days(least: int, most: int) -> str:
    """A number of days in words, or a range; months beside it where it is two or more: 153 days (5 months)."""
    days = f"{least}" if least == most else f"{least} to {most}"
    if most < 0:
        return f"{in_days(-most, -least)} the other way round"
    months = [round(least / DAYS_A_MONTH), round(most / DAYS_A_MONTH)]
    told = f"{days} day{'' if days == '1' else 's'}"
    if months[1] < 2:
        return told if least != most or least else "the same day"
    return f"{told} ({months[0] if months[0] == months[1] else f'{months[0]} to {months[1]}'} months)"
