"""Folding: one code point a code point, and no case, kind of hyphen, apostrophe or white space left."""

from __future__ import annotations

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from foedera.text.folding import characters, fold, lower

LETTER = re.compile(rb"[0-9a-z_\x80-\xff]+")
SIGNS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("İıſKΣςßẞﬆŉ\u00a0\u2011\u02bc\x00\n")
TEXTS = st.text(alphabet=SIGNS)


def test_every_code_point_of_unicode_becomes_one_sign_of_its_class() -> None:
    """Letters and digits stay such, white space is a space, hyphens, apostrophes and the rest are ASCII signs."""
    for sign in map(chr, range(sys.maxunicode + 1)):
        folded = fold(sign)
        assert len(folded.decode("utf-8")) == 1
        assert bool(LETTER.fullmatch(folded)) == ((sign.isalnum() or sign == "_") and sign != "\u02bc")
        assert (folded == b" ") == sign.isspace()
        assert folded != b"\x00"


@given(TEXTS)
def test_folding_goes_sign_by_sign(text: str) -> None:
    """No sign is folded otherwise for its neighbours, and what is folded stays as it is."""
    assert fold(text) == b"".join(map(fold, text))
    assert fold(fold(text).decode("utf-8")) == fold(text)
    word = "".join(filter(str.isalnum, text))
    assert fold(lower(word)) == fold(word)


@given(TEXTS, st.data())
def test_byte_offsets_lead_back_to_code_points(text: str, data: st.DataObject) -> None:
    """Any edges of code points, in any order."""
    folded = fold(text)
    asked = data.draw(st.lists(st.integers(0, len(text)), max_size=6))
    offsets = {len(fold(text[:place])): place for place in asked}
    assert characters(folded, offsets) == offsets


def test_half_a_surrogate_pair_is_a_sign() -> None:
    """What no encoding can write is still one sign."""
    assert fold("a\ud800b") == b"a?b"
    assert fold("é\ud800é") == "é?é".encode()
