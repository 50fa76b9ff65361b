"""Signing: the one date of signature an agreement is ordered by, of all that are claimed.

In: the ledger. Out: a date an agreement. Not here: whether the claims contradict each other (watching.findings).
"""

from __future__ import annotations

from foedera.model.dates import PartialDate
from foedera.model.event import Event
from foedera.model.ledger import Ledger


def signed_of(ledger: Ledger) -> dict[str, PartialDate]:
    """Agreement → date of signature; those without one are not in it.

    Of several, that of the highest rank, and of these the later recorded, as for cells (comparing.resolution).
    """
    found: dict[str, PartialDate] = {}
    for agreement, entries in ledger.by_subject(Event).items():
        weakest_first = sorted(entries, key=lambda entry: (entry.claim.rank, entry.claim.recorded, entry.claim.id))
        dates = [entry.value.date for entry in weakest_first if entry.value.role == "signed" and entry.value.date]
        if dates:
            found[agreement] = dates[-1]
    return found
