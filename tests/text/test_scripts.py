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


MARKED = {
    "vie": "Các bên tăng cường hợp tác hằng năm trong lĩnh vực an ninh hàng hải và bảo vệ cáp ngầm dưới biển.",
    "ces": "Strany každoročně prohlubují svou spolupráci v oblasti námořní bezpečnosti a vedou pravidelné konzultace.",
    "hun": "A Felek évente elmélyítik együttműködésüket a tengeri biztonság területén, és konzultációkat folytatnak.",
    "tur": "Taraflar deniz güvenliği alanındaki iş birliğini her yıl geliştirir ve düzenli görüşmeler yapar, çalışır.",
}


@pytest.mark.parametrize("text", MARKED)
def test_a_text_full_of_marked_letters_is_not_in_a_language_of_plain_ones(text: str) -> None:
    """An office program set to English says English of all that is typed with it."""
    assert not can_be_in(MARKED[text], "eng")
    assert not can_be_in(MARKED[text], "ind")


def test_names_and_quotes_rule_english_out_of_nothing() -> None:
    """A few marked letters, or a second text of another script, are in English texts too."""
    names = "The Republic of Türkiye and the Republic of Côte d'Ivoire meet each year at the port of Malmö and consult."
    assert can_be_in(names, "eng")
    assert can_be_in(SENTENCES["eng"] * 3 + SENTENCES["ukr"], "eng")


@given(st.text(max_size=59), st.sampled_from(["eng", "rus", "swa", "xyz"]))
def test_few_letters_rule_nothing_out(text: str, language: str) -> None:
    """The law: what is short may be in any language."""
    assert can_be_in(text, language)


@given(st.text(), st.sampled_from(["swa", "gsw", "xyz"]))
def test_languages_nobody_considers_are_never_ruled_out(text: str, language: str) -> None:
    """The law: nothing is known of their scripts here."""
    assert can_be_in(text, language)
