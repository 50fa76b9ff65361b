"""The comparison: everything Foedera can say of several agreements side by side, and what it cannot."""

from __future__ import annotations

import msgspec

from foedera.model.alignment import Alignment
from foedera.model.ambition import Ambition
from foedera.model.matrix import Matrix
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
