"""Coverage, cells and the matrix: agreement by area."""

from __future__ import annotations

import difflib
import enum
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from foedera.errors import UnknownId
from foedera.ids import split_cell
from foedera.model import frame, notebook
from foedera.model.claim import Claim, Span
from foedera.model.strength import Strength

if TYPE_CHECKING:
    import arro3.core
    import pandas as pd


class CellValue(enum.StrEnum):
    """The values of a cell. Every empty one says why it is empty."""

    COVERED = "covered"
    IN_PLACE = "in_place"
    NOT_FOUND = "not_found"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not_applicable"
    UNREADABLE = "unreadable"
    NOT_CODED = "not_coded"

    @property
    def sign(self) -> str:
        """One character for tables, which always give the word beside or below it."""
        return dict(zip(CellValue, "✓●✗?–!·", strict=True))[self]

    @property
    def in_words(self) -> str:
        """For people."""
        return {
            CellValue.COVERED: "covered",
            CellValue.IN_PLACE: "in place already",
            CellValue.NOT_FOUND: "searched, not found",
            CellValue.UNCLEAR: "unclear",
            CellValue.NOT_APPLICABLE: "not applicable",
            CellValue.UNREADABLE: "text unreadable",
            CellValue.NOT_CODED: "not coded yet",
        }[self]


class Level(enum.StrEnum):
    """Whether what is undertaken can be enforced, as Hofmann, Osnago and Ruta (2017) grade it: 0, 1, 2."""

    NOT_ENFORCEABLE = "not_enforceable"
    """Worded as an endeavour, cooperation or declaration."""
    KEPT_OUT = "kept_out"
    """Worded so that it binds, and kept out of the agreement's dispute settlement."""
    ENFORCEABLE = "enforceable"
    """Worded so that it binds, and open to the agreement's dispute settlement."""

    @property
    def grade(self) -> int:
        """0, 1 or 2, as people's codings have it."""
        return list(Level).index(self)

    @property
    def in_words(self) -> str:
        """For people."""
        return {
            Level.NOT_ENFORCEABLE: "not enforceable",
            Level.KEPT_OUT: "enforceable but kept out of dispute settlement",
            Level.ENFORCEABLE: "enforceable",
        }[self]


