"""Counting by whole bytes gives what counting sign by sign gives."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from foedera.text.counting import letters, letters_and_digits, letters_by_sign

SHORT = st.text(st.characters(), max_size=60)  # lone surrogates too, as broken PDFs hold them
SIGNS = st.one_of(SHORT, st.builds(str.__mul__, SHORT, st.integers(40, 80)))  # long ones are counted another way


@given(SIGNS)
def test_letters_and_digits_are_those_found_sign_by_sign(text: str) -> None:
    """Of any text, broken ones too."""
    assert letters_and_digits(text) == sum(map(str.isalnum, text))


@given(SIGNS)
def test_letters_are_those_found_sign_by_sign(text: str) -> None:
    """Of any text, broken ones too."""
    assert letters(text) == sum(map(str.isalpha, text))


@given(SIGNS)
def test_letters_by_sign_are_all_letters(text: str) -> None:
    """Those of ASCII in one number, each other by itself."""
    latin, others = letters_by_sign(text)
    assert latin == sum(sign.isascii() and sign.isalpha() for sign in text)
    assert others == Counter(sign for sign in text if sign.isalpha() and not sign.isascii())


def test_figures_of_any_script_count_and_marks_do_not() -> None:
    """Arabic figures, Han letters and fractions do; combining marks, blanks and stops do not."""
    assert letters_and_digits("§ 5 – Art. ٣, 第十二条 · é e\u0301 ½ ②") == 13
    assert letters("Article 5, 第三条") == 10
