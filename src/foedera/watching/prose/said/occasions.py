"""Who stood where by the record: at signatures and announcements, and at meetings of dialogues.

In: the register. Out: occasions, each with the persons on record, their offices and sides.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from foedera.model.agreement import Signatory
from foedera.model.dates import written_out
from foedera.model.event import Dialogue, Meeting
from foedera.model.merging import Told
from foedera.watching.prose.parts.names import sounded
from foedera.watching.prose.parts.offices import holders_in
from foedera.watching.prose.register import Register


class Stood(NamedTuple):
    """A person on record at an occasion."""

    name: str
    office: str
    union: bool
    """Whether for the union."""
    ids: tuple[str, ...]


class Occasion(NamedTuple):
    """Something people came together for."""

    partner: str
    called: str
    who: tuple[Stood, ...]
    signature: bool
    ministers: bool
    """Whether those who come are ministers."""


class Roll:
    """The persons of one register, by occasion."""

    def __init__(self, register: Register, day: datetime.date) -> None:
        self.register, self.day = register, day
        self.formats = {e.claim.subject: e.value for e in register.ledger.of(Dialogue)}
        self.sides: dict[str, set[str]] = defaultdict(set)
        self.offices: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for partner in register.agreement_of:
            occasions = [self.signature(partner), *(one for _, one in self.meetings(partner))]
            for stood in (one for occasion in occasions for one in occasion.who):
                self.sides[sounded(stood.name)].add("eu" if stood.union else partner)
                self.offices[sounded(stood.name)][stood.office] += stood.ids

    def signature(self, partner: str) -> Occasion:
        """Those who acted when a partnership came into being."""
        agreement = self.register.agreement_of[partner]
        who = tuple(self._stood(one) for one in self.register.signatories(agreement))
        return Occasion(partner, self.register.name(partner), who, signature=True, ministers=True)

    def _stood(self, one: Told[Signatory]) -> Stood:
        return Stood(one.value.name, one.value.office, one.value.side in self.register.ledger.unions, one.ids)

    def meetings(self, partner: str) -> Iterator[tuple[tuple[str, Told[Meeting]], Occasion]]:
        """Meetings with a partner; who acted for the partnership the same day was there too."""
        begun = self.begun(partner)
        for dialogue in self.register.dialogues(partner):
            for meeting in self.register.meetings(dialogue):
                who = list(_read(meeting))
                if begun == meeting.value.date:
                    who += self.signature(partner).who
                called = f"{self.register.name(dialogue)} of {written_out(meeting.value.date)}"
                level = self.formats[dialogue].level or ""
                ministers = level in ("ministers", "foreign ministers")
                yield (dialogue, meeting), Occasion(partner, called, tuple(who), signature=False, ministers=ministers)

    def begun(self, partner: str) -> str | None:
        """The day a partnership came into being; None where it is not known."""
        begun = self.register.begun(self.register.agreement_of[partner])
        return begun.value.date if begun else None

    def signed(self, partner: str) -> bool:
        """Whether a partnership was signed, not only announced or adopted."""
        begun = self.register.begun(self.register.agreement_of[partner])
        return begun is not None and begun.value.role == "signed"


def _read(meeting: Told[Meeting]) -> Iterator[Stood]:
    """The persons a record of a meeting names behind their offices."""
    for name, office in holders_in(meeting.value.text or ""):
        yield Stood(name, office, office == "high_representative", meeting.ids)
