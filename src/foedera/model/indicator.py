"""Indices and their numbers. An index says its scale and direction; a number never comes without them."""

from __future__ import annotations

from typing import Literal

import msgspec

from foedera.model.coverage import FOUND, Cell
from foedera.model.matrix import Column

OVERALL = "overall"
"""What stands for the index as a whole where a dimension is named."""

Direction = Literal["higher", "lower"]
"""Which numbers of an index are the better ones."""


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """A published index (subject: index id)."""

    name: str
    scale_min: float
    scale_max: float
    higher_is_better: bool
    dimensions: tuple[str, ...] = ()
    """Its domains, as slugs."""
    published: str | None = None
    """Source id of the place its numbers are published at."""


class Indicator(msgspec.Struct, frozen=True, kw_only=True):
    """One number of an index (subject: party id)."""

    index: str
    dimension: str
    """A domain of the index, or 'overall'."""
    year: int
    value: float


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure a source prints (subject: source id)."""

    number: int
    title: str
    party: str
    compared_with: str
    index: str
    year: int


class ThreatArea(msgspec.Struct, frozen=True, kw_only=True):
    """That an area of a codebook answers a dimension of an index, as somebody reads its definition (subject: index id).

    A dimension that no area answers has a row without area.
    """

    dimension: str
    area: str | None = None
    """Area id; None where none of the codebook's answers it."""
    reason: str


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number of an index, with what it stands on."""

    value: float
    claims: tuple[str, ...]
    """Claim ids, best voice first; of a computed number those of every number in it."""
    sources: tuple[str, ...]
    """Source ids."""
    otherwise: tuple[float, ...] = ()
    """What other claims say."""
    computed: str | None = None
    """How it was worked out; None where a source states it."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An area that answers a threat, and what stands in its cells."""

    area: str
    label: str
    reason: str
    claim: str
    """Id of the claim that it does."""
    cells: tuple[Cell, ...]
    """One an agreement of the profile, in their order."""

    @property
    def given(self) -> bool:
        """Whether a source or a person says that an agreement has the area."""
        return any(cell.value in FOUND and not cell.machine_only for cell in self.cells)


class Threat(msgspec.Struct, frozen=True, kw_only=True):
    """A dimension of an index for one party."""

    dimension: str
    own: Number | None
    """None where no number was imported."""
    reference: Number | None
    why: str | None = None
    """Why the reference has no number; None where it has one, or there is no reference."""
    answers: tuple[Answer, ...] = ()
    unanswered: str | None = None
    """Why no area of the codebook answers it; None where one does, or nobody said."""

    @property
    def answered(self) -> bool:
        """Whether an area that answers it is in an agreement, as a source or a person says."""
        return any(answer.given for answer in self.answers)


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One party's numbers beside a reference's, for one index and year, and what its agreements hold against them."""

    party: str
    reference: str | None
    """None where the party has no yardstick."""
    index: str
    year: int | None
    """None where the party has no number."""
    years: tuple[int, ...]
    """Those the party has numbers of, in order."""
    threats: tuple[Threat, ...]
    overall: Threat
    agreements: tuple[Column, ...] = ()
    """Those of the party with the reference."""

    @property
    def filled(self) -> bool:
        """Whether the party has a number."""
        return any(threat.own is not None for threat in (*self.threats, self.overall))
