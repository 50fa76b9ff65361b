"""Names of states, amounts and dates are slots; what only looks like one, and an organisation, is content."""

from __future__ import annotations

import pytest

from foedera.comparing.templates.slots import slots_of
from foedera.model.template import SlotKind

PARTY, AMOUNT, DATE = SlotKind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kingdom of Norway and Viet Nam.", [("The Kingdom of Norway", PARTY), ("Viet Nam", PARTY)]),
        ("the Netherlands’ Danish guests", [("the Netherlands", PARTY), ("Danish", PARTY)]),
        ("norway spruce, Norwayan, the European Union", []),
        ("In 2024 and on 5 May 2025", [("2024", DATE), ("5 May 2025", DATE)]),
        ("2 million Danish kroner", [("2 million Danish kroner", AMOUNT)]),
    ],
)
def test_what_is_a_slot(text: str, found: list[tuple[str, SlotKind]]) -> None:
    """In order, none over another, a name with its article."""
    assert [(text[slot.start : slot.end], slot.kind) for slot in slots_of(text)] == found


def test_a_name_and_its_adjective_are_one_party() -> None:
    """Else a clause with 'Norwegian boats' here and 'Norway' there would have two slots filled differently."""
    assert {slot.value for slot in slots_of("Norway, the Kingdom of Norway, Norwegian boats")} == {"nor"}


def test_a_value_is_the_same_however_it_is_broken() -> None:
    """A line's end within an amount is none of its value."""
    one, other = (slots_of(text)[0].value for text in ("EUR 2 million", "EUR 2\nmillion"))
    assert one == other
