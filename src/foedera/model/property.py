"""What is declared of a property of claims: its record, where and how it is shown, who has the last word on it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from foedera.model.phrasing import Words, fields_of, plain


class Place(enum.StrEnum):
    """Where what is said of a property is shown, beside the page of the claim itself and of its source."""

    DOSSIER = "dossier"
    """Under the id it is about: an agreement, party, dialogue …"""
    BRIEFING = "briefing"
    """In the briefing, under its agreement."""
    OUTLOOK = "outlook"
    """With what stands around the agreements."""
    MATRIX = "matrix"
    """As cells of the table."""
    QUOTE = "quote"
    """Beside the quote it is about."""
    FINDING = "finding"
    """With the finding it is about."""


class Property(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of something."""

    key: str
    """Its name in claims, and of its CSV file."""
    record: type[msgspec.Struct]
    """The type of its values; its docstring says what they mean and what the subject is."""
    section: str = ""
    """The title under which it is shown; '' for the key in words."""
    shown: frozenset[Place] = frozenset({Place.DOSSIER, Place.BRIEFING})
    words: Callable[[Any], Words] | None = None
    """(label, text) of a record; None says every field by its name."""
    kind: str | None = None
    """What a thing that has this property is called: agreement, party; None where that says nothing of what it is."""
    named_by: str | None = None
    """The field whose text a thing with this property goes by; None where there is none."""
    one_by: tuple[str, ...] | None = None
    """The fields in which claims of one subject agree that tell of one thing (foedera.model.merging): the date, for
    meetings of one dialogue; (): all of them do; None: each claim is a thing of its own."""
    found_as: str | None = None
    """What each thing told of by its claims is called where search finds it by itself: event, meeting; None where
    search finds the subject, with what is said of it."""
    says_whose: bool = False
    """Whether a line names the thing it is about where it stands on the page of another."""
    resolved_by_rank: bool = False
    """Whether views weigh a machine's claims against other voices; all others wait for a person."""
    under_codebook: bool = False
    """Whether claims carry the codebook version they were made under."""
    choices: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """The words a field may take in a register, by field."""

    @property
    def label(self) -> str:
        """The key in words."""
        return plain(self.key)

    @property
    def title(self) -> str:
        """The title of its section."""
        return self.section or self.label.capitalize()

    def say(self, record: msgspec.Struct) -> Words:
        """(label, text) of a record of this property."""
        return (self.label, fields_of(record)) if self.words is None else self.words(record)
