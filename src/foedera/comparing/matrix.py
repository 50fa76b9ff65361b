"""Builds the matrix: every cell of the given agreements and areas, resolved."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from foedera.comparing.resolution import resolve
from foedera.model.anchor import Placement
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.lineage import Lineage
from foedera.model.matrix import Cell, Column, Matrix, Row


def build_matrix(
    columns: Sequence[Column],
    codebook: Codebook,
    claims: Iterable[Claim],
    *,
    older: Iterable[Codebook] = (),
    as_of: datetime.date | None = None,
) -> Matrix:
    """The matrix of `columns` by the areas of `codebook`.

    Args:
        columns: the agreements, in the order they are shown.
        codebook: its areas are the rows; coverage claims under another codebook id do not count.
        claims: coverage claims, and what became of their quotes (anchors); others are passed over.
        older: its older versions. What was said under them counts where no version since changed the area, and
            waits under the cell where one did; other codebooks among them are passed over.
        as_of: only what was recorded on or before this day (UTC); None for all.
    """
    pile = _Pile(Lineage(codebook, older))
    for claim in claims:
        if as_of is None or claim.recorded.date() <= as_of:
            pile.add(claim)
    rows = tuple(Row(area=area.id, label=area.label, number=area.number) for area in codebook.areas)
    return Matrix(
        codebook=codebook.key,
        as_of=None if as_of is None else as_of.isoformat(),
        columns=tuple(columns),
        rows=rows,
        cells=tuple(tuple(pile.cell(column.agreement, row.area) for column in columns) for row in rows),
    )


class _Pile:
    """Claims sorted by the cells they belong to."""

    def __init__(self, lineage: Lineage) -> None:
        self._lineage = lineage
        self._speaking: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        self._outdated: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        self._shaky: set[str] = set()

    def add(self, claim: Claim) -> None:
        """Put a claim where it belongs; of a quote's anchors the last one decides."""
        if claim.property == "anchor":
            (self._shaky.discard if claim.value["status"] == Placement.EXACT else self._shaky.add)(claim.subject)
            return
        standing = self._lineage.of(claim)
        pile = self._speaking if standing.speaks else self._outdated
        for area in standing.areas:
            pile[claim.subject, area].append(claim)

    def cell(self, agreement: str, area: str) -> Cell:
        """A cell, resolved."""
        place = agreement, area
        return resolve(*place, self._speaking[place], shaky=self._shaky, outdated=self._outdated[place])
