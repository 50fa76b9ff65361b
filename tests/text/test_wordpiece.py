"""Word pieces: the numbers BERT's own tokenizer gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.text.wordpiece import WordPieceTokenizer

VOCABULARY = data.vocabulary().rstrip("\n").split("\n")
PIECES = WordPieceTokenizer(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The Parties shall co-operate.", ["the", "parties", "shall", "co", "-", "operate", "."]),
        ("Interoperability, naïve café", ["inter", "##oper", "##ability", ",", "naive", "cafe"]),
        ("Art.\u00a05(2) — “ANNEX”", ["art", ".", "5", "(", "2", ")", "—", "“", "annex", "”"]),
        ("co\u00adope\u200bration", ["cooperation"]),
        ("€5 + 100 %", ["€", "##5", "+", "100", "%"]),
        ("中国", ["中", "国"]),
        ("\U0001f680 launch", ["[UNK]", "launch"]),
        ("[SEP] is a word here", ["[", "sep", "]", "is", "a", "word", "here"]),
        (" \t\n", []),
    ],
)
def test_texts_are_cut_as_the_model_was_trained(text: str, pieces: list[str]) -> None:
    """Accents, case and hidden signs go, signs stand alone, long words are cut; a text cannot smuggle in a mark."""
    assert [VOCABULARY[number] for number in PIECES.of(text)] == pieces


def test_a_word_beyond_all_words_is_unknown() -> None:
    """A hundred letters are cut, a hundred and one are not."""
    assert PIECES.unknown not in PIECES.of("a" * 100)
    assert PIECES.of("a" * 101) == [PIECES.unknown]


@given(st.text(), st.text())
def test_white_space_separates(left: str, right: str) -> None:
    """Two texts with a blank between are cut as each alone."""
    assert PIECES.of(f"{left} {right}") == [*PIECES.of(left), *PIECES.of(right)]
