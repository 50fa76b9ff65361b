"""Which record the value of a claim is, by the claim's property.

The register has one file for each; a row's first column is the claim's subject.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from foedera.model.agreement import Agreement, Fact, Instrument, Membership, Network, Party, PartyRole, Signatory
from foedera.model.anchor import Anchor
from foedera.model.claim import Claim, Source
from foedera.model.commitment import Commitment
from foedera.model.event import Dialogue, Event, Funding, Meeting, Mission, Participation
from foedera.model.indicator import Figure, Index, Indicator
from foedera.model.matrix import Coverage
from foedera.model.statement import Endnote, LayoutElement, Pillar, Position, Statement, Target, Topic, View

RECORDS: dict[str, type[msgspec.Struct]] = {
    "agreement": Agreement,
    "anchor": Anchor,
    "collection": Membership,
    "commitment": Commitment,
    "coverage": Coverage,
    "dialogue": Dialogue,
    "endnote": Endnote,
    "event": Event,
    "fact": Fact,
    "figure": Figure,
    "funding": Funding,
    "index": Index,
    "indicator": Indicator,
    "instrument": Instrument,
    "layout": LayoutElement,
    "meeting": Meeting,
    "mission": Mission,
    "network": Network,
    "participation": Participation,
    "party": Party,
    "party_role": PartyRole,
    "pillar": Pillar,
    "position": Position,
    "signatory": Signatory,
    "source": Source,
    "statement": Statement,
    "target": Target,
    "topic": Topic,
    "view": View,
}

Record = TypeVar("Record", bound=msgspec.Struct)


def value_of(claim: Claim, record: type[Record]) -> Record:
    """The claim's value as its typed record.

    Raises:
        msgspec.ValidationError: with the path to the field that does not fit.
    """
    return msgspec.convert(claim.value, record)
