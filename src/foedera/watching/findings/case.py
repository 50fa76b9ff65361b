"""The case the rules look at: the workspace, the tables sources state, the resolved matrix, the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from foedera.model.agreement import Agreement
from foedera.model.codebook import Codebook
from foedera.model.coverage import CellValue
from foedera.model.ledger import Entry, Ledger
from foedera.model.matrix import Tally
from foedera.model.snapshot import Snapshot
from foedera.model.statement import Statement


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules are given."""

    snapshot: Snapshot
    codebook: Codebook
    stated: Mapping[str, Tally]
    """Source id → the table it states, as its own claims give it. Only sources that fill a whole table."""
    resolved: Tally
    """The resolved matrix of every agreement of the workspace."""

    @property
    def ledger(self) -> Ledger:
        """Everything known."""
        return self.snapshot.ledger

    def statements(self, kind: str) -> Iterator[tuple[Entry[Statement], str]]:
        """Every statement of a kind with the source that makes it."""
        for entry in self.ledger.of(Statement):
            if entry.value.kind == kind:
                yield entry, entry.claim.basis.source

    def short(self, agreement: str) -> str:
        """The name of an agreement's column; the id where there is none."""
        entries = self.ledger.of(Agreement, agreement)
        return entries[-1].value.short if entries else agreement

    def shorts(self, agreements: Iterable[str]) -> str:
        """Names joined for a sentence."""
        return ", ".join(self.short(agreement) for agreement in agreements)

    def label(self, area: str) -> str:
        """Row number and label of an area; the id where the codebook lacks it."""
        found = next((known for known in self.codebook.areas if known.id == area), None)
        return area if found is None else f"row {found.number}, {found.label}"

    def coverage_claims(self, tally: Tally, area: str, value: CellValue | None = None) -> list[str]:
        """Ids of the claims behind a row of a table; only cells of one value, or all."""
        row = [row.area for row in tally.matrix.rows].index(area)
        return [
            claim.id
            for cell in tally.matrix.cells[row]
            if value in (None, cell.value)
            for claim in cell.claims[: cell.live]
        ]
