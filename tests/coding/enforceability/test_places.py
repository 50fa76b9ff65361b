"""Places: one number however it is written, lists and ranges in full, and never a place of another text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.enforceability.places import Division, canonical, heads, named, own

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def roman(number: int) -> str:
    """A number below a hundred in roman numerals."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")[number // 10]
    return tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


@given(st.integers(1, 99))
def test_roman_and_arabic_are_the_same_number(number: int) -> None:
    """In capitals or small, and below a point."""
    assert canonical(roman(number)) == canonical(roman(number).lower()) == canonical(str(number)) == str(number)
    assert canonical(f"{roman(number)}.5") == f"{number}.5"


@given(st.sampled_from(["twenty", "thirty", "forty"]), st.integers(1, 9), st.sampled_from("- "))
def test_spelt_numbers_add_up(tens: str, ones: int, between: str) -> None:
    """Twenty-one, or twenty one."""
    worth = {"twenty": 20, "thirty": 30, "forty": 40}[tens]
    assert canonical(f"{tens}{between}{ONES[ones - 1]}".upper()) == str(worth + ones)


@given(st.from_regex(r"[0-9]{1,3}([.-][0-9]{1,2}){0,2}|[A-Z](-[0-9])?", fullmatch=True))
def test_a_canonical_number_is_its_own(number: str) -> None:
    """Writing it one way twice changes nothing."""
    once = canonical(number)
    assert canonical(once) == once


@given(st.integers(1, 40), st.integers(0, 15))
def test_a_range_names_all_between(first: int, more: int) -> None:
    """From its first to its last chapter."""
    found = [place.number for place in named(f"Chapters {first} through {first + more} are left out")]
    assert sorted(set(found), key=int) == [str(number) for number in range(first, first + more + 1)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Chapters 5, VII and Nine", [("chapter", "5"), ("chapter", "7"), ("chapter", "9")]),
        ("Articles 14.2 or 14.4.2", [("article", "14.2"), ("article", "14.4.2")]),
        ("Article 3 (Scope) and Article 4", [("article", "3"), ("article", "4")]),
        ("Article XX of GATT 1994", []),
        ("Article 5 of this Chapter", [("article", "5")]),
        ("the particle 5", []),
    ],
)
def test_places_are_named_in_order(text: str, places: list[tuple[str, str]]) -> None:
    """Lists with titles in brackets; articles of other texts are none."""
    assert list(named(text)) == [Division(*place) for place in places]


def test_this_chapter_is_told_from_chapters_by_number() -> None:
    """By its kind alone."""
    assert list(own("any matter arising under this Chapter or these Articles, or Chapter 4")) == ["chapter", "article"]


def test_a_heading_opens_the_place_it_begins_with() -> None:
    """However it is written; other headings open none."""
    assert heads("CHAPTER SIX – Plants and animals") == Division("chapter", "6")
    assert heads("Final provisions of Chapter 6") is None


def test_a_place_lies_within_its_own_number_and_those_above() -> None:
    """Article 14.2 in 14, article 142 not."""
    assert Division("article", "14.2").within("14")
    assert Division("article", "14").within("14")
    assert not Division("article", "142").within("14")
