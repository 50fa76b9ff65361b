"""Places: ranges of a text that were found by different means, of which none may lie over another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class Place(Protocol):
    """A range of a text, half-open, in code points."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""


Found = TypeVar("Found", bound=Place)


def apart(places: Iterable[Found]) -> Iterator[Found]:
    """Of places that overlap the one that begins first, of two that begin together the longer, of equals the first."""
    last = 0
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if place.start >= last:
            yield place
            last = place.end
