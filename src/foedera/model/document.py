"""Documents and provisions: a text with its hash, and the numbered pieces of it."""

from __future__ import annotations

import msgspec


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something a reader could not take as it stood; recorded, never swallowed."""

    code: str
    where: str
    text: str


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """What a format reader hands on: one paragraph, heading, list item or table row, in reading order."""

    kind: str
    """heading, paragraph, item or table."""
    text: str
    level: int = 0
    """Depth of a heading, 1 for the highest; 0 for everything else."""
    number: str | None = None
    """The number the format itself gives ('ARTICLE 2'), where it does."""
    page: int | None = None


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered piece of a document: the unit of coding and citing."""

    id: str
    document: str
    eid: str
    """Akoma Ntoso eId: art_5, art_5__para_2, para_12__point_a, preamble_3."""
    kind: str
    """preamble, article, paragraph, point, heading or table."""
    number: str | None
    """As printed: 'Article 5', '2.', '(a)'."""
    heading: str | None
    """Its own heading."""
    path: tuple[str, ...]
    """Headings above it, outermost first."""
    start: int
    """First code point in the document's text."""
    end: int
    """One past the last."""
    page: int | None
    about: tuple[str, ...] = ()
    """Agreements a passage of a secondary source is about; empty where it is about none or all."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text in one language with the hash of its original."""

    id: str
    """subject/language."""
    subject: str
    """The agreement it is the text or digest of, or the source it is."""
    role: str
    """text (the agreement itself), digest (a summary in our own words) or source (a publication about agreements)."""
    language: str
    title: str
    format: str
    sha256: str
    """Of the original bytes."""
    text: str
    """The clean text all offsets count in."""
    offsets: tuple[tuple[int, int], ...]
    """Break points (clean, original) of the map back to the decoded original (foedera.text.offsets)."""
    pages: int | None
    problems: tuple[Problem, ...]
    source: str
    """Source id the text was taken from."""


class ReadResult(msgspec.Struct, frozen=True, kw_only=True):
    """A document and its provisions, as the reading room returns them."""

    document: Document
    provisions: tuple[Provision, ...]
    metadata: dict[str, str | tuple[str, ...]] = {}
    """What the file itself says, under its format's own names: type, date_signed, parties (ISO alpha-3) …"""
