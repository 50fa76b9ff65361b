"""How many of something, in words: "1 place", "3 places", "0 entries"."""

from __future__ import annotations


def amount(count: int, one: str, many: str | None = None) -> str:
    """The number and its noun. `many` is the plural; None: `one` with an s."""
    return f"{count} {one if count == 1 else many or one + 's'}"
