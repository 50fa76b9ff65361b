"""Moves: runs of words that were taken out in one place and put in at another.

In: two lists of tokens and their edits. Out: the runs. A run shorter than `LEAST_WORDS` is deleted and inserted, as
stock phrases recur anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.comparing.alignment.edits import Edit, Tokens

LEAST_WORDS = 8
"""Words and signs a run needs to be called moved."""
MOST_PLACES = 16
"""Places looked at for one run; a run that comes more often is a formula, and its first places are as good as any."""


class Move(NamedTuple):
    """a[a0 : a0 + length] stands at b[b0 : b0 + length] now."""

    a0: int
    b0: int
    length: int


def moves(before: Tokens, after: Tokens, found: Sequence[Edit]) -> list[Move]:
    """The moves, in the order they are taken from the one text; no token is in two."""
    a, b = [token.key for token in before], [token.key for token in after]
    places = _places(b, found)
    taken: set[int] = set()
    moved: list[Move] = []
    for edit in found:
        at = edit.a0
        while not edit.stays and at + LEAST_WORDS <= edit.a1:
            best = max(_runs(a, b, at, edit.a1, places, taken), key=lambda move: move.length, default=None)
            if best is None:
                at += 1
                continue
            moved.append(best)
            taken.update(range(best.b0, best.b0 + best.length))
            at += best.length
    return moved


_Places = dict[tuple[str, ...], list[tuple[int, int]]]
"""A run of LEAST_WORDS keys → where in b it begins among what was put in, and where that stretch ends."""


def _places(b: list[str], found: Sequence[Edit]) -> _Places:
    places: _Places = defaultdict(list)
    for edit in found:
        for at in range(edit.b0, edit.b1 - LEAST_WORDS + 1) if not edit.stays else ():
            begins = places[tuple(b[at : at + LEAST_WORDS])]
            if len(begins) < MOST_PLACES:
                begins.append((at, edit.b1))
    return places


def _runs(a: list[str], b: list[str], at: int, end: int, places: _Places, taken: set[int]) -> Iterator[Move]:
    """Every run that begins at `at`, as long as it goes."""
    for start, stop in places.get(tuple(a[at : at + LEAST_WORDS]), ()):
        length = 0
        while (
            at + length < end
            and start + length < stop
            and start + length not in taken
            and a[at + length] == b[start + length]
        ):
            length += 1
        if length >= LEAST_WORDS:
            yield Move(at, start, length)
