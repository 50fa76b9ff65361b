"""Numbers of indices, from files into an open workspace.

The part of it that imports them (foedera.workspace.workspace); what becomes of each number is index_import's to say.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from foedera.model.indicator import Direction
from foedera.model.selection import Several, several
from foedera.reading.numbers.index_report import IndexReport
from foedera.workspace import index_import
from foedera.workspace.decisions import Decisions


class Imports(Decisions):
    """A workspace that takes in numbers of indices."""

    def index(
        self,
        file: str | Path,
        *,
        index: str,
        source: str | None = None,
        title: str | None = None,
        scale: tuple[float, float] | None = None,
        better: Direction | None = None,
        licence: str | None = None,
        columns: Several = (),
        decimal: Literal["point", "comma"] | None = None,
        sheet: str | None = None,
        dry_run: bool = False,
    ) -> IndexReport:
        """Import the numbers of an index from a CSV or XLSX file; good rows go in, the report says what became of each.

        A new index needs its title, its scale (lowest, highest) and whether higher or lower is better.

        Args:
            file: a row a number, or a column a year or dimension.
            index: index id, known or new.
            source: source id of the numbers, described as the file where nobody knows it; None makes it of the index's.
            title: name of a new index.
            scale: of a new index.
            better: on a new index.
            licence: what the numbers may be used under, as their publisher says; None where that is not known.
            columns: which column is what, where heads do not say so (foedera.reading.numbers.columns.layout).
            decimal: the sign before decimals; None to find out.
            sheet: of a spreadsheet; None for the first.
            dry_run: record nothing, and say what would go in.

        Raises:
            UnknownId: the index is unknown and not described.
            UsageError: described by half, or otherwise than it is known.
            RefusedInput: the file cannot be read, or does not say which column is what; then nothing is recorded.
        """
        described = index_import.described_index(index, title, scale, better)
        read = index_import.IndexFile(
            table=index_import.table_of(Path(file), sheet),
            file=Path(file).name,
            name=index,
            described=described,
            source=source or f"{index}-data",
            licence=licence,
            columns=several(columns),
            decimal=decimal,
        )
        if dry_run:
            return index_import.planned(self.snapshot, read, recorded=self.clock()).report
        with self._snapshots.writing() as writer:
            plan = index_import.planned(writer.snapshot, read, recorded=self.clock())
            return msgspec.structs.replace(plan.report, dry_run=False, claims=writer.append(plan.claims))
