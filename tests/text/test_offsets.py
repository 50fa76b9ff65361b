"""Break points, spans and joined pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.offsets import OffsetMap, Traced, join, landed, pieces


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=30).map(
        lambda steps: [sum(steps[: n + 1]) for n in range(len(steps))]
    )
)
def test_break_points_say_all_places(places: list[int]) -> None:
    """From places to break points and back."""
    offsets = OffsetMap.from_places(places)
    assert offsets.places() == places
    assert [offsets.place(at) for at in range(len(places))] == places


def test_text_left_alone_needs_two_break_points() -> None:
    """A long text that was not changed costs nothing."""
    assert Traced.whole("unchanged").offsets.breaks == ((0, 0), (9, 9))


def test_empty_text() -> None:
    """The empty text has one place."""
    assert Traced.whole("").offsets.breaks == ((0, 0),)


@pytest.mark.parametrize("at", [-1, 4])
def test_place_outside_is_refused(at: int) -> None:
    """No silent clipping."""
    with pytest.raises(IndexError, match="outside 0"):
        Traced.whole("abc").offsets.place(at)


def test_keep_and_join() -> None:
    """Pieces run together still know where they stood."""
    whole = Traced.whole("[link](target) end")
    assert whole.keep([(1, 5), (14, 18)]) == Traced("link end", OffsetMap.from_places([1, 2, 3, 4, 14, 15, 16, 17, 18]))
    cells = join([whole.cut(1, 5), whole.cut(15, 18)], " | ")
    assert cells.text == "link | end"
    assert cells.offsets.places() == [1, 2, 3, 4, 5, 5, 5, 15, 16, 17, 18]
    assert cells.offsets.span(0, 5) == (1, 15)


originals = st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=30)


@given(originals, st.data())
def test_there_and_back(steps: list[int], data: st.DataObject) -> None:
    """Whatever clean code point is asked for: the stretches it came from land on it again, and the other way round."""
    places = [0]
    for step in steps:
        places.append(places[-1] + step)
    breaks = OffsetMap.from_places(places).breaks
    at = data.draw(st.integers(min_value=0, max_value=len(places) - 2))
    for low, high in pieces(breaks, at, at + 1):
        assert any(start <= at < end for start, end in landed(breaks, low, high))
    start = data.draw(st.integers(min_value=0, max_value=places[-1]))
    for low, high in landed(breaks, start, start + 1):
        assert high == low + 1
        assert any(a <= start < b for a, b in pieces(breaks, low, high))
