"""Wordings: clauses that are worded alike as one group, and inside a group what differs from what most of them say.

In: clauses with the texts they stand in, the sides of their agreements, a threshold. Out: groups of variants. Not here:
which clauses show an area (library).

The rule: clauses are alike as segments are (wording/alike).
Clauses connected by such pairs, one to the next, are one group. Names of an agreement's own parties count as equal;
words of different languages, and of digests and texts, are never alike.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from foedera.comparing.alignment.redline import redline
from foedera.comparing.sides import Sides, with_sides
from foedera.comparing.wording.alike import alike_pairs
from foedera.comparing.wording.formulas import Signed, by_date, connected, first_of
from foedera.comparing.wording.segments import words_of
from foedera.comparing.wording.shingles import sets_of, shingles_of
from foedera.model.library import SourceClause, Variant, WordingGroup


class Alike(NamedTuple):
    """Places of clauses worded alike, and whether every two of them are."""

    places: tuple[int, ...]
    every_two: bool


def wordings(clauses: Sequence[SourceClause], sides: Sides, signed: Signed, alike: float) -> list[WordingGroup]:
    """The groups, in the order of their first clause, each with its variants."""
    masked = [with_sides(clause.words, sides.get(clause.column.agreement, ())) for clause in clauses]
    kinds = [(clause.excerpt.language, clause.excerpt.role) for clause in clauses]
    said = {clause.excerpt.provision: text for clause, text in zip(clauses, masked, strict=True)}
    return [
        _group([clauses[place] for place in one.places], said, signed, every_two=one.every_two)
        for one in grouped(masked, kinds, alike)
    ]


def grouped(texts: Sequence[str], kinds: Sequence[tuple[str, str]], alike: float) -> list[Alike]:
    """Texts worded alike, in order of their first; one too short for a run of five words is alike to none.

    Args:
        texts: the words compared.
        kinds: language and role of each; only texts of one kind can be alike.
        alike: how alike two are at least: words of both in the same order by those of the longer.
    """
    counter = itertools.count()
    numbers: dict[tuple[str, str], defaultdict[str, int]] = defaultdict(lambda: defaultdict(counter.__next__))
    words = [[numbers[kind][word] for word in words_of(text)] for kind, text in zip(kinds, texts, strict=True)]
    starts = np.cumsum([0, *map(len, words)], dtype=np.int64)
    said = np.array([*itertools.chain.from_iterable(words)], dtype=np.int32)
    pairs = alike_pairs(said, starts, sets_of(shingles_of(said, starts)), np.arange(len(texts)), alike)
    heads = connected(len(texts), pairs)
    members: dict[int, list[int]] = defaultdict(list)
    for place, head in enumerate(heads):
        members[head].append(place)
    linked = np.bincount(np.array(heads, dtype=np.int64)[pairs.one], minlength=len(texts))
    return [
        Alike(tuple(group), 2 * int(linked[head]) == len(group) * (len(group) - 1)) for head, group in members.items()
    ]


def restricted(group: WordingGroup, agreements: set[str]) -> WordingGroup | None:
    """A group without the clauses of other agreements; None where nothing is left.

    Who was first is still said of all, and what differs is still marked against the common words of all.
    """
    variants = tuple(
        Variant(clauses=kept, words=variant.words, redline=variant.redline)
        for variant in group.variants
        if (kept := tuple(clause for clause in variant.clauses if clause.column.agreement in agreements))
    )
    clauses = tuple(clause for clause in group.clauses if clause.column.agreement in agreements)
    if not clauses:
        return None
    return WordingGroup(
        id=clauses[0].excerpt.provision,
        clauses=clauses,
        variants=variants,
        first=group.first,
        every_two=group.every_two,
    )


def _group(
    clauses: Sequence[SourceClause], said: Mapping[str, str], signed: Signed, *, every_two: bool
) -> WordingGroup:
    order = by_date({clause.column.agreement for clause in clauses}, signed)
    ordered = sorted(clauses, key=lambda clause: order.index(clause.column.agreement))
    own = {clause.column.agreement for clause in clauses if clause.excerpt.role == "text"}
    return WordingGroup(
        id=ordered[0].excerpt.provision,
        clauses=tuple(ordered),
        variants=_variants(ordered, said),
        first=first_of([agreement for agreement in order if agreement in own], signed),
        every_two=every_two,
    )


def _variants(clauses: Sequence[SourceClause], said: Mapping[str, str]) -> tuple[Variant, ...]:
    """Those that say the very same together; by how many agreements say it, then by age, as the clauses come."""
    same: dict[tuple[str, ...], list[SourceClause]] = defaultdict(list)
    for clause in clauses:
        same[tuple(words_of(said[clause.excerpt.provision]))].append(clause)
    ranked = sorted(same.values(), key=lambda found: -len({clause.column.agreement for clause in found}))
    common = said[ranked[0][0].excerpt.provision]
    found = []
    for place, members in enumerate(ranked):
        words = said[members[0].excerpt.provision]
        found.append(Variant(clauses=tuple(members), words=words, redline=redline(common, words) if place else None))
    return tuple(found)
