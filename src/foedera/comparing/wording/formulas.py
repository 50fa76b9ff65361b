"""Pairs → formulas: wording that several agreements share, how far it is spread, and who used it first.

In: segments, pairs of them, dates of signature. Out: the use of every segment; formulas. Not here: finding pairs.

The rule: a segment is boilerplate if it and the segments directly alike to it stand in at least three agreements (or as
many as asked for), shared if in fewer, tailor-made if nothing is alike to it. Three, because two alike may be one text
and its model, while a third agreement shows that the wording is passed on.

Segments connected by pairs, one to the next, are one formula: a chain, along which wording may drift until its ends say
different things. So a chain lists who may have learnt from whom, and is no measure of how far a wording is spread.
Segments of one formula with the very same words are a variant of it: who used the chain first need not have used this
variant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from foedera.comparing.wording.alike import Alike
from foedera.comparing.wording.shingles import Ints, distinct
from foedera.model.dates import PartialDate, first_day, last_day
from foedera.model.reuse import Formula, Segment, Use, User, Variant

BOILERPLATE_FROM = 3
"""Agreements from which on a wording is boilerplate, its own counted."""

Signed = Mapping[str, PartialDate | None]
"""Agreement → date of signature; None, or absent, where it is not known."""


def uses_of(
    segments: Sequence[Segment], agreements: Ints, pairs: Alike, *, boilerplate_from: int = BOILERPLATE_FROM
) -> dict[str, Use]:
    """How far the wording of every segment is spread: over its own agreement and those of segments alike to it.

    Args:
        segments: all of them.
        agreements: a number for each, the same for segments of one agreement.
        pairs: those alike, of different agreements.
        boilerplate_from: agreements from which on a wording is boilerplate, its own counted.
    """
    many = int(agreements.max(initial=0)) + 1
    ours, theirs = np.concatenate((pairs.one, pairs.other)), agreements[np.concatenate((pairs.other, pairs.one))]
    others = np.bincount(distinct(ours * many + theirs) // many, minlength=len(segments))
    return {segment.id: _use(count, boilerplate_from) for segment, count in zip(segments, others.tolist(), strict=True)}


def _use(others: int, boilerplate_from: int) -> Use:
    """The use of a wording that stands in so many other agreements."""
    if not others:
        return Use.TAILOR_MADE
    return Use.BOILERPLATE if others + 1 >= boilerplate_from else Use.SHARED


def formulas_of(segments: Sequence[Segment], pairs: Alike, signed: Signed) -> tuple[Formula, ...]:
    """The formulas, those of most agreements first, then in the order of their segments."""
    groups, same = connected(len(segments), pairs), connected(len(segments), pairs.only(1.0))
    linked = Counter(groups[segment] for segment in pairs.one.tolist())
    members: dict[int, list[tuple[int, Segment]]] = defaultdict(list)
    for place, segment in enumerate(segments):
        if groups[place] in linked:
            members[groups[place]].append((same[place], segment))
    formulas = (_formula(found, linked[group], signed) for group, found in members.items())
    return tuple(sorted(formulas, key=lambda formula: -len(formula.users)))


def by_date(agreements: Iterable[str], signed: Signed) -> list[str]:
    """Agreements by date signed, the undated last, then by id."""

    def key(agreement: str) -> tuple[bool, str, str]:
        date = signed.get(agreement)
        return date is None, "" if date is None else first_day(date).isoformat(), agreement

    return sorted(agreements, key=key)


def first_of(agreements: Sequence[str], signed: Signed) -> tuple[str, ...]:
    """Who was first: all that may have been, where dates are not precise or equal; the undated are left aside."""
    dates = {agreement: date for agreement in agreements if (date := signed.get(agreement)) is not None}
    latest = min(map(last_day, dates.values()), default=None)
    return () if latest is None else tuple(each for each, date in dates.items() if first_day(date) <= latest)


def connected(count: int, pairs: Alike) -> list[int]:
    """For each segment the first segment it is connected with; itself for one in no pair.

    Args:
        count: how many segments there are.
        pairs: pairs of their places.
    """
    above = list(range(count))

    def top(segment: int) -> int:
        while above[segment] != segment:
            above[segment] = above[above[segment]]
            segment = above[segment]
        return segment

    for one, other in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True):
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return [top(segment) for segment in range(count)]


def _formula(numbered: Sequence[tuple[int, Segment]], pairs: int, signed: Signed) -> Formula:
    """A formula of segments, each with the number of its variant."""
    members = [segment for _, segment in numbered]
    own: dict[str, list[str]] = defaultdict(list)
    same: dict[int, list[Segment]] = defaultdict(list)
    for number, segment in numbered:
        own[segment.agreement].append(segment.id)
        same[number].append(segment)
    users = by_date(own, signed)
    within = sum(len(ids) * (len(ids) - 1) for ids in own.values())
    return Formula(
        id=members[0].id,
        users=tuple(User(agreement=each, signed=signed.get(each), segments=tuple(own[each])) for each in users),
        first=first_of(users, signed),
        every_two=2 * pairs == len(members) * (len(members) - 1) - within,
        words=members[0].words,
        variants=tuple(sorted((_variant(each, signed) for each in same.values()), key=lambda v: -len(v.agreements))),
    )


def _variant(members: Sequence[Segment], signed: Signed) -> Variant:
    agreements = by_date({segment.agreement for segment in members}, signed)
    return Variant(
        segments=tuple(segment.id for segment in members),
        agreements=tuple(agreements),
        first=first_of(agreements, signed),
    )
