"""The re-code queue: cells whose area a codebook version changed, with what was said of them before."""

from __future__ import annotations

import msgspec

from foedera.model.coverage import CellValue


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A cell to be looked at again."""

    agreement: str
    area: str
    step: str | None
    """What the codebook did: split, narrow, widen, merge; rename for what was said after its migration; None where
    no migration says it."""
    why: str | None
    """The step's own reason; None where it gives none."""
    shown: CellValue
    """The value the cell has meanwhile."""
    said: tuple[Said, ...]
    """What waits, weightiest first."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that waits."""

    claim: str
    value: CellValue
    coder: str
    codebook: str
    """The version it was made under."""
    area: str
    """The area it was made of."""


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What a migration did."""

    codebook: str
    """The new version."""
    stored: bool
    """Whether it is new here; False when it was there, and only what was said since was carried."""
    claims: int
    """Claims carried over into it."""
    queue: tuple[Waiting, ...]
    """Cells to be looked at again."""
