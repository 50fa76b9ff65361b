"""The phrasebook: rhythms, deadlines, levels, conditions and sides, each at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.coding.english.phrases import Phrasebook, read_phrases
from foedera.errors import InvalidRegister

PHRASES = read_phrases(data.words_text("phrases"), name="phrases")
BOOK = Phrasebook(PHRASES, partners=("Japan", "Republic of Korea"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("shall meet whenever necessary but at least once a year", "annual"),
        ("twice a year", "six_monthly"),
        ("at least once in each quarter of a year", "quarterly"),
        ("every two (2) years", "every_two_years"),
        ("on a regular basis", "regular"),
        ("an annual security dialogue", "annual"),
    ],
)
def test_rhythms(text: str, value: str) -> None:
    """The rhythm that fixes a date stands before the one that does not."""
    found = BOOK.periodicity(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", ["the annual quota of fish", "a year later", "an agreement of 1994"])
def test_sums_and_dates_are_no_rhythm(text: str) -> None:
    """A yearly quota is not something people do once a year."""
    assert BOOK.periodicity(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("within 30 days of the request", "P30D"),
        ("not later than three months after the signature", "P3M"),
        ("by the end of the seventh year", "P7Y"),
        ("within one (1) year", "P1Y"),
        ("by 2025", "2025"),
        ("not later than 1 January 1974", "1 January 1974"),
        ("as soon as possible", "soon"),
        ("within a reasonable period", "reasonable"),
    ],
)
def test_deadlines(text: str, value: str) -> None:
    """Durations in ISO 8601, dates as printed, the rest by its meaning."""
    assert [found.value for found in BOOK.deadlines(f"They shall answer {text}.")] == [value]


def test_sides_and_levels() -> None:
    """The partner goes by its names; both together are both."""
    text = "The EU and Japan will meet at ministerial level; the Republic of Korea and each Party take part."
    assert [(text[f.start : f.end], f.value) for f in BOOK.actors(text)] == [
        ("The EU and Japan", "both"),
        ("the Republic of Korea", "partner"),
        ("each Party", "both"),
    ]
    level = BOOK.level(text)
    assert level is not None
    assert level.value == "ministers"
    assert Phrasebook(PHRASES).actors("Japan will act") == ()


def test_a_broken_phrasebook_is_refused() -> None:
    """The message names the field."""
    with pytest.raises(InvalidRegister, match="actors"):
        read_phrases("id: x\nversion: 1", name="x")


@given(st.text(alphabet="within 30 days a year, EU and regular\n", max_size=120))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    """On any text: ranges lie inside it and do not overlap."""
    for found in (BOOK.actors(text), BOOK.deadlines(text)):
        end = 0
        for item in found:
            assert end <= item.start < item.end <= len(text)
            end = item.end
