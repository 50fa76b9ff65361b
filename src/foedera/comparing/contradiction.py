"""Contradiction: which of the claims that speak of a cell cannot both be true.

In: the claims that still speak, and which sources are digests of ours. Out: whether two of them contradict each other,
and which machines' readings differ from what decides without contradicting it. Not here: who wins (resolution).

A digest proves no absence: it is our own summary and leaves much out, so what a machine finds in it or not contradicts
nobody. A machine that could not read its text, or could not tell, has answered nothing. *In place* says what exists
outside the text, and only what speaks of that can contradict it: a machine reads a text and does not, a tick says that
the text deals with the matter, which may well exist already.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

from foedera.model.claim import Claim, Rank
from foedera.model.coverage import CellValue, Coverage
from foedera.model.properties import value_of

_NO_ANSWER = (CellValue.UNCLEAR, CellValue.UNREADABLE)
"""What a machine says that has no answer."""


def contradictory(live: Sequence[Claim], digests: Collection[str]) -> bool:
    """Whether two claims contradict each other.

    Args:
        live: the claims on a cell that still speak.
        digests: ids of the sources that are digests in our own words.
    """
    said = {(_value(claim), claim.rank is Rank.MACHINE) for claim in live if _answers(claim, digests)}
    return any(_opposed(one, other) for one, other in itertools.combinations(said, 2))


def readings_otherwise(live: Sequence[Claim], digests: Collection[str]) -> tuple[str, ...]:
    """Ids of machines' readings that give another value than the claim that decides, and contradict nothing.

    Args:
        live: the claims on a cell that still speak, the one that decides first.
        digests: ids of the sources that are digests in our own words.
    """
    readings = (claim for claim in live[1:] if claim.rank is Rank.MACHINE and _value(claim) not in _NO_ANSWER)
    return tuple(
        claim.id
        for claim in readings
        if _value(claim) is not _value(live[0]) and not contradictory((live[0], claim), digests)
    )


def _value(claim: Claim) -> CellValue:
    return value_of(claim, Coverage).value


def _answers(claim: Claim, digests: Collection[str]) -> bool:
    """Whether a claim says something of the agreement that another could contradict."""
    if claim.rank is not Rank.MACHINE:
        return True
    return claim.basis.source not in digests and _value(claim) not in _NO_ANSWER


def _opposed(one: tuple[CellValue, bool], other: tuple[CellValue, bool]) -> bool:
    """Whether two of (value, whether a machine says it) cannot both be true."""
    if one[0] is other[0]:
        return False
    if CellValue.IN_PLACE in (one[0], other[0]):
        return all(_speaks_of_what_exists(*said) for said in (one, other))
    return True


def _speaks_of_what_exists(value: CellValue, by_machine: bool) -> bool:  # a pair taken apart
    """Whether it is said of the world, not of a text: a source or person that did not find it may mean either."""
    if value is CellValue.NOT_FOUND:
        return not by_machine
    return value not in (CellValue.COVERED, CellValue.UNREADABLE)
