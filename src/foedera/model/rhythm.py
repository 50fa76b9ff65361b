"""How often talks are held: the words a register and a text may use, and which of them fix a date."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from foedera.model.phrasing import plain

RHYTHMS: Mapping[str, int | None] = MappingProxyType(
    {
        "monthly": 1,
        "quarterly": 3,
        "six_monthly": 6,
        "annual": 12,
        "every_two_years": 24,
        "every_three_years": 36,
        "every_five_years": 60,
        "regular": None,
        "as_appropriate": None,
    }
)
"""Word → months from one meeting to the next; None for what fixes no date, however firmly it is said."""


def months_of(rhythm: str | None) -> int | None:
    """Months between meetings; None where no rhythm is stated, or none that fixes a date."""
    return None if rhythm is None else RHYTHMS.get(rhythm)


def how_often(rhythm: str) -> str:
    """The rhythm for a reader: annual, every six months."""
    return "every six months" if rhythm == "six_monthly" else plain(rhythm)


def rhythm_in_words(rhythm: str | None) -> str:
    """The rhythm for a reader; one that fixes no date says so."""
    if rhythm is None:
        return "rhythm not stated"
    return how_often(rhythm) if months_of(rhythm) else f"{plain(rhythm)}, which fixes no date"
