"""Cleaning keeps the words, is stable, and always knows the way back."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foedera.text.normalise import _PAIRS_END, normalise

TRICKY = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            list(" \t\n\r\f\u00a0\u2003\u200b\u00ad\ufeff\u2028aé.,e\u0301\u0323\u212b\u1100\u1161\u11a8ạ़क")
        ),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("original", "clean"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u00a0\u2003b", "a b"),
        ("co\u00adoper\u200bate", "cooperate"),
        ("a \t  b", "a b"),
        ("a \n \n\n\n b", "a\n\nb"),
        ("  a  ", "a"),
        ("cafe\u0301", "café"),
        ("e\u200b\u0301", "é"),
        ("a\fb", "a\nb"),
        ("a\x00b\r\nc", "ab\nc"),
        ("\ud800", "\ufffd"),
        ("", ""),
    ],
)
def test_rules(original: str, clean: str) -> None:
    """Each rule of the module's table, by example."""
    assert normalise(original)[0] == clean


@given(TRICKY)
def test_result_is_clean(original: str) -> None:
    """NFC, no odd white space, at most two newlines, nothing at the ends."""
    clean, _ = normalise(original)
    assert unicodedata.is_normalized("NFC", clean)
    assert not set(clean) & set("\r\t\f\u00a0\u200b\u00ad\ufeff")
    assert "\n\n\n" not in clean
    assert "  " not in clean
    assert clean == clean.strip(" \n")


@given(TRICKY)
def test_composition_equals_the_standard_one(original: str) -> None:
    """Composing letter by letter gives what composing the whole would."""
    visible = "".join(sign for sign in original if not sign.isspace() and unicodedata.category(sign)[0] in "LMNP")
    assume(not set(visible) & set("\u034f"))
    assert normalise(visible)[0] == unicodedata.normalize("NFC", visible)


def test_no_code_point_composes_of_two_beyond_those_looked_at() -> None:
    """Of all of Unicode, only the first two planes hold letters that decompose into two."""
    beyond = (unicodedata.decomposition(chr(code)) for code in range(_PAIRS_END, sys.maxunicode + 1))
    assert not [pair for pair in beyond if len(pair.split()) == 2 and not pair.startswith("<")]


def test_each_printable_code_point_between_letters_is_left_alone() -> None:
    """All but the grapheme joiner, which has no width: what is printable is a sign of the text."""
    for sign in map(chr, range(sys.maxunicode + 1)):
        if sign.isprintable() and unicodedata.combining(sign) == 0 and unicodedata.is_normalized("NFC", f"a{sign}b"):
            assert normalise(f"a{sign}b")[0] == ("ab" if sign == "\u034f" else f"a{sign}b")


@given(TRICKY)
def test_idempotent(original: str) -> None:
    """Clean text is left alone, and its map is the identity."""
    clean, _ = normalise(original)
    again, offsets = normalise(clean)
    assert again == clean
    assert offsets.places() == list(range(len(clean) + 1))


@given(TRICKY)
def test_every_code_point_has_a_place_in_order(original: str) -> None:
    """Places lie inside the original and never run backwards."""
    clean, offsets = normalise(original)
    places = [offsets.place(at) for at in range(len(clean) + 1)]
    assert places == sorted(places) == offsets.places()
    assert all(0 <= place < len(original) for place in places[:-1])
    assert places[-1] <= len(original)


@given(TRICKY, st.data())
def test_span_mapped_back_and_cleaned_again_gives_the_span(original: str, data: st.DataObject) -> None:
    """The law of the way back, for spans that do not cut a recomposed letter; others are widened, never narrowed."""
    clean, offsets = normalise(original)
    start = data.draw(st.integers(0, len(clean)))
    end = data.draw(st.integers(start, len(clean)))
    low, high = offsets.span(start, end)
    found, _ = normalise(original[low:high])
    wanted = clean[start:end].strip(" \n")
    assert wanted in found
    cuts = (at for at in (start, end) if 0 < at < len(clean) and offsets.place(at) == offsets.place(at - 1))
    if not any(True for _ in cuts):
        assert found == wanted
