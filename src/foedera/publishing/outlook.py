"""What stands around the partnerships: the strategy's pillars and targets, Parliament, other networks, views."""

from __future__ import annotations

import msgspec

from foedera.model.agreement import Network
from foedera.model.dossier import Line, Section
from foedera.model.ledger import Ledger
from foedera.model.statement import Endnote, Pillar, Position, Statement, Target, View
from foedera.publishing.lines import words_of

PARTS: tuple[tuple[type[msgspec.Struct], str], ...] = (
    (Pillar, "Pillars of the Strategic Compass"),
    (Target, "Targets and their deadlines"),
    (Position, "Positions of the European Parliament"),
    (Network, "Other networks and formats"),
    (View, "Views of experts and institutions"),
    (Statement, "What the sources state about the whole"),
    (Endnote, "Endnotes"),
)
"""Record and title, in the order they are shown."""


def outlook(ledger: Ledger) -> list[Section]:
    """A section for each part that has lines."""
    sections = (
        Section(
            title=title,
            lines=tuple(
                Line(label=label, text=text, claim=entry.claim)
                for entry in ledger.of(record)
                for label, text in (words_of(entry.value),)
            ),
        )
        for record, title in PARTS
    )
    return [section for section in sections if section.lines]
