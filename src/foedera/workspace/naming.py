"""What an agreement is called in a column and in a sentence, where nobody named it: its parties and the year.

In: what is recorded of an agreement, and the names that are taken. Out: a short name nobody else has. The register
names its own ('Norway'). Not here: what a person means by a name (model.matching).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from foedera.model.agreement import Agreement, Party
from foedera.model.dates import written_out
from foedera.model.event import Event
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import agreements
from foedera.model.snapshot import Snapshot
from foedera.workspace.seed import built_in_fact_words

LONGEST_TITLE = 28
"""Letters of a title that heads a column."""
_FEWEST, _MOST = 2, 3
"""Parties by which an agreement is called; more are no name."""


def named(snapshot: Snapshot, agreement: str, record: Agreement, *, signed: str | None) -> Agreement:
    """The record with a short name no other agreement has: 'Ukraine – Canada 2024'.

    Month, day and type tell apart what is of one year and the same parties. Where parties or year are not known, a
    short title names it, else its id.

    Args:
        snapshot: where the others stand.
        agreement: id of the agreement.
        record: what is recorded of it; its own short name does not count.
        signed: partial date; None where it is not known.
    """
    taken = {agreement_record(snapshot, other).short for other in agreements(snapshot) if other != agreement}
    found = _names(snapshot, agreement, record, signed)
    return msgspec.structs.replace(record, short=next((name for name in found if name not in taken), agreement))


def is_made(snapshot: Snapshot, agreement: str, record: Agreement) -> bool:
    """Whether an agreement's short name was made of what is recorded of it, and not given by a register."""
    dates = (None, signing(snapshot, agreement))
    return any(record.short in _names(snapshot, agreement, record, date) for date in dates)


def signing(snapshot: Snapshot, agreement: str) -> str | None:
    """The day an agreement was signed, as far as it is recorded."""
    dates = [entry.value.date for entry in snapshot.ledger.of(Event, agreement) if entry.value.role == "signed"]
    return dates[-1] if dates else None


def _names(snapshot: Snapshot, agreement: str, record: Agreement, signed: str | None) -> Iterator[str]:
    """Names from the one to choose first; each tells apart more than the one before."""
    dates = [] if signed is None else [signed[:length] for length in (4, 7, 10) if len(signed) >= length]
    if dates and _FEWEST <= len(record.parties) <= _MOST:
        sides = " – ".join(_called(snapshot, party) for party in record.parties)
        yield f"{sides} {dates[0]}"
        yield from (f"{sides}, {written_out(date)}" for date in dates[1:])
        if record.family is not None:
            yield f"{sides} {dates[0]} ({record.family})"
    elif len(record.title) <= LONGEST_TITLE and " " in record.title.strip():
        yield record.title
        yield from (f"{record.title}, {written_out(date)}" for date in dates)
    yield agreement


def _called(snapshot: Snapshot, party: str) -> str:
    """What a party goes by: what the workspace says, else the usual name, shortened where it may be."""
    known = snapshot.ledger.of(Party, party)
    if known:
        return known[-1].value.name
    first, *others = built_in_fact_words().parties.names.get(party, (party,))
    return min((name for name in (first, *others) if first.startswith(name)), key=len)
