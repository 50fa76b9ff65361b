"""Which texts cannot be in a language, by their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.scripts import can_be_in
from tests.text.test_language_runs import SENTENCES


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_texts_can_be_in_their_own_language(language: str) -> None:
    """In all that are told apart."""
    assert can_be_in(SENTENCES[language] * 3, language)


@pytest.mark.parametrize(
    ("text", "language"), [("ukr", "eng"), ("ell", "fra"), ("eng", "zho"), ("pol", "ara"), ("fra", "rus")]
)
def test_a_script_rules_languages_out(text: str, language: str) -> None:
    """Both ways."""
    assert not can_be_in(SENTENCES[text] * 3, language)


@given(st.text(max_size=59), st.sampled_from(["eng", "rus", "swa", "xyz"]))
def test_few_letters_rule_nothing_out(text: str, language: str) -> None:
    """The law: what is short may be in any language."""
    assert can_be_in(text, language)


@given(st.text(), st.sampled_from(["swa", "gsw", "xyz"]))
def test_languages_nobody_considers_are_never_ruled_out(text: str, language: str) -> None:
    """The law: nothing is known of their scripts here."""
    assert can_be_in(text, language)
