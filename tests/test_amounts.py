"""How many of something, in words."""

from __future__ import annotations

from foedera.amounts import amount, listed


def test_one_is_one_and_no_other_number_is() -> None:
    """One place; none, two and a thousand places."""
    assert [amount(count, "place") for count in (0, 1, 2, 1000)] == ["0 places", "1 place", "2 places", "1000 places"]


def test_a_plural_of_its_own() -> None:
    """Boxes are no 'boxs'."""
    assert [amount(count, "text box", "text boxes") for count in (1, 2)] == ["1 text box", "2 text boxes"]


def test_the_first_are_named_and_the_rest_counted() -> None:
    """Nothing is left out without a word."""
    assert listed(["a", "b"], 2) == "a, b"
    assert listed(["a", "b", "c", "d"], 2, between=" / ") == "a / b and 2 more"
    assert listed([], 2) == ""
