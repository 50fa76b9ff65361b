"""Parties by their names in other languages."""

from __future__ import annotations

import pytest

from foedera.coding.facts.translated_parties import before_purpose, named_abroad
from foedera.workspace.seed import built_in_fact_words

WORDS = built_in_fact_words()
NAMES = {names.language: names for names in WORDS.translated.languages}


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("fra", "entre la République française et la Confédération suisse", "fra che"),
        ("deu", "zwischen der Republik Österreich und der Tschechischen Republik", "aut cze"),
        ("nld", "tussen het Koninkrijk der Nederlanden en de Staat Israël", "nld isr"),
        ("spa", "entre los Estados Unidos Mexicanos y la República de Chile", "mex chl"),
        ("ita", "tra la Repubblica Italiana e il Giappone", "ita jpn"),
        ("por", "entre a República Portuguesa e a República Democrática de Timor-Leste", "prt tls"),
        ("rus", "между Республикой Казахстан и Украиной", "kaz ukr"),
        ("ukr", "між Кабінетом Міністрів України та Урядом Литовської Республіки і Латвією", "ukr lva"),
        ("deu", "über die deutsche und die italienische Küste", ""),
        ("fra", "la norvège", ""),
    ],
)
def test_names_in_order(language: str, text: str, parties: str) -> None:
    """The longest name wins, declined or not; small letters and adjectives name nobody."""
    assert [party for party, _, _ in named_abroad(text, [NAMES[language]])] == parties.split()


def test_every_name_is_of_a_party_that_is_known_in_english() -> None:
    """A party's id means the same in all languages."""
    for names in WORDS.translated.languages:
        assert names.names.keys() <= WORDS.parties.names.keys(), names.language


@pytest.mark.parametrize(
    ("language", "text", "rest"),
    [
        ("fra", "Le Mali et le Niger, désireux d'aider le Tchad", "Le Mali et le Niger, "),
        ("nld", "Malta en Cyprus, overwegende dat Italië", "Malta en Cyprus, "),
        ("deu", "Malta und Zypern sind übereingekommen", "Malta und Zypern sind übereingekommen"),
    ],
)
def test_what_stands_before_the_purpose(language: str, text: str, rest: str) -> None:
    """Whom a purpose names is no party for that."""
    assert before_purpose(text, [NAMES[language]]) == rest
