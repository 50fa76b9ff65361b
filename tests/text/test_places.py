"""Of places that overlap one is kept."""

from __future__ import annotations

import pytest

from foedera.text.places import apart
from foedera.text.printed_values import PrintedValue


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([(4, 6), (0, 3)], [(0, 3), (4, 6)]),
        ([(0, 3), (2, 9), (3, 4)], [(0, 3), (3, 4)]),
        ([(5, 7), (5, 9), (8, 9)], [(5, 9)]),
        ([], []),
    ],
)
def test_the_first_and_of_those_the_longest_is_kept(places: list[tuple[int, int]], kept: list[tuple[int, int]]) -> None:
    """In order of the text, whatever the order they came in."""
    found = apart(PrintedValue(*place, "") for place in places)
    assert [(place.start, place.end) for place in found] == kept


def test_of_equals_the_first_given_is_kept() -> None:
    """So that the order of what finds them decides."""
    assert [each.kind for each in apart([PrintedValue(1, 2, "date"), PrintedValue(1, 2, "year")])] == ["date"]
