"""When a thing of a party came to be: its partnership, another instrument, the first meeting of a dialogue.

In: a party, a thing as sayings give it, the role of the deed. Out: dates with their claims; none where nothing certain
is on record.
"""

from __future__ import annotations

from typing import NamedTuple

from foedera.model.dates import first_day
from foedera.model.event import Dialogue
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.parts.things import DIALOGUE, PARTNERSHIP, TYPED
from foedera.watching.prose.register import SIGNING

_OF_DOCUMENTS = frozenset({"in_force", "provisionally_applied", "published", "announced", "adopted"})
_ALIKE = {"announced": SIGNING, "adopted": SIGNING, "published": SIGNING}
"""Steps for which another is as good where the one named has no date."""


class Happening(NamedTuple):
    """Something that came to be on a day."""

    name: str
    date: str
    ids: tuple[str, ...]


def happening(case: ProseCase, party: str, thing: tuple[str, str], role: str, mission: str | None) -> Happening | None:
    """When a thing of a party came to be, by the deed named; None where that is not on record."""
    kind, identifier = thing
    register = case.register
    if kind == DIALOGUE:
        return _first_meeting(case, party, identifier)
    subject = None
    if kind == PARTNERSHIP:
        subject = register.agreement_of.get(party)
    elif kind == TYPED:
        subject = case.names.instrument(identifier, party, mission if identifier == "AA" else None)
    if subject is None:
        return None
    wanted = (role, *_ALIKE.get(role, ())) if role in _OF_DOCUMENTS else (*SIGNING, "drafted")
    for step in wanted:
        dated = [one for one in register.events(subject) if one.value.role == step]
        if dated:
            best = max(dated, key=lambda one: len(one.value.date or ""))
            return Happening(register.name(subject), best.value.date or "", best.ids)
    return None


def _first_meeting(case: ProseCase, party: str, style: str) -> Happening | None:
    register = case.register
    formats = {e.claim.subject: e.value.format for e in register.ledger.of(Dialogue)}
    held = [
        (one, meeting)
        for one in register.dialogues(party)
        if style and formats[one] == style
        for meeting in register.meetings(one)
        if meeting.value.date and meeting.value.ordinal == 1
    ]
    if not held:
        return None
    one, meeting = min(held, key=lambda pair: first_day(pair[1].value.date or ""))
    return Happening(f"{register.name(one)}, first meeting", meeting.value.date or "", meeting.ids)
