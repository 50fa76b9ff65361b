"""Agreements, the parties to them, and what else binds the same parties."""

from __future__ import annotations

import msgspec

from foedera.model.dates import PartialDate

NOT_FOUND = "not found"
"""The value of a fact that was searched for in vain."""


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument between parties, binding or not (subject: agreement id)."""

    title: str
    short: str
    """The name a column carries: 'Norway'."""
    family: str | None = None
    """Type of instrument: SDP, FPA, SIA, AA, SPA, FTA …; None where nobody stated one."""
    parties: tuple[str, ...]
    """Party ids, ISO 3166-1 alpha-3 in lower case where there is one; 'eu' for the Union."""


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement's place in a collection (subject: collection id)."""

    agreement: str
    position: int
    """Order of the column in the collection's table, from 1."""


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A state or organisation (subject: party id)."""

    name: str
    kind: str
    """state or organisation."""
    iso2: str | None = None
    iso_numeric: str | None = None
    """ISO 3166-1 numeric code, by which maps know a state."""
    eurovoc: str | None = None
    """EuroVoc concept id."""


class PartyRole(msgspec.Struct, frozen=True, kw_only=True):
    """A role a party holds for a time (subject: party id)."""

    role: str
    """eu_candidate, efta_member, nato_ally, nato_global_partner, eu_member_states."""
    since: PartialDate | None = None
    """None: not recorded, not 'always'."""
    until: PartialDate | None = None


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A single stated property that has no record of its own (subject: any id)."""

    about: str
    """name, short_label (of an area, at most 30 characters), group (of partners: neighbours), legal_nature, basis,
    review_clause, negotiated_by, authorised_by, occasion, remark …

    What the coder of facts reads in a text: entry_into_force, provisional_application, duration, renewal, termination,
    review_clause, legal_nature, authentic_languages, depositary, party, names_treaty, names_memorandum,
    names_declaration, names_resolution.
    """
    value: str
    searched: str | None = None
    """For 'not found': what was searched, and by what."""

    def __post_init__(self) -> None:
        """Refuse an absence that does not say what was searched."""
        if self.value == NOT_FOUND and not self.searched:
            raise ValueError("a fact that was not found must say what was searched")


class Signatory(msgspec.Struct, frozen=True, kw_only=True):
    """A person who acted for a side (subject: agreement id)."""

    side: str
    """partner, or the id of the party that is one side of all agreements of its collection: eu."""
    name: str
    office: str
    """high_representative, foreign_minister, defence_minister, prime_minister or vice_president."""


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """Something else between the EU and a party, or of a party alone (subject: instrument id)."""

    party: str
    type: str
    """SPA, FPA, SIA, FTA, FA, AA, SAA, ASSOCIATION, DP (digital partnership), JD (joint declaration), JS, STRATEGY,
    DRAFT, SAFE …"""
    name: str


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """A web of partnerships other than this family (subject: network id)."""

    holder: str
    """Party id of its centre, or the name of who counted it."""
    name: str
    kind: str
    """bilateral_arrangements, memorandum, exercise, estimate or format."""
    count: int | None = None
    """Number of members stated; None where no number is given."""
    approximate: bool = False
    date: PartialDate | None = None
    text: str | None = None
