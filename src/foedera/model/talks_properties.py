"""The properties of talks: dialogues, their meetings, what was to happen by when, their subjects (model.properties)."""

from __future__ import annotations

from foedera.model import words as say
from foedera.model.dates import written_out
from foedera.model.event import AgendaTopic, Dialogue, Intention, Meeting
from foedera.model.phrasing import joined
from foedera.model.property import Property
from foedera.model.rhythm import RHYTHMS

TALKS = (
    Property(
        key="dialogue",
        record=Dialogue,
        one_by=(),
        section="Dialogues",
        kind="dialogue",
        named_by="name",
        words=say.dialogue,
        choices={
            "status": ("promised", "existing", "upgraded", "to_be_established", "possible", "discontinued"),
            "periodicity": tuple(RHYTHMS),
        },
    ),
    Property(
        key="meeting",
        record=Meeting,
        one_by=("date",),
        section="Meetings held",
        found_as="meeting",
        says_whose=True,
        words=say.meeting,
    ),
    Property(
        key="intention",
        record=Intention,
        one_by=("due", "text"),
        section="Stated intentions",
        found_as="intention",
        says_whose=True,
        words=say.intention,
    ),
    Property(
        key="agenda_topic",
        record=AgendaTopic,
        one_by=("topic", "meeting"),
        section="Topics on its agenda",
        says_whose=True,
        words=lambda r: ("topic", joined(r.topic, r.meeting and f"at the meeting of {written_out(r.meeting)}")),
    ),
)
"""In the order their sections are shown."""
