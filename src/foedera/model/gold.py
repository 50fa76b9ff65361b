"""Gold: cells people have coded, to measure a coder against or to learn from."""

from __future__ import annotations

import msgspec


class GoldCell(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of one agreement and one area."""

    agreement: str
    """Agreement id; of the Texts of Trade Agreements pta-NUMBER."""
    area: str
    """Area id or notation, as the file has it."""
    covered: bool
    enforceability: int | None = None
    """0 not enforceable, 1 enforceable but kept out of dispute settlement, 2 enforceable; None where not coded."""
    quote: str | None = None
    """The words of the text the person stands on; None where the file gives none."""


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """A file of coded cells."""

    name: str
    sha256: str
    cells: tuple[GoldCell, ...]

    @property
    def agreements(self) -> tuple[str, ...]:
        """Ids of the agreements, in the order of the file."""
        return tuple(dict.fromkeys(cell.agreement for cell in self.cells))
