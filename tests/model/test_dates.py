"""Dates keep their precision and compare by what they can mean."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model.dates import PartialDate, compatible, first_day, last_day, months_between, written_out

days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
partial = days.flatmap(lambda day: st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"]))


@given(days)
def test_a_day_lies_within_its_month_and_year(day: datetime.date) -> None:
    """Dropping precision widens the range and keeps the day inside."""
    for text in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        assert first_day(text) <= day <= last_day(text)
        assert compatible(text, day.isoformat())


@given(partial, partial)
def test_compatibility_is_mutual(one: str, other: str) -> None:
    """Whether two dates can mean the same day does not depend on which is asked first."""
    assert compatible(one, other) == compatible(other, one)


@pytest.mark.parametrize(
    ("text", "words"),
    [("2024", "2024"), ("2024-11", "November 2024"), ("2024-11-19", "19 November 2024"), (None, "date unknown")],
)
def test_dates_are_written_with_the_precision_they_have(text: str | None, words: str) -> None:
    """Nothing is added to a date that is not known."""
    assert written_out(text) == words


@pytest.mark.parametrize("bad", ["2024-13", "2024-1-1", "24-01-01", "2024-02-32", "19.11.2024", ""])
def test_other_ways_of_writing_dates_are_refused(bad: str) -> None:
    """Records take partial ISO dates only."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(bad, PartialDate)


def test_the_first_signature_came_26_months_after_the_compass() -> None:
    """From March 2022 to 21 May 2024."""
    assert months_between("2022-03", "2024-05-21") == 26
