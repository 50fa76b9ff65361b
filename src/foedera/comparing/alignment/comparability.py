"""Sides: which texts can be compared with which, and what is said where they cannot.

In: sides. Out: what compares them, or the reason why nothing does. Words of two languages cannot be compared, but
structure, figures and names can (across); a digest is in our words, so that aligning it finds the place, and a redline
of it would show our wording as the agreement's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from foedera.comparing.alignment.across import Across
from foedera.comparing.alignment.likeness import Likeness
from foedera.comparing.alignment.matching import best_first
from foedera.errors import UsageError
from foedera.model.alignment import Side, Why

FEWEST, MOST = 2, 4
BORNE_OUT = 0.42
"""Share of the shorter text's clauses whose link must be borne out by words, for two agreements in two languages to be
compared: Articles 1 to 11 answer each other by number in any two agreements. The least of language versions judged or
looked at was 0.46; the most of 83 pairs of agreements on different things 0.39."""
FEWEST_BORNE_OUT = 3
"""Links that must be borne out however short a text is: of one or two, chance may be the reason."""


def checked(sides: Sequence[Side]) -> tuple[Side, ...]:
    """The sides, if they are as many as can be shown side by side.

    Raises:
        UsageError: fewer than two or more than four.
    """
    if not FEWEST <= len(sides) <= MOST:
        raise UsageError(
            "so many agreements cannot be compared clause by clause",
            where=", ".join(side.agreement for side in sides) or "no agreement",
            expected=f"{FEWEST} to {MOST} agreements",
            found=str(len(sides)),
            next_step="name two, three or four agreements; the matrix compares any number, area by area",
        )
    return tuple(sides)


def likeness_of(one: Side, other: Side) -> Likeness | Across | None:
    """What says which clauses of two texts answer each other; None where too little does, or one has no text."""
    if not one.clauses or not other.clauses:
        return None
    if one.language == other.language:
        return Likeness(one.clauses, other.clauses)
    across = Across(one, other)
    return across if one.agreement == other.agreement or _speaks(across) else None


def incomparable(sides: Sequence[Side], place: int, compared: Collection[tuple[int, int]]) -> Why | None:
    """Why the side at `place` can be compared with no other; None where it can.

    Args:
        sides: all of them.
        place: of the side asked about.
        compared: the pairs of places that something can be said of.
    """
    if any(place in pair for pair in compared):
        return None
    others = [side for at, side in enumerate(sides) if at != place and side.clauses]
    return Why.LANGUAGE if others else Why.NO_TEXT


def why_no_redline(one: Side, other: Side) -> str | None:
    """Why word differences of two sides mean nothing; None where they can be shown."""
    for side in (one, other):
        if not side.clauses:
            return f"there is no text of {side.agreement}"
        if side.role == "digest":
            return f"of {side.agreement} there is only a digest, in our own words"
    if one.language != other.language:
        return f"the texts are in two languages, {one.language} and {other.language}"
    return None


def _speaks(across: Across) -> bool:
    """Whether enough of the links that two texts would get are borne out by what survives of their words."""
    links = sum(across.borne_out(i, j) for i, j in best_first(across.odds))
    return links >= max(FEWEST_BORNE_OUT, BORNE_OUT * min(len(across.odds), len(across.odds.T)))
