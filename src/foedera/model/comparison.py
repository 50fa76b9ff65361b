"""The comparison: everything Foedera can say of several agreements side by side, and what it cannot."""

from __future__ import annotations

from collections import Counter

import msgspec

from foedera.model.alignment import Alignment
from foedera.model.ambition import Ambition
from foedera.model.matrix import Matrix, Spread
from foedera.model.sets import Apart, Contrast, Joining, Sets


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """Whether an agreement's own words are here."""

    agreement: str
    document: str | None
    """Id of the text compared; None where there is none."""
    provisions: int
    why: str | None
    """Why its clauses cannot be compared, or what is to be kept in mind; None where nothing."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Some agreements, side by side."""

    matrix: Matrix
    sets: Sets
    joinings: tuple[Joining, ...]
    """What each other agreement here would change by joining."""
    contrasts: tuple[Contrast, ...]
    """Roles of partners that divide them, with the areas that separate the groups."""
    apart: tuple[Apart, ...]
    """What sources report of some and not of others, beside the table."""
    ambition: Ambition
    wordings: tuple[Wording, ...]
    """One for each agreement."""
    alignment: Alignment | None
    """Clause by clause; None for a collection, and where fewer than two of the agreements have a text."""

    def __repr__(self) -> str:
        """Who is compared and how much they have in common, in one line."""
        kinds = Counter(standing.spread for standing in self.sets.standings)
        names = [column.short for column in self.matrix.columns]
        more = [f"and {len(names) - 4} more"] if len(names) > 4 else []
        counts = ", ".join(f"{kinds[kind]} {kind}" for kind in Spread if kind in kinds)
        return f"<Comparison {self.matrix.codebook} of {', '.join(names[:4] + more)}: {counts}>"
