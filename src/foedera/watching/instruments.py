"""Instruments around each party by their dates, each with its role; agreements of the collections among them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from foedera.model.agreement import Agreement, Instrument, Party
from foedera.model.around import InstrumentDate
from foedera.model.event import Event
from foedera.model.ledger import Ledger
from foedera.model.merging import Told, merged
from foedera.watching.known import known_by, notes_of, unverified


def instruments(ledger: Ledger, *, as_of: datetime.date) -> tuple[InstrumentDate, ...]:
    """Every dated happening of every instrument up to a day, by party and then by time.

    One without a date stands last; an instrument of which nothing is on record by then stands once, without a role.
    """
    found = (one for told in _things(ledger) for one in _dates(ledger, *told, as_of=as_of))
    return tuple(sorted(found, key=lambda one: (one.party_name.casefold(), one.date is None, one.date or "", one.name)))


def _things(ledger: Ledger) -> Iterator[tuple[str, str, str, str, bool, tuple[str, ...]]]:
    """Id, name, type, party, whether it is an agreement of a collection, and the claims that say that it exists."""
    for identifier, entries in ledger.by_subject(Agreement).items():
        agreement = entries[-1]
        partner = ledger.partner(identifier)
        if partner is not None:
            family = agreement.value.family or "agreement"
            yield identifier, agreement.value.title, family, partner, True, (agreement.claim.id,)
    for identifier, others in ledger.by_subject(Instrument).items():
        (told,) = merged(others)
        yield identifier, told.value.name, told.value.type, told.value.party, False, told.ids


def _dates(
    ledger: Ledger,
    identifier: str,
    name: str,
    type_: str,
    party: str,
    agreement: bool,
    claims: tuple[str, ...],
    *,
    as_of: datetime.date,
) -> Iterator[InstrumentDate]:
    named = ledger.of(Party, party)
    bare = InstrumentDate(
        instrument=identifier,
        name=name,
        type=type_,
        party=party,
        party_name=named[-1].value.name if named else party,
        agreement=agreement,
        role=None,
        date=None,
        place=None,
        occasion=None,
        notes=(),
        sources=(),
        claims=claims,
        unverified=False,
    )
    happened = [told for told in merged(ledger.of(Event, identifier)) if known_by(ledger, told, told.value.date, as_of)]
    if not happened:
        yield bare
    yield from (_dated(bare, told) for told in happened)


def _dated(bare: InstrumentDate, told: Told[Event]) -> InstrumentDate:
    event = told.value
    return InstrumentDate(
        instrument=bare.instrument,
        name=bare.name,
        type=bare.type,
        party=bare.party,
        party_name=bare.party_name,
        agreement=bare.agreement,
        role=event.role,
        date=event.date,
        place=event.place,
        occasion=event.occasion,
        notes=notes_of(told),
        sources=told.sources,
        claims=told.ids,
        unverified=unverified(told),
    )
