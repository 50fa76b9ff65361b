"""What stands around the agreements: dated instruments, networks of others, targets of a strategy."""

from __future__ import annotations

import enum

import msgspec

from foedera.model.dates import PartialDate


class InstrumentDate(msgspec.Struct, frozen=True, kw_only=True):
    """One date of an instrument or agreement, with its role; a role without a date; or that none is on record."""

    instrument: str
    name: str
    type: str
    """SDP, FPA, SIA, SPA …"""
    party: str
    party_name: str
    agreement: bool
    """Whether it is an agreement of the collections, with a page of its own; else an instrument beside them."""
    role: str | None
    """signed, in_force, adopted …, 'unstated' where a source gives a date without saying of what; None where nothing
    dated is on record."""
    date: PartialDate | None
    place: str | None
    occasion: str | None
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    unverified: bool


class Voiced(msgspec.Struct, frozen=True, kw_only=True):
    """What one source says of a network."""

    name: str
    count: int | None
    approximate: bool
    date: PartialDate | None
    text: str | None
    note: str | None
    source: str
    claim: str
    unverified: bool


class NetworkItem(msgspec.Struct, frozen=True, kw_only=True):
    """A web of partnerships other than those of the collections, in the words of each of its sources."""

    id: str
    name: str
    kind: str
    """bilateral_arrangements, memorandum, exercise, estimate or format."""
    holder: str
    """The name of its centre, or of who counted it."""
    differing: tuple[str, ...]
    """Fields its sources state differently: name, count …"""
    voices: tuple[Voiced, ...]
    """The best voice first."""


class TargetState(enum.StrEnum):
    """Where a target stands on a day."""

    DONE = "done"
    UNDER_WAY = "under_way"
    DROPPED = "dropped"
    OPEN = "open"
    """The deadline is still to come, and no source says that it was reached."""
    PAST = "past"
    """The deadline has passed, and no source says that it was reached. Not the same as 'missed'."""
    UNDATED = "undated"
    """The words fix no day, and no source says that it was reached."""


class TargetEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says became of a target."""

    status: str
    date: PartialDate
    text: str | None
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    unverified: bool


class TargetItem(msgspec.Struct, frozen=True, kw_only=True):
    """A target of a strategy as it stands on a day."""

    id: str
    strategy: str
    strategy_name: str
    pillar: str
    text: str
    deadline: str | None
    """As it is worded; None where none is on record."""
    due_on: str | None
    """The last day the words can mean, YYYY-MM-DD; None where they fix none."""
    due_rule: str
    """How that follows from the words."""
    state: TargetState
    late: int | None
    """Days from the deadline to when it was done, or to the day asked for where it is not; None where there is no
    deadline that fixes a day, or it was kept or is still to come."""
    as_of: str
    evidence: tuple[TargetEvidence, ...]
    """The latest first."""
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    notes: tuple[str, ...]
    unverified: bool
    """Whether the target itself is only from memory or a weak source."""
