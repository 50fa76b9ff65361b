"""Families: agreements that share, on average, at least a quarter of their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.families import FAMILY_SHARE, common_share, families_of
from foedera.model.reuse import Elsewhere, WordingShare

NAMES = "abcdef"


def share(name: str, **elsewhere: int) -> WordingShare:
    """An agreement of a hundred words, so many of which stand in others."""
    there = tuple(Elsewhere(agreement=other, words=words) for other, words in elsewhere.items())
    most = max(elsewhere.values(), default=0)
    return WordingShare(
        agreement=name, words=100, boilerplate=0, shared=most, tailor_made=100 - most, in_shingles=0, elsewhere=there
    )


def test_two_that_share_enough_are_a_family_by_date_and_the_third_is_in_none() -> None:
    """The share of both is the mean of both directions, weighed by words."""
    shares = [share("a", b=60), share("b", a=40, c=10), share("c", b=10)]
    (family,) = families_of(shares, {"b": "1999", "a": "2004-01-01"})
    assert family.members == ("b", "a")
    assert family.mean == family.least == pytest.approx(0.5)


def test_being_like_one_distant_member_is_not_enough() -> None:
    """A is like b, b is like c, a and c have nothing in common: c shares with the pair less than a quarter."""
    shares = [share("a", b=80), share("b", a=80, c=40), share("c", b=40)]
    assert [family.members for family in families_of(shares, {})] == [("a", "b")]


likeness = st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda p: p[0] < p[1]),
                           st.integers(1, 100))  # fmt: skip


@given(likeness)
def test_families_are_disjoint_kin_inside_and_not_outside(likeness: dict[tuple[int, int], int]) -> None:
    """Nobody is in two families, and no two families could still be joined."""
    own: dict[str, dict[str, int]] = {name: {} for name in NAMES}
    for (one, other), words in likeness.items():
        own[NAMES[one]][NAMES[other]] = own[NAMES[other]][NAMES[one]] = words
    shares = [share(name, **own[name]) for name in NAMES]
    families = families_of(shares, {})
    members = [member for family in families for member in family.members]
    assert len(members) == len(set(members))
    groups = [list(f.members) for f in families] + [[name] for name in NAMES if name not in members]
    common = common_share(shares)
    for place, one in enumerate(groups):
        for other in groups[place + 1 :]:
            between = [common[NAMES.index(a), NAMES.index(b)] for a in one for b in other]
            assert sum(between) / len(between) < FAMILY_SHARE
    assert all(family.least <= family.mean for family in families)
