"""What other instruments a text names."""

from __future__ import annotations

from tests.coding.facts.texts import claims, said


def test_names_end_where_the_next_instrument_begins() -> None:
    """'Article XX of the GATT 1994 and the TRIPS Agreement' names two, and no article."""
    found = claims("1. Nothing in Article XX of the GATT 1994 and the TRIPS Agreement prevents the Parties.")
    assert said(found, "names_treaty") == ["GATT 1994", "TRIPS Agreement"]


def test_the_text_itself_and_its_annexes_are_not_named_instruments() -> None:
    """'This Agreement' and 'Protocol B to this Agreement' are its own."""
    found = claims("1. The Parties to this Agreement Norway and Chile apply Protocol B to this Agreement.")
    assert said(found, "names_treaty") == []
    assert said(found, "names_instrument") == ["not found"]


def test_an_instrument_is_claimed_once_at_its_first_mention() -> None:
    """A hundred mentions of the WTO Agreement are one fact."""
    found = claims("1. The Paris Convention is kept.\n\n2. The Paris Convention is kept again.")
    (claim,) = [claim for claim in found if claim.value.get("about") == "names_treaty"]
    assert claim.basis.span is not None
    assert claim.basis.span.provision.endswith("para_1")
