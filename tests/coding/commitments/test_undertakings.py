"""Undertakings of a sentence: who acts, what, on what condition, how often and by when."""

from __future__ import annotations

import pytest

from foedera import data
from foedera.coding.commitments.undertakings import Range, Undertaking, undertakings
from foedera.coding.english.modality import ModalityClassifier, read_strength_scale
from foedera.coding.english.phrase_patterns import PhrasePatterns, read_phrases
from foedera.model.strength import Strength

CLASSIFIER = ModalityClassifier(read_strength_scale(data.words_text("modal_ladder"), name="modal_ladder"))
BOOK = PhrasePatterns(read_phrases(data.words_text("phrases"), name="phrases"), partners=("Norway",))


def read(sentence: str, *, before: str | None = None) -> tuple[Undertaking, ...]:
    """The undertakings of a sentence."""
    return undertakings(sentence, CLASSIFIER, BOOK, before=before)


def words(sentence: str, place: Range | None) -> str | None:
    """What stands in a range."""
    return None if place is None else sentence[slice(*place)]


def test_every_part_stands_in_the_sentence() -> None:
    """Actor, verb, object, condition and deadline of one duty."""
    sentence = "1. Each Party shall, where appropriate, submit a report within 30 days of a request."
    (found,) = read(sentence)
    assert (found.actor, words(sentence, found.who)) == ("both", "Each Party")
    assert words(sentence, found.action) == "submit"
    assert words(sentence, found.object) == "a report"
    assert words(sentence, found.condition) == "where appropriate"
    assert (found.due, words(sentence, found.deadline)) == ("P30D", "within 30 days")
    assert found.periodicity is None


def test_a_sentence_can_hold_two_undertakings() -> None:
    """Each with its own strength and object."""
    sentence = "The EU will on a regular basis brief Norway and explore an exercise."
    first, second = read(sentence)
    assert (first.actor, words(sentence, first.object), first.periodicity) == ("eu", "Norway", "regular")
    assert (second.modal.words, words(sentence, second.object)) == ("and explore", "an exercise")


def test_a_side_behind_a_preposition_does_not_act() -> None:
    """Disputes between the Parties are settled by nobody named; what the Parties ratify, they ratify."""
    (dispute,) = read("Disputes between the Parties shall be settled by negotiation.")
    assert (dispute.actor, dispute.who) == (None, None)
    (ratified,) = read("The Convention shall be ratified by the Contracting Parties.")
    assert ratified.actor == "both"


def test_somebody_else_is_named_in_words_only() -> None:
    """A committee is neither side; its name is kept."""
    sentence = "The Joint Committee shall meet at least once a year."
    (found,) = read(sentence)
    assert (found.actor, words(sentence, found.who), found.periodicity) == (None, "The Joint Committee", "annual")


def test_a_pronoun_means_the_side_named_before() -> None:
    """'it' in the sentence itself, 'they' from the sentence before."""
    (found,) = read("If a Party refuses, it shall give its reasons.")
    assert found.actor == "both"
    (carried,) = read("They will meet in Oslo.", before="both")
    assert carried.actor == "both"
    (unknown,) = read("They will meet in Oslo.")
    assert unknown.actor is None


def test_a_condition_takes_its_own_words_of_time_along() -> None:
    """The time in which the sides did not agree is no deadline of what follows."""
    sentence = "If they do not agree within 45 days, the panel shall decide."
    (found,) = read(sentence)
    assert found.due is None
    assert words(sentence, found.condition) == "If they do not agree within 45 days"


def test_words_that_lead_a_list_in_are_open() -> None:
    """'Each Party shall:' undertakes nothing by itself."""
    (found,) = read("Each Party shall, in good faith:")
    assert found.open
    assert found.action is None


def test_permissions_and_rules_of_status_yield_nothing() -> None:
    """No undertaking, no record."""
    assert read("Each Party may denounce this Agreement.") == ()
    assert read("This Agreement shall enter into force in May.") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Upon the conclusion of this Protocol, accession of the third State was approved.",
        "In witness whereof the undersigned have signed and sealed this Convention.",
        "c) designation of the range in which the drill is conducted, and providing maps of it;",
        "The Note refers to the decision by the Council to move its seat.",
        "The two fleets held three exercises, strengthened their staffs and launched a joint newsletter.",
    ],
)
def test_what_is_reported_or_described_is_no_undertaking(sentence: str) -> None:
    """It tells how firmly a passage is worded; nobody promises it."""
    assert CLASSIFIER.matches(sentence)
    assert not read(sentence)


def test_a_reported_fact_does_not_stand_before_the_duty() -> None:
    """The duty is the undertaking, whatever was reported first."""
    (found,) = read("Upon the entry into force of this Protocol, the Secretary shall invite the Republic to accede.")
    assert found.modal.strength is Strength.BINDING
