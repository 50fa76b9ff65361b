"""How far two codings of the same cells agree."""

from __future__ import annotations

import msgspec


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
    interval: tuple[float, float]
    """95 % Wilson interval of the share agreed, 0 to 1. Cells of one text are not independent: read it as a lower
    bound of the uncertainty."""
    kappa: float | None
    """Cohen's kappa; None where one coder used a single value."""
    precision: float | None
    """Share of the other's covered cells that the reference calls covered; None without any."""
    recall: float | None
    """Share of the reference's covered cells that the other finds; None without any."""
    uncoded: int
    """Cells of the reference the other did not code."""
