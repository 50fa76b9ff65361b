"""The rule of quotes: word for word, white space aside, and no part of a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.language_model.quote_search import FoldedText, differences, fold, too_short

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


COPIED = (
    "Norland’s 24/7 co-operation – “shared” by both – beneﬁts the secre-\ntariat. The sides\u00a0will meet; the oﬃces "
    "of the sides’ ministers are open."
)


@pytest.mark.parametrize(
    ("quote", "kinds"),
    [
        ("Norland's 24/7 co-operation – “shared” by both", ("apostrophes or quotation marks",)),
        ('Norland’s 24/7 co-operation – "shared" by both', ("apostrophes or quotation marks",)),
        ("24/7 co-operation - “shared” by both", ("dashes or hyphens",)),
        ("24/7 cooperation – “shared” by both", ("dashes or hyphens",)),
        ("– beneﬁts the secretariat. The sides", ("dashes or hyphens", "white space")),
        ("“shared” by both – benefits the", ("ligatures",)),
        ("the offices of the sides’ ministers", ("ligatures",)),
        ("The sideswill meet; the", ("white space",)),
        ("The si\u00addes will meet; the", ("signs without width",)),
        ("The\u200bsides will meet; the", ("white space", "signs without width")),
    ],
)
def test_what_a_copyist_sets_as_he_likes_makes_a_quote_near(quote: str, kinds: tuple[str, ...]) -> None:
    """The passage is the text's own, and what differs is said."""
    text = FoldedText(COPIED)
    assert text.find(quote) is None
    place = text.find_near(quote)
    assert place is not None
    assert differences(quote, COPIED[slice(*place)]) == kinds


@pytest.mark.parametrize(
    "quote",
    [
        "norland’s 24/7 co-operation",
        "Norland’s 24/7 operation – “shared”",
        "land’s 24/7 co-operation",
        "operation – “shared” by both",
        "the secretariat. The side",
        "The sides will meet, the",
        "The sides shall meet; the",
        "’ – “”",
    ],
)
def test_another_letter_or_half_a_word_is_not_near(quote: str) -> None:
    """Case, other signs, words left out, and a part of a word stay refused."""
    assert FoldedText(COPIED).find_near(quote) is None


@given(words, words)
def test_what_is_near_has_the_same_letters(text: str, quote: str) -> None:
    """On any text and quote: the range lies in the text, and whatever is found word for word is near as well."""
    folded = FoldedText(text)
    place = folded.find_near(quote)
    if place is not None:
        start, end = place
        assert 0 <= start < end <= len(text)
        assert [s for s in text[start:end] if s.isalnum()] == [s for s in quote if s.isalnum()]
    elif any(sign.isalnum() for sign in quote):
        assert folded.find(quote) is None


def test_the_nearest_passage_is_whole_words_of_the_text() -> None:
    """However it is cut by the comparison."""
    likeness, passage = FoldedText(COPIED).nearest("Norland’s 24/7 cooperation is shared by both sides")
    assert likeness > 70
    assert passage in " ".join(COPIED.split())
    assert passage.startswith("Norland’s 24/7 co-operation")
