"""Gathers what the log says of one id: an agreement with its dialogues, commitments and money; a party; a dialogue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from foedera.model.agreement import Agreement, Instrument, Party
from foedera.model.claim import Source
from foedera.model.commitment import Commitment, commitment_id
from foedera.model.dossier import Dossier, Line, Section, Voice
from foedera.model.event import Dialogue
from foedera.model.ledger import Ledger
from foedera.model.merging import Told, merged
from foedera.model.properties import PROPERTIES
from foedera.model.property import Place, Property
from foedera.publishing.lines import line_of

PROPOSED = "Proposed by machines, not yet reviewed"
"""What the proposals are called wherever they are shown."""


def build_dossier(ledger: Ledger, identifier: str, *, place: Place = Place.DOSSIER) -> Dossier | None:
    """Everything known of an id, or None when the log never mentions it.

    An agreement brings its partners' roles, missions, money and instruments, its dialogues with their
    meetings, its commitments and what became of them; a dialogue brings its meetings.

    Args:
        ledger: everything known.
        identifier: of what.
        place: only properties that are shown there.
    """
    subjects = _related(ledger, identifier)
    sections = tuple(
        Section(title=known.title, lines=lines)
        for known in _shown(place)
        if (lines := tuple(_lines(ledger, known, subjects, identifier)))
    )
    if not sections:
        return None
    return Dossier(
        id=identifier,
        title=title_of(ledger, identifier),
        kind=next((known.kind for known in _beings(ledger, identifier) if known.kind), "thing"),
        sections=sections,
        proposals=tuple(_proposed(ledger, identifier, place)),
    )


def _related(ledger: Ledger, identifier: str) -> tuple[str, ...]:
    """The id itself, then what its page shows beside it."""
    related = [identifier]
    if ledger.of(Agreement, identifier):
        partner = ledger.partner(identifier)
        if partner is not None:
            related.append(partner)
            related += [e.claim.subject for e in ledger.of(Instrument) if e.value.party == partner]
        related += [e.claim.subject for e in ledger.of(Dialogue) if e.value.agreement == identifier]
        undertaken = [e for e in ledger.of(Commitment) if identifier in (e.value.agreement, e.claim.subject)]
        related += [one for e in undertaken for one in (e.claim.subject, commitment_id(e.claim, e.value))]
    elif ledger.of(Party, identifier):
        related += [e.claim.subject for e in ledger.of(Instrument) if e.value.party == identifier]
    return tuple(dict.fromkeys(related))


def _shown(place: Place) -> Iterable[Property]:
    return (known for known in PROPERTIES.values() if place in known.shown)


def _lines(ledger: Ledger, known: Property, subjects: Iterable[str], identifier: str) -> Iterable[Line]:
    for subject in subjects:
        for told in merged(ledger.of(known.record, subject)):
            line = line_of(_named(ledger, told))
            if subject != identifier and known.says_whose:
                line = msgspec.structs.replace(line, label=f"{title_of(ledger, subject)}: {line.label}")
            yield line


def _named(ledger: Ledger, told: Told[Any]) -> Told[Any]:
    """A dialogue with the names of those it follows and reports to, where it has their ids."""
    if not isinstance(told.value, Dialogue):
        return told
    named = {field: getattr(told.value, field) for field in ("predecessor", "reports_to")}
    named = {field: title_of(ledger, said) for field, said in named.items() if said is not None}
    return told._replace(value=msgspec.structs.replace(told.value, **named))


def _proposed(ledger: Ledger, identifier: str, place: Place) -> Iterable[Section]:
    """What machines propose, kind by kind: first what stands on words of a text, then what was searched in vain."""
    entries = sorted(ledger.proposals(identifier), key=lambda entry: entry.claim.basis.span is None)
    for known in _shown(place):
        said = [(known.say(entry.value), entry.claim) for entry in entries if isinstance(entry.value, known.record)]
        if said:
            lines = tuple(Line(label=label, text=text, voices=(Voice(claim=claim),)) for (label, text), claim in said)
            yield Section(title=known.title, lines=lines)


def _beings(ledger: Ledger, identifier: str) -> list[Property]:
    """What the thing is, by the properties it has; that it is a publication too, last."""
    found = (known for known in PROPERTIES.values() if known.kind and ledger.of(known.record, identifier))
    return sorted(found, key=lambda known: known.record is Source)


def title_of(ledger: Ledger, identifier: str) -> str:
    """The name a thing goes by, as it was last said; the id where it has none."""
    named = next((known for known in _beings(ledger, identifier) if known.named_by), None)
    if named is None or named.named_by is None:
        return identifier
    return str(getattr(ledger.of(named.record, identifier)[-1].value, named.named_by) or identifier)
