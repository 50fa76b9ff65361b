"""The strength scale: how firmly an undertaking is worded."""

from __future__ import annotations

import enum


class Strength(enum.StrEnum):
    """How firmly an undertaking is worded, weakest first."""

    DECLARED = "declared"
    EXPLORED = "explored"
    INTENDED = "intended"
    FIRM = "firm"
    BINDING = "binding"

    @property
    def step(self) -> int:
        """Place on the ladder, 1 (declared) to 5 (binding)."""
        return list(Strength).index(self) + 1
