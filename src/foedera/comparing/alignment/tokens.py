"""Tokens: words and signs as printed, each with the white space before it.

In: a text, and the places where its wording is not to count. Out: tokens that join to the same text again. White space
and the shape of quotation marks do not decide whether two words are equal, yet none of them is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"(\s*)([^\W_]+(?:['’\u2010-][^\W_]+)*|[^\s]|\Z)")
_LINE = re.compile(r"(\s*)([^\n]*[^\s]|\Z)")
_MARKS = frozenset("\"'‘’‚‛“”„‟«»‹›")
_CURLY = "’"
WORD, LINE = "word", "line"
NUMBER, NAME = "\0number", "name\0"
"""Keys of own numbers and of names that count as equal; no text holds the sign in them. A number is no word."""


class Mask(NamedTuple):
    """A place of a text that equals every other with the same key, however it is printed."""

    start: int
    """First code point; no white space."""
    end: int
    """One past the last."""
    key: str


class Token(NamedTuple):
    """A word or sign."""

    space: str
    """The white space before it."""
    key: str
    """What decides whether it equals another: the word as printed; empty for white space at the end of a text."""
    printed: str | None = None
    """The word as printed, where that is not its key."""

    @property
    def word(self) -> str:
        """As it stands in the text, without the white space before it."""
        return self.key if self.printed is None else self.printed

    @property
    def text(self) -> str:
        """As it stands in the text."""
        return self.space + (self.key if self.printed is None else self.printed)

    @property
    def is_word(self) -> bool:
        """Whether it is more than a sign."""
        return self.key[:1].isalnum()


def tokens(text: str, unit: str = WORD, masks: Sequence[Mask] = ()) -> list[Token]:
    """The tokens of a text, words or lines.

    Args:
        text: the text.
        unit: WORD or LINE.
        masks: places that are one token each, in order, none within another; only where the unit is a word.
    """
    pattern = _TOKEN if unit == WORD else _LINE
    if unit == LINE or not masks:
        plain = _token if unit == WORD else Token
        return [plain(found[1], found[2]) for found in pattern.finditer(text) if found[0]]
    return list(_masked(text, masks))


def _masked(text: str, masks: Sequence[Mask]) -> Iterator[Token]:
    at, space = 0, ""
    for mask in (*masks, Mask(len(text), len(text), "")):
        for found in _TOKEN.finditer(text, at, mask.start):
            if found[2]:
                yield _token(space + found[1], found[2])
                space = ""
            else:
                space += found[1]
        at = mask.end
        if space or mask.key:
            yield Token(space, mask.key, text[mask.start : mask.end]) if mask.key else Token(space, "")
        space = ""


def _token(space: str, word: str) -> Token:
    """A word or sign: every quotation mark equals every other, an apostrophe is one however it is bent."""
    if word in _MARKS:
        return Token(space, '"', None if word == '"' else word)
    if _CURLY in word:
        return Token(space, word.replace(_CURLY, "'"), word)
    return Token(space, word)
