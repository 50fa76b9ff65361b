"""The properties of what parties have beside their agreements: missions, money, instruments; see `properties`."""

from __future__ import annotations

from foedera.model import words as say
from foedera.model.agreement import Instrument
from foedera.model.event import Funding, Mission, Participation
from foedera.model.mission import DATED, RELATIONS
from foedera.model.property import Property

AROUND = (
    Property(
        key="mission",
        record=Mission,
        one_by=(),
        kind="mission",
        named_by="name",
        words=say.mission,
        choices={"kind": ("civilian", "military", "mixed")},
    ),
    Property(
        key="participation",
        record=Participation,
        one_by=("mission", "relation", "date", "dated"),
        section="Missions and operations",
        found_as="participation",
        words=say.participation,
        choices={"relation": RELATIONS, "dated": DATED},
    ),
    Property(
        key="funding",
        record=Funding,
        one_by=("direction", "date", "amount_eur_m", "cumulative"),
        section="Money",
        found_as="funding",
        words=say.funding,
        choices={"direction": ("received", "given")},
    ),
    Property(
        key="instrument",
        record=Instrument,
        one_by=(),
        section="Related instruments",
        kind="instrument",
        named_by="name",
        words=lambda r: (r.type, r.name),
    ),
)
"""In the order their sections are shown."""
