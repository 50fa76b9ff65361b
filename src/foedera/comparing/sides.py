"""Sides: which letter a party has in wordings and drafts, so that clauses of different agreements have the same slots.

In: the parties of agreements. Out: for each agreement its parties under letters. The party of most of the agreements
is A wherever it stands, as the EU or Ukraine are in theirs; the others follow in the order of their agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foedera.model.agreement import Agreement, Party
from foedera.model.ledger import Ledger
from foedera.text.party_names import ADJECTIVE, PEOPLE, PartyName, party_names


class PartySide(NamedTuple):
    """A party under its letter."""

    letter: str
    """A, B, C …"""
    party: str
    names: tuple[str, ...]
    """What the register calls it, beside the names lists know."""

    def slot(self, kind: str) -> str:
        """What stands for a name or adjective of it: 'PARTY B', 'PARTY B adjective'."""
        return f"PARTY {self.letter}" + (" adjective" if kind == ADJECTIVE else "")


Sides = Mapping[str, tuple[PartySide, ...]]
"""Agreement → its parties; none for one of which nobody recorded any."""


def sides_of(ledger: Ledger, agreements: Sequence[str]) -> dict[str, tuple[PartySide, ...]]:
    """The sides of agreements that are looked at together."""
    recorded = {one: entries[-1].value.parties for one, entries in ledger.by_subject(Agreement).items()}
    parties = {agreement: tuple(dict.fromkeys(recorded.get(agreement, ()))) for agreement in agreements}
    shared = Counter(party for own in parties.values() for party in own)
    names = {party: entries[-1].value.name for party, entries in ledger.by_subject(Party).items()}
    return {
        agreement: tuple(
            PartySide(_letter(place), party, tuple(filter(None, [names.get(party)])))
            for place, party in enumerate(sorted(own, key=lambda party: -shared[party]))
        )
        for agreement, own in parties.items()
    }


def named_sides(text: str, sides: Sequence[PartySide]) -> list[tuple[PartyName, PartySide]]:
    """Where a text names its parties, by name or adjective; a people is no party."""
    known = {side.party: side for side in sides}
    found = party_names(text, known, {side.party: side.names for side in sides})
    return [(named, known[named.party]) for named in found if named.kind != PEOPLE]


def with_sides(text: str, sides: Sequence[PartySide]) -> str:
    """A text with slots for the names and adjectives of its parties: '[PARTY B] will inform [PARTY A]'."""
    done, at = [], 0
    for named, side in named_sides(text, sides):
        done += [text[at : named.start], f"[{side.slot(named.kind)}]"]
        at = named.end
    return "".join([*done, text[at:]])


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else str(place + 1)
