"""The properties claims can have: one declaration each, from which files, pages, schemas and the reference are made.

To add one: a record, and an entry in `PROPERTIES`. It then has a CSV file of its name in a register, its section on
pages and in `foedera show`, and its place in docs/reference; nothing else has to know of it.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from foedera.errors import WorkspaceTooNew
from foedera.model import words as say
from foedera.model.agreement import Agreement, Fact, Membership, Network, Party, PartyRole, Signatory
from foedera.model.anchor import Anchor
from foedera.model.around_properties import AROUND
from foedera.model.claim import Claim, Source
from foedera.model.collection import Collection
from foedera.model.coverage import Coverage
from foedera.model.event import Event
from foedera.model.finding import Silenced
from foedera.model.indicator import Figure, Index, Indicator, ThreatArea
from foedera.model.phrasing import joined, plain
from foedera.model.property import Place, Property
from foedera.model.statement import Endnote, LayoutElement, Pillar, Position, Reading, Statement, Target, Topic, View
from foedera.model.talks_properties import TALKS
from foedera.model.undertaken_properties import UNDERTAKEN

Record = TypeVar("Record", bound=msgspec.Struct)


_AROUND = frozenset({Place.DOSSIER, Place.BRIEFING, Place.OUTLOOK})

_ALL = (
    Property(
        key="source",
        record=Source,
        one_by=(),
        section="Publication",
        kind="source",
        named_by="title",
        words=lambda r: (plain(r.kind), joined(r.title, r.publisher, r.date, r.url, r.licence)),
        choices={"rank": ("primary", "secondary")},
    ),
    Property(
        key="reading",
        record=Reading,
        one_by=("says",),
        section="What it says, as read here",
        shown=frozenset({Place.DOSSIER}),
        words=lambda r: ("says", joined(r.says, r.unheld and f"not held here: {r.unheld}")),
    ),
    Property(key="agreement", record=Agreement, one_by=(), kind="agreement", named_by="title", words=say.agreement),
    Property(
        key="event",
        record=Event,
        one_by=("role", "date"),
        section="Events by role",
        found_as="event",
        says_whose=True,
        words=say.event,
    ),
    Property(
        key="signatory", record=Signatory, one_by=("side", "name"), section="Who signed or acted", words=say.signatory
    ),
    Property(
        key="fact",
        record=Fact,
        one_by=("about", "value"),
        section="Facts",
        says_whose=True,
        words=lambda r: (plain(r.about), joined(r.value, r.searched and f"searched: {r.searched}")),
    ),
    *UNDERTAKEN,
    *TALKS,
    Property(
        key="party",
        record=Party,
        one_by=(),
        kind="party",
        named_by="name",
        words=lambda r: (r.kind, r.name),
        choices={"kind": ("state", "organisation")},
    ),
    Property(
        key="party_role", record=PartyRole, one_by=("role", "since"), section="Roles of the party", words=say.party_role
    ),
    *AROUND,
    Property(
        key="topic",
        record=Topic,
        section="Subjects its section mentions",
        shown=frozenset({Place.DOSSIER}),
        words=lambda r: (plain(r.topic), joined(r.paragraph, ", ".join(r.areas) or "no row of the table takes it")),
    ),
    Property(
        key="pillar",
        record=Pillar,
        one_by=("pillar",),
        section="Pillars of the strategy",
        shown=_AROUND,
        kind="strategy",
        words=lambda r: (f"pillar: {r.pillar}", r.text),
    ),
    Property(
        key="target",
        record=Target,
        one_by=(),
        section="Targets and their deadlines",
        shown=_AROUND,
        kind="target",
        words=say.target,
    ),
    Property(
        key="position",
        record=Position,
        section="Positions of the European Parliament",
        shown=_AROUND,
        kind="position",
        words=lambda r: (f"{r.year} ({plain(r.year_role)})", r.text),
    ),
    Property(
        key="network",
        record=Network,
        one_by=(),
        section="Other networks and formats",
        shown=_AROUND,
        kind="network",
        named_by="name",
        words=say.network,
    ),
    Property(
        key="view",
        record=View,
        one_by=("holder", "text"),
        section="Views of experts and institutions",
        shown=_AROUND,
        kind="view",
        named_by="holder",
        words=lambda r: (r.holder, r.text),
    ),
    Property(
        key="statement",
        record=Statement,
        section="What the sources state about the whole",
        shown=_AROUND,
        kind="statement",
        words=lambda r: (plain(r.kind), r.text),
    ),
    Property(
        key="endnote",
        record=Endnote,
        section="Endnotes",
        shown=_AROUND,
        words=lambda r: (f"endnote {r.number}", r.text),
    ),
    Property(
        key="figure",
        record=Figure,
        section="Figures",
        words=lambda r: (
            f"figure {r.number}",
            f"{r.title} ({r.index} {r.year}: {r.party} against {r.compared_with})",
        ),
    ),
    Property(key="index", record=Index, one_by=(), kind="index", named_by="name", words=say.index),
    Property(
        key="indicator",
        record=Indicator,
        one_by=("index", "dimension", "year"),
        section="Indicators",
        words=lambda r: (f"{plain(r.dimension)} {r.year}", f"{r.value:g} ({r.index})"),
    ),
    Property(
        key="threat_area",
        record=ThreatArea,
        one_by=("dimension", "area"),
        section="Areas that answer its threats",
        words=lambda r: (plain(r.dimension), joined(r.area or "no area of the codebook", r.reason)),
    ),
    Property(
        key="layout",
        record=LayoutElement,
        section="The table as printed",
        kind="table",
        words=lambda r: (plain(r.element), f"{r.text} (position {r.position}, width {r.width})"),
    ),
    Property(
        key="collection",
        record=Membership,
        one_by=("agreement",),
        section="Members",
        kind="collection",
        words=lambda r: ("member", f"{r.agreement}, column {r.position}"),
    ),
    Property(
        key="collection_info",
        record=Collection,
        section="Collection",
        kind="collection",
        named_by="title",
        words=say.collection,
    ),
    Property(
        key="coverage",
        record=Coverage,
        section="Areas",
        shown=frozenset({Place.MATRIX}),
        words=say.coverage,
        resolved_by_rank=True,
        under_codebook=True,
        choices={"value": ("covered", "in_place", "not_found", "unclear", "not_applicable", "unreadable")},
    ),
    Property(
        key="anchor",
        record=Anchor,
        section="Quotes in newer versions",
        shown=frozenset({Place.QUOTE}),
        words=lambda r: ("quote in a newer version", joined(plain(r.status), r.provision or r.document)),
        resolved_by_rank=True,
    ),
    Property(
        key="silenced",
        record=Silenced,
        section="Findings silenced",
        shown=frozenset({Place.FINDING}),
        words=lambda r: ("finding silenced" if r.silent else "finding heard again", r.text),
    ),
)

PROPERTIES: dict[str, Property] = {declared.key: declared for declared in _ALL}
"""Every property by key, in the order sections are shown."""


def declared(key: str) -> Property:
    """The declaration of a property.

    Raises:
        WorkspaceTooNew: a claim has a property this version does not know.
    """
    found = PROPERTIES.get(key)
    if found is None:
        raise WorkspaceTooNew(
            "a claim has a property this version does not know",
            where=repr(key),
            expected=f"one of {', '.join(PROPERTIES)}",
            found=repr(key),
            next_step="open the workspace with the version of Foedera that wrote it, or a newer one",
        )
    return found


def property_of(record: type[msgspec.Struct]) -> Property:
    """The declaration whose values are of this type."""
    return next(known for known in PROPERTIES.values() if known.record is record)


def value_of(claim: Claim, record: type[Record]) -> Record:
    """The claim's value as its typed record.

    Raises:
        msgspec.ValidationError: with the path to the field that does not fit.
    """
    return msgspec.convert(claim.value, record)


def record_of(claim: Claim) -> msgspec.Struct:
    """The claim's value as the record its property declares.

    Raises:
        WorkspaceTooNew: this version does not know the property.
        msgspec.ValidationError: with the path to the field that does not fit.
    """
    return value_of(claim, declared(claim.property).record)
