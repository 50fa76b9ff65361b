"""What a text calls parties by, told apart: names, adjectives, peoples, letters for short; the longest; as written."""

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
        ("Governments of Japan and the Norwegian Government", "[PARTY] and [PARTY] Government"),
        ("a Norway-led group, the pre-Soviet map, UKRAINIANS", "a [PARTY]-led group, the pre-[PARTY] map, [PARTY]"),
        ("the Community’s community; Community law", "[PARTY]’s community; Community law"),
        (
            "ships of\nChile in NORTHERN IRELAND and Panama City",
            "ships of\n[PARTY] in NORTHERN IRELAND and Panama City",
        ),
        ("Viet\n\nNam, Timor\u2011Leste, the South Pole", "Viet\n\nNam, [PARTY], the South Pole"),
    ],
)
def test_names_are_found_as_written_and_as_long_as_they_go(text: str, expected: str) -> None:
    """An article and "Government of" belong to the name."""
    assert masked(text) == expected


@pytest.mark.parametrize(
    "text", ["polish the wording", "a turkey", "Norwegianness", "the usage of us", "non-Irishlike", "Us"]
)
def test_small_letters_and_longer_words_are_no_names(text: str) -> None:
    """Only a capital makes a name of a word, and only the whole word."""
    assert party_names(text) == ()


def test_only_those_asked_for_are_found() -> None:
    """An id nobody knows names nothing."""
    text = "Norway, Iceland and Japan"
    assert [name.party for name in party_names(text, ["isl", "jpn", "atlantis"])] == ["isl", "jpn"]
    assert masked(text, []) == text


@pytest.mark.parametrize(
    ("text", "party", "found"),
    [
        ("Guinea-Bissau, Papua New Guinea, Guinea", "gin", ["Guinea"]),
        ("the Democratic Republic of the Congo", "cog", []),
        ("the People's Republic of China and the Republic of China", "twn", ["the Republic of China"]),
        ("Ukrainian SSR, Ukrainian law", "ukr", ["Ukrainian SSR", "Ukrainian"]),
        ("Congolese ports, the German Democratic Republic", "cod", ["Congolese"]),
    ],
)
def test_a_part_of_anothers_longer_name_is_no_name(text: str, party: str, found: list[str]) -> None:
    """Also where only the one whose name is shorter is looked for; a word that names two is either's."""
    assert [text[name.start : name.end] for name in party_names(text, [party])] == found


KINDS = ["gbr", "nld", "dnk", "uni", "nor-2"]
MORE = {"uni": ("Northern Union", "the Union"), "nor-2": ("Norway",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UK will help.", [("The UK", "gbr", "name")]),
        (
            "the Kingdom of the Netherlands and the Government of Denmark",
            [("the Kingdom of the Netherlands", "nld", "name"), ("Denmark", "dnk", "name")],
        ),
        (
            "Danish ships, the Danes and the Dutch fleet",
            [("Danish", "dnk", "adjective"), ("the Danes", "dnk", "people"), ("Dutch", "nld", "adjective")],
        ),
        ("DENMARK’s ports; Denmark-led", [("DENMARK", "dnk", "name"), ("Denmark", "dnk", "name")]),
        (
            "the Northern Union's ports, The Union, Union law",
            [("the Northern Union", "uni", "name"), ("The Union", "uni", "name")],
        ),
        ("Norway and the Norwegians", [("Norway", "nor-2", "name")]),
        ("Denmarkian, uk, Sweden, the European Union", []),
    ],
)
def test_each_name_is_found_with_its_kind(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A register's names count beside those lists know, also where another party has the name too."""
    found = party_names(text, KINDS, MORE)
    assert [(text[name.start : name.end], name.party, name.kind) for name in found] == expected


def test_adjectives_name_parties_that_have_a_name() -> None:
    """The two lists use the same ids."""
    assert {"nor", "ukr", "eu", "usa"} <= known_parties()
    assert party_names("Ukrainian")[0].party == party_names("Ukraine")[0].party == "ukr"


@given(st.lists(st.sampled_from(["Norway", "the Norwegian side", "will", "United States", "act", "EU", ", ", "\n"])))
def test_places_are_in_order_and_the_rest_stays(words: list[str]) -> None:
    """What is not masked is the text as it was."""
    text = " ".join(words)
    names = party_names(text, leads=True)
    assert all(one.end <= other.start for one, other in itertools.pairwise(names))
    kept = text
    for name in reversed(names):
        kept = kept[: name.start] + SLOT + kept[name.end :]
    assert kept == masked(text)
