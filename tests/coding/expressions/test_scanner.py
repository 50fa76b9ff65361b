"""The scanner: fast or slow, for one text or many, it finds what each expression by itself finds in the plain text."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.scanner import Scanner
from foedera.reading.codebook import read_codebook
from foedera.text.folding import characters, fold
from tests.coding.expressions.grammar import WORDS, sound, texts_for

drawn = st.lists(sound, min_size=1, max_size=6).flatmap(
    lambda found: st.tuples(st.just(found), st.lists(texts_for(*found), min_size=1, max_size=4))
)
BOTH = pytest.mark.parametrize("fast", [True, False])


@given(drawn)
def test_fast_slow_and_plain_find_the_same(case: tuple[list[str], list[str]]) -> None:
    """Which expressions occur in which of several texts: Hyperscan, one by one, and on the text as it stands."""
    expressions, texts = case
    folded = [fold(text) for text in texts]
    plain = {
        place: found
        for place, text in enumerate(texts)
        if (found := {number for number, one in enumerate(expressions) if compile_expression(one).search(text)})
    }
    assert dict(Scanner(expressions, fast=True).found_in_each(folded)) == plain
    assert dict(Scanner(expressions, fast=False).found_in_each(folded)) == plain


@given(drawn)
def test_places_lead_back_to_where_the_plain_text_shows_them(case: tuple[list[str], list[str]]) -> None:
    """Every occurrence, at the same code points, whatever letters and signs stand before it."""
    expressions, texts = case
    scanner = Scanner(expressions, fast=False)
    for text in texts:
        folded = fold(text)
        for number, expression in enumerate(expressions):
            spans = list(scanner.places(number, folded))
            back = characters(folded, [offset for span in spans for offset in span])
            plain = [match.span() for match in compile_expression(expression).finditer(text)]
            assert [(back[start], back[end]) for start, end in spans] == plain


@BOTH
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the “space” of outer «space»", True),
        ("space’s", True),
        ("aerospace", False),
        ("space\u0301", True),
        ("éspace", False),
        ("SPACE–based", True),
        ("§space§", True),
        ("宇space", False),
    ],
)
def test_what_stands_beside_a_word(fast: bool, text: str, found: bool) -> None:
    """Signs end a word, letters of any script go on with it."""
    assert Scanner(["space"], fast=fast).found_in(fold(text)) == [0] * found


@BOTH
def test_nothing_reaches_from_one_text_into_the_next(fast: bool) -> None:
    """A gap, a blank and a hyphen end where their text does."""
    scanner = Scanner(["cyber ~3 attack", "cyber attack", "cyber-attack", "attack"], fast=fast)
    assert dict(scanner.found_in_each([fold("cyber"), fold(""), fold("attack")])) == {2: {3}}
    assert dict(scanner.found_in_each([fold("on cyber"), fold("and attack")])) == {1: {3}}
    assert dict(scanner.found_in_each([])) == {}
    assert scanner.found_in(fold("cyber attack")) == [0, 1, 2, 3]


def test_every_cased_letter_is_the_letter_re_takes_it_for() -> None:
    """Of all letters with capitals: two fold to one exactly where a pattern that ignores case takes them for one."""
    cased = [
        sign
        for sign in map(chr, range(sys.maxunicode + 1))
        if sign.isalnum() and len({sign, sign.lower(), sign.upper(), sign.casefold()}) > 1
        if unicodedata.is_normalized("NFC", sign)  # as expressions and texts are
    ]
    every, folds = " ".join(cased), {sign: fold(sign) for sign in cased}
    for sign in cased:
        same = [other for other in cased if folds[other] == folds[sign]]
        assert compile_expression(sign).findall(every) == same
    assert len(cased) > 2500


def test_all_expressions_of_the_built_in_codebooks_agree_on_their_own_texts() -> None:
    """1,200 real expressions on every example and definition of both codebooks."""
    books = [read_codebook(data.codebook_text(name), name=name) for name in ("dta", "eu-sdp")]
    areas = [area for book in books for area in book.areas]
    expressions = sorted({e for a in areas for e in (*a.headings, *a.strong, *a.weak, *a.negative, *a.not_in)})
    texts = [t for a in areas for t in (a.label, a.definition, a.include, a.exclude, *a.examples, *a.counter_examples)]
    folded = [fold(text) for text in texts]
    fast, slow = (dict(Scanner(expressions, fast=kind).found_in_each(folded)) for kind in (True, False))
    assert fast == slow
    assert sum(map(len, fast.values())) > 500


def test_without_hyperscan_the_answer_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where its wheel cannot be imported, the slow search takes over by itself."""
    expressions, text = [f"{word}*" for word in WORDS], fold(" ".join(WORDS[::2]))
    with_it = Scanner(expressions).found_in(text)
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    assert Scanner(expressions).found_in(text) == with_it != []
    with pytest.raises(ImportError):
        Scanner(expressions, fast=True)


LONG = 5_000_000
HARD = ("cyber ~4 attack", "(sea )?cyber ~10 (sea|net)*", "cyber* ~3 cyber* ~3 assault", "naïve-cyber", "attack*")


@BOTH
@pytest.mark.parametrize("filling", ["lorem ", "cyber ", "cyber, ", "- ", " ", "lorem", "é “x” "])
def test_five_megabytes_in_one_paragraph(fast: bool, filling: str) -> None:
    """One word over and over, one word without an end, nothing but signs: what stands at the end is found, no more."""
    text = filling * (LONG // len(filling)) + " ( ) ( naïve cyber ( ) ( ) an attack"
    found = Scanner(HARD, fast=fast).found_in(fold(text))
    assert found == [0, 3, 4]
