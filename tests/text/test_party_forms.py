"""What a text calls a party by, told apart: names, adjectives, peoples, letters for short."""

from __future__ import annotations

import pytest

from foedera.text.party_forms import named_in

PARTIES = [("gbr", ()), ("nld", ()), ("dnk", ()), ("uni", ("Northern Union",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UK will help.", [("The UK", "gbr", "name")]),
        (
            "the Kingdom of the Netherlands and Denmark",
            [("the Kingdom of the Netherlands", "nld", "name"), ("Denmark", "dnk", "name")],
        ),
        (
            "Danish ships, Danes and the Dutch fleet",
            [("Danish", "dnk", "adjective"), ("Danes", "dnk", "people"), ("Dutch", "nld", "adjective")],
        ),
        ("DENMARK’s ports; Denmark-led", [("DENMARK", "dnk", "name"), ("Denmark", "dnk", "name")]),
        ("the Northern Union's ports", [("the Northern Union", "uni", "name")]),
        ("Denmarkian, uk, Norway", []),
    ],
)
def test_each_form_is_found_with_its_kind(text: str, expected: list[tuple[str, str, str]]) -> None:
    """An article belongs to a name and to no adjective; what is no word of its own, or another's, is no name."""
    assert [(text[one.start : one.end], one.party, one.kind) for one in named_in(text, PARTIES)] == expected
