"""Money as it is accounted for a party: measures, running totals beside them, a sum only where sums may be added."""

from __future__ import annotations

import msgspec

from foedera.model.dates import PartialDate


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """A measure or a running total, as all its sources tell it."""

    amount_eur_m: float | None
    """Million euro; None where no source states the sum."""
    approximate: bool
    date: PartialDate | None
    """Of a measure: when it was adopted; of a running total: up to when it counts."""
    since: PartialDate | None
    """From when a running total counts; None: from the beginning."""
    act: str | None
    ordinal: int | None
    text: str | None
    notes: tuple[str, ...]
    stated: PartialDate | None
    """When the first of its sources was published; None where no source has a date."""
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    differing: tuple[str, ...]
    """Fields its sources state differently."""
    unverified: bool


class RunningTotal(msgspec.Struct, frozen=True, kw_only=True):
    """A running total beside the measures it should cover."""

    total: Sum
    measured_eur_m: float | None
    """What the measures on record in its time make; None where they cannot be added up."""
    difference_eur_m: float | None
    """The total less the measures that have an exact or approximate sum; None where there are none in its time."""
    text: str
    """How the two compare, in a sentence."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What a party received, or gave."""

    party: str
    party_name: str
    direction: str
    """received or given."""
    measures: tuple[Sum, ...]
    """The earliest first."""
    sum_eur_m: float | None
    """Of all measures on record; None where they may not be added."""
    why_not: str | None
    """Why there is no sum; None where there is one."""
    missing: int
    """Measures that must exist by the sources' own numbering and are not on record."""
    missing_text: str | None
    totals: tuple[RunningTotal, ...]
    """Kept apart, never added."""