class Enforceability(msgspec.Struct, frozen=True, kw_only=True):
    """What a machine proposes of whether a covered area can be enforced; never a decision."""

    level: Level
    probability: float
    """That a human coder gives this level to an area that is covered, 0 to 1."""
    coder: str
    """Method and version, such as enforceability@1."""
    rule: str
    """The other levels' probabilities, and what weighed most."""
    exclusions: tuple[Span, ...] = ()
    """The sentences that keep passages on the area out of dispute settlement; none where none was found."""


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that came near an area without showing it."""

    provision: str
    """Id of the provision in which most of the words stand."""
    score: int
    """What the passage scored; foedera.coding.coverage.area_evidence has the scale."""
    words: tuple[str, ...]
    """The expressions that hit."""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim says of one area of an agreement (subject: agreement id)."""

    area: str
    value: CellValue
    strength: Strength | None = None
    rule: str | None = None
    """The rule that gave the value: the expressions that hit, or the sign in a source's table."""
    searched: str | None = None
    """For not_found: what was searched, and by which rules."""
    misses: tuple[Miss, ...] = ()
    """For not_found: the passages that came nearest, best first."""
    score: int | None = None
    """What the passage scores (foedera.coding.coverage.area_evidence); for not_found, what the nearest one does. None
    where the coder gives no scores."""
    probability: float | None = None
    """That a human coder calls the area covered, 0 to 1, by the ranker that speaks; None where none was trained."""
    enforceability: Enforceability | None = None
    """Of a covered area; None where nobody judged it."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """The resolved value of one agreement in one area."""

    agreement: str
    area: str
    value: CellValue
    strength: Strength | None
    """Of the winning claim; None where it states none."""
    rule: str
    """The clause of the resolution rule that decided."""
    claims: tuple[Claim, ...]
    """Winner first, then what it beat, then what was replaced or outdated."""
    live: int
    """How many of `claims`, from the front, still speak."""
    conflict: bool
    """Whether two claims that still speak give different values."""
    unreviewed: bool = False
    """Whether the winner quotes an older version of its text, and nobody looked whether the quote still holds."""
    enforceability: Enforceability | None = None
    """Of a covered cell: the machine's proposal that speaks, whoever decided the value; None where there is none."""
    waiting: tuple[str, ...] = ()
    """Ids of claims made before a codebook version changed the area, which nothing said since answers."""

    @property
    def id(self) -> str:
        """agreement/area."""
        return f"{self.agreement}/{self.area}"

    @property
    def winner(self) -> Claim | None:
        """The claim the value stands on; None where nothing speaks."""
        return self.claims[0] if self.live else None

    @property
    def quote(self) -> str | None:
        """The words of the text the value stands on; None where it stands on none that is here."""
        span = self.winner.basis.span if self.winner else None
        return None if span is None else span.quote

    @property
    def flags(self) -> str:
        """The signs behind the value's own: claims differ, quote not reviewed, to be looked at again."""
        return ("⚑" if self.conflict else "") + ("≈" if self.unreviewed else "") + ("↻" if self.waiting else "")

    def __repr__(self) -> str:
        """The value with what it stands on, in one line."""
        said = ", ".join(filter(None, (self.value.in_words, self.strength)))
        basis = f" by {self.winner.coder} ({self.winner.basis.locator})" if self.winner else ""
        count = f"{len(self.claims)} claim{'' if len(self.claims) == 1 else 's'}"
        return f"<Cell {self.id}: {said}{basis}; {count}{', differing' * self.conflict}>"

    def _repr_html_(self) -> str:
        return notebook.cell_html(self)


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


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An area as the head of a row."""

    area: str
    label: str
    number: int


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """Agreements × areas, resolved. `cells[r][c]` belongs to `rows[r]` and `columns[c]`.

    It is a collection of its cells, row by row: `len` counts them, iteration gives them, and one is found by agreement
    and area. What takes Arrow's stream takes the matrix as it is, one row a cell: `polars.DataFrame(matrix)`.

    >>> m = ws.matrix("eu-sdp")
    >>> m
    <Matrix eu-sdp@1: 25 areas × 6 agreements; 104 covered, 4 in place already, 42 searched, not found>
    >>> m["eu-nor-sdp-2024", "consular"].value.in_words
    'covered'
    >>> len(m), sum(cell.conflict for cell in m)
    (150, 14)
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

    def areas(self, spread: Spread, *, in_place: bool = False) -> tuple[Row, ...]:
        """The areas that so many of the agreements shown cover.

        Args:
            spread: how many: every one, several, one, none.
            in_place: whether an area in place already counts too, as by the rule `covered_or_in_place`.
        """
        having = {CellValue.COVERED, CellValue.IN_PLACE} if in_place else {CellValue.COVERED}
        held = (sum(cell.value in having for cell in cells) for cells in self.cells)
        return tuple(r for r, n in zip(self.rows, held, strict=True) if Spread.of(n, len(self.columns)) is spread)

    def common(self, *, in_place: bool = False) -> tuple[Row, ...]:
        """The areas every agreement shown covers."""
        return self.areas(Spread.COMMON, in_place=in_place)

    def shared(self, *, in_place: bool = False) -> tuple[Row, ...]:
        """The areas more than one agreement covers, and not every one."""
        return self.areas(Spread.SHARED, in_place=in_place)

    def unique(self, *, in_place: bool = False) -> tuple[Row, ...]:
        """The areas one of several agreements covers alone."""
        return self.areas(Spread.UNIQUE, in_place=in_place)

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
        counts = Counter(cell.value for cell in self)
        said = ", ".join(f"{counts[value]} {value.in_words}" for value in CellValue if value in counts)
        day = f" as of {self.as_of}" if self.as_of else ""
        size = f"{len(self.rows)} areas × {len(self.columns)} agreement{'s' * (len(self.columns) != 1)}"
        return f"<Matrix {self.codebook}{day}: {size}{'; ' * bool(said)}{said}>"

    def _repr_html_(self) -> str:
        return notebook.matrix_html(self)


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
    holders: dict[str, tuple[str, ...]]
    """Area → the agreements that cover it, in column order."""
