"""Parts: a whole text as clauses, the headings between them, and nothing else.

In: a text and its clauses. Out: parts that join to the text again, each with the white space behind it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from foedera.comparing.alignment.own_numbers import own_numbers
from foedera.comparing.alignment.tokens import NAME, NUMBER, Mask
from foedera.model.alignment import Clause
from foedera.text.party_names import party_names

_LINE = re.compile(r"\S[^\n]*")


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A clause or a heading."""

    clauses: tuple[Clause, ...]
    """None of a heading; several where they are compared as one."""
    text: str
    masks: tuple[Mask, ...]
    """Own numbers and names that count as equal, in its text."""

    @property
    def weight(self) -> int:
        """Letters and signs, at least 1."""
        return len(self.text) + 1

    @property
    def key(self) -> str:
        """Its words without what is masked."""
        kept, at = [], 0
        for mask in self.masks:
            kept += [self.text[at : mask.start], mask.key if mask.key == NAME else ""]
            at = mask.end
        return " ".join("".join([*kept, self.text[at:]]).casefold().split())


def parts_of(
    text: str, clauses: Sequence[Clause], joined: Collection[tuple[int, int]], names: Collection[str]
) -> list[Part]:
    """The parts in reading order; an empty text has none.

    Args:
        text: of the document.
        clauses: in reading order.
        joined: first and last place of neighbours that are compared as one.
        names: ids of the parties whose names count as equal.
    """
    last_of = dict(joined)
    starts: list[tuple[int, tuple[Clause, ...]]] = []
    at, place = 0, 0
    while place < len(clauses):
        last = last_of.get(place, place)
        starts += [(line, ()) for line in _headings(text, at, clauses[place].start)]
        starts.append((clauses[place].start, tuple(clauses[place : last + 1])))
        at, place = max(at, clauses[last].end), last + 1
    starts += [(line, ()) for line in _headings(text, at, len(text))]
    bounds = [0, *(start for start, _ in starts[1:]), len(text)]
    return [
        _part(text, bounds[number], bounds[number + 1], members, names) for number, (_, members) in enumerate(starts)
    ]


def _headings(text: str, start: int, end: int) -> Iterator[int]:
    return (line.start() for line in _LINE.finditer(text, start, max(start, end)))


def _part(text: str, start: int, end: int, members: tuple[Clause, ...], names: Collection[str]) -> Part:
    words = text[start:end]
    places = [(at + clause.start - start, to + clause.start - start) for clause in members for at, to in clause.numbers]
    numbers = [Mask(at, to, NUMBER) for at, to in places or own_numbers(words, (), 0, 0 if members else len(words))]
    named = [Mask(name.start, name.end, NAME) for name in party_names(words, names, leads=True)] if names else []
    free = [mask for mask in named if not any(mask.start < other.end and other.start < mask.end for other in numbers)]
    return Part(clauses=members, text=words, masks=tuple(sorted((*numbers, *free))))
