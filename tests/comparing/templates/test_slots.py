"""Names of states, amounts and dates are found as people write them, and what only looks like one is left."""

from __future__ import annotations

import pytest

from foedera.comparing.templates.slots import slots_of
from foedera.model.template import SlotKind
from tests.comparing.templates.families import NAMES

PARTY, AMOUNT, DATE = SlotKind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kingdom of Norway and Viet Nam.", [("The Kingdom of Norway", PARTY), ("Viet Nam", PARTY)]),
        ("the Netherlands’ Danish guests", [("the Netherlands", PARTY), ("Danish", PARTY)]),
        ("norway spruce, Viet\n\nNam, Norwayan", []),
        ("on the 9 th day of July 2008 in", [("the 9 th day of July 2008", DATE)]),
        (
            "April 4, 1949 or July 2008 or 22.5.2025",
            [("April 4, 1949", DATE), ("July 2008", DATE), ("22.5.2025", DATE)],
        ),
        ("In 2024, by 2024-05-06", [("2024", DATE), ("2024-05-06", DATE)]),
        ("They may march 10 miles; Article 12.4; No 2024/18; 170000 km", []),
        ("EUR 2 billion, $3.02B and £2.3bn", [("EUR 2 billion", AMOUNT), ("$3.02B", AMOUNT), ("£2.3bn", AMOUNT)]),
        ("0.25% or 10 per cent of 3 million", [("0.25%", AMOUNT), ("10 per cent", AMOUNT), ("3 million", AMOUNT)]),
    ],
)
def test_what_is_a_slot(text: str, found: list[tuple[str, SlotKind]]) -> None:
    """In order, none over another, a name with its article."""
    assert [(text[slot.start : slot.end], slot.kind) for slot in slots_of(text, NAMES)] == found


def test_a_name_and_its_adjective_are_one_party() -> None:
    """Else a clause with 'Norwegian boats' here and 'Norway' there would have two slots filled differently."""
    values = {slot.value for slot in slots_of("Norway, the Kingdom of Norway, Norwegian boats", NAMES)}
    assert values == {"nor"}
