"""The matrix: agreement by area."""

from __future__ import annotations

import difflib
import enum
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from foedera.amounts import amount
from foedera.errors import UnknownId
from foedera.ids import split_cell
from foedera.model import frame, notebook
from foedera.model.coverage import Cell, CellValue

if TYPE_CHECKING:
    import arro3.core
    import pandas as pd


class Spread(enum.StrEnum):
    """How many of the agreements shown have an area."""

    COMMON = "common"
    """Every one. Of one agreement alone, everything it has."""
    SHARED = "shared"
    """More than one, not every one."""
    UNIQUE = "unique"
    """One of several."""
    NOBODY = "nobody"

    @classmethod
    def of(cls, holders: int, agreements: int) -> Spread:
        """The kind of an area that so many of the agreements have."""
        if holders == 0:
            return cls.NOBODY
        if holders == agreements:
            return cls.COMMON
        return cls.UNIQUE if holders == 1 else cls.SHARED


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement as the head of a column."""

    agreement: str
    short: str


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """What a count leaves out because only machines have spoken: a proposal moves no number until it is reviewed."""

    agreements: tuple[str, ...]
    """Agreements of which a machine proposed cells, and nobody decided one."""
    partly: tuple[str, ...]
    """Agreements of which somebody decided cells, and a machine alone proposed others."""
    cells: int
    """Cells that are not counted, of both."""

    def __bool__(self) -> bool:
        return self.cells > 0

    @property
    def in_words(self) -> str:
        """A sentence; empty where nothing is left out."""
        if not self:
            return ""
        cells = amount(self.cells, "cell")
        if not self.partly:
            are = "is" if len(self.agreements) == 1 else "are"
            return f"{amount(len(self.agreements), 'agreement')} coded by machine only {are} not counted"
        several = f"{amount(len(self.agreements), 'whole agreement')} among them" if self.agreements else ""
        of = f"of {amount(len(self.agreements) + len(self.partly), 'agreement')}"
        are = "is" if self.cells == 1 else "are"
        return ", ".join(filter(None, (f"{cells} {of} coded by machine only {are} not counted", several)))


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An area as the head of a row."""

    area: str
    label: str
    number: int
    heading: str | None = None
    """Id of the area by whose heading it is counted, often its own; None where it stands under none."""


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Agreements × areas, resolved. `cells[r][c]` belongs to `rows[r]` and `columns[c]`.

    It is a collection of its cells, row by row: `len` counts them, iteration gives them, and one is found by agreement
    and area. What takes Arrow's stream takes the matrix as it is, one row a cell: `polars.DataFrame(matrix)`.

    >>> m = ws.matrix("eu-sdp")
    >>> m
    <Matrix eu-sdp@2: 25 areas × 6 agreements; 104 covered, 4 in place already, 42 searched, not found>
    >>> m["eu-nor-sdp-2024", "consular"].value.in_words
    'covered'
    >>> len(m), sum(cell.conflict for cell in m)
    (150, 0)
    >>> [row.area for row in m.unique()]
    ['consular', 'secure-communications']
    """

    codebook: str
    as_of: str | None
    """The day the log was replayed to; None for all of it."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.rows) * len(self.columns)

    def __iter__(self) -> Iterator[Cell]:
        return (cell for cells in self.cells for cell in cells)

    def __contains__(self, place: object) -> bool:
        return any(place in (cell, cell.id, (cell.agreement, cell.area)) for cell in self)

    def __getitem__(self, place: tuple[str, str] | str) -> Cell:
        """The cell of an agreement in an area, `m["eu-nor-sdp-2024", "consular"]`; or by its id, with a slash.

        Raises:
            UnknownId: the agreement or the area is not shown here.
            UsageError: the id is none of a cell.
        """
        agreement, area = split_cell(place) if isinstance(place, str) else place
        column = _at(agreement, [column.agreement for column in self.columns], "agreement")
        return self.cells[_at(area, [row.area for row in self.rows], "area")][column]

    def left_out(self) -> LeftOut:
        """What counts leave out because only machines have spoken of it."""
        proposed = {cell.agreement for cell in self if cell.machine_only}
        decided = {cell.agreement for cell in self if cell.live and not cell.machine_only}
        order = [column.agreement for column in self.columns if column.agreement in proposed]
        return LeftOut(
            agreements=tuple(one for one in order if one not in decided),
            partly=tuple(one for one in order if one in decided),
            cells=sum(cell.machine_only for cell in self),
        )

    def areas(self, spread: Spread, *, in_place: bool = False, machines: bool = False) -> tuple[Row, ...]:
        """The areas that so many of the agreements shown cover.

        Args:
            spread: how many: every one, several, one, none.
            in_place: whether an area in place already counts too, as by the rule `covered_or_in_place`.
            machines: whether cells count on which only machines have spoken; else they are left out (`left_out`).
        """
        having = {CellValue.COVERED, CellValue.IN_PLACE} if in_place else {CellValue.COVERED}
        counted = (counted_cells(cells, machines=machines) for cells in self.cells)
        spreads = (Spread.of(sum(cell.value in having for cell in cells), len(cells)) for cells in counted)
        return tuple(row for row, found in zip(self.rows, spreads, strict=True) if found is spread)

    def common(self, *, in_place: bool = False, machines: bool = False) -> tuple[Row, ...]:
        """The areas every agreement shown covers."""
        return self.areas(Spread.COMMON, in_place=in_place, machines=machines)

    def shared(self, *, in_place: bool = False, machines: bool = False) -> tuple[Row, ...]:
        """The areas more than one agreement covers, and not every one."""
        return self.areas(Spread.SHARED, in_place=in_place, machines=machines)

    def unique(self, *, in_place: bool = False, machines: bool = False) -> tuple[Row, ...]:
        """The areas one of several agreements covers alone."""
        return self.areas(Spread.UNIQUE, in_place=in_place, machines=machines)

    def to_arrow(self) -> arro3.core.Table:
        """An Arrow table, one row a cell (foedera.model.frame.columns_of); polars and DuckDB take it as it is.

        Raises:
            UsageError: the extra `frames` is not installed.
        """
        return frame.to_arrow(self)

    def to_frame(self) -> pd.DataFrame:
        """A pandas DataFrame, one row a cell (foedera.model.frame.columns_of).

        Raises:
            UsageError: pandas is not installed.
        """
        return frame.to_frame(self)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        """Its size and what its cells say, in one line."""
        counts = Counter(cell.value for cell in counted_cells(self, machines=False))
        said = ", ".join(f"{counts[value]} {value.in_words}" for value in CellValue if value in counts)
        day = f" as of {self.as_of}" if self.as_of else ""
        size = f"{len(self.rows)} areas × {len(self.columns)} agreement{'s' * (len(self.columns) != 1)}"
        return f"<Matrix {self.codebook}{day}: {'; '.join(filter(None, (size, said, self.left_out().in_words)))}>"

    def _repr_html_(self) -> str:
        return notebook.matrix_html(self)


