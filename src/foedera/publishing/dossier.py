"""Gathers what the log says of one id: an agreement with its dialogues, missions and money; a party; a dialogue."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from foedera.model.agreement import Agreement, Fact, Instrument, Membership, Network, Party, PartyRole, Signatory
from foedera.model.claim import Source
from foedera.model.commitment import Commitment
from foedera.model.dossier import Dossier, Line, Section
from foedera.model.event import Dialogue, Event, Funding, Meeting, Mission, Participation
from foedera.model.indicator import Figure, Index, Indicator
from foedera.model.ledger import Entry, Ledger
from foedera.model.statement import Endnote, LayoutElement, Pillar, Position, Statement, Target, Topic, View
from foedera.publishing.lines import words_of

PROPOSED = "Proposed by machines, not yet reviewed"
"""What the proposals are called wherever they are shown."""

_TITLES: tuple[tuple[type[msgspec.Struct], str], ...] = (
    (Source, "Publication"),
    (Agreement, "Agreement"),
    (Event, "Events by role"),
    (Signatory, "Who signed or acted"),
    (Fact, "Facts"),
    (Commitment, "Commitments"),
    (Dialogue, "Dialogues"),
    (Meeting, "Meetings held"),
    (Party, "Party"),
    (PartyRole, "Roles of the party"),
    (Mission, "Mission"),
    (Participation, "Missions and operations"),
    (Funding, "Money"),
    (Instrument, "Related instruments"),
    (Statement, "Statements that can be recomputed"),
    (Topic, "Subjects its section mentions"),
    (Position, "European Parliament"),
    (Pillar, "Pillars"),
    (Target, "Targets"),
    (Network, "Other networks"),
    (View, "Views"),
    (Endnote, "Endnotes"),
    (Figure, "Figures"),
    (Index, "Index"),
    (Indicator, "Indicators"),
    (LayoutElement, "The table as printed"),
    (Membership, "Members"),
)
"""Sections in the order they are shown. Coverage is the matrix's business."""

_KINDS: tuple[tuple[type[msgspec.Struct], str], ...] = (
    (Agreement, "agreement"),
    (Party, "party"),
    (Dialogue, "dialogue"),
    (Source, "source"),
    (Mission, "mission"),
    (Instrument, "instrument"),
    (Index, "index"),
)


def build_dossier(ledger: Ledger, identifier: str) -> Dossier | None:
    """Everything known of an id, or None when the log never mentions it.

    An agreement brings its partners' roles, missions, money and instruments, and its dialogues with their
    meetings; a dialogue brings its meetings.
    """
    subjects = _related(ledger, identifier)
    sections = tuple(
        Section(title=title, lines=lines)
        for record, title in _TITLES
        if (lines := tuple(_lines(ledger, record, subjects, identifier)))
    )
    if not sections:
        return None
    kind = next((name for record, name in _KINDS if ledger.of(record, identifier)), "thing")
    return Dossier(
        id=identifier,
        title=_title(ledger, identifier),
        kind=kind,
        sections=sections,
        proposals=tuple(_proposed(ledger, identifier)),
    )


def partner_of(agreement: Agreement) -> str | None:
    """The party that is not the EU; None where there is not exactly one."""
    others = [party for party in agreement.parties if party != "eu"]
    return others[0] if len(others) == 1 and "eu" in agreement.parties else None


def _related(ledger: Ledger, identifier: str) -> tuple[str, ...]:
    """The id itself, then what its page shows beside it."""
    related = [identifier]
    agreements = ledger.of(Agreement, identifier)
    if agreements:
        partner = partner_of(agreements[-1].value)
        if partner is not None:
            related.append(partner)
            related += [e.claim.subject for e in ledger.of(Instrument) if e.value.party == partner]
        related += [e.claim.subject for e in ledger.of(Dialogue) if e.value.agreement == identifier]
    elif ledger.of(Party, identifier):
        related += [e.claim.subject for e in ledger.of(Instrument) if e.value.party == identifier]
    return tuple(dict.fromkeys(related))


def _lines(ledger: Ledger, record: type[msgspec.Struct], subjects: Iterable[str], identifier: str) -> Iterable[Line]:
    for subject in subjects:
        for entry in ledger.of(record, subject):
            label, text = words_of(entry.value)
            if subject != identifier and record in (Event, Meeting, Fact):
                label = f"{_title(ledger, subject)}: {label}"
            yield Line(label=label, text=text, claim=entry.claim)


def _proposed(ledger: Ledger, identifier: str) -> Iterable[Section]:
    """What machines propose, kind by kind: first what stands on words of a text, then what was searched in vain."""
    entries = sorted(ledger.proposals(identifier), key=lambda entry: entry.claim.basis.span is None)
    for record, title in _TITLES:
        said = [(words_of(entry.value), entry.claim) for entry in entries if isinstance(entry.value, record)]
        if said:
            lines = tuple(Line(label=label, text=text, claim=claim) for (label, text), claim in said)
            yield Section(title=title, lines=lines)


def _title(ledger: Ledger, identifier: str) -> str:
    """The name a thing goes by."""
    named: list[Entry[Agreement]] = ledger.of(Agreement, identifier)
    if named:
        return named[-1].value.title
    for record in (Party, Dialogue, Instrument, Mission, Index, Network):
        entries = ledger.of(record, identifier)
        if entries:
            return str(entries[0].value.name)  # type: ignore[attr-defined]  # each of these records has a name
    sources = ledger.of(Source, identifier)
    return sources[0].value.title if sources else identifier
