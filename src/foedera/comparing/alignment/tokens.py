"""Tokens: words and signs as printed, each with the white space before it.

In: a text. Out: tokens that join to the same text again. White space does not decide whether two words are equal, yet
none of it is lost.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"(\s*)([^\W_]+(?:['’\u2010-][^\W_]+)*|[^\s]|\Z)")
_LINE = re.compile(r"(\s*)([^\n]*[^\s]|\Z)")
WORD, LINE = "word", "line"


class Token(NamedTuple):
    """A word or sign."""

    space: str
    """The white space before it."""
    key: str
    """The word as printed; empty for white space at the end of a text."""

    @property
    def text(self) -> str:
        """As it stands in the text."""
        return self.space + self.key

    @property
    def is_word(self) -> bool:
        """Whether it is more than a sign."""
        return self.key[:1].isalnum()


def tokens(text: str, unit: str = WORD) -> list[Token]:
    """The tokens of a text, words or lines."""
    pattern = _TOKEN if unit == WORD else _LINE
    return [Token(*found.groups()) for found in pattern.finditer(text) if found[0]]
