"""What was known on a day: what happened by then; what has no date, once a source had said it."""

from __future__ import annotations

import datetime

from foedera.model.claim import Source
from foedera.model.dates import first_day
from foedera.model.ledger import Ledger
from foedera.model.merging import Record, Told


def known_by(ledger: Ledger, told: Told[Record], date: str | None, day: datetime.date) -> bool:
    """Whether a thing counts on a day.

    Args:
        ledger: everything known, sources with their dates among it.
        told: the thing.
        date: when it was; None where that is not on record: then it counts from its first source's date, and always
            where no source has one.
        day: the day asked of.
    """
    if date is not None:
        return first_day(date) <= day
    printed = [_printed(ledger, source) for source in told.sources]
    return any(one is None or first_day(one) <= day for one in printed)


def _printed(ledger: Ledger, source: str) -> str | None:
    entries = ledger.of(Source, source)
    return entries[-1].value.date if entries else None


def notes_of(told: Told[Record]) -> tuple[str, ...]:
    """What the register notes beside a thing, each once."""
    return tuple(dict.fromkeys(claim.note for claim in told.claims if claim.note))


def unverified(told: Told[Record]) -> bool:
    """Whether nothing verified speaks for a thing."""
    return all(claim.confidence.unverified for claim in told.claims)
