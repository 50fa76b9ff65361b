"""Families of agreements by shared wording.

In: what each agreement shares with each other one. Out: families, the same whatever order agreements came in.

The rule (average linkage): the share of common wording of two agreements is the words of both that stand in segments
alike, divided by the words of both. Beginning with each agreement by itself, the two groups are joined whose members
share most on average over all pairs between them, as long as that is at least three tenths. So an agreement joins a
family that is like it as a whole; being like one distant member is not enough, as it would be if any connection
counted.

Joined on until one group is left, the same tree gives an order for a map: of two groups joined, those ends come to
stand side by side that share most, so families are blocks and their neighbours are near (a greedy form of the leaf
order of Bar-Joseph, Gifford and Jaakkola 2001).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from foedera.comparing.wording.formulas import Signed, by_date
from foedera.model.reuse import WordingFamily, WordingShare

FAMILY_SHARE = 0.3
"""Mean share of common wording from which two groups are one family."""
_SLACK = 1e-12
"""By which a mean may miss the share it has to reach, since sums of fractions are not exact."""

Floats = npt.NDArray[np.float64]


def families_of(
    shares: Sequence[WordingShare], signed: Signed, *, share: float = FAMILY_SHARE
) -> tuple[WordingFamily, ...]:
    """Families of two or more agreements, the largest first, then by members.

    Args:
        shares: of each agreement, by id.
        signed: dates of signature; they order the members.
        share: from which mean share on two groups are one family, 0 to 1.
    """
    common = common_share(shares)
    names = [each.agreement for each in shares]
    groups = (group for group in _linked(common, share) if len(group) > 1)
    families = (_family(group, common, names, signed) for group in groups)
    return tuple(sorted(families, key=lambda family: (-len(family.members), family.members)))


def order_of(shares: Sequence[WordingShare]) -> tuple[str, ...]:
    """All agreements, those that share much side by side; the members of a family stand together."""
    groups = _linked(common_share(shares), 0.0)
    return tuple(shares[place].agreement for group in groups for place in group)


def common_share(shares: Sequence[WordingShare]) -> Floats:
    """The share of common wording of every two agreements, 0 to 1: symmetric, nought on the diagonal."""
    places = {each.agreement: place for place, each in enumerate(shares)}
    words = np.array([each.words for each in shares], dtype=np.float64)
    common = np.zeros((len(shares), len(shares)))
    for place, each in enumerate(shares):
        for there in each.elsewhere:
            common[place, places[there.agreement]] = there.words
    return np.asarray((common + common.T) / np.maximum(words[:, None] + words[None, :], 1))


def _linked(common: Floats, share: float) -> list[list[int]]:
    """Groups joined as long as two reach the share; of equal ones, those of the first agreements are joined first."""
    groups = [[place] for place in range(len(common))]
    means = common.copy()
    np.fill_diagonal(means, -1)
    while len(groups) > 1:
        one, other = divmod(int(means.argmax()), len(means))
        if means[one, other] < share - _SLACK:
            break
        few, many = len(groups[one]), len(groups[other])
        means[one] = means[:, one] = (few * means[one] + many * means[other]) / (few + many)
        means[other] = means[:, other] = means[one, one] = -1
        groups[one] = _side_by_side(groups[one], groups[other], common)
        groups[other] = []
    return groups


def _side_by_side(one: list[int], other: list[int], common: Floats) -> list[int]:
    """Both groups in a row, turned so that the ends that meet share most; turned as little as will do."""
    turned = [(left, right) for right in (other, other[::-1]) for left in (one, one[::-1])]
    left, right = max(turned, key=lambda pair: float(common[pair[0][-1], pair[1][0]]))
    return [*left, *right]


def _family(group: Sequence[int], common: Floats, names: Sequence[str], signed: Signed) -> WordingFamily:
    inside = common[np.ix_(group, group)][np.triu_indices(len(group), k=1)]
    members = tuple(by_date((names[place] for place in group), signed))
    return WordingFamily(members=members, mean=float(inside.mean()), least=float(inside.min()))
