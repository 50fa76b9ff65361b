"""The claim: who says what about what, on what basis, recorded when.

Everything Foedera knows is a claim. The log of claims is append-only; what people see is a view over it.
"""

from __future__ import annotations

import datetime
import enum
import functools
import textwrap
from typing import Any

import msgspec

from foedera.ids import content_id
from foedera.model.dates import PartialDate


class Rank(enum.IntEnum):
    """The weight of a voice when claims on one cell differ; higher wins."""

    MACHINE = 1
    SECONDARY = 2
    PRIMARY = 3
    PERSON = 4


class Confidence(enum.StrEnum):
    """How well a claim was verified. Anything but high and medium is shown as unverified."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    RECALLED = "recalled"

    @property
    def unverified(self) -> bool:
        """Whether pages mark the claim as unverified."""
        return self in (Confidence.LOW, Confidence.RECALLED)


class Lead(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The words that lead a list in, before an item of it that is quoted: a range of the same text."""

    start: int
    """First code point, counted in the whole document's text."""
    end: int
    """One past the last code point."""
    quote: str
    """The text in the range, exactly."""


class Span(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A half-open range of code points in a document's text, with what is needed to find it again.

    The three selectors of the W3C Web Annotation model: position (start, end), quote (quote, prefix,
    suffix) and fragment (provision), tied to one text by its SHA-256.
    """

    provision: str
    """Provision id, such as eu-nor-sdp-2024/eng/para_12."""
    start: int
    """First code point, counted in the whole document's text."""
    end: int
    """One past the last code point."""
    quote: str
    """The text in the range, exactly."""
    prefix: str
    """Up to 32 code points before it."""
    suffix: str
    """Up to 32 code points after it."""
    page: int | None
    """Page counted from 1; None where the format has no pages."""
    sha256: str
    """Hash of the document's original bytes."""
    lead: Lead | None = None
    """What the quoted item of a list completes; None where it stands by itself."""

    @property
    def said(self) -> str:
        """The quote as it reads in its text: an item of a list behind the words that lead it in, `…` between them."""
        return self.quote if self.lead is None else f"{self.lead.quote} … {self.quote}"


class Basis(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a claim stands on: a place in a source, and for texts we hold, a span."""

    source: str
    """Source id."""
    locator: str
    """Where in the source: 'Table 2, row 5, Norway', 'section Outlook', 'whole page'."""
    span: Span | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One entry of the log."""

    id: str
    subject: str
    """What it is about: the id of an agreement, party, dialogue, statement …"""
    property: str
    """Which property; the key of `foedera.model.properties.PROPERTIES`."""
    value: dict[str, Any]
    """The value, as the fields of that property's record; absent fields are unknown."""
    coder: str
    """Who says so: a source id, 'person:NAME', or a method with its version, 'lexicon@1'."""
    rank: Rank
    basis: Basis
    recorded: datetime.datetime
    """When the log took it; aware, UTC."""
    confidence: Confidence = Confidence.HIGH
    codebook: str | None = None
    """Codebook version a coverage claim was made under, 'eu-sdp@2'; None for other claims."""
    replaces: str | None = None
    """Id of the claim this one corrects; the old one stays in the log."""
    note: str | None = None

    def __repr__(self) -> str:
        """What it says of what, who says so and where that stands, in one line."""
        said = textwrap.shorten(
            ", ".join(f"{name} {value}" for name, value in self.value.items()), 120, placeholder="…"
        )
        basis = textwrap.shorten(f"{self.basis.source}, {self.basis.locator}", 80, placeholder="…")
        return f"<Claim {self.id}: {self.subject} · {self.property}: {said}; by {self.coder} ({basis})>"


def new_claim(
    *,
    subject: str,
    property: str,
    value: dict[str, Any],
    coder: str,
    rank: Rank,
    basis: Basis,
    recorded: datetime.datetime,
    confidence: Confidence = Confidence.HIGH,
    codebook: str | None = None,
    replaces: str | None = None,
    note: str | None = None,
) -> Claim:
    """A claim with its id derived from its content.

    The time of recording is not part of the id: saying the same thing twice is one claim.
    """
    said = Claim(
        id="",
        subject=subject,
        property=property,
        value=value,
        coder=coder,
        rank=rank,
        basis=basis,
        recorded=recorded,
        confidence=confidence,
        codebook=codebook,
        replaces=replaces,
        note=note,
    )
    return msgspec.structs.replace(said, id=claim_id(said))


def claim_id(claim: Claim) -> str:
    """The id that a claim's content gives it, whatever id it has."""
    return content_id(
        "c",
        claim.subject,
        claim.property,
        claim.value,
        claim.coder,
        claim.basis,
        claim.confidence,
        claim.codebook,
        claim.replaces,
        claim.note,
    )


def claim_value(record: msgspec.Struct) -> dict[str, Any]:
    """A record as the value of a claim: plain data, without optional fields that say nothing (None or no entries).

    What is hashed into a claim's id is this, so equal records give equal ids, and a field that a record gains later,
    empty by default, changes no id. `False` and 0 say something and stay; so do fields a record cannot be without.
    """
    stated = ((name, getattr(record, name)) for name in record.__struct_fields__)
    optional = _optional(type(record))
    return {name: _plain(value) for name, value in stated if not (name in optional and value in (None, ()))}


@functools.cache
def _optional(record: type[msgspec.Struct]) -> frozenset[str]:
    return frozenset(field.name for field in msgspec.structs.fields(record) if not field.required)


def _plain(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        return claim_value(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else msgspec.to_builtins(value)


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A publication claims are taken from."""

    title: str
    publisher: str
    kind: str
    """briefing, official, official_republished, press, think_tank, law_firm, reference, dataset, digest, document
    or recalled."""
    rank: str
    """primary when the source issues the fact itself (a party, an EU body, the text); else secondary."""
    date: PartialDate | None = None
    url: str | None = None
    licence: str | None = None
