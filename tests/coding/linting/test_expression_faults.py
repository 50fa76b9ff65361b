"""The linter of expressions: what cannot be read, costs too much, or says the same twice."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foedera import data
from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.syntax import parse
from foedera.coding.linting.example_faults import example_faults
from foedera.coding.linting.expression_faults import (
    MOST_GAP_WAYS,
    MOST_OPTIONAL,
    MOST_VARIANTS,
    expression_faults,
)
from foedera.coding.linting.variants import count_variants, variants
from foedera.errors import InvalidRegister
from foedera.model.codebook import Area
from foedera.reading.codebook import read_codebook
from foedera.workspace.seed import built_in_sentence_words
from tests.coding.expressions.grammar import expressions

BOOK = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")


def area(identifier: str = "cyber", **fields: Any) -> Area:
    """An area with the given fields."""
    return Area(id=identifier, number=1, label=identifier, **{"strong": ("cyber attack*",), **fields})


def codes(*areas: Area) -> list[tuple[str, str]]:
    """Code and path of each fault of some areas."""
    placed = {f"areas[{index}]": one for index, one in enumerate(areas)}
    return [(fault.code, fault.path) for fault in expression_faults(placed)]


def test_the_built_in_codebook_has_no_fault() -> None:
    """Every example is found by its own area, no counter-example is, and no phrase counts twice."""
    placed = {f"areas[{index}]": one for index, one in enumerate(BOOK.areas)}
    assert [*expression_faults(placed), *example_faults(placed, built_in_sentence_words())] == []


@pytest.mark.parametrize(
    ("code", "path", "fields"),
    [
        ("unreadable-expression", "areas[0].weak[1]", {"weak": ("net", "(net")}),
        ("unreadable-expression", "areas[0].negative[0]", {"negative": ("net;",)}),
        ("unreadable-expression", "areas[0].headings[0]", {"headings": ("",)}),
        ("unreadable-expression", "areas[0].not_in[0]", {"not_in": ("net)",)}),
        ("unreadable-expression", "areas[0].weak[0]", {"weak": ("*",)}),
        ("unreadable-expression", "areas[0].weak[0]", {"weak": ("net (* ~3 cable)",)}),
        ("unreadable-expression", "areas[0].weak[0]", {"weak": ("* ~50 *",)}),
        ("unreadable-expression", "areas[0].weak[0]", {"weak": ("net ~50 cable",)}),
        ("costly-expression", "areas[0].weak[0]", {"weak": ("net ~15 cable ~15 sea",)}),
        ("costly-expression", "areas[0].weak[0]", {"weak": ("net? a? b? c? d? e? f? cable",)}),
        ("costly-expression", "areas[0].weak[0]", {"weak": (" ".join(["(a|b|c|d|e|f)"] * 6),)}),
        ("unreadable-expression", "areas[0].weak[0]", {"weak": ("(" * 5000 + "a" + ")" * 5000,)}),
        ("unreadable-expression", "areas[0].weak[0]", {"weak": ("a ~99999999999 b",)}),
        ("own-negative", "areas[0].weak[0]", {"weak": ("Net  cable",), "negative": ("net cable",)}),
        ("own-negative", "areas[0].headings[0]", {"headings": ("net",), "not_in": ("Net",)}),
        ("repeated-expression", "areas[0].weak[1]", {"weak": ("net", "Net")}),
        ("score-out-of-reach", "areas[0].min_score", {"min_score": 3}),
        ("score-out-of-reach", "areas[0].min_score", {"min_score": 4, "weak": ("net",)}),
        ("score-too-low", "areas[0].min_score", {"min_score": 0}),
        ("subsumed-expression", "areas[0].strong[1]", {"strong": ("cyber*", "cyber-security")}),
        ("subsumed-expression", "areas[0].strong[0]", {"strong": ("cyber attack", "cyber ~2 (attack*|threat*)")}),
    ],
)
def test_each_fault_of_expressions_is_found_alone(code: str, path: str, fields: dict[str, Any]) -> None:
    """The sound area has none; each change gives one, at its place."""
    assert codes(area()) == []
    assert codes(area(**fields)) == [(code, path)]


@pytest.mark.parametrize(
    "fields",
    [
        {"strong": (), "headings": ("cyber",), "min_score": 3},
        {"min_score": 7, "headings": ("cyber",)},
        {"strong": ("cyber attack*", "cyber threat*"), "weak": ("cyber",)},
        {"strong": ("cyber ~2 attack", "attack ~2 cyber")},
    ],
)
def test_what_is_sound_is_left_alone(fields: dict[str, Any]) -> None:
    """Headings alone; a score they all just reach; a weak stem of a strong phrase; the two orders of two words."""
    assert codes(area(**fields)) == []


def test_an_expression_of_two_areas_names_both() -> None:
    """Said once, at the first."""
    one, other = area("cyber"), area("attacks", strong=("Cyber attack*",))
    assert codes(one, other) == [("shared-expression", "areas[0].strong[0]")]
    (fault,) = expression_faults({"areas[0]": one, "areas[1]": other})
    assert "cyber, attacks" in fault.text


def test_examples_are_tried_on_the_area_itself() -> None:
    """One it misses, one it should not have found; an area of headings is tried on headings."""
    tried = area(
        examples=("A cyber attack.", "A hacked server."), counter_examples=("No cyber attacks.", "A film on servers.")
    )
    heading = area("space", strong=(), headings=("space",), examples=("Outer space",), counter_examples=("Spaces",))
    found = example_faults({"areas[0]": tried, "areas[1]": heading}, built_in_sentence_words())
    assert [(fault.code, fault.path) for fault in found] == [
        ("example-missed", "areas[0].examples[1]"),
        ("counter-example-found", "areas[0].counter_examples[0]"),
    ]


def test_the_codebooks_own_headings_are_looked_at() -> None:
    """Headings under which nothing counts for any area."""
    (fault,) = expression_faults({}, {"not_in[0]": "definitions", "not_in[1]": "(exceptions"})
    assert (fault.code, fault.path, fault.area) == ("unreadable-expression", "not_in[1]", None)
    assert "column 1: a bracket that is never closed" in fault.text


@given(expressions)
def test_an_expression_finds_every_text_it_is_said_to_stand_for(expression: str) -> None:
    """The texts written out are what the search finds whole, and as many as were counted."""
    pattern = compile_expression(expression)
    texts = list(itertools.islice(variants(parse(expression)), MOST_VARIANTS))
    assert len(texts) == min(count_variants(parse(expression)), MOST_VARIANTS)
    assert [text for text in texts if not pattern.fullmatch(text)] == []


@given(st.text(alphabet="ab *-~123()|?'./&,;\n", max_size=30))
def test_any_text_is_a_sound_expression_or_a_fault(text: str) -> None:
    """What the linter passes can be compiled, and nothing else is raised."""
    found = codes(area(weak=(text,)))
    if not [path for _, path in found if path == "areas[0].weak[0]"]:
        compile_expression(text)


@given(st.text(alphabet="ab *-~12(|)?", max_size=20))
def test_what_cannot_be_compiled_is_an_error(text: str) -> None:
    """No expression the coder would stumble over is passed."""
    try:
        compile_expression(text)
    except (InvalidRegister, OverflowError, RecursionError):
        assert codes(area(weak=(text,)))
    else:
        assume(False)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_gaps_that_multiply_are_refused_before_any_text_is_searched(gaps: list[int]) -> None:
    """Gaps are tried in every combination, so their product bounds the work of a search, however it comes about."""
    expression = "net" + "".join(f" ~{words} cable" for words in gaps)
    refused = math.prod(words + 1 for words in gaps) > MOST_GAP_WAYS
    found = [fault.code for fault in expression_faults({"areas[0]": area(weak=(expression,))})]
    assert found == (["costly-expression"] if refused else [])


@given(st.integers(0, 12), st.integers(0, 4))
def test_parts_that_may_be_missing_are_refused_when_they_multiply(words: int, brackets: int) -> None:
    """Also within brackets that may themselves be missing: the classic (a?)?(a?)? of slow patterns."""
    expression = "net" + " a?" * words + " (b? c)?" * brackets
    found = [fault.code for fault in expression_faults({"areas[0]": area(weak=(expression,))})]
    assert found == (["costly-expression"] if words + 2 * brackets > MOST_OPTIONAL else [])


@pytest.mark.parametrize(
    "nested", ["(a*)*", "((a*)*)* b", "(a*|a*)* b", "(net*)*(net*)* cable", "(a|a)*(a|a)*(a|a)* b"]
)
def test_what_repeats_a_repetition_for_others_repeats_letters_once_here(nested: str) -> None:
    """A star is the letters that follow and never the part before again: each stands once in the pattern."""
    pattern = compile_expression(nested).pattern
    assert pattern.count("*") == nested.count("*")
    assert ")*" not in pattern
    assert ")+" not in pattern
