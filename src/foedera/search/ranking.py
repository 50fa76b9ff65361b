"""What answers a query, best first: by name, by another name, by all words, by words that come near, in what is said.

In: an index, a query, provisions the store found. Out: hits. Within each way to match the weight of the words decides;
ties go by kind and name, so that the order is the same whatever the order of the things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from foedera.model.search import PROVISION, Hit, Match, Thing
from foedera.search.excerpts import excerpt
from foedera.search.index import Index
from foedera.search.query import Query, Unit

KINDS = ("agreement", "party", "person", "dialogue", "mission", "instrument", "area")
"""What goes first where all else is equal; other kinds follow by name."""
_DEEDS = ("event", "meeting", "intention", "participation", "funding", "commitment")
_WORDS = ("statement", "view", "position", "target", "finding", "source", PROVISION)
SAID = frozenset((*_DEEDS, *_WORDS))
"""Kinds that tell of other things, and stand behind these where both match alike."""
BEHIND = 0.6
"""How much of its weight a word of them has."""
_DIGITS = 9


class Ranked(NamedTuple):
    """A thing with what decides its place."""

    match: Match
    weight: float
    thing: Thing
    units: int = 1
    """How many of what was asked it has, as it was typed or without slips."""
    given: Hit | None = None
    """For what was found elsewhere: the hit as it is."""


def ranked(index: Index, query: Query, provisions: Iterable[Ranked]) -> list[Ranked]:
    """Everything that answers a query, best first; what has most of its words where nothing has all."""
    found = [*_found(index, query), *provisions]
    whole = [one for one in found if one.match > Match.SOME]
    most = max((one.units for one in found), default=0)
    return sorted(whole or (one for one in found if one.units == most > 0), key=_order)


def _order(one: Ranked) -> tuple[int, float, int, str, str, str]:
    kind = one.thing.kind
    place = KINDS.index(kind) if kind in KINDS else len(KINDS)
    return (-one.match, -round(one.weight, _DIGITS), place, kind, one.thing.name, one.thing.id)


def _found(index: Index, query: Query) -> Iterator[Ranked]:
    tables = [_having(index, unit) for unit in query.units]
    named = _by_name(index, query)
    for number in sorted({number for table in tables for number in table} | set(named)):
        levels = [table.get(number, (Match.SOME, 0.0)) for table in tables]
        match = max(_whole([level for level, _ in levels]), named.get(number, Match.SOME))
        thing = index.things[number]
        weight = sum(weight for _, weight in levels) * (BEHIND if thing.kind in SAID else 1.0)
        yield Ranked(match, weight, thing, sum(level > Match.FAR for level, _ in levels))


def _whole(levels: Sequence[Match]) -> Match:
    """How a thing has all units that it has so: what comes near in a name does not where the rest is in its text."""
    least = min(levels, default=Match.SOME)
    return Match.FAR if least is Match.TEXT and Match.NEAR in levels else least


def _by_name(index: Index, query: Query) -> dict[int, Match]:
    """The things that go by exactly what was typed, or meant."""
    found: dict[int, Match] = {}
    if query.typed:
        for way in query.meant:
            found |= dict.fromkeys(index.called.get(way, ()), Match.NEAR_NAME)
        for number in index.called.get(query.called, ()):
            told_of = index.things[number].kind in SAID
            found[number] = Match.WORDS if told_of else Match.ALIAS  # a title that is a thing's name is about the thing
        found |= dict.fromkeys(index.names.get(query.typed, ()), Match.NAME)
    return found


def _having(index: Index, unit: Unit) -> Mapping[int, tuple[Match, float]]:
    """The things that have a unit in one way or another: how well, and what that weighs."""
    best: dict[int, tuple[Match, float]] = {}
    for way in unit:
        for number, weight, in_name in index.having(way.tokens):
            if way.weight == 1.0:
                level = Match.WORDS if in_name else Match.TEXT
            else:
                level = Match.NEAR if in_name and not way.doubtful else Match.FAR
            best[number] = max(best.get(number, (Match.SOME, 0.0)), (level, weight * way.weight))
    for number in _shown(index, unit[0].tokens):
        best.setdefault(number, (Match.WORDS, 1.0))
    return best


def _shown(index: Index, tokens: Sequence[str]) -> Iterator[int]:
    """The areas a word shows by its beginning."""
    if len(tokens) == 1:
        for length in range(len(tokens[0]) + 1):
            yield from index.stems.get(tokens[0][:length], ())


def hit_of(one: Ranked, wanted: frozenset[str]) -> Hit:
    """A ranked thing as it is shown."""
    if one.given is not None:
        return one.given
    return Hit(
        kind=one.thing.kind,
        id=one.thing.id,
        name=one.thing.name,
        excerpt=excerpt(one.thing.lines, wanted),
        address=one.thing.address,
        match=one.match.in_words,
    )
