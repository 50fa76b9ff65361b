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


@given(originals, st.data())
def test_spans_kept_keep_their_places(steps: list[int], data: st.DataObject) -> None:
    """What is kept of a map has the places of the spans it was kept of, and break points only where they are needed."""
    places = [sum(steps[: n + 1]) for n in range(len(steps))]
    ends = sorted(data.draw(st.lists(st.integers(0, len(places) - 1), min_size=2, max_size=8)))
    spans = [(ends[at], ends[at + 1]) for at in range(0, len(ends) - 1, 2)]
    expected = [place for start, end in spans for place in places[start:end]] + [places[spans[-1][1]]]
    offsets = OffsetMap.from_places(places)
    assert offsets.keep(spans) == OffsetMap.from_places(expected)
    assert offsets.cut(*spans[0]) == OffsetMap.from_places(places[spans[0][0] : spans[0][1] + 1])
    assert OffsetMap.from_places(range(3, 9)).cut(1, 4) == OffsetMap.from_places(range(4, 8))


@given(st.lists(originals, min_size=1, max_size=4), st.sampled_from(["", " ", " | "]))
def test_joined_texts_keep_their_places(parts: list[list[int]], separator: str) -> None:
    """Each part has its own places; what stands between takes the place where the part before it ended."""
    at, traces, expected = 0, [], list[int]()
    for number, steps in enumerate(parts):
        places = [at + sum(steps[: n + 1]) for n in range(len(steps))]
        expected += [*([at] * len(separator) if number else ()), *places[:-1]]
        traces.append(Traced("x" * (len(places) - 1), OffsetMap.from_places(places)))
        at = places[-1]
    whole = join(traces, separator)
    assert whole.text == separator.join("x" * (len(steps) - 1) for steps in parts)
    assert whole.offsets == OffsetMap.from_places([*expected, at])


@given(st.lists(st.text("ab", min_size=1, max_size=5), min_size=1, max_size=5))
def test_lines_joined_by_a_sign_stay_in_step(lines: list[str]) -> None:
    """A sign for a sign: the paragraph stands in the original as its lines do."""
    whole, at, parts = Traced.at("\n".join(lines), 7), 0, []
    for line in lines:
        parts.append(whole.cut(at, at + len(line)))
        at += len(line) + 1
    assert join(parts, " ") == Traced(" ".join(lines), whole.offsets)
    assert whole.offsets.is_in_step


@given(originals, st.integers(0, 130))
def test_landing_is_the_first_place_not_before(steps: list[int], original: int) -> None:
    """A place that was left out lands where the text goes on; one behind the end, at the end."""
    places = [sum(steps[: n + 1]) for n in range(len(steps))]
    first = next((at for at, place in enumerate(places) if place >= original), len(places) - 1)
    assert OffsetMap.from_places(places).landing(original) == first
