"""Networks of other countries and bodies, each in the words of all its sources; never counted with agreements."""

from __future__ import annotations

from foedera.model.agreement import Network, Party
from foedera.model.around import NetworkItem, Voiced
from foedera.model.ledger import Ledger
from foedera.model.merging import Told, merged

KINDS = ("bilateral_arrangements", "memorandum", "exercise", "estimate", "format")
"""In the order they are shown."""


def networks(ledger: Ledger) -> tuple[NetworkItem, ...]:
    """Every network, by kind and then as they were recorded."""
    found = [
        _item(ledger, name, told) for name, entries in ledger.by_subject(Network).items() for told in merged(entries)
    ]
    return tuple(sorted(found, key=lambda one: KINDS.index(one.kind) if one.kind in KINDS else len(KINDS)))


def _item(ledger: Ledger, identifier: str, told: Told[Network]) -> NetworkItem:
    named = ledger.of(Party, told.value.holder)
    return NetworkItem(
        id=identifier,
        name=told.value.name,
        kind=told.value.kind,
        holder=named[-1].value.name if named else told.value.holder,
        differing=told.differing,
        voices=tuple(
            Voiced(
                name=entry.value.name,
                count=entry.value.count,
                approximate=entry.value.approximate,
                date=entry.value.date,
                text=entry.value.text,
                note=entry.claim.note,
                source=entry.claim.basis.source,
                claim=entry.claim.id,
                unverified=entry.claim.confidence.unverified,
            )
            for entry in told.entries
        ),
    )
