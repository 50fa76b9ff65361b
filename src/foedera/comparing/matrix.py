"""The matrix: every cell of some agreements and areas, resolved."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from foedera.comparing.alarmed import AlarmedTexts
from foedera.comparing.crowded_passages import crowded_passages
from foedera.comparing.resolution import resolve
from foedera.model.anchor import Placement
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.coverage import Cell
from foedera.model.lineage import Lineage
from foedera.model.lookup import unknown_area
from foedera.model.matrix import Column, Matrix, Row
from foedera.model.selection import codebook, codebook_of, columns, heads
from foedera.model.snapshot import Snapshot, remembered


def matrix(
    snapshot: Snapshot,
    collection: str | None = None,
    *,
    agreements: Sequence[str] = (),
    book: Codebook | None = None,
    as_of: datetime.date | None = None,
) -> Matrix:
    """The matrix of a collection, or of some agreements, resolved.

    Args:
        snapshot: the workspace.
        collection: whose agreements; None for the register's own and what was added.
        agreements: these instead, in this order.
        book: whose areas; None for the newest version of the first codebook here.
        as_of: the log as it was on that day (UTC); None for all of it.

    Raises:
        UnknownId: no such collection or agreement, or no codebook here.
    """
    heads = columns(snapshot, collection, agreements=agreements)
    return resolved(snapshot, heads, book or codebook(snapshot), as_of)


@remembered(8)
def resolved(
    snapshot: Snapshot, columns: tuple[Column, ...], book: Codebook, as_of: datetime.date | None = None
) -> Matrix:
    """The matrix of some columns."""
    return build_matrix(
        columns,
        book,
        snapshot.of("coverage", "anchor"),
        older=snapshot.codebooks.values(),
        as_of=as_of,
        alarmed=AlarmedTexts(snapshot.texts.heads()),
        digests=snapshot.ledger.digests,
    )


def column(snapshot: Snapshot, agreement: str, *, book: Codebook | None = None) -> tuple[Cell, ...]:
    """All cells of one agreement, in the order of the codebook's areas; None for the first codebook here.

    Raises:
        UnknownId: no such agreement.
    """
    found = resolved(snapshot, heads(snapshot, [agreement]), book or codebook(snapshot))
    return tuple(row[0] for row in found.cells)


def cell(snapshot: Snapshot, agreement: str, area: str, *, book: Codebook | None = None) -> Cell:
    """One cell, resolved, with every claim on it; None for the codebook the area belongs to.

    Raises:
        UnknownId: no such agreement or area.
    """
    shown = book or codebook_of(snapshot, area)
    cells = {cell.area: cell for cell in column(snapshot, agreement, book=shown)}
    if area not in cells:
        raise unknown_area(area, shown)
    return cells[area]


def build_matrix(
    columns: Sequence[Column],
    codebook: Codebook,
    claims: Iterable[Claim],
    *,
    older: Iterable[Codebook] = (),
    as_of: datetime.date | None = None,
    alarmed: AlarmedTexts | None = None,
    digests: Collection[str] = (),
) -> Matrix:
    """The matrix of `columns` by the areas of `codebook`.

    Args:
        columns: the agreements, in the order they are shown.
        codebook: its areas are the rows; coverage claims under another codebook id do not count.
        claims: coverage claims, and what became of their quotes (anchors); others are passed over.
        older: its older versions. What was said under them counts where no version since changed the area, and
            waits under the cell where one did; other codebooks among them are passed over.
        as_of: only what was recorded on or before this day (UTC); None for all.
        alarmed: the texts whose reading raised an alarm; None for none.
        digests: ids of the sources that are digests in our own words, whose readers contradict nobody.
    """
    pile = _Pile(Lineage(codebook, older), alarmed or AlarmedTexts(), digests)
    for claim in claims:
        if as_of is None or claim.recorded.date() <= as_of:
            pile.add(claim)
    rows = tuple(
        Row(area=area.id, label=area.label, number=area.number, heading=area.heading) for area in codebook.areas
    )
    cells = tuple(tuple(pile.cell(column.agreement, row.area) for column in columns) for row in rows)
    crowded = crowded_passages(cell for row in cells for cell in row)
    return Matrix(
        codebook=codebook.key,
        as_of=None if as_of is None else as_of.isoformat(),
        columns=tuple(columns),
        rows=rows,
        cells=tuple(tuple(_told_of(cell, crowded) for cell in row) for row in cells) if crowded else cells,
    )


def _told_of(cell: Cell, crowded: Mapping[str, tuple[str, ...]]) -> Cell:
    """The cell, which says where a passage of its claims serves too many areas."""
    own = {claim.id: crowded[claim.id] for claim in cell.claims[: cell.live] if claim.id in crowded}
    return msgspec.structs.replace(cell, crowded=own) if own else cell


class _Pile:
    """Claims sorted by the cells they belong to."""

    def __init__(self, lineage: Lineage, alarmed: AlarmedTexts, digests: Collection[str]) -> None:
        self._lineage = lineage
        self._alarmed = alarmed
        self._digests = digests
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
        found = resolve(
            *place,
            self._speaking[place],
            shaky=self._shaky,
            outdated=self._outdated[place],
            digests=self._digests,
        )
        doubted = self._alarmed.under(found.winner)
        return msgspec.structs.replace(found, alarmed=doubted) if doubted else found
