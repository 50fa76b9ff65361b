"""The model asked about many texts at once says what py3langid says of each by itself."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foedera.text.language_model import _AT_ONCE, LanguageModel

LANGUAGES = ("en", "nl", "fr", "ru", "sr", "ja")
WORDS = [
    "The",
    "Parties",
    "shall",
    "De",
    "partijen",
    "Les",
    "Стороны",
    "Стране",
    "Strane",
    "両国は",
    "(a)",
    "é",
    "\ud800",
]
TEXTS = st.lists(
    st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)), min_size=1, max_size=9
)


@cache
def py3langid() -> Any:
    """The model as its own library asks it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model: Any = LanguageIdentifier.from_model_file(MODEL_FILE)  # type: ignore[no-untyped-call]
    model.set_languages(list(LANGUAGES))
    return model


@cache
def model() -> LanguageModel:
    """The same model, asked here."""
    return LanguageModel(LANGUAGES)


@given(TEXTS)
@example(["", "THE PARTIES", "", "e\u0301te\u0301 et Parties"])
def test_agrees_with_py3langid(texts: list[str]) -> None:
    """Each text scores what the library gives it."""
    found = model().scores(texts, LANGUAGES)
    assert found.shape == (len(texts), len(LANGUAGES))
    for text, row in zip(texts, found.tolist(), strict=True):
        expected = dict(py3langid().rank(text))
        assert row == pytest.approx([expected[code] for code in LANGUAGES], rel=1e-5, abs=1e-3)


@given(TEXTS, st.lists(st.sampled_from(LANGUAGES), min_size=1, unique=True))
def test_some_languages_are_scored_as_among_all(texts: list[str], asked: list[str]) -> None:
    """Asking for fewer languages changes no score."""
    whole = model().scores(texts, LANGUAGES)
    part = model().scores(texts, asked)
    assert part == pytest.approx(whole[:, [LANGUAGES.index(code) for code in asked]], rel=1e-5, abs=1e-3)


def test_a_text_longer_than_is_walked_at_once_changes_nothing_for_others() -> None:
    """Where the bytes are parted into batches does not show."""
    texts = ["The Parties shall agree.", "Les Parties conviennent. " * (_AT_ONCE // 20), "De partijen komen overeen."]
    found = model().scores(texts, LANGUAGES)
    for text, row in zip(texts, found, strict=True):
        assert row == pytest.approx(model().scores([text], LANGUAGES)[0], rel=1e-5)


def test_a_language_the_model_does_not_know_is_left_out() -> None:
    """Only what the model knows can be asked."""
    assert LanguageModel(("en", "xx", "nl")).languages == ("en", "nl")
