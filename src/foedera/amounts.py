"""How many of something, in words: "1 place", "3 places"; the first of many, and how many more there are."""

from __future__ import annotations

from collections.abc import Sequence


def amount(count: int, one: str, many: str | None = None) -> str:
    """The number and its noun. `many` is the plural; None: `one` with an s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(names: Sequence[str], most: int, *, between: str = ", ") -> str:
    """The first names, at most so many, and how many are left out: "a, b and 3 more"."""
    rest = len(names) - most
    return between.join(names[:most]) + (f" and {rest} more" if rest > 0 else "")
