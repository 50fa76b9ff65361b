"""The syntax refuses what it does not know, and says at which sign."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.syntax import DEEPEST, LONGEST, WIDEST_GAP, parse
from foedera.errors import InvalidRegister
from tests.coding.expressions.grammar import any_signs, expressions


def column_of(expression: str) -> int:
    """The column the refusal of an expression names."""
    with pytest.raises(InvalidRegister) as caught:
        parse(expression)
    match = re.search(r", column (\d+)$", caught.value.where or "")
    assert match
    return int(match[1])


@pytest.mark.parametrize(
    ("pointed_at", "what"),
    [
        ("cyber [!]attack", "the sign '!'"),
        ("cyber [,]attack", "the sign ','"),
        ("cyber [(]attack", "never closed"),
        ("cyber attack[)] net", "nothing opened"),
        ("cyber [(](attack)|net", "never closed"),
        ("cyber [*]", "behind nothing"),
        ("cyber ([*] ~3 net)", "behind nothing"),
        ("cyber [?]", "behind nothing"),
        ("cyber [?] net", "behind nothing"),
        ("cyber*[?] net", "behind nothing"),
        ("cyber  [~]41 net", "a gap of 41 words"),
        ("cyber [~] net", "the sign '~'"),
        ("cyber [~]4", "the sign '~'"),
        ("cyber |[|] net", "nothing where a word should stand"),
        ("cyber ([)]", "nothing where a word should stand"),
        ("cyber ((((([(]net))))))", "brackets within brackets"),
        ("[c]", None),
        ("[*]", "behind nothing"),
        ("[-]", "matches nothing"),
        ("[(]net)? (cable)?", "matches nothing"),
        ("café [;] bar", "the sign ';'"),
        ("  cyber  [;]", "the sign ';'"),
    ],
)
def test_the_column_is_that_of_the_sign(pointed_at: str, what: str | None) -> None:
    """The sign in square brackets is the one the message points at."""
    expression, column = re.sub(r"\[(.)\]", r"\1", pointed_at), pointed_at.index("[") + 1
    if what is None:
        assert parse(expression)
        return
    with pytest.raises(InvalidRegister) as caught:
        parse(expression)
    assert (caught.value.where, column_of(expression)) == (f"{expression!r}, column {column}", column)
    assert what in (caught.value.found or "")


def test_limits() -> None:
    """The longest expression, the deepest brackets and the widest gap are taken; one more is refused."""
    assert parse("a" * LONGEST)
    assert column_of("a" * (LONGEST + 1)) == LONGEST + 1
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST)
    assert column_of("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1)) == DEEPEST + 1
    assert parse(f"a ~{WIDEST_GAP} b")
    assert column_of(f"a ~{WIDEST_GAP + 1} b") == 3


@given(expressions, st.sampled_from(';:!"#$%<>=@[]^`{}+\\'), st.data())
def test_an_unknown_sign_anywhere_is_the_sign_pointed_at(expression: str, sign: str, data: st.DataObject) -> None:
    """Whatever stands before it."""
    at = data.draw(st.integers(0, len(expression)))
    assume(not re.search(r"~\d*$", expression[:at]))  # there the ~ is left without its number or blank
    assert column_of(expression[:at] + sign + expression[at:]) == at + 1


@given(any_signs)
def test_a_column_lies_in_the_expression_or_right_behind_it(text: str) -> None:
    """Any text parses, or is refused at one of its signs; nothing else is raised."""
    try:
        parse(text)
    except InvalidRegister:
        assert 1 <= column_of(text) <= len(unicodedata.normalize("NFC", text)) + 1


@given(expressions)
def test_accents_may_be_written_apart(expression: str) -> None:
    """An expression with its accents as signs of their own is the same expression."""
    assert parse(unicodedata.normalize("NFD", expression)) == parse(expression)


@pytest.mark.parametrize(
    ("expression", "texts", "not_texts"),
    [
        ("cyber ~2 (sea)? attack", ["cyber attack", "cyber sea attack", "cyber a b attack"], ["cyberattack"]),
        (
            "a long? short? term",
            ["a term", "a long term", "a short term", "a long short term"],
            ["aterm", "a longterm"],
        ),
        (
            "cyber (sea)? ~2 attack",
            ["cyber attack", "cyber sea attack", "cyber sea or net attack"],
            ["cyber a b c attack"],
        ),
        ("goods in? transit?", ["goods", "goods in", "goods transit", "goods in transit"], ["goodsin"]),
        ("(continued )?support", ["support", "continued support"], ["continuedsupport"]),
        ("cyber ~0 attack", ["cyber attack", "cyber-attack"], ["cyber an attack", "cyberattack", "cyber, attack"]),
        ("women’s", ["women's", "women’s", "womenʼs", "women‘s"], ["women s", "womens"]),
    ],
)
def test_missing_parts_take_their_blanks_along(expression: str, texts: list[str], not_texts: list[str]) -> None:
    """No blank too many is asked for, and none too few."""
    pattern = compile_expression(expression)
    assert [text for text in texts if not pattern.fullmatch(text)] == []
    assert [text for text in not_texts if pattern.fullmatch(text)] == []
