"""Missions as they are seen on a day: who takes part, cooperates or was invited, and what numbers are stated."""

from __future__ import annotations

import msgspec

from foedera.model.dates import PartialDate

RELATIONS = ("contributes", "agreed", "approved", "invited", "cooperates", "not_listed")
"""What a party can have to do with a mission, the closest first. Cooperation is no contribution; a participation
agreement or an invitation is none yet; what a source does not list is no proof of absence."""

DATED = ("since", "as_of", "past")
"""What the date of a part can be: when it began, when a source lists it, or when it was, as a source tells of it as
over."""


class PartStatement(msgspec.Struct, frozen=True, kw_only=True):
    """What sources say of a party's part, of one date."""

    date: PartialDate | None
    dated: str | None
    """What the date is: one of DATED; None: of what happened, or there is none."""
    personnel: int | None
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    unverified: bool
    """Whether every source of it is unverified."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A party's part in a mission, of one kind."""

    party: str
    party_name: str
    mission: str
    mission_name: str
    kind: str
    """Of the mission: civilian, military or mixed."""
    relation: str
    """One of RELATIONS."""
    since: PartialDate | None
    """The earliest beginning stated, or when it was invited, approved or agreed; None where no source says."""
    listed: PartialDate | None
    """The latest day of which a source lists it, or tells that it was; None where none does."""
    over: bool
    """Whether it is past: the mission was closed by the day asked for, or sources tell of it only as past."""
    personnel: int | None
    """The number stated last; None where none is."""
    statements: tuple[PartStatement, ...]
    """The earliest first, those without a date last."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all its sources, each once."""
        return tuple(dict.fromkeys(source for one in self.statements for source in one.sources))

    @property
    def unverified(self) -> bool:
        """Whether nothing verified speaks for it."""
        return all(one.unverified for one in self.statements)


class MissionItem(msgspec.Struct, frozen=True, kw_only=True):
    """One mission or operation."""

    id: str
    name: str
    kind: str
    host: str | None
    start: PartialDate | None
    until: PartialDate | None
    """When it was closed, or up to when its mandate runs; None where that is not on record."""
    status: str | None
    """As its source says, not as of the day asked for."""
    run_out: bool
    """Whether the mandate on record ended before the day asked for. It may have been extended."""
    parts: tuple[Part, ...]
    """By relation, then by name; crosses of a source (not_listed) among them."""
    claims: tuple[str, ...]
    unverified: bool


class StatedNumber(msgspec.Struct, frozen=True, kw_only=True):
    """How many missions a source says a party takes part in, beside those on record by name."""

    party: str
    party_name: str
    kind: str
    """civilian or military; '' for 'others besides those named'."""
    number: int | None
    """None where a source only says that there are others."""
    text: str
    named: tuple[str, ...]
    """Missions of this kind the party contributes to, by id, on record by name; without kind: of any."""
    source: str
    claim: str


class Missions(msgspec.Struct, frozen=True, kw_only=True):
    """Missions on a day."""

    as_of: str
    missions: tuple[MissionItem, ...]
    numbers: tuple[StatedNumber, ...]


class PrintedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a source's table."""

    text: str
    mission: str
    cells: tuple[str | None, ...]
    """A relation a column: contributes or not_listed; None where the source has no sign."""
    claims: tuple[str | None, ...]


class PrintedTable(msgspec.Struct, frozen=True, kw_only=True):
    """A source's own table of missions, as it is printed there."""

    id: str
    title: str
    source: str
    heads: tuple[tuple[tuple[str, int], ...], ...]
    """Lines of column groups: each its text and over how many columns it stands; '' for what stands over none."""
    columns: tuple[str, ...]
    rows: tuple[PrintedRow, ...]
