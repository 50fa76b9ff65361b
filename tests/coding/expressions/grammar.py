"""Random expressions of the syntax, and texts in which they may stand: what the laws of this room are tried on."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from foedera.coding.expressions.syntax import parse
from foedera.coding.linting.variants import variants
from foedera.errors import InvalidRegister

WORDS = ("cyber", "attack", "a", "sea", "Straße", "ΟΔΟΣ", "naïve", "İzmir", "ısı", "Кибер", "安全", "x_1", "24")
word = st.sampled_from(WORDS)
atom = (
    word
    | word.map(lambda stem: f"{stem}*")
    | st.builds("{}-{}".format, word, word)
    | st.builds("{}'{}".format, word, word)
    | st.builds("{}.{}".format, word, word)
)
expressions = st.recursive(
    atom,
    lambda inner: st.one_of(
        st.builds("({}|{})".format, inner, inner),
        st.builds("{} {}".format, inner, inner),
        st.builds("{} ~{} {}".format, inner, st.integers(0, 3), inner),
        st.builds("({})? {}".format, inner, inner),
        st.builds("{} ({})?".format, inner, inner),
        st.builds("{}({} )?{}".format, inner, inner, word),
        st.builds("{} ~2 ({})? {}".format, inner, inner, inner),
        st.builds("{} ({})? ({})? {}".format, inner, inner, inner, inner),
    ),
    max_leaves=6,
)
"""Expressions as analysts could write them."""

any_signs = st.text(alphabet=[*"ab *-~12(|)?'’./&,_", "é", "İ", "ʼ", "\u0301"], max_size=20)
"""What may or may not be an expression."""


def is_sound(expression: str) -> bool:
    """Whether the syntax takes it."""
    try:
        parse(expression)
    except InvalidRegister:
        return False
    return True


sound = expressions | any_signs.filter(is_sound)

_between = st.sampled_from(
    [*" \n\u00a0\u2009-\u2011–'’ʼ“»§/(\u0301", ", ", ". ", "” ", ""],
)
_pieces = word | word.map(str.upper) | word.map(str.title) | st.text(max_size=3)


@st.composite
def texts_for(draw: st.DrawFn, *wanted: str) -> str:
    """A text of words and signs of all kinds, with what some of the expressions stand for strewn in."""
    parts: list[Any] = draw(st.lists(_pieces, max_size=8))
    for expression in wanted:
        if draw(st.booleans()):
            few = [text for text, _ in zip(variants(parse(expression)), range(20), strict=False)]
            text = draw(st.sampled_from(few).flatmap(lambda one: st.sampled_from([one, one.upper(), one.title()])))
            parts.insert(draw(st.integers(0, len(parts))), text.replace("-", draw(st.sampled_from("-‑–"))))
    joined = "".join(part + draw(_between) for part in parts)
    return joined.replace("\u0345", "")  # an accent that `re` takes for the letter iota, and folding does not