def counted_cells(cells: Iterable[Cell], *, machines: bool) -> tuple[Cell, ...]:
    """The cells a count takes: those on which only machines have spoken count where `machines` says so."""
    return tuple(cell for cell in cells if machines or not cell.machine_only)


def _at(name: str, known: list[str], what: str) -> int:
    if name in known:
        return known.index(name)
    near = ", ".join(difflib.get_close_matches(name, known, n=3) or known[:3])
    raise UnknownId(
        f"no such {what} in this matrix",
        where=repr(name),
        expected=f"one of the {len(known)} shown: {near}{' …' if len(known) > 3 else ''}",
        found=repr(name),
        next_step="take its rows and columns, or ask for another matrix",
    )


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number and the counting rule that produced it."""

    number: int
    rule: str
    """Name of the rule; `foedera.comparing.counting.RULES` explains it."""
    members: tuple[str, ...]
    """Ids of what was counted, in order."""


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """A matrix counted under every rule, once as everybody's and once an agreement."""

    matrix: Matrix
    counts: dict[str, Count]
    """Counting rule → what it counts in the whole matrix."""
    covered: dict[str, Count]
    """Agreement → the areas it covers (rule `areas_covered`)."""
    covered_or_in_place: dict[str, Count]
    """Agreement → the areas it covers or has in place (rule `areas_covered_or_in_place`)."""
    headings: dict[str, Count]
    """Agreement → the headings under which it covers an area (rule `headings_covered`)."""
    holders: dict[str, tuple[str, ...]]
    """Area → the agreements that cover it, in column order."""
    left_out: LeftOut
    """What none of these counts, because only machines have spoken of it; nothing where machines count."""
