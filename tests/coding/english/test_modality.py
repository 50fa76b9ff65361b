"""The scale of strengths where texts mislead: denied duties, permissions, rules of status, far hedges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.coding.english.modality import ModalityClassifier, read_strength_scale
from foedera.errors import InvalidRegister
from foedera.model.strength import Strength

CLASSIFIER = ModalityClassifier(read_strength_scale(data.words_text("modal_ladder"), name="modal_ladder"))


@pytest.mark.parametrize(
    "sentence",
    [
        "A Party shall not be obliged to give reasons.",
        "Nothing in this Agreement shall prevent a Party from leaving.",
        "This Agreement shall enter into force on the first of May.",
        "This Protocol shall be open for signature.",
        "The Annex shall form an integral part of it.",
        "Either Party may end this Agreement.",
        "The sides have agreed as follows:",
        "The staff are entitled to leave.",
    ],
)
def test_words_that_look_like_an_undertaking_and_are_none(sentence: str) -> None:
    """A denied duty, a rule of status and a permission have no strength."""
    assert CLASSIFIER.strength_of(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("The Parties shall not levy a new duty.", Strength.BINDING),
        ("The Parties shall, where appropriate, exchange data.", Strength.BINDING),
        ("The Parties shall exchange data that may be of use.", Strength.BINDING),
        ("The Parties shall make every effort to agree.", Strength.INTENDED),
        ("The Parties shall use their best endeavours.", Strength.INTENDED),
        ("The Parties agree to explore an agreement.", Strength.EXPLORED),
        ("The Parties shall consider a further step.", Strength.EXPLORED),
        ("The Parties may cooperate in training.", Strength.EXPLORED),
        ("The Council is obliged to answer.", Strength.BINDING),
        ("RECALLING the value of dialogue;", Strength.DECLARED),
        ("Recognising the need, each Party shall act.", Strength.BINDING),
    ],
)
def test_the_words_next_to_the_verb_decide(sentence: str, strength: Strength) -> None:
    """A hedge counts where it governs the verb, not anywhere in the sentence; a prohibition binds as a duty does."""
    found = CLASSIFIER.strength_of(sentence)
    assert found is not None
    assert found[0] is strength


def test_the_undertaking_at_the_place_speaks() -> None:
    """In a sentence of two undertakings the one that governs the place decides."""
    sentence = "The sides will exchange data and explore an agreement on space."
    assert CLASSIFIER.strength_of(sentence, sentence.index("data")) == (Strength.FIRM, "will")
    assert CLASSIFIER.strength_of(sentence, sentence.index("space")) == (Strength.EXPLORED, "and explore")


@pytest.mark.parametrize(
    ("sentence", "named", "strength"),
    [
        (
            "The sides intend to fight crime, including by sharing lists of stolen cars.",
            "stolen cars",
            Strength.INTENDED,
        ),
        ("We plan to work on ports through advancing new safety rules.", "safety rules", Strength.INTENDED),
        ("The sides may cooperate in the north, supporting search and rescue.", "rescue", Strength.EXPLORED),
        ("The sides will help the coast, providing boats.", "boats", Strength.FIRM),
        ("Providing boats and radios.", "radios", Strength.FIRM),
        ("The Parties share the ambition to train a thousand pilots.", "pilots", Strength.INTENDED),
        ("The Parties share the view that the strait is narrow.", "strait", Strength.DECLARED),
        ("The Participants which signed the Protocol of 1999 must close the range.", "range", Strength.BINDING),
    ],
)
def test_how_a_thing_is_done_is_as_firm_as_the_undertaking(sentence: str, named: str, strength: Strength) -> None:
    """A gerund carries on what stands before it; what is shared may be a wish or a view."""
    found = CLASSIFIER.strength_of(sentence, sentence.index(named))
    assert found is not None
    assert found[0] is strength


def test_every_level_says_what_it_means_and_where_it_comes_from() -> None:
    """No strength without a rule a reader can look up."""
    scale = CLASSIFIER.scale
    assert scale.key == "modal-ladder@4"
    assert {level.strength for level in scale.levels} == {None, *Strength}
    assert all(level.meaning and level.source and level.expressions for level in scale.levels)


def test_a_broken_ladder_is_refused() -> None:
    """The message names the field."""
    with pytest.raises(InvalidRegister, match="expressions"):
        read_strength_scale("id: x\nversion: 1\nrungs: [{meaning: m, source: s}]", name="x")


@given(st.text(max_size=200))
def test_readings_are_ordered_and_quote_the_sentence(sentence: str) -> None:
    """On any text: ascending, without overlap, each saying what stands there."""
    end = 0
    for reading in CLASSIFIER.matches(sentence):
        assert end <= reading.start < reading.end <= len(sentence)
        assert " ".join(sentence[reading.start : reading.end].split()) == reading.words
        end = reading.end
