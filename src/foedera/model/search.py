"""What a search looks at, and what it returns."""

from __future__ import annotations

import enum

import msgspec

from foedera.amounts import amount

Excerpt = tuple[tuple[str, bool], ...]
"""A passage in pieces; True where a piece is a hit."""

PROVISION = "provision"
"""What a piece of a text is called among hits."""


_MANY = {
    "party": "parties",
    "person": "people",
    "index": "indices",
    "funding": "sums of money",
    "strategy": "strategies",
}
_ONE = {"funding": "sum of money"}


def of_kind(count: int, kind: str) -> str:
    """How many of a kind, in words: 2 parties."""
    return amount(count, _ONE.get(kind, kind), _MANY.get(kind))


class TextHit(msgspec.Struct, frozen=True, kw_only=True):
    """A provision that holds all words of a query, as the store finds it."""

    provision: str
    """Provision id."""
    heading: str
    """Headings above it and its own, joined by ' · '."""
    excerpt: Excerpt
    score: float
    """BM25; more is better."""


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """Something people look for."""

    kind: str
    """agreement, party, person, area, event …"""
    id: str
    name: str
    """In words."""
    address: str
    """Its place on the site."""
    also: tuple[str, ...] = ()
    """What else it goes by."""
    shown_by: tuple[str, ...] = ()
    """Words and phrases that show it in a text; a star stands for whatever ends a word."""
    lines: tuple[str, ...] = ()
    """What is said of it."""


class Match(enum.IntEnum):
    """How a thing answers a query; more is better."""

    SOME = 0
    """It has some of the words."""
    FAR = 1
    """It has all words or such that come near them, in what is said of it."""
    TEXT = 2
    """What is said of it has all the words."""
    NEAR = 3
    """Its names have all words or, for words nothing has, those that come near."""
    NEAR_NAME = 4
    """It would go by exactly that, but for a slip of the keyboard."""
    WORDS = 5
    """Its names have all the words."""
    ALIAS = 6
    """It goes by exactly that too."""
    NAME = 7
    """That is its name."""

    @property
    def in_words(self) -> str:
        """For a reader."""
        return _IN_WORDS[self]


_IN_WORDS = {
    Match.SOME: "some of the words",
    Match.FAR: "words like these in its text",
    Match.TEXT: "in its text",
    Match.NEAR: "words like these in its name",
    Match.NEAR_NAME: "a name like this",
    Match.WORDS: "all words in its name",
    Match.ALIAS: "another name of it",
    Match.NAME: "its name",
}


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something that answers a query."""

    kind: str
    id: str
    name: str
    """In words."""
    excerpt: Excerpt
    """The line of what is said of it that answers best; none where nothing is said."""
    address: str
    """Its place on the site."""
    match: str
    """How it answers, in words."""


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a search finds, best first."""

    query: str
    hits: tuple[Hit, ...]
    """Of the kind asked for, or of all; at most as many as asked for."""
    counts: dict[str, int]
    """How many there are of each kind, the kind of the best hit first; provisions are counted up to a hundred."""
    meant: str | None
    """The query without its slips, where nothing has the words as they were typed."""
    searched: dict[str, int]
    """How many things of each kind were looked at, provisions not counted."""
