"""How many letters and digits a text has: the measure in which reports say what became of a file.

In: text. Out: numbers, the same as asking each sign by itself (`str.isalnum`, `str.isalpha`), got from whole bytes,
because every file is counted several times. Not here: what is counted, and why (the census, the readers).
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DIGITS = b"0123456789"
_ASCII = bytes(range(0x80))
_SMALL = np.uint8(0x20)
"""The bit that tells a small letter of ASCII from its capital."""
_LONG = 2_000
"""From so many bytes on they are counted in arrays."""


def letters_and_digits(text: str) -> int:
    """How many signs of `text` are letters or digits of any script."""
    raw = text.encode("utf-8", "surrogatepass")
    return _letters(raw) + _digits(raw) + sum(map(str.isalnum, _beyond_ascii(raw)))


def letters(text: str) -> int:
    """How many signs of `text` are letters of any script."""
    raw = text.encode("utf-8", "surrogatepass")
    return _letters(raw) + sum(map(str.isalpha, _beyond_ascii(raw)))


def letters_by_sign(text: str) -> tuple[int, Counter[str]]:
    """How many letters of ASCII `text` has, and how often it has each other letter: of these most texts have few."""
    raw = text.encode("utf-8", "surrogatepass")
    return _letters(raw), Counter(filter(str.isalpha, _beyond_ascii(raw)))


def _letters(raw: bytes) -> int:
    if len(raw) < _LONG:
        return len(raw) - len(raw.translate(None, _LETTERS))
    return _among(np.frombuffer(raw, dtype=np.uint8) | _SMALL, b"a", 26)


def _digits(raw: bytes) -> int:
    if len(raw) < _LONG:
        return len(raw) - len(raw.translate(None, _DIGITS))
    return _among(np.frombuffer(raw, dtype=np.uint8), b"0", 10)


def _among(raw: npt.NDArray[np.uint8], first: bytes, count: int) -> int:
    """How many bytes are one of `count` from `first` on; those before it wrap round to large ones."""
    return int(np.count_nonzero(raw - np.uint8(first[0]) < count))


def _beyond_ascii(raw: bytes) -> str:
    return "" if raw.isascii() else raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
