"""Final provisions: the right sentence, and a short value of its wording."""

from __future__ import annotations

import pytest

from tests.coding.facts.texts import claims, happened, said


def clause(sentence: str, about: str) -> list[str]:
    """What is read of one fact in a text of one article."""
    return said(claims(f"# Agreement\n\n## Article 9\n\n{sentence}\n"), about)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("This Agreement shall enter into force upon signature.", "same day; upon signature"),
        (
            "This Treaty shall enter into force sixty (60) days after the Parties have notified each other.",
            "60 days after; upon notification",
        ),
        (
            "The present Convention shall come into force on the first day of the month following its ratification.",
            "first day of the next month; upon ratification or approval",
        ),
        (
            "This Protocol enters into force on the thirtieth day after the date of exchange of diplomatic notes.",
            "30 days after; upon notification",
        ),
    ],
)
def test_entry_into_force_says_when_and_upon_what(sentence: str, value: str) -> None:
    """The timing, and the act it is counted from."""
    assert clause(sentence, "entry_into_force") == [value]


def test_entry_into_force_of_something_else_is_no_clause_of_the_text() -> None:
    """Amendments, and duties that run from entry into force, are not the clause."""
    for text in (
        "Amendments to this Agreement shall enter into force on signature.",
        "Duties end when this Agreement enters into force.",
    ):
        assert clause(text, "entry_into_force") == ["not found"]


def test_a_day_without_condition_is_an_event_and_one_with_a_condition_is_not() -> None:
    """A day that hangs on ratification may have passed without anything happening."""
    certain = claims("1. This Agreement shall enter into force on 1 January 1993.")
    assert happened(certain) == {"in_force": "1993-01-01"}
    hanging = claims(
        "1. This Agreement shall enter into force on 1 January 1993, provided that all States have ratified it."
    )
    assert happened(hanging) == {}
    assert said(hanging, "entry_into_force") == ["1993-01-01; upon ratification or approval"]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Either Party may terminate this Agreement by giving one year’s notice in writing.", "1 year after notice"),
        (
            "Either Party may denounce this Treaty. It shall end on the first day of the seventh month from then.",
            "first day of the seventh month after notice",
        ),
        ("The tribunal may terminate the proceedings by notification.", "not found"),
    ],
)
def test_termination_says_with_what_notice(sentence: str, value: str) -> None:
    """The notice stands in the same sentence or the next; ending other things is no termination."""
    assert clause(sentence, "termination") == [value]


def test_the_span_covers_the_sentence_its_value_is_read_from() -> None:
    """Where the notice stands a sentence later, the quote reaches that far."""
    found = claims(
        "1. Either Party may denounce this Treaty. It ceases to have effect ninety days after notice. It rains."
    )
    (claim,) = [claim for claim in found if claim.value.get("about") == "termination"]
    assert claim.value["value"] == "90 days after notice"
    assert claim.basis.span is not None
    assert claim.basis.span.quote.endswith("ninety days after notice.")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("This Agreement is concluded for an unlimited period.", "unlimited"),
        ("This Agreement shall remain in force until terminated by either Party.", "until terminated"),
        ("This Agreement shall remain in force for a period of ten years.", "10 years"),
    ],
)
def test_duration(sentence: str, value: str) -> None:
    """Without end, until notice, or a number of years."""
    assert clause(sentence, "duration") == [value]


def test_a_clause_on_safeguards_is_no_provisional_application() -> None:
    """Provisional measures are something else."""
    assert clause("A Party may apply a provisional safeguard measure.", "provisional_application") == ["not found"]


def test_a_text_without_named_languages_claims_none() -> None:
    """'Both texts being equally authentic' names no language, so there is nothing to claim."""
    assert clause("Done in two originals, both texts being equally authentic.", "authentic_languages") == ["not found"]


def test_the_quote_of_a_long_preamble_begins_at_its_sign() -> None:
    """Nobody should read a page to see the three words a fact stands on."""
    long = "Recalling " + ", and recalling ".join(f"matter {number}" for number in range(60))
    found = claims(f"1. {long}, have agreed as follows: peace.")
    (claim,) = [claim for claim in found if claim.value.get("about") == "legal_nature"]
    assert claim.basis.span is not None
    assert claim.basis.span.quote.startswith("have agreed as follows")
