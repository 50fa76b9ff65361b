"""Which cells two coders can be compared on, and which are left out and why.

In: what each coder says of each cell. Out: the common cells, and counts of the rest. Not here: any coefficient.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from foedera.coding.reliability.measures import FOUND
from foedera.model.coverage import CellValue
from foedera.model.reliability import Coded, CoderPair, LeftOut

Cell = tuple[str, str]
"""(agreement id, area id)."""

Coding = Mapping[Cell, Coded]
"""What one coder says of each cell it said anything about."""

JUDGED = frozenset({CellValue.COVERED, CellValue.IN_PLACE, CellValue.NOT_FOUND})
"""Values that are judgements. The others say that there is none: missing data, not 'no'."""

SCOPE = (
    "a cell counts when both coders call it covered, in place or not found; unclear, not applicable, unreadable and "
    "not coded are missing data, not ‘no’, and are counted apart"
)
VALUE_EQUIVALENCE = {
    "stated": "covered, in place and not found are three values",
    "found": "in place counts as covered, since a reader of words cannot tell them apart",
}
"""Which values count as the same, by name."""


def common_cells(first: Coding, second: Coding, areas: Collection[str]) -> tuple[Cell, ...]:
    """The cells both judged, sorted: no figure depends on the order of the log."""
    both = (cell for cell in first.keys() & second.keys() if cell[1] in areas)
    return tuple(sorted(cell for cell in both if {first[cell].value, second[cell].value} <= JUDGED))


def read_as(value: CellValue, values: str) -> str:
    """A judgement under one of VALUE_EQUIVALENCE."""
    return FOUND[0] if values == "found" and value in FOUND else value.value


def left_out(first: Coding, second: Coding, areas: Collection[str]) -> LeftOut:
    """The cells that are no part of the comparison."""
    one, two = ({cell for cell in coding if cell[1] in areas} for coding in (first, second))
    missing: Counter[str] = Counter()
    for cell in one & two:
        missing.update({first[cell].value.value, second[cell].value.value} - {value.value for value in JUDGED})
    return LeftOut(only=(len(one - two), len(two - one)), no_judgement=dict(sorted(missing.items())))


def coder_pairs(codings: Mapping[str, Coding], areas: Sequence[str]) -> tuple[CoderPair, ...]:
    """Every two coders with a common cell, most cells first; a coder and its own reading of one source are no pair."""
    found = []
    for one, two in combinations(sorted(codings), 2):
        if two.startswith(f"{one}/"):
            continue
        cells = common_cells(codings[one], codings[two], areas)
        if cells:
            differ = sum(codings[one][cell].value != codings[two][cell].value for cell in cells)
            agreements = len({agreement for agreement, _ in cells})
            found.append(CoderPair(coders=(one, two), cells=len(cells), differ=differ, agreements=agreements))
    return tuple(sorted(found, key=lambda pair: (-pair.cells, pair.coders)))
