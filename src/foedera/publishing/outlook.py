"""What stands around the agreements: what a strategy promises, positions, other networks, views."""

from __future__ import annotations

from foedera.model.dossier import Line, Section
from foedera.model.ledger import Ledger
from foedera.model.properties import PROPERTIES
from foedera.model.property import Place
from foedera.publishing.lines import words_of


def outlook(ledger: Ledger) -> list[Section]:
    """A section for each property that is shown here and has lines, in the order of their declarations."""
    sections = (
        Section(
            title=known.title,
            lines=tuple(
                Line(label=label, text=text, claim=entry.claim)
                for entry in ledger.of(known.record)
                for label, text in (words_of(entry.value),)
            ),
        )
        for known in PROPERTIES.values()
        if Place.OUTLOOK in known.shown
    )
    return [section for section in sections if section.lines]
