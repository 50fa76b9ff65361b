"""Text → numbers of word pieces, as the sentence model was trained to read it.

In: any text, and the vocabulary. Out: the place in the vocabulary of every piece, in order. Not here: the marks a model
wants around a text, and how much of it it can take.

The rules are those of BERT's uncased English model (tokenization.py of github.com/google-research/bert): accents,
controls and case go; punctuation and CJK ideographs stand alone; a word is cut from its left into the longest pieces
there are, and one that cannot be cut is unknown as a whole.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
MOST_LETTERS = 100
"""A longer word is unknown."""
_IDEOGRAPHS = (
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0x2F800, 0x2FA1F),
)  # fmt: skip
_ASCII_SIGNS = frozenset("$+<=>^`|~")
"""What Unicode calls symbols and BERT punctuation."""

_DROPPED = frozenset({"Mn", "Cc", "Cf", "Co", "Cs"})
"""Categories of accents, controls and signs without a meaning of their own."""


class WordPieceTokenizer:
    """Cuts text by a vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._signs = _Signs()
        self.unknown, self.first, self.last = (self._numbers[mark] for mark in (UNKNOWN, FIRST, LAST))

    def of(self, text: str) -> list[int]:
        """Numbers of the pieces of a text; an empty list for a text without a letter or sign."""
        plain = unicodedata.normalize("NFD", text).translate(self._signs).lower()
        return [number for word in plain.split() for number in self._cut(word)]

    def _cut(self, word: str) -> list[int]:
        if len(word) > MOST_LETTERS:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            end = next((end for end in _ends(word, start) if _piece(word, start, end) in self._numbers), None)
            if end is None:
                return [self.unknown]
            found.append(self._numbers[_piece(word, start, end)])
            start = end
        return found


def _ends(word: str, start: int) -> Iterator[int]:
    return iter(range(len(word), start, -1))


def _piece(word: str, start: int, end: int) -> str:
    """How the vocabulary writes the piece: ‘##’ where it goes on a word."""
    return word[start:end] if start == 0 else "##" + word[start:end]


class _Signs(dict[int, str]):
    """What becomes of a code point; filled as code points are met."""

    def __missing__(self, point: int) -> str:
        self[point] = becomes = _becomes(chr(point))
        return becomes


def _becomes(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign.isspace():
        return " "
    if sign == "\ufffd" or kind in _DROPPED:
        return ""
    if kind.startswith("P") or sign in _ASCII_SIGNS or any(low <= ord(sign) <= high for low, high in _IDEOGRAPHS):
        return f" {sign} "
    return sign
