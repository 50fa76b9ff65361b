"""Expressions match whole words in any case, and nothing inside longer ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.expressions import compile_expression
from foedera.errors import InvalidRegister

words = st.from_regex(r"[a-z]{1,10}", fullmatch=True)


@pytest.mark.parametrize(
    ("expression", "text", "hit"),
    [
        ("cyber", "on Cyber issues", "Cyber"),
        ("cyber", "cybersecurity", None),
        ("cyber*", "cybersecurity", "cybersecurity"),
        ("cyber-security", "cyber security", "cyber security"),
        ("cyber-security", "cyber‑security", "cyber‑security"),
        ("cyber-security", "cybersecurity", "cybersecurity"),
        ("outer space", "outer\n  space", "outer\n  space"),
        ("cyber ~2 capacity", "cyber defence and capacity", "cyber defence and capacity"),
        ("cyber ~1 capacity", "cyber defence and capacity", None),
        ("cyber ~2 capacity", "cyber capacity", "cyber capacity"),
        ("(arms|export) control*", "export controls", "export controls"),
        ("(continued )?support", "support", "support"),
        ("long? term", "term", "term"),
        ("long? term", "long term", "long term"),
        ("women's", "women’s rights", "women’s"),
        ("space", "(space)", "space"),
    ],
)
def test_the_syntax(expression: str, text: str, hit: str | None) -> None:
    """Each sign does what the module says."""
    match = compile_expression(expression).search(text)
    assert (match.group() if match else None) == hit


@given(words, words)
def test_a_word_matches_itself_and_never_inside_another(word: str, other: str) -> None:
    """In any case; glued to other letters it is another word."""
    pattern = compile_expression(word)
    assert pattern.fullmatch(word.upper())
    assert not pattern.search(f"{other}{word}")
    assert not pattern.search(f"{word}{other}")


@given(st.lists(words, min_size=2, max_size=5), st.sampled_from([" ", "\n", "  ", "\t"]))
def test_any_white_space_joins_words(parts: list[str], blank: str) -> None:
    """A phrase is found across line breaks."""
    assert compile_expression(" ".join(parts)).fullmatch(blank.join(parts))


@given(words, words, st.lists(words, max_size=4))
def test_a_gap_allows_just_so_many_words(first: str, last: str, between: list[str]) -> None:
    """`~N` bridges N words and no more, unless the words themselves repeat."""
    text = " ".join([first, *between, last])
    assert compile_expression(f"{first} ~4 {last}").fullmatch(text)
    assert bool(compile_expression(f"{first} ~2 {last}").fullmatch(text)) == (len(between) <= 2)


@pytest.mark.parametrize("bad", ["(open", "a|", "x?", "[abc]", "a{2}", ""])
def test_what_the_syntax_does_not_know_is_refused(bad: str) -> None:
    """The message shows the expression and what is expected."""
    with pytest.raises(InvalidRegister, match="~N"):
        compile_expression(bad)
