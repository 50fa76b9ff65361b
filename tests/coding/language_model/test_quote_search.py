"""The rule of quotes: word for word, white space aside, and no part of a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.language_model.quote_search import FoldedText, fold, too_short

TEXT = "2. The Parties  shall\nprotect non-binding submarine cables, “at sea”. They were unable to act. Cafe\u0301s."


@pytest.mark.parametrize(
    "quote",
    [
        "The Parties shall protect",
        " The\tParties shall\n\nprotect ",
        "2. The Parties",
        "non-binding submarine cables, “at sea”.",
        "at sea",
        "unable to act",
    ],
)
def test_the_same_words_are_found_whatever_their_white_space(quote: str) -> None:
    """And the range found holds them."""
    place = FoldedText(TEXT).find(quote)
    assert place is not None
    assert fold(TEXT[slice(*place)]) == fold(quote)


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("the parties shall protect", "case"),
        ("The Parties shall protect submarine cables", "left out"),
        ('cables, "at sea".', "another quotation mark"),
        ("non‑binding submarine cables", "another hyphen"),
        ("The Parties shallprotect", "white space left out"),
        ("The Part ies shall", "white space added"),
        ("able to act", "begins inside a word"),
        ("binding submarine cables", "begins behind a hyphen"),
        ("submarine cab", "ends inside a word"),
        ("were unable to act. Cafe", "ends before its accent"),
        ("", "nothing"),
        ("   ", "nothing"),
        (f"{TEXT} x", "more than there is"),
    ],
)
def test_anything_else_is_not(quote: str, why: str) -> None:
    """No case, hyphen, quotation mark or part of a word is forgiven."""
    assert FoldedText(TEXT).find(quote) is None, why


def test_a_part_of_a_word_does_not_hide_the_whole_one() -> None:
    """The first place that is no part of a word counts."""
    assert FoldedText("unable, able").find("able") == (8, 12)


@pytest.mark.parametrize(
    ("quote", "short"), [("the Parties", True), ("- . - . - . - . -", True), ("hybrid threats", False)]
)
def test_a_few_letters_are_no_evidence(quote: str, short: bool) -> None:
    """Twelve letters and digits at least."""
    assert too_short(quote) is short


words = st.text("ab é-’\n\t .", max_size=40)


@given(words, words)
def test_what_is_found_stands_there(text: str, quote: str) -> None:
    """On any text and quote: the range lies in the text and holds the quote's words; else they are no words of it."""
    place = FoldedText(text).find(quote)
    if place is not None:
        start, end = place
        assert 0 <= start < end <= len(text)
        assert fold(text[start:end]) == fold(quote)
    else:
        assert f" {fold(quote)} " not in f" {fold(text)} " or not fold(quote)


@given(st.lists(st.sampled_from(["the", "sides", "agree,", "on", "“cables”"]), min_size=1), st.data())
def test_whole_words_of_a_text_are_always_found(words: list[str], data: st.DataObject) -> None:
    """Any run of its words is a quote."""
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    assert FoldedText("\n ".join(words)).find(" ".join(words[first:last])) is not None
