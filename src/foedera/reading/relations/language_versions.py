"""Language versions of one agreement, linked provision by provision.

In: the provisions of two texts. Out: pairs of ids. Wording cannot decide between languages, so places do: the same eId,
else the same rank among its siblings' kind between two places that are paired already. Not here: versions of one text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foedera.model.document import Provision


def linked(ones: Sequence[Provision], others: Sequence[Provision]) -> dict[str, str]:
    """Which provision of one text answers which of the other, by id; those without an answer are left out."""
    places = {provision.eid: at for at, provision in enumerate(others)}
    pairs = {at: places[provision.eid] for at, provision in enumerate(ones) if provision.eid in places}
    pairs = _in_order(pairs)
    edges = [(-1, -1), *sorted(pairs.items()), (len(ones), len(others))]
    for (left, right), (next_left, next_right) in pairwise(edges):
        gap, answer = ones[left + 1 : next_left], others[right + 1 : next_right]
        if len(gap) == len(answer) and [p.kind for p in gap] == [p.kind for p in answer]:
            pairs |= {left + 1 + step: right + 1 + step for step in range(len(gap))}
    return {ones[left].id: others[right].id for left, right in pairs.items()}


def _in_order(pairs: dict[int, int]) -> dict[int, int]:
    """The pairs without those that would cross an earlier one."""
    kept: dict[int, int] = {}
    last = -1
    for left, right in sorted(pairs.items()):
        if right > last:
            kept[left] = right
            last = right
    return kept
