"""Coverage, cells and the matrix: agreement by area."""

from __future__ import annotations

import enum

import msgspec

from foedera.model.claim import Claim, Span


class CellValue(enum.StrEnum):
    """The values of a cell. Every empty one says why it is empty (DESIGN §1)."""

    COVERED = "covered"
    IN_PLACE = "in_place"
    NOT_FOUND = "not_found"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not_applicable"
    UNREADABLE = "unreadable"
    NOT_CODED = "not_coded"


class Strength(enum.StrEnum):
    """How firmly an undertaking is worded, weakest first (DESIGN §1)."""

    DECLARED = "declared"
    EXPLORED = "explored"
    INTENDED = "intended"
    FIRM = "firm"
    BINDING = "binding"

    @property
    def step(self) -> int:
        """Place on the ladder, 1 (declared) to 5 (binding)."""
        return list(Strength).index(self) + 1


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
    """Agreements × areas, resolved. `cells[r][c]` belongs to `rows[r]` and `columns[c]`."""

    codebook: str
    as_of: str | None
    """The day the log was replayed to; None for all of it."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: tuple[tuple[Cell, ...], ...]


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
