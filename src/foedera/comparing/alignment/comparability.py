"""Sides: which texts can be compared with which, and what is said where they cannot.

In: sides. Out: yes, or the reason. Words of two languages cannot be compared; a digest is in our words, so that
aligning it finds the place, and a redline of it would show our wording as the agreement's.
"""

from __future__ import annotations

from collections.abc import Sequence

from foedera.errors import UsageError
from foedera.model.alignment import Side, Why

FEWEST, MOST = 2, 4


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


def comparable(one: Side, other: Side) -> bool:
    """Whether both have text, in one language."""
    return bool(one.clauses) and bool(other.clauses) and one.language == other.language


def incomparable(sides: Sequence[Side], place: int) -> Why | None:
    """Why the side at `place` can be compared with no other; None where it can."""
    others = [side for at, side in enumerate(sides) if at != place and side.clauses]
    if not others:
        return Why.NO_TEXT
    return None if any(comparable(sides[place], other) for other in others) else Why.LANGUAGE


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
