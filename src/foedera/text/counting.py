"""How many letters and digits a text has: the measure in which reports say what became of a file.

In: text. Out: numbers, the same as asking each sign by itself (`str.isalnum`, `str.isalpha`), got from whole bytes,
because every file is counted several times. Not here: what is counted, and why (the census, the readers).
"""

from __future__ import annotations

from collections import Counter

import numpy as np

_ASCII = bytes(range(0x80))
_LETTERS = bytes(code < 0x80 and chr(code).isalpha() for code in range(0x100))
_LETTERS_AND_DIGITS = bytes(code < 0x80 and chr(code).isalnum() for code in range(0x100))


def letters_and_digits(text: str) -> int:
    """How many signs of `text` are letters or digits of any script."""
    raw = text.encode("utf-8", "surrogatepass")
    return _ones(raw.translate(_LETTERS_AND_DIGITS)) + sum(map(str.isalnum, _beyond_ascii(raw)))


def letters(text: str) -> int:
    """How many signs of `text` are letters of any script."""
    raw = text.encode("utf-8", "surrogatepass")
    return _ones(raw.translate(_LETTERS)) + sum(map(str.isalpha, _beyond_ascii(raw)))


def letters_by_sign(text: str) -> tuple[int, Counter[str]]:
    """How many letters of ASCII `text` has, and how often it has each other letter: of these most texts have few."""
    raw = text.encode("utf-8", "surrogatepass")
    return _ones(raw.translate(_LETTERS)), Counter(filter(str.isalpha, _beyond_ascii(raw)))


def _ones(raw: bytes) -> int:
    return int(np.count_nonzero(np.frombuffer(raw, dtype=np.bool_)))


def _beyond_ascii(raw: bytes) -> str:
    return "" if raw.isascii() else raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
