"""What a search returns."""

from __future__ import annotations

import msgspec


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A provision that matches a query, best first."""

    provision: str
    """Provision id."""
    heading: str
    """Headings above it and its own, joined by ' · '."""
    excerpt: tuple[tuple[str, bool], ...]
    """The passage in pieces; True where a piece is a hit."""
