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
from foedera.model.matrix import Column, Matrix, Row


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
    lineage = Lineage(codebook, older)
    cells: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    outdated: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    placements: dict[str, str] = {}
    for claim in claims:
        if as_of is not None and claim.recorded.date() > as_of:
            continue
        if claim.property == "anchor":
            placements[claim.subject] = claim.value["status"]
            continue
        standing = lineage.of(claim)
        for area in standing.areas:
            (cells if standing.speaks else outdated)[claim.subject, area].append(claim)
    shaky = {identifier for identifier, status in placements.items() if status != Placement.EXACT}
    rows = tuple(Row(area=area.id, label=area.label, number=area.number) for area in codebook.areas)
    return Matrix(
        codebook=codebook.key,
        as_of=None if as_of is None else as_of.isoformat(),
        columns=tuple(columns),
        rows=rows,
        cells=tuple(
            tuple(
                resolve(
                    column.agreement,
                    row.area,
                    cells[column.agreement, row.area],
                    shaky=shaky,
                    outdated=outdated[column.agreement, row.area],
                )
                for column in columns
            )
            for row in rows
        ),
    )
