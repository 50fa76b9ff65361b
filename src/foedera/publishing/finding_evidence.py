"""What a finding rests on, side by side: each claim in words, one step from its evidence.

In: everything known, a finding. Out: the claims for and against, in names.
"""

from __future__ import annotations

from typing import NamedTuple

from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import Coverage
from foedera.model.finding import Finding
from foedera.model.names import name_of, source_in_words, with_names
from foedera.model.properties import record_of
from foedera.model.snapshot import Snapshot
from foedera.model.statement import Statement, Topic
from foedera.publishing.lines import words_of


class Piece(NamedTuple):
    """One claim a finding rests on."""

    claim: Claim
    text: str
    """What it says, of what."""
    source: str
    """Who says so, in words."""


class Side(NamedTuple):
    """What speaks on one side."""

    title: str
    pieces: tuple[Piece, ...]


def sides(snapshot: Snapshot, codebook: Codebook, finding: Finding) -> tuple[Side, ...]:
    """The claims that say what is doubted, then those that speak against them; one side where there are no two."""
    against = tuple(_piece(snapshot, codebook, claim) for claim in finding.against)
    stated = tuple(_piece(snapshot, codebook, claim) for claim in finding.claims if claim not in finding.against)
    if not against:
        return (Side("It rests on", stated),) if stated else ()
    return Side("One says", stated), Side("The other says", against)


def _piece(snapshot: Snapshot, codebook: Codebook, identifier: str) -> Piece:
    claim, ledger = snapshot.by_id[identifier], snapshot.ledger
    match record := record_of(claim):
        case Statement():  # a sentence of its own
            text = record.text
        case Coverage():
            label = next((area.label for area in codebook.areas if area.id == record.area), record.area)
            text = f"{name_of(ledger, claim.subject)}, {label}: {record.value.in_words}"
        case Topic():
            areas = [area.label for area in codebook.areas if area.id in record.areas]
            taken = f"belongs to {'; '.join(areas)}" if areas else "no row of the table takes it"
            text = f"{name_of(ledger, claim.subject)}, {_topic(codebook, record.topic)}: {taken}"
        case _:
            label, said = words_of(with_names(ledger, record))
            text = f"{name_of(ledger, claim.subject)}, {label}: {said}"
    return Piece(claim=claim, text=text.rstrip("."), source=source_in_words(ledger, claim.basis.source))


def _topic(codebook: Codebook, identifier: str) -> str:
    """The label of a subject the codebook tells apart; its id in words where it does not."""
    labels = (topic.label for area in codebook.areas for topic in area.topics if topic.id == identifier)
    return next(labels, identifier.replace("-", " "))
