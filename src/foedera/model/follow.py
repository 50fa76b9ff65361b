"""What somebody follows, the message that tells them what is new, and what became of it."""

from __future__ import annotations

import enum

import msgspec

from foedera.model.change import Change

FOLLOWED = ("all", "findings", "partner", "agreement", "area", "dialogue")
"""What can be followed; the last four name one thing."""


class Rhythm(enum.StrEnum):
    """How often somebody wants to be told, at most."""

    AT_ONCE = "at_once"
    """With every run of `foedera notify`."""
    DAILY = "daily"
    WEEKLY = "weekly"

    @property
    def days(self) -> int:
        """Days between two messages."""
        return {Rhythm.AT_ONCE: 0, Rhythm.DAILY: 1, Rhythm.WEEKLY: 7}[self]


class Follow(msgspec.Struct, frozen=True, kw_only=True):
    """Who follows what."""

    name: str
    """By which it is known; what was delivered is kept under it."""
    to: str
    """A mail address, or the https address of a webhook."""
    what: str
    """One of `FOLLOWED`."""
    thing: str | None = None
    """Which partner, agreement, area or dialogue: its id or name; None for all and findings."""
    rhythm: Rhythm = Rhythm.DAILY

    @property
    def by_mail(self) -> bool:
        """Whether it goes by mail; else to a webhook."""
        return "://" not in self.to


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What is new for one follow, from one position of the log to another."""

    key: str
    """Made of workspace, follow and positions: the same message has the same key however often it is sent."""
    follow: Follow
    since: int
    """The position delivered last."""
    until: int
    changes: tuple[Change, ...]


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a follow in one run."""

    follow: str
    outcome: str
    """begun (told of what comes from now on), nothing_new, not_due, sent, would_send, failed, or refused (the row of
    the file is no follow)."""
    until: int
    """The position up to which everything was delivered; of would_send, would be."""
    changes: int = 0
    """How many the message holds."""
    key: str | None = None
    error: str | None = None
    """Of failed: why; it is sent again with the next run, under the same key."""
