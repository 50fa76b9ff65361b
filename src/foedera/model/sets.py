"""Sets of areas: which every agreement shown has, which some, which one alone; and what changes that."""

from __future__ import annotations

import msgspec

from foedera.model.coverage import Cell, CellValue
from foedera.model.matrix import Column, LeftOut, Row, Spread

DECIDED = frozenset({CellValue.COVERED, CellValue.IN_PLACE, CellValue.NOT_FOUND, CellValue.NOT_APPLICABLE})
"""Values that say yes or no of an area; the others say that nobody knows yet."""


class Having(msgspec.Struct, frozen=True, kw_only=True):
    """A way of counting an agreement as having an area."""

    name: str
    sentence: str
    """What is counted, for a reader: an area counts where there is …"""
    values: frozenset[CellValue]
    """The values of a cell that count."""


_ALL = (
    Having(name="covered", sentence="a tick: the resolved value is ‘covered’", values=frozenset({CellValue.COVERED})),
    Having(
        name="covered_or_in_place",
        sentence="a tick, or the thing is in place already",
        values=frozenset({CellValue.COVERED, CellValue.IN_PLACE}),
    ),
)

HAVING: dict[str, Having] = {rule.name: rule for rule in _ALL}
"""Every such rule by name, in the order pages offer them."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One area across the agreements shown."""

    row: Row
    spread: Spread
    holders: tuple[Cell, ...]
    """The cells that have it, in column order."""
    lacking: tuple[Cell, ...]
    """The cells of which somebody says that they have it not, or not in the sense counted."""
    undecided: tuple[Cell, ...]
    """The cells nobody has decided: not coded, unclear, unreadable."""
    proposed: tuple[Cell, ...]
    """The cells only machines say have it, which are not counted: neither among the above nor in the spread."""
    could_be: tuple[Spread, ...]
    """What it may turn out to be once those are decided; empty where nothing can change."""


class Sets(msgspec.Struct, frozen=True, kw_only=True):
    """The areas of some agreements, by how many of them have each."""

    rule: str
    """Name of the counting rule, a key of `HAVING`."""
    codebook: str
    as_of: str | None
    """The day the log was replayed to; None for all of it."""
    columns: tuple[Column, ...]
    standings: tuple[Standing, ...]
    """One for each row, in the order of the codebook."""
    left_out: LeftOut
    """What is not counted, because only machines have spoken of it."""

    def of(self, spread: Spread) -> tuple[Standing, ...]:
        """The areas of one kind."""
        return tuple(standing for standing in self.standings if standing.spread is spread)

    def held_by(self, number: int) -> tuple[Standing, ...]:
        """The areas that exactly so many agreements have."""
        return tuple(standing for standing in self.standings if len(standing.holders) == number)


class Flip(msgspec.Struct, frozen=True, kw_only=True):
    """An area that is of another kind once an agreement joins."""

    row: Row
    before: Spread
    after: Spread
    holders: tuple[Cell, ...]
    """Who had it before."""
    cell: Cell
    """What the one that joins says of it."""


class Joining(msgspec.Struct, frozen=True, kw_only=True):
    """What an agreement changes by joining those shown."""

    column: Column
    flips: tuple[Flip, ...]
    undecided: int
    """Areas nobody has decided of it, which may flip more."""


class Separation(msgspec.Struct, frozen=True, kw_only=True):
    """How far an area separates two groups of agreements."""

    row: Row
    first: tuple[int, int]
    """Of the first group: how many have it, and of how many that is decided."""
    second: tuple[int, int]
    difference: float
    """Share of the first minus share of the second, -1 to 1, over what is decided."""

    @property
    def clean(self) -> bool:
        """Whether all of one group have it and none of the other."""
        return abs(self.difference) == 1


class Contrast(msgspec.Struct, frozen=True, kw_only=True):
    """Two groups of agreements and the areas in which they differ."""

    rule: str
    role: str
    """The role that divides them."""
    first: tuple[Column, ...]
    """Whose partners hold it."""
    second: tuple[Column, ...]
    """Whose partners do not."""
    separations: tuple[Separation, ...]
    """The areas in which they differ, the widest difference first."""
    silent: tuple[Row, ...]
    """Areas of which nothing is decided in one of the groups."""


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """Something one source reports of some of the agreements shown and not of others, outside the table."""

    source: str
    what: str
    """topic or dialogue."""
    word: str
    """The topic, or the dialogue's format."""
    said: dict[str, str]
    """Agreement id → what the source reports; agreements of which it reports nothing of the kind are left out."""
    claims: tuple[str, ...]
    """Ids of the claims."""
