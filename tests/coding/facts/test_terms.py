"""Terms inside a clause: numbers in words, periods, days in every way treaties write them."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.facts import terms


@pytest.mark.parametrize(
    ("words", "number"),
    [("28", 28), ("twenty-eighth", 28), ("one hundred and eighty", 180), ("nineteen hundred and ninety-two", 1992),
     ("two thousand and sixteen", 2016), ("lighthouse", None)],
)  # fmt: skip
def test_numbers_in_words(words: str, number: int | None) -> None:
    """Cardinals, ordinals and years; None for what is no number."""
    assert terms.number_of(words) == number


@pytest.mark.parametrize(
    ("text", "period"),
    [("six (6) months", "6 months"), ("one year’s notice", "1 year"), ("on the 30th day after", "30 days"),
     ("180-days written notice", "180 days"), ("the thirtieth day", "30 days")],
)  # fmt: skip
def test_periods(text: str, period: str) -> None:
    """A length of time, however written."""
    assert [term.value for term in terms.periods(text)] == [period]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("this 26th day of June 2002", "2002-06-26"),
        ("on the twenty eighth day of July in the year two thousand and sixteen", "2016-07-28"),
        ("on October 7, 1994", "1994-10-07"),
        ("this 13 th day of May in this year 2009", "2009-05-13"),
        ("fifth day of December in the year one thousand, nine hundred and seventy.", "1970-12-05"),
        ("November 1997", "1997-11"),
        ("this ____ day of ____ 2013", "2013"),
        ("on 31 February 1999", "1999-02"),
    ],
)
def test_dates(text: str, date: str) -> None:
    """As precise as the text; a day that does not exist is not made up."""
    assert [term.value for term in terms.dates(text)] == [date]


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_every_day_is_read_back(day: datetime.date) -> None:
    """A law: a day written out in figures and words of the month is that day."""
    for text in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        (term,) = terms.dates(f"signed on {text} at sea")
        assert term.value == day.isoformat()


@given(st.text(max_size=200))
def test_terms_stand_where_they_say(text: str) -> None:
    """On any text, a term's place is inside it, and dates do not overlap."""
    for term in (*terms.periods(text), *terms.dates(text), *terms.names(text), *terms.ordinals(text)):
        assert 0 <= term.start < term.end <= len(text)
    found = terms.dates(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
