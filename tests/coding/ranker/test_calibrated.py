"""The calibrated judge on sentences of our own: three outcomes, the best sentence first, and what decisions move."""

from __future__ import annotations

import datetime

import pytest

from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.ranker.calibrated import CalibratedJudge
from foedera.coding.ranker.leaning import Leanings
from foedera.coding.ranker.sentence_features import FEATURES
from foedera.coding.ranker.sentence_weights import log_odds, probability, read_sentence_weights
from foedera.errors import InvalidRegister
from foedera.model.claim import Claim
from foedera.reading import read
from foedera.workspace.seed import (
    built_in_codebook,
    built_in_judge,
    built_in_sentence_weights,
    built_in_sentence_words,
)

BOOK = built_in_codebook("eu-sdp")
WEIGHTS = built_in_sentence_weights()
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)

TEXT = """# A partnership

1. The sides are concerned that terrorism threatens many countries.

2. The sides will cooperate in the fight against terrorism and will exchange information on terrorist groups.

3. The ministers spoke of satellites.

4. The training of horses goes on.
"""


def coded(text: str = TEXT, leanings: Leanings | None = None) -> dict[str, list[Claim]]:
    """The claims on each area."""
    judge = CalibratedJudge(WEIGHTS) if leanings is None else CalibratedJudge(WEIGHTS, leanings)
    result = read(text.encode(), name="t.md", subject="a-b-1999", role="text", language="eng", source="t")
    found: dict[str, list[Claim]] = {}
    for claim in Lexicon(BOOK, built_in_sentence_words(), judge).code(
        result.document, result.provisions, agreement="a-b-1999", recorded=WHEN
    ):
        found.setdefault(claim.value["area"], []).append(claim)
    return found


def test_an_undertaking_is_covered_and_quoted_before_a_concern() -> None:
    """Two paragraphs name terrorism; the one that undertakes something speaks."""
    best = coded()["counterterrorism"][0]
    assert best.value["value"] == "covered"
    assert best.basis.span is not None
    assert best.basis.span.quote.startswith("The sides will cooperate")
    assert best.value["probability"] >= WEIGHTS.accept
    assert f"at least {WEIGHTS.accept:.2f}" in best.value["rule"]


def test_what_lies_between_the_thresholds_is_asked_with_its_passage() -> None:
    """Ministers who exchanged views on outer space may have done something there."""
    (claim,) = coded("1. The ministers exchanged views on outer space.\n")["space"]
    assert WEIGHTS.reject <= claim.value["probability"] < WEIGHTS.accept
    assert claim.value["value"] == "unclear"
    assert claim.basis.span is not None
    assert "ask a person" in claim.value["rule"]


def test_an_area_without_a_word_has_the_share_the_readers_found_in_such_areas() -> None:
    """Nothing was found, and even that is no proof."""
    (claim,) = coded()["cultural-heritage"]
    assert claim.value["value"] == "not_found"
    assert claim.value["probability"] == pytest.approx(WEIGHTS.nothing)
    assert claim.value["rule"] == "no word of it was found"


def test_decisions_move_a_cell_and_the_rule_says_so() -> None:
    """The same sentence, asked about before, is covered once people said so of the area; the prior stays on record."""
    text = "1. The ministers exchanged views on outer space.\n"
    before = coded(text)["space"][0]
    after = coded(text, Leanings(2.0, {"space": 2.0}, {"space": 9}))["space"][0]
    assert (before.value["value"], after.value["value"]) == ("unclear", "covered")
    assert after.value["prior"] == before.value["prior"]
    assert after.value["probability"] == pytest.approx(probability(log_odds(before.value["prior"]) + 4), abs=0.01)
    assert "before what decisions here taught" in after.value["rule"]


def test_only_a_codebook_that_asks_for_undertakings_shares_the_weights() -> None:
    """Dta has weights of its own; one without both is judged by scores."""
    assert isinstance(built_in_judge(BOOK), CalibratedJudge)
    assert not isinstance(built_in_judge(built_in_codebook("dta")), CalibratedJudge)


def test_weights_of_other_features_are_refused() -> None:
    """The error names what the code gives and what the file weighs."""
    from foedera import data

    text = (data.weights_text("shared") or "").replace("how far in", "how far out")
    with pytest.raises(InvalidRegister, match="how far in") as refused:
        read_sentence_weights(text, name="shared.json")
    assert "how far out" in refused.value.message()
    assert "train_sentences.py" in refused.value.message()


def test_the_weights_say_what_they_were_learnt_from() -> None:
    """Texts, sentences and the codebook; as many weights as features."""
    assert len(WEIGHTS.weights) == len(FEATURES)
    assert WEIGHTS.training.codebook == BOOK.key
    assert 0 < WEIGHTS.training.showing < WEIGHTS.training.sentences
    assert 0 < WEIGHTS.reject < WEIGHTS.accept < 1
