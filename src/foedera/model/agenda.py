"""The agenda: what was promised, what was held, what is due."""

from __future__ import annotations

import enum

import msgspec


class Status(enum.StrEnum):
    """Where a promised dialogue stands on the day of the agenda."""

    UPCOMING = "upcoming"
    """The next meeting is due on or after that day."""
    NO_PUBLIC_EVIDENCE = "no_public_evidence"
    """It was due by then and no source says it was held. Not the same as 'not held'."""
    NO_RHYTHM = "no_rhythm"
    """No source states how often it meets, so nothing can be due."""


class AgendaItem(msgspec.Struct, frozen=True, kw_only=True):
    """One promised dialogue."""

    dialogue: str
    agreement: str
    name: str
    level: str | None
    periodicity: str | None
    """annual, six_monthly, regular; None where no source states it."""
    promised_since: str | None
    """First day the promise stands: the agreement's first signature, adoption or announcement."""
    last_held: str | None
    times_held: int
    next_due: str | None
    """ISO day; None without a rhythm."""
    status: Status
    due_rule: str
    """How the due date follows."""
    as_of: str
    claims: tuple[str, ...]
    """Ids of the claims the line stands on."""

    def __repr__(self) -> str:
        due = self.next_due or "no date"
        return f"<AgendaItem {self.dialogue}: {self.name}, {self.status.value}, due {due} as of {self.as_of}>"
