"""The extract: verbatim words of stored texts under headings, each with where it stands; what files are made of."""

from __future__ import annotations

import datetime
import enum

import msgspec

from foedera.model.dates import PartialDate


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """Where something stands, for a reader who wants to look it up."""

    source: str
    """Source id."""
    title: str
    """Of the publication; the source's id where no record of it is here."""
    publisher: str | None
    locator: str
    url: str | None
    """Where the text was fetched, else the publication's own address; None where neither is recorded."""
    date: PartialDate | None
    """Of the publication; where it has none, of the agreement whose words these are."""
    dated: str | None = None
    """What happened on that day: published, or signed, adopted … of the agreement."""


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a stored text: `text` stands there character for character from `start` to `end`."""

    provision: str
    document: str
    subject: str
    """The agreement the document is the text or digest of, or the publication it is."""
    role: str
    """text, digest or source; only the words of a text are the agreement's own."""
    language: str
    """ISO 639-3."""
    heading: str
    """Its own number and heading, else the nearest heading above it; empty where there is none."""
    start: int
    end: int
    text: str
    citation: Citation
    lead: str | None = None
    """The words before it that an item of a list completes; None where it stands by itself."""


class Mark(enum.StrEnum):
    """How some words are set off from those around them."""

    NONE = "none"
    OPEN = "open"
    """A slot nobody filled."""
    INSERTED = "inserted"
    DELETED = "deleted"


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of a draft or of a variant."""

    text: str
    mark: Mark = Mark.NONE


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """An excerpt under a label of ours."""

    label: str
    excerpt: Excerpt
    stretches: tuple[Stretch, ...] = ()
    """What a draft makes of it, or how it differs from a common wording; label and citation are then a footnote. Empty
    for a quote, which stands as it is."""
    also: tuple[Quote, ...] = ()
    """Others that say the same; named in its footnote."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The same as a table: a row a clause, a column a variable."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """As many cells each as there are columns; '' for what is not known or does not apply."""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, what we say under it, and what is quoted."""

    heading: str
    level: int = 1
    """Depth of the heading, 1 for the highest."""
    lines: tuple[str, ...] = ()
    """Sentences and citations of ours, before the quotes."""
    quotes: tuple[Quote, ...] = ()


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """Something to take along as a file."""

    title: str
    address: str
    """Path and query of the page that shows the same; the whole state."""
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    sheets: tuple[Sheet, ...]
    recorded: datetime.datetime
    """When the newest claim in it was recorded, so that two runs give the same bytes."""
