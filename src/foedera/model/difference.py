"""The difference of two codebooks: what one has to become the other. Seen the other way round, it is its mirror."""

from __future__ import annotations

import msgspec


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A field with one value that changed."""

    field: str
    before: str
    after: str


class ListChange(msgspec.Struct, frozen=True, kw_only=True):
    """A field with a list of values (expressions, examples …), of which some came or went."""

    field: str
    removed: tuple[str, ...]
    """Values only the old one has, in its order."""
    added: tuple[str, ...]
    """Values only the new one has, in its order."""


class AreaDifference(msgspec.Struct, frozen=True, kw_only=True):
    """An area both codebooks have, with what changed in it."""

    old: str
    new: str
    """Its id now; another one than `old` where it was renamed."""
    likeness: float | None
    """0 to 100, where the renaming is a guess by likeness; None where the id is the same or a migration says so."""
    changes: tuple[Change, ...]
    lists: tuple[ListChange, ...]


class CodebookDifference(msgspec.Struct, frozen=True, kw_only=True):
    """Two codebooks side by side."""

    old: str
    """id@version."""
    new: str
    changes: tuple[Change, ...]
    """Title, source and locator."""
    removed: tuple[str, ...]
    """Areas only the old one has."""
    added: tuple[str, ...]
    """Areas only the new one has."""
    areas: tuple[AreaDifference, ...]
    """Areas both have in which something changed, the id among it, by their old ids."""

    @property
    def empty(self) -> bool:
        """Whether the two say the same, whatever they are called."""
        return not (self.changes or self.removed or self.added or self.areas)
