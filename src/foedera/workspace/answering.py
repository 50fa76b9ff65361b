"""Which areas of a party's agreements answer the threats of an index, and which threats none answers.

In: a snapshot and a profile. Out: the profile with the areas of each threat and their cells, as the matrix resolves
them. Which area answers which threat is a judgement, and stands on record as claims with their reasons.
"""

from __future__ import annotations

import msgspec

from foedera.comparing import matrix
from foedera.model import selection
from foedera.model.agreement import Agreement
from foedera.model.indicator import Answer, Profile, Threat, ThreatArea
from foedera.model.ledger import Entry
from foedera.model.matrix import Column, Matrix
from foedera.model.snapshot import Snapshot


def answered(snapshot: Snapshot, profile: Profile) -> Profile:
    """The profile with the agreements of its party and, for each threat, what they hold against it."""
    entries = snapshot.ledger.of(ThreatArea, profile.index)
    areas = [entry.value.area for entry in entries if entry.value.area]
    columns = _agreements(snapshot, profile)
    if not areas:
        return profile
    book = selection.codebook_of(snapshot, areas[0])
    found = matrix.resolved(snapshot, columns, book)
    threats = tuple(_threat(threat, entries, found) for threat in profile.threats)
    return msgspec.structs.replace(profile, threats=threats, agreements=columns)


def _agreements(snapshot: Snapshot, profile: Profile) -> tuple[Column, ...]:
    """The agreements between the party and its yardstick."""
    sides = {profile.party, profile.reference}
    found = {entry.claim.subject: None for entry in snapshot.ledger.of(Agreement) if sides <= set(entry.value.parties)}
    return selection.heads(snapshot, list(found))


def _threat(threat: Threat, entries: list[Entry[ThreatArea]], found: Matrix) -> Threat:
    own = [entry for entry in entries if entry.value.dimension == threat.dimension]
    rows = {row.area: (row, cells) for row, cells in zip(found.rows, found.cells, strict=True)}
    answers = tuple(
        Answer(
            area=area,
            label=rows[area][0].label,
            reason=entry.value.reason,
            claim=entry.claim.id,
            cells=rows[area][1],
        )
        for entry in own
        if (area := entry.value.area) in rows
    )
    nothing = [entry.value.reason for entry in own if entry.value.area is None]
    return msgspec.structs.replace(threat, answers=answers, unanswered=nothing[0] if nothing and not answers else None)
