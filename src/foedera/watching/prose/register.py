"""What a draft is held against: the register, asked by what sentences speak of."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

import msgspec

from foedera.model.agreement import Agreement, Fact, Instrument, Network, Party, PartyRole, Signatory
from foedera.model.claim import Source
from foedera.model.codebook import Codebook
from foedera.model.coverage import FOUND, Cell, CellValue
from foedera.model.dates import first_day, last_day
from foedera.model.event import Dialogue, Event, Funding, Meeting, Mission, Participation
from foedera.model.ledger import Entry
from foedera.model.matrix import Tally
from foedera.model.merging import Told, merged
from foedera.model.snapshot import Snapshot

Record = TypeVar("Record", bound=msgspec.Struct)

SIGNING = ("signed", "concluded", "adopted", "announced", "published")
"""Roles of the day a text came into being, the strongest first."""


NAMED: tuple[type[msgspec.Struct], ...] = (Party, Mission, Dialogue, Instrument, Network)
"""Records with a name of their own."""


class Covered(NamedTuple):
    """How an agreement stands to an area."""

    agreement: str
    value: CellValue
    claims: tuple[str, ...]


class Register:
    """A snapshot, asked by what prose speaks of: partners, missions, persons, money, meetings."""

    def __init__(self, snapshot: Snapshot, codebook: Codebook, resolved: Tally) -> None:
        self.snapshot, self.codebook, self.resolved = snapshot, codebook, resolved
        self.ledger = snapshot.ledger

    # who

    @functools.cached_property
    def agreement_of(self) -> Mapping[str, str]:
        """Partner → its agreement with the union, where there is exactly one."""
        found: dict[str, list[str]] = defaultdict(list)
        for agreement in dict.fromkeys(entry.claim.subject for entry in self.ledger.of(Agreement)):
            partner = self.ledger.partner(agreement)
            if partner is not None:
                found[partner].append(agreement)
        return {partner: ids[0] for partner, ids in found.items() if len(ids) == 1}

    @functools.cached_property
    def partner_of(self) -> Mapping[str, str]:
        """Agreement → partner."""
        return {agreement: partner for partner, agreement in self.agreement_of.items()}

    @functools.cached_property
    def acted_for(self) -> Mapping[str, str]:
        """Person → the partner they acted for."""
        return {
            one.value.name: partner
            for partner, agreement in self.agreement_of.items()
            for one in self.signatories(agreement)
            if one.value.side not in self.ledger.unions
        }

    @functools.cached_property
    def bound(self) -> frozenset[str]:
        """Parties that have an agreement of the family or another instrument with the union."""
        others = (entry.value.party for entry in self.ledger.of(Instrument))
        return frozenset(self.agreement_of) | (frozenset(others) - self.ledger.unions)

    def name(self, identifier: str) -> str:
        """What a party or agreement is called in a sentence."""
        for record in NAMED:
            entries = self.ledger.of(record, identifier)
            if entries:
                return str(getattr(entries[-1].value, "name"))  # noqa: B009  # all of NAMED have one
        agreement = self.ledger.of(Agreement, identifier)
        return agreement[-1].value.short if agreement else identifier

    def names(self, identifiers: Iterable[str]) -> str:
        """Several, joined for a sentence."""
        called = [self.name(one) for one in identifiers]
        return ", ".join(called[:-1]) + " and " + called[-1] if len(called) > 1 else "".join(called)

    def source(self, claim: str) -> str:
        """Who publishes what a claim stands on."""
        found = self.snapshot.by_id[claim]
        entries = self.ledger.of(Source, found.basis.source)
        return entries[-1].value.publisher if entries else found.basis.source

    def facts(self, subject: str, *about: str) -> list[Entry[Fact]]:
        """Single facts of a subject."""
        return [entry for entry in self.ledger.of(Fact, subject) if entry.value.about in about]

    # what happened

    def told(self, record: type[Record], subject: str) -> tuple[Told[Record], ...]:
        """The things of one kind a subject has, each with all its claims."""
        return self.snapshot.keep(
            (Register.told, record, subject), 4000, lambda: merged(self.ledger.of(record, subject))
        )

    def events(self, subject: str) -> tuple[Told[Event], ...]:
        """What happened to a subject, with a date; what a source dates without saying of what is left out."""
        return tuple(one for one in self.told(Event, subject) if one.value.date and one.value.role != "unstated")

    def begun(self, agreement: str) -> Told[Event] | None:
        """The event by which an agreement came into being: its signature, else the strongest like it."""
        for role in SIGNING:
            for one in self.events(agreement):
                if one.value.role == role:
                    return one
        return None

    def begun_by(self, day: datetime.date) -> tuple[str, ...]:
        """Agreements that had come into being by a day, by date."""
        dated = [(one.value.date or "", agreement) for agreement in self.partner_of if (one := self.begun(agreement))]
        return tuple(
            agreement
            for date, agreement in sorted(dated, key=lambda pair: first_day(pair[0]))
            if first_day(date) <= day
        )

    def signatories(self, agreement: str) -> tuple[Told[Signatory], ...]:
        """Who acted, on both sides."""
        return self.told(Signatory, agreement)

    def participations(self, party: str, mission: str | None = None) -> tuple[Told[Participation], ...]:
        """A party's parts in missions."""
        told = self.told(Participation, party)
        return tuple(one for one in told if mission in (None, one.value.mission))

    def dialogues(self, party: str) -> tuple[str, ...]:
        """Ids of the formats in which one meets a party."""
        agreement = self.agreement_of.get(party)
        return tuple(dict.fromkeys(e.claim.subject for e in self.ledger.of(Dialogue) if e.value.agreement == agreement))

    def meetings(self, dialogue: str) -> tuple[Told[Meeting], ...]:
        """Meetings held in a format."""
        return self.told(Meeting, dialogue)

    def money(self, party: str, direction: str | None = None) -> tuple[Told[Funding], ...]:
        """What a party gave or received, with a sum."""
        told = self.told(Funding, party)
        return tuple(
            one for one in told if one.value.amount_eur_m is not None and direction in (None, one.value.direction)
        )

    def holds_role(self, role: str, day: datetime.date) -> dict[str, tuple[str, ...]]:
        """Parties that hold a role on a day → the claims."""
        found: dict[str, list[str]] = defaultdict(list)
        for party, entries in self.ledger.by_subject(PartyRole).items():
            for entry in entries:
                value = entry.value
                starts = value.since is None or first_day(value.since) <= day
                if value.role == role and starts and (value.until is None or last_day(value.until) >= day):
                    found[party].append(entry.claim.id)
        return {party: tuple(ids) for party, ids in found.items()}

    # what is in it

    @functools.cached_property
    def cells(self) -> Mapping[tuple[str, str], Cell]:
        """Every cell by agreement and area."""
        return {(cell.agreement, cell.area): cell for row in self.resolved.matrix.cells for cell in row}

    def label(self, area: str) -> str:
        """What an area is called."""
        return next((known.label.rstrip("*") for known in self.codebook.areas if known.id == area), area)

    def covers(self, agreement: str, area: str) -> Covered | None:
        """How an agreement stands to an area; None where nobody but a machine has said anything."""
        cell = self.cells.get((agreement, area))
        if cell is None or cell.winner is None or cell.machine_only or cell.value is CellValue.NOT_CODED:
            return None
        return Covered(agreement, cell.value, tuple(claim.id for claim in cell.claims[: cell.live]))

    def has(self, agreement: str, area: str) -> bool | None:
        """Whether an agreement has an area; None where that is not known."""
        found = self.covers(agreement, area)
        if found is None:
            return None
        return found.value in FOUND

    @functools.cached_property
    def tabled(self) -> tuple[str, ...]:
        """Agreements of which every area is decided, as a whole table of a source does."""
        areas = [area.id for area in self.codebook.areas]
        return tuple(a for a in self.partner_of if areas and all(self.has(a, area) is not None for area in areas))
