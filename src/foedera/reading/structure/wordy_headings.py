"""Headings that are only words, as parts of eIds: dvs_b__para_2 is paragraph 2 under 'B. Training'.

In: numbered places, each with the heading it stands under. Out: the part of their eIds that names headings. A division
(`dvs`, Akoma Ntoso 3.0) is named by the number it prints where none beside it can have the same, else by its place
among them. Not here: headings with a word of their own (chapter, section), which are places (outline).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from foedera.reading.structure.markers import markers
from foedera.reading.structure.words import fold

_DIVISION = "dvs"

Place = TypeVar("Place")
Numbered = tuple[Place, str, "WordyHeading | None"]
"""A place, its own part of an eId, and the innermost wordy heading it stands under."""


class WordyHeading:
    """A heading of words only, with the one above it; both stand in one article, chapter or text."""

    __slots__ = ("above", "at", "beside", "inside", "number")

    def __init__(self, label: str, above: WordyHeading | None, beside: list[WordyHeading]) -> None:
        found = markers(label)
        self.number = slug(found[0].value) if found and found[0].value else ""
        """The number it prints ('B. Training'); empty where it prints none."""
        self.above = above
        self.beside = beside
        """Every heading directly under the same one, itself included, in order."""
        beside.append(self)
        self.at = len(beside)
        """Its place among them, from 1."""
        self.inside: list[WordyHeading] = []
        """Every heading directly under it."""

    def eid(self) -> str:
        """Its part of an eId: dvs_b, or dvs_3 where the number it prints does not tell it from those beside it."""
        numbers = [heading.number for heading in self.beside]
        is_own = bool(self.number) and numbers.count(self.number) == 1
        is_sure = is_own and (not self.number[0].isdecimal() or all(map(str.isdecimal, numbers)))
        return f"{_DIVISION}_{self.number if is_sure else self.at}"


def headings_named(row: Sequence[Numbered[Place]], level: int = 0, named: str = "") -> Iterator[tuple[Place, str]]:
    """Places whose number recurs in the row, with the headings that tell them apart, and those beside them.

    A heading is named only where the same number stands under another one too: the outermost that tell them apart.
    """
    numbers = [number for _, number, _ in row]
    if len(set(numbers)) == len(numbers):
        yield from ((place, named) for place, _, _ in row)
        return
    under: dict[WordyHeading | None, list[Numbered[Place]]] = {}
    for one in row:
        line = _line(one[2])
        under.setdefault(line[level] if level < len(line) else None, []).append(one)
    for heading, members in under.items():
        if heading is None:
            yield from ((place, named) for place, _, _ in members)
        elif len(under) == 1:
            yield from headings_named(members, level + 1, named)
        else:
            own = f"{named}__{heading.eid()}" if named else heading.eid()
            yield from headings_named(members, level + 1, own)


def _line(heading: WordyHeading | None) -> list[WordyHeading]:
    """The headings from the outermost to this one."""
    line = []
    while heading is not None:
        line.append(heading)
        heading = heading.above
    return line[::-1]


@lru_cache(maxsize=4096)
def slug(value: str) -> str:
    """A number as part of an eId: '12.4' → 12-4, 'G-07' → g-07, 'TWENTY ONE' → twenty-one."""
    return re.sub(r"[^a-z0-9]+", "-", fold(value)).strip("-") or "x"
