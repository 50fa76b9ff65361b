"""Signing: the one date an agreement is ordered by and the one it is cited with, of all that are claimed.

In: the ledger. Out: dates of agreements. Not here: whether the claims contradict each other (watching.findings).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from foedera.model.dates import PartialDate
from foedera.model.event import Event
from foedera.model.ledger import Ledger

CITED: tuple[str, ...] = ("signed", "adopted", "concluded", "issued", "published", "announced")
"""What an agreement is cited by: the first of these the register has a date of."""


class Dated(NamedTuple):
    """A date and what happened then."""

    date: PartialDate
    role: str
    """signed, adopted, published …"""


class Dates(NamedTuple):
    """The dates of agreements, by id."""

    signed: Mapping[str, PartialDate]
    cited: Mapping[str, Dated]

    def of(self, agreement: str) -> Dated | None:
        """The date an agreement is cited with; None where the register has none."""
        return self.cited.get(agreement)


NOTHING_KNOWN = Dates({}, {})
"""No dates of any."""


def dates_of(ledger: Ledger) -> Dates:
    """The dates of every agreement that has one.

    Of several, that of the highest rank, and of these the later recorded, as for cells (comparing.resolution).
    """
    signed: dict[str, PartialDate] = {}
    cited: dict[str, Dated] = {}
    for agreement, entries in ledger.by_subject(Event).items():
        weakest_first = sorted(entries, key=lambda entry: (entry.claim.rank, entry.claim.recorded, entry.claim.id))
        dates = {entry.value.role: entry.value.date for entry in weakest_first if entry.value.date}
        if "signed" in dates:
            signed[agreement] = dates["signed"]
        role = next((role for role in CITED if role in dates), None)
        if role is not None:
            cited[agreement] = Dated(dates[role], role)
    return Dates(signed, cited)


def signed_of(ledger: Ledger) -> dict[str, PartialDate]:
    """Agreement → date of signature; those without one are not in it."""
    return dict(dates_of(ledger).signed)
