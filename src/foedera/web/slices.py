"""Long pages in slices: what is listed is cut so that no page grows too heavy, and each says what it holds of how much.

In: things in the order they are listed, how heavy each is and how many it counts as. Out: slices, with what they hold.
Not here: how a thing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from foedera.errors import UnknownId

Thing = TypeVar("Thing")


class Slice(NamedTuple, Generic[Thing]):
    """What stands on one page."""

    things: tuple[Thing, ...]
    first: int
    """Number of the first that is counted, from 1; 0 of a slice without any."""
    last: int

    def __str__(self) -> str:
        """As a reader counts: 1–25."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def sliced(
    things: Sequence[Thing], *, weight: Callable[[Thing], int], count: Callable[[Thing], int], most: int
) -> tuple[Slice[Thing], ...]:
    """At least one slice; all things in order, none twice.

    Args:
        things: in the order they are listed.
        weight: how heavy one is, in what `most` counts.
        count: as how many a reader counts it.
        most: what a slice may weigh; a thing heavier than that stands alone.
    """
    slices: list[list[Thing]] = [[]]
    total = 0
    for thing in things:
        heavy = weight(thing)
        if slices[-1] and total + heavy > most:
            slices.append([])
            total = 0
        slices[-1].append(thing)
        total += heavy
    found, at = list[Slice[Thing]](), 0
    for own in slices:
        counted = sum(map(count, own))
        found.append(Slice(tuple(own), at + 1 if counted else at, at + counted))
        at += counted
    return tuple(found)


def asked_slice(slices: Sequence[Slice[Thing]], page: str) -> int:
    """Place of the slice an address names by its number from 1; the first where it names none.

    Raises:
        UnknownId: there is no such slice.
    """
    known = [str(number) for number in range(1, len(slices) + 1)]
    if page and page not in known:
        raise UnknownId(
            "no such page",
            where=f"page={page}",
            expected=f"a number from 1 to {len(slices)}" if slices[1:] else "1, for all stands on one page",
            found=page,
            next_step="take the links of the page, or leave it out to see the first",
        )
    return int(page) - 1 if page else 0
