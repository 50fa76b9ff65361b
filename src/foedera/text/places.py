"""Places: ranges of a text that were found by different means, of which none may lie over another.

In: tuples that begin with start and end. Out: those of them that are kept, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

Place = TypeVar("Place", bound=tuple[Any, ...])


def apart(places: Iterable[Place]) -> Iterator[Place]:
    """Of places that overlap the one that begins first, of two that begin together the longer, of equals the first."""
    last = 0
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if place[0] >= last:
            yield place
            last = place[1]
