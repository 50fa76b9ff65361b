"""Changes: what became different between two states of the log, or what happened, each with its evidence."""

from __future__ import annotations

import datetime
import enum
import textwrap

import msgspec

from foedera.model.dates import PartialDate, written_out


class ChangeKind(enum.StrEnum):
    """What a change is of, in the order pages list them."""

    AGREEMENT = "agreement"
    EVENT = "event"
    MEETING = "meeting"
    DIALOGUE = "dialogue"
    COMMITMENT = "commitment"
    PROGRESS = "progress"
    CELL = "cell"
    DECISION = "decision"
    CORRECTION = "correction"
    FINDING = "finding"
    TEXT = "text"
    FACT = "fact"
    PROPOSAL = "proposal"
    KNOWN = "known"

    @property
    def heading(self) -> str:
        """What a list of such changes is called."""
        return _HEADINGS[self]


_HEADINGS = {
    ChangeKind.AGREEMENT: "Agreements",
    ChangeKind.EVENT: "Events",
    ChangeKind.MEETING: "Meetings",
    ChangeKind.DIALOGUE: "Dialogues",
    ChangeKind.COMMITMENT: "Commitments",
    ChangeKind.PROGRESS: "What became of commitments",
    ChangeKind.CELL: "Cells of the table",
    ChangeKind.DECISION: "Decisions of people",
    ChangeKind.CORRECTION: "Corrections",
    ChangeKind.FINDING: "Findings that came and went",
    ChangeKind.TEXT: "Texts",
    ChangeKind.FACT: "Other facts and sources",
    ChangeKind.PROPOSAL: "Proposed by machines, reviewed by nobody",
    ChangeKind.KNOWN: "Told again what was known",
}

_KINDS = {
    "agreement": ChangeKind.AGREEMENT,
    "event": ChangeKind.EVENT,
    "meeting": ChangeKind.MEETING,
    "dialogue": ChangeKind.DIALOGUE,
    "agenda_topic": ChangeKind.DIALOGUE,
    "intention": ChangeKind.EVENT,
    "commitment": ChangeKind.COMMITMENT,
    "progress": ChangeKind.PROGRESS,
    "silenced": ChangeKind.DECISION,
}


def kind_of(key: str) -> ChangeKind:
    """What a change in a property is of; a fact, where it has no list of its own."""
    return _KINDS.get(key, ChangeKind.FACT)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change."""

    id: str
    """Made of what changed and of its claims: the same change has the same id wherever it is told."""
    kind: ChangeKind
    day: PartialDate
    """When it was recorded (UTC); of what happened in the world, when it happened, as precisely as that is known."""
    subject: str
    """Id of what it is about first; of a cell agreement/area."""
    about: tuple[str, ...]
    """Everything it belongs to: agreements, parties, areas, dialogues, by id."""
    sentence: str
    """What changed, in names."""
    before: str | None = None
    """What was said before, in words; None where nothing was."""
    after: str | None = None
    """What is said now, in words; None where nothing is any more."""
    claims: tuple[str, ...] = ()
    """Ids of the claims recorded in the span that this change accounts for."""
    evidence: tuple[str, ...] = ()
    """Ids of the claims it stands on, the first to look at first; older ones too."""
    texts: tuple[str, ...] = ()
    """Ids of the texts that were added."""

    def __repr__(self) -> str:
        return f"<Change {self.day} {self.kind}: {textwrap.shorten(self.sentence, 160, placeholder='…')}>"


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for, and what changed."""

    time: str
    """record: what was recorded in a span of the log; world: what happened in a span of days."""
    since: str
    """From where on: a day, or 'position 1890'."""
    until: str
    """Up to where, the same."""
    remarks: tuple[str, ...]
    """What a reader must know of the answer: that nothing was recorded before a day, that something else is shown."""
    changes: tuple[Change, ...]
    """The newest first."""


def nothing_recorded_before(begun: datetime.date) -> str:
    """What is said to who asks for a day before the log's first."""
    return f"Nothing was recorded before {written_out(begun.isoformat())}."
