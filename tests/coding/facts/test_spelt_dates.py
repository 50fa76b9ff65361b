"""Dates as other languages than English write them."""

from __future__ import annotations

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.facts.spelt_dates import number_in, spelt_dates
from foedera.workspace.seed import built_in_fact_words

LANGUAGES = {words.language: words for words in built_in_fact_words().closings.languages}


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("fra", "le vingt et un mars mil neuf cent quatre-vingt-dix-neuf", "1999-03-21"),
        ("fra", "le 1er août 2011", "2011-08-01"),
        ("fra", "ce neuvième jour, le 9 décembre de l'an 2004", "2004-12-09"),
        ("deu", "am siebzehnten Oktober neunzehnhundertachtundachtzig", "1988-10-17"),
        ("deu", "am 4. März 2020", "2020-03-04"),
        ("nld", "de eenentwintigste februari tweeduizend drie", "2003-02-21"),
        ("spa", "a los doce días del mes de agosto del año dos mil diecinueve", "2019-08-12"),
        ("spa", "el 30 de septiembre de 2016", "2016-09-30"),
        ("ita", "il ventotto gennaio millenovecentosessantadue", "1962-01-28"),
        ("por", "aos vinte e quatro dias do mês de abril de mil novecentos e noventa e um", "1991-04-24"),
        ("ron", "la 7 iunie 2022", "2022-06-07"),
        ("rus", "«3» сентября 2015 г.", "2015-09-03"),
        ("rus", "двадцать восьмого июля тысяча девятьсот девяносто восьмого года", "1998-07-28"),
        ("ukr", "“16” лютого 2024 року", "2024-02-16"),
        ("ukr", "дев'ятого травня тисяча дев’ятсот шостого року", "1906-05-09"),
        ("pol", "dnia 11 listopada 1998 r.", "1998-11-11"),
        ("hrv", "11. listopada 1998.", "1998-10-11"),
        ("ces", "dne 6. 12. 2007", "2007-12-06"),
        ("hun", "2009. szeptember 14-én", "2009-09-14"),
        ("lit", "2013 m. kovo 8 d.", "2013-03-08"),
        ("lav", "2018. gada 2. oktobrī", "2018-10-02"),
        ("ell", "στις 5 Μαΐου 2010", "2010-05-05"),
        ("tur", "18 Şubat 1952", "1952-02-18"),
        ("deu", "am 31. Februar 2020", None),
        ("deu", "im Februar 2020", None),
        ("spa", "en mayo de 2020", None),
    ],
)
def test_a_whole_day_is_read_in_figures_and_in_words(language: str, text: str, date: str | None) -> None:
    """Listopada is October in Croatian and November in Polish; a day that never was, or a month alone, is none."""
    assert [term.value for term in spelt_dates(text, LANGUAGES[language])] == ([] if date is None else [date])


@given(st.sampled_from(sorted(LANGUAGES)), st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_month_of_every_language_is_told(language: str, day: datetime.date) -> None:
    """The law: day, month and year in figures and the month's name give back the day."""
    words = LANGUAGES[language]
    text = f"{day.day} {words.months[day.month - 1][0]} {day.year}"
    assert [term.value for term in spelt_dates(text, words)] == [day.isoformat()]


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("fra", "quatre-vingts", 80),
        ("fra", "mil huit cent", 1800),
        ("nld", "negentienhonderdachtenzestig", 1968),
        ("deu", "zweitausenddreiundzwanzig", 2023),
        ("ita", "millenovecentonovantotto", 1998),
        ("spa", "mil novecientos cuarenta y ocho", 1948),
        ("por", "dois mil e dezassete", 2017),
        ("deu", "Urschriften", None),
        ("nld", "", None),
    ],
)
def test_numbers_in_words(language: str, words: str, number: int | None) -> None:
    """Joined as the language joins them; other words are no number."""
    numbers = {"".join(filter(str.isalpha, word)): value for word, value in LANGUAGES[language].numbers.items()}
    assert number_in(words, numbers) == number


def test_all_languages_name_twelve_months() -> None:
    """And none gives one name to two months."""
    for language, words in LANGUAGES.items():
        forms = [form for row in words.months for form in row]
        assert len(words.months) == len(calendar.month_name) - 1, language
        assert len(forms) == len(set(forms)), language
