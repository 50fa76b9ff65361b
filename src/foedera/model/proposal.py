"""What a text says of itself where it opens and closes: proposals for its record, each with the words it stands on."""

from __future__ import annotations

import enum

import msgspec


class About(enum.StrEnum):
    """What a proposal is for."""

    TITLE = "title"
    TYPE = "type"
    PARTY = "party"
    SIGNED = "signed"
    PLACE = "place"


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a text says of itself; nothing is decided until a person takes it over."""

    about: About
    value: str
    """A title, a type of instrument, a party's id, a date (2025, 2025-05 or 2025-05-19), a place."""
    start: int
    """First code point of the words it stands on, in the document's text."""
    end: int
    """One past the last."""
    quote: str
    """Those words."""
    provision: str | None
    """Id of the provision they stand in; None for words of a heading."""
    rule: str
    """By what it was found, in words."""


class Withheld(msgspec.Struct, frozen=True, kw_only=True):
    """What a text was asked about itself and did not say surely enough."""

    about: About
    why: str
    """In words."""


class SelfDescription(msgspec.Struct, frozen=True, kw_only=True):
    """What a text says of itself, and what it does not."""

    proposals: tuple[Proposal, ...] = ()
    withheld: tuple[Withheld, ...] = ()
