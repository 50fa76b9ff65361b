"""How far two codings of the same cells agree."""

from __future__ import annotations

import msgspec

from foedera.model.coverage import CellValue
from foedera.model.strength import Strength


class DisagreeingCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell the coder gives another value than the reference, with the passage it is about."""

    agreement: str
    area: str
    reference: CellValue
    """What people, or the source's table, say."""
    coder: CellValue
    """What the coder says; where it would ask a person, its better guess."""
    rule: str
    """What gave the coder's value."""
    score: int
    """Of the passage; 0 where nothing comes near."""
    probability: float | None = None
    """That people call it covered; None where the coder gives none."""
    words: tuple[str, ...] = ()
    """The expressions that hit in the passage."""
    locator: str | None = None
    """Where the passage stands; None without one."""
    quote: str | None = None
    """The telling sentence of the coder's best passage, or of its nearest miss; None where nothing comes near."""
    reference_quote: str | None = None
    """The words people stand on; None where they give none."""


class AreaAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement in one area."""

    area: str
    cells: int
    """Cells both coded."""
    agreed: int
    missed: tuple[str, ...]
    """Cells the reference calls covered and the other does not."""
    extra: tuple[str, ...]
    """Cells the other calls covered and the reference does not."""


class Reliability(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement over all cells both coded.

    In place counts as covered, since a reader of words cannot tell them apart.
    """

    areas: tuple[AreaAgreement, ...]
    cells: int
    agreed: int
    interval: tuple[float, float] | None
    """95 % interval of the share agreed, 0 to 1, by leaving out one agreement at a time; None where there is none."""
    why: str | None
    """Why there is no interval; None where there is one."""
    kappa: float | None
    """Cohen's kappa; None where one coder used a single value."""
    precision: float | None
    """Share of the other's covered cells that the reference calls covered; None without any."""
    recall: float | None
    """Share of the reference's covered cells that the other finds; None without any."""
    uncoded: int
    """Cells of the reference the other did not judge: not coded, or left to a person."""
    disagreeing: tuple[DisagreeingCell, ...] | None = None
    """The cells the two judge differently, area by area; None where they were not asked for."""


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """What one coder says of a cell."""

    value: CellValue
    strength: Strength | None
    claim: str
    """Id of the claim that says so."""


class CoderPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two coders who judged common cells, and how many; no coefficient, since none stands without its interval."""

    coders: tuple[str, str]
    cells: int
    """Cells both judged."""
    differ: int
    """Of these, cells given different values, as stated."""
    agreements: int
    """Agreements these cells belong to."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One figure with all it takes to read it."""

    measure: str
    """Name of the rule; `foedera.coding.reliability.measures.MEASURES` explains it."""
    value: float | None
    """None where it is undefined; `why` says why."""
    interval: tuple[float, float] | None
    """The 95 % interval; None where there is none; `why` says why."""
    interval_by: str | None
    """jackknife or wilson; None without an interval."""
    cells: int
    """Cells the figure is taken from: both judged, and for strength both stated one."""
    agreements: int
    """Agreements these cells belong to: what the figure's certainty rests on."""
    why: str | None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one area, or of all."""

    area: str | None
    """None for all areas together."""
    cells: int
    agreements: int
    figures: tuple[Measured, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of which two coders say different things."""

    agreement: str
    area: str
    says: tuple[Coded, Coded]


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """Cells that are no part of any figure. They are missing, not disagreement."""

    only: tuple[int, int]
    """Cells only the first, and only the second, has said anything about."""
    no_judgement: dict[str, int]
    """Value that is no judgement (unclear, unreadable …) → cells of which either of the two says so."""


class BetweenCoders(msgspec.Struct, frozen=True, kw_only=True):
    """How far two coders agree on the cells both judged. Neither is the reference."""

    coders: tuple[str, str]
    codebook: str
    values: str
    """Which values count as the same: stated or found."""
    rules: tuple[str, ...]
    """In words: which cells count, which values are the same, what the interval is."""
    overall: Part
    areas: tuple[Part, ...]
    """Areas with a common cell, in the order of the codebook."""
    differences: tuple[Difference, ...]
    left_out: LeftOut
