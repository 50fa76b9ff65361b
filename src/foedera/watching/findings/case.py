"""The case the rules look at: the workspace, the tables sources state, the resolved matrix, the codebook."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from foedera.model.agreement import Agreement
from foedera.model.claim import Source
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue
from foedera.model.dates import first_day, last_day
from foedera.model.event import Event
from foedera.model.ledger import Entry, Ledger
from foedera.model.matrix import Tally
from foedera.model.names import name_of, source_in_words
from foedera.model.snapshot import Snapshot
from foedera.model.statement import Statement

BEGUN_BY = ("signed", "adopted", "concluded", "announced", "published")
"""Events from which an agreement is there, the surest first."""


class Case:
    """What the rules are given."""

    def __init__(self, *, snapshot: Snapshot, codebook: Codebook, stated: Mapping[str, Tally], resolved: Tally) -> None:
        """Take what is looked at.

        Args:
            snapshot: the workspace.
            codebook: the codebook of the resolved matrix.
            stated: source id → the table it states, as its own claims give it. Only sources that fill a whole table.
            resolved: the resolved matrix of every agreement of the workspace.
        """
        self.snapshot = snapshot
        self.codebook = codebook
        self.stated = stated
        self.resolved = resolved

    @property
    def ledger(self) -> Ledger:
        """Everything known."""
        return self.snapshot.ledger

    @functools.cached_property
    def partnerships(self) -> Mapping[str, tuple[str, ...]]:
        """Party → the agreements whose other side it is."""
        found: dict[str, list[str]] = defaultdict(list)
        for agreement in self.ledger.by_subject(Agreement):
            partner = self.ledger.partner(agreement)
            if partner is not None:
                found[partner].append(agreement)
        return {party: tuple(agreements) for party, agreements in found.items()}

    def statements(self, kind: str) -> Iterator[tuple[Entry[Statement], str]]:
        """Every statement of a kind with the source that makes it."""
        for entry in self.ledger.of(Statement):
            if entry.value.kind == kind:
                yield entry, entry.claim.basis.source

    def name(self, identifier: str) -> str:
        """What a thing is called in a sentence."""
        return name_of(self.ledger, identifier)

    def names(self, identifiers: Iterable[str]) -> str:
        """Names joined for a sentence: Albania, Japan and Norway."""
        return spoken(self.name(identifier) for identifier in identifiers)

    def source(self, identifier: str) -> str:
        """What a source is called in a sentence."""
        return source_in_words(self.ledger, identifier)

    def sources(self, entries: Iterable[Entry]) -> str:  # type: ignore[type-arg]  # of whatever property
        """Who says something, each source once."""
        return spoken(self.source(source) for source in dict.fromkeys(e.claim.basis.source for e in entries))

    def places(self, entries: Iterable[Entry]) -> str:  # type: ignore[type-arg]  # of whatever property
        """Who says something and where: the briefing (Summary; section Outlook)."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for entry in entries:
            found[entry.claim.basis.source][entry.claim.basis.locator] = None
        return spoken(f"{self.source(source)}, {'; '.join(where)}" for source, where in found.items())

    def label(self, area: str) -> str:
        """Row number and label of an area; the id where the codebook lacks it."""
        found = next((known for known in self.codebook.areas if known.id == area), None)
        return area if found is None else f"row {found.number} ‘{found.label}’"

    def labels(self, areas: Iterable[str]) -> str:
        """Rows joined for a sentence."""
        return spoken(self.label(area) for area in areas)

    def begun(self, agreement: str) -> Entry[Event] | None:
        """The event from which an agreement is there: its signature, else its adoption …; None where none is dated."""
        dated = [entry for entry in self.ledger.of(Event, agreement) if entry.value.date]
        by_role = (entry for role in BEGUN_BY for entry in dated if entry.value.role == role)
        return next(by_role, None)

    def came_after(self, agreement: str, source: str) -> bool | None:
        """Whether an agreement came after a source was published; None where their dates do not tell."""
        begun, published = self.begun(agreement), self.ledger.of(Source, source)
        day = published[-1].value.date if published else None
        if begun is None or begun.value.date is None or day is None:
            return None
        if first_day(begun.value.date) > last_day(day):
            return True
        return False if last_day(begun.value.date) < first_day(day) else None

    def coverage_claims(
        self, tally: Tally, area: str, value: CellValue | None = None, *, agreements: Collection[str] | None = None
    ) -> list[str]:
        """Ids of the claims behind a row of a table; only cells of one value, of some agreements, or all."""
        row = [row.area for row in tally.matrix.rows].index(area)
        return [
            claim.id
            for cell in tally.matrix.cells[row]
            if value in (None, cell.value) and (agreements is None or cell.agreement in agreements)
            for claim in cell.claims[: cell.live]
        ]


def spoken(parts: Iterable[str]) -> str:
    """Parts as a sentence lists them: a, b and c; with semicolons where one has a comma of its own."""
    found = list(parts)
    between = "; " if any("," in part for part in found) else ", "
    return between.join(found) if len(found) < 2 or between == "; " else f"{between.join(found[:-1])} and {found[-1]}"


def deed(role: str) -> str:
    """What happened, as a sentence says it of a thing: was signed, came into force."""
    return "came into force" if role == "in_force" else f"was {role.replace('_', ' ')}"


def together(entries: Iterable[Entry[Statement]], key: tuple[str, ...]) -> list[list[Entry[Statement]]]:
    """Statements that say the same, whoever says it: alike in some fields of theirs."""
    found: dict[tuple[object, ...], list[Entry[Statement]]] = defaultdict(list)
    for entry in entries:
        found[tuple(getattr(entry.value, field) for field in key)].append(entry)
    return list(found.values())
