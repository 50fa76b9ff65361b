"""Names of parties in a text: with article and government, adjectives and peoples; the longest; as written."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.party_names import SLOT, known_parties, masked, party_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Government of the Kingdom of Norway and the European Union agree.", "[PARTY] and [PARTY] agree."),
        (
            "Norwegian and Ukrainian forces, and the Danes, will train.",
            "[PARTY] and [PARTY] forces, and [PARTY], will train.",
        ),
        ("UKRAINE will inform the U.S. side and British ports.", "[PARTY] will inform [PARTY] side and [PARTY] ports."),
        ("The People’s Republic of China\nand Viet\nNam", "[PARTY]\nand [PARTY]"),
        ("the Ukrainian Soviet Socialist Republic", "[PARTY]"),
        ("Guinea-Bissau, not Guinea", "[PARTY], not [PARTY]"),
    ],
)
def test_names_are_found_as_written_and_as_long_as_they_go(text: str, expected: str) -> None:
    """An article and "Government of" belong to the name."""
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text", ["polish the wording", "a turkey", "Norwegianness", "the usage of us", "non-Irishlike"]
)
def test_small_letters_and_longer_words_are_no_names(text: str) -> None:
    """Only a capital makes a name of a word, and only the whole word."""
    assert party_names(text) == ()


def test_only_those_asked_for_are_found() -> None:
    """An id nobody knows names nothing."""
    text = "Norway, Iceland and Japan"
    assert [name.party for name in party_names(text, ["isl", "jpn", "atlantis"])] == ["isl", "jpn"]
    assert masked(text, []) == text


def test_adjectives_name_parties_that_have_a_name() -> None:
    """The two lists use the same ids."""
    assert {"nor", "ukr", "eu", "usa"} <= known_parties()
    assert party_names("Ukrainian")[0].party == party_names("Ukraine")[0].party == "ukr"


@given(st.lists(st.sampled_from(["Norway", "the Norwegian side", "will", "United States", "act", "EU", ", ", "\n"])))
def test_places_are_in_order_and_the_rest_stays(words: list[str]) -> None:
    """What is not masked is the text as it was."""
    text = " ".join(words)
    names = party_names(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(names))
    kept = text
    for name in reversed(names):
        kept = kept[: name.start] + SLOT + kept[name.end :]
    assert kept == masked(text)
