"""Amounts and dates are found as people write them, and what only looks like one is left."""

from __future__ import annotations

import pytest

from foedera.text.printed_values import AMOUNT, DATE, YEAR, printed_values


def found(text: str) -> list[tuple[str, str]]:
    """What is found, as printed, with its kind."""
    return [(text[value.start : value.end], value.kind) for value in printed_values(text)]


@pytest.mark.parametrize(
    "amount",
    [
        "EUR 2 billion",
        "$3.02B",
        "£2.3bn",
        "US$5 million",
        "US $400,000",
        "CAD 1.5 billion",
        "12 000 000 euros",
        "€40\u00a0000",
        "1.25 million Danish kroner",
        "200 million of US dollars",
        "30 pounds sterling",
        "DKK 50-million",
        "0.25%",
        "2,5\u00a0%",
        "10 per cent",
        "2.5 percent",
        "3 million",
        "40 thousand",
    ],
)
def test_amounts_are_whole(amount: str) -> None:
    """The currency before or behind, scales as words or letters, blanks that keep a number together."""
    assert found(f"They spend {amount}, and share it.") == [(amount, AMOUNT)]


@pytest.mark.parametrize(
    "date",
    [
        "the 9 th day of July 2008",
        "1st of May 2026",
        "14 May",
        "3-5 June 2025",
        "April 4, 1949",
        "July 2008",
        "Sept. 3, 2021",
        "22.5.2025",
        "2024-05-06",
    ],
)
def test_dates_are_whole(date: str) -> None:
    """Days with or without a year, months with one, dates in figures."""
    assert found(f"It was so on {date}, and stays.") == [(date, DATE)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march 10 miles",
        "Article 12.4",
        "No 2024/18",
        "170000 km",
        "paragraph 5 of the Convention",
        "May he pass",
        "a 1000 m race",
    ],
)
def test_other_numbers_are_neither(text: str) -> None:
    """Numbers of places and instruments, lengths, a verb."""
    assert found(text) == []


def test_a_year_by_itself_is_told_apart_and_nothing_lies_over_another() -> None:
    """Whether it is a date only its user can say."""
    text = "In 2024, by 1 May 2026 and until 2027 they pay EUR 2026 million."
    assert found(text) == [("2024", YEAR), ("1 May 2026", DATE), ("2027", YEAR), ("EUR 2026 million", AMOUNT)]
