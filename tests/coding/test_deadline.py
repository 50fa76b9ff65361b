"""The limit on the time one text may take: every coder stops, and says which text and what to do."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable

import pytest

from foedera.coding.commitments import commitment_claims
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.deadline import MOST_SECONDS, Deadline, within
from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.english.phrase_patterns import PhrasePatterns
from foedera.coding.facts import fact_claims
from foedera.coding.institutions.bodies import BodyRecogniser
from foedera.coding.institutions.dialogues import dialogue_claims
from foedera.errors import TextTooHard
from foedera.reading import read
from foedera.workspace.seed import (
    built_in_bodies,
    built_in_codebook,
    built_in_fact_words,
    built_in_ladder,
    built_in_phrases,
    built_in_sentence_words,
)

TEXT = b"Article 1\n\nThe Parties shall establish a Joint Committee. The Parties shall consult each other every year.\n"
RESULT = read(TEXT, name="a.txt", subject="eu-nor-sdp-2024", role="text", language="eng", source="s")
COMMON = {"agreement": "eu-nor-sdp-2024", "recorded": datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)}
CLASSIFIER, BOOK, RECOGNISER = (
    ModalityClassifier(built_in_ladder()),
    PhrasePatterns(built_in_phrases()),
    BodyRecogniser(built_in_bodies()),
)
LEXICON, WORDS = Lexicon(built_in_codebook("eu-sdp"), built_in_sentence_words()), built_in_fact_words()
CODERS: dict[str, Callable[..., tuple[object, ...]]] = {
    "coverage": LEXICON.code,
    "commitments": lambda *text, **how: commitment_claims(*text, classifier=CLASSIFIER, phrases=BOOK, **how),
    "dialogues": lambda *text, **how: dialogue_claims(
        *text, classifier=CLASSIFIER, phrases=BOOK, recogniser=RECOGNISER, **how
    ),
    "facts": lambda *text, **how: fact_claims(*text, words=WORDS, **how),
}


def ticking(seconds: float) -> Deadline:
    """A deadline by a clock that goes on by a second whenever it is looked at."""
    return Deadline("eu-nor-sdp-2024/eng", seconds=seconds, clock=itertools.count().__next__)


@pytest.mark.parametrize("coder", CODERS)
def test_a_coder_stops_when_the_time_is_over(coder: str) -> None:
    """It looks at the deadline more than once in a text, and an error names the text."""
    with pytest.raises(TextTooHard) as refused:
        CODERS[coder](RESULT.document, RESULT.provisions, deadline=ticking(1), **COMMON)
    assert refused.value.where == "eu-nor-sdp-2024/eng"
    assert "at most 1 s of" in refused.value.message()


@pytest.mark.parametrize("coder", CODERS)
def test_a_deadline_that_is_kept_changes_nothing(coder: str) -> None:
    """The claims are those without a limit."""
    kept = CODERS[coder](RESULT.document, RESULT.provisions, deadline=ticking(10_000), **COMMON)
    assert kept == CODERS[coder](RESULT.document, RESULT.provisions, **COMMON)


def test_only_the_processor_time_of_the_thread_counts() -> None:
    """By default the limit is one no real text comes near, and items pass while there is time."""
    assert list(within(Deadline("x/eng", seconds=MOST_SECONDS), "abc")) == ["a", "b", "c"]
