"""What a check of a draft comes to: statements drawn from its sentences, each with a verdict and what it stands on."""

from __future__ import annotations

import datetime
import enum
from collections import Counter

import msgspec


class Verdict(enum.StrEnum):
    """How a statement stands to what is on record."""

    CONTRADICTS = "contradicts"
    """A claim of the register, or another place of the draft, says otherwise: an alarm."""
    CHANGED = "changed since"
    """True on the draft's day, no longer today."""
    DISPUTED = "sources differ"
    """Some claims bear it out, others say otherwise."""
    LOOK = "worth a look"
    """Nothing contradicts it, but a reader can easily take it for more or other than is known."""
    HOLDS = "holds"
    NOT_ON_RECORD = "not on record"
    """The register is silent; that is no reproach."""

    @property
    def alarm(self) -> bool:
        """Whether it makes the check fail."""
        return self is Verdict.CONTRADICTS


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A statement drawn from a draft, and what became of it."""

    kind: str
    """Key of the kind of statement: event-date, count-areas …"""
    start: int
    """First code point of the words it is drawn from, in the draft's text."""
    end: int
    quote: str
    """Those words."""
    within: tuple[int, int]
    """The sentence they stand in."""
    place: str
    """Where they stand: the heading above, and which paragraph, in words."""
    says: str
    """How the words were understood, in our own."""
    verdict: Verdict
    why: str
    """What speaks for or against it, with both values; a sentence in names."""
    claims: tuple[str, ...] = ()
    """Ids of the claims for it and against it."""
    seen: tuple[tuple[int, int], ...] = ()
    """Other places of the draft it is held against."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with a date, a number or a universal word that no rule took."""

    start: int
    end: int
    quote: str
    place: str
    reason: str
    """What in it could have been judged: 'a date', 'a number', 'the word only'."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the draft as it is shown again: heading, paragraph or table."""

    kind: str
    """heading, paragraph, point, note or table."""
    start: int
    end: int
    rows: tuple[tuple[str, ...], ...] = ()
    """The cells of a table; none for the others."""


class CheckedText(msgspec.Struct, frozen=True, kw_only=True):
    """A draft, checked."""

    title: str
    day: datetime.date
    """The day it is judged by."""
    day_from: str
    """Where that day comes from: asked, draft (with the words) or today."""
    today: datetime.date
    text: str
    """The draft's clean text; spans count in it."""
    blocks: tuple[Block, ...]
    words: int
    sentences: int
    known: int
    """Mentions of anything the register knows; 0: the draft speaks of nothing on record."""
    judged: tuple[Judged, ...]
    """In the order of the draft."""
    unjudged: tuple[Passage, ...]
    position: int
    """Of the log it was checked against."""

    @property
    def alarms(self) -> tuple[Judged, ...]:
        """What contradicts."""
        return tuple(one for one in self.judged if one.verdict.alarm)

    @property
    def shown(self) -> tuple[Judged, ...]:
        """Everything an author has to look at: all but what holds or is not on record."""
        quiet = (Verdict.HOLDS, Verdict.NOT_ON_RECORD)
        return tuple(one for one in self.judged if one.verdict not in quiet)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many statements have each verdict."""
        found = Counter(one.verdict for one in self.judged)
        return {verdict: found[verdict] for verdict in Verdict}

    def __repr__(self) -> str:
        told = ", ".join(f"{number} {verdict}" for verdict, number in self.counts.items() if number)
        return f"<CheckedText {self.title!r}, judged by {self.day}: {told}; {len(self.unjudged)} not judged>"
