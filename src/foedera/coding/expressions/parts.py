"""Expressions taken apart at their gaps, for a scanner that tells which words a text holds.

In: trees. Out: their parts, and which of them have to be there together for an expression to occur. Where all of them
are it may occur, and `re` has to say whether it does.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from foedera.coding.expressions.patterns import FOLDED, source
from foedera.coding.expressions.syntax import Choice, Gap, Hyphen, Node, must_match


class Parts(NamedTuple):
    """Expressions taken apart at their gaps, so that one database of words serves them all."""

    sources: list[str]
    """Distinct parts, as regular expressions for folded texts."""
    sums: list[str]
    """Which of them have to be there together: their numbers with & and |."""
    told: dict[int, list[int]]
    """Number of a part, or of a sum behind the parts → the expressions that may occur where it does."""


def taken_apart(trees: Sequence[Choice]) -> Parts:
    """The parts of some expressions; of one without gaps itself."""
    numbers: dict[str, int] = {}
    told, sums = defaultdict[int, list[int]](list), defaultdict[str, list[int]](list)

    def number(part: Choice) -> str:
        return str(numbers.setdefault(source(part, FOLDED), len(numbers)))

    for place, tree in enumerate(trees):
        ways = dict.fromkeys(map(_between_gaps, tree.options)) if has_gaps(tree) else [(tree,)]
        whole = " | ".join(" & ".join(map(number, way)) for way in ways)
        if "|" in whole or "&" in whole:
            sums[whole].append(place)
        else:
            told[int(whole)].append(place)
    told.update(enumerate(sums.values(), start=len(numbers)))
    return Parts(list(numbers), list(sums), told)


def has_gaps(tree: Choice) -> bool:
    """Whether it can be taken apart: a hyphen beside a gap is told by what stands on both its sides."""
    pairs = [pair for option in tree.options for pair in itertools.pairwise(map(type, option))]
    return any(Gap in pair for pair in pairs) and not any(Gap in pair and Hyphen in pair for pair in pairs)


def _between_gaps(option: tuple[Node, ...]) -> tuple[Choice, ...]:
    """What has to stand in a text for a sequence to match: what it has between its gaps, in no order."""
    groups = itertools.groupby(option, key=lambda part: isinstance(part, Gap))
    parts = {Choice((tuple(group),)) for is_gap, group in groups if not is_gap}
    return tuple(sorted((part for part in parts if must_match(part)), key=repr))
