"""What stands around the agreements: what a strategy promises, positions, other networks, views."""

from __future__ import annotations

from foedera.model.dossier import Section
from foedera.model.ledger import Ledger
from foedera.model.merging import merged
from foedera.model.properties import PROPERTIES
from foedera.model.property import Place
from foedera.publishing.lines import line_of


def outlook(ledger: Ledger) -> list[Section]:
    """A section for each property that is shown here and has lines, in the order of their declarations."""
    sections = (
        Section(
            title=known.title,
            lines=tuple(
                line_of(told) for entries in ledger.by_subject(known.record).values() for told in merged(entries)
            ),
        )
        for known in PROPERTIES.values()
        if Place.OUTLOOK in known.shown
    )
    return [section for section in sections if section.lines]
