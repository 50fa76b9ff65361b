"""Indices and their numbers. An index says its scale and direction; a number never comes without them."""

from __future__ import annotations

from typing import Literal

import msgspec

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


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One party's numbers beside a reference's, for one index and year."""

    party: str
    reference: str | None
    """None where the party has no yardstick."""
    index: str
    year: int
    rows: tuple[tuple[str, float | None, float | None], ...]
    """(dimension, party's value, reference's value); None where no number was imported."""
