"""Slots: names of parties, amounts and dates, which change from one agreement to the next where the clause does not.

In: a text. Out: slots with their place, kind and value. Not here: which of them really differ between the passages of a
clause type (`wordings.py`).
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from foedera.model.template import SlotKind
from foedera.text.party_names import known_parties, party_names
from foedera.text.places import apart
from foedera.text.printed_values import AMOUNT, printed_values

STATE = 3
"""Letters of a state's id; organisations have names that are content in texts of others (the Union, NATO)."""


class Slot(NamedTuple):
    """A name, amount or date in a text."""

    start: int
    end: int
    kind: SlotKind
    value: str
    """Id of the party; an amount or date as printed, in lower case and without spaces."""


def slots_of(text: str) -> tuple[Slot, ...]:
    """The slots of a text, in order, none over another."""
    found = [Slot(name.start, name.end, SlotKind.PARTY, name.party) for name in party_names(text, _states())]
    for start, end, kind in printed_values(text):
        printed = "".join(text[start:end].lower().split())
        found.append(Slot(start, end, SlotKind.AMOUNT if kind == AMOUNT else SlotKind.DATE, printed))
    return tuple(apart(found))


@functools.cache
def _states() -> frozenset[str]:
    return frozenset(party for party in known_parties() if len(party) == STATE)
