"""What stands around the agreements: what a strategy promises, positions, other networks, views."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from foedera.model.commitment import ProgressReport
from foedera.model.dossier import Line, Section
from foedera.model.ledger import Ledger
from foedera.model.merging import merged
from foedera.model.properties import PROPERTIES
from foedera.model.property import Place, Property
from foedera.publishing.lines import line_of


def outlook(ledger: Ledger, *, without: Collection[str] = ()) -> list[Section]:
    """A section for each property that is shown here and has lines, in the order of their declarations.

    Args:
        ledger: everything known.
        without: properties left out, by key: a page leaves out what has pages of its own.
    """
    sections = (
        Section(title=known.title, lines=tuple(_lines(ledger, known)))
        for known in PROPERTIES.values()
        if Place.OUTLOOK in known.shown and known.key not in without
    )
    return [section for section in sections if section.lines]


def _lines(ledger: Ledger, known: Property) -> Iterator[Line]:
    """A line a thing, and below it what became of it."""
    for subject, entries in ledger.by_subject(known.record).items():
        for told in merged(entries):
            yield line_of(told)
        for report in merged(ledger.of(ProgressReport, subject)):
            yield line_of(report)
