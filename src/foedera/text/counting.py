"""How many letters and digits a text has: the measure in which reports say what became of a file.

In: text. Out: numbers, the same as asking each sign by itself (`str.isalnum`, `str.isalpha`), got from whole bytes,
because every file is counted several times. Not here: what is counted, and why (the census, the readers).
"""

from __future__ import annotations

_ASCII = bytes(range(0x80))
_NO_LETTERS = bytes(code for code in range(0x100) if not chr(code).isalpha() or code >= 0x80)
_NEITHER = bytes(code for code in range(0x100) if not chr(code).isalnum() or code >= 0x80)


def letters_and_digits(text: str) -> int:
    """How many signs of `text` are letters or digits of any script."""
    raw = text.encode("utf-8", "surrogatepass")
    return len(raw.translate(None, _NEITHER)) + sum(map(str.isalnum, _beyond_ascii(raw)))


def letters(text: str) -> int:
    """How many signs of `text` are letters of any script."""
    raw = text.encode("utf-8", "surrogatepass")
    return len(raw.translate(None, _NO_LETTERS)) + sum(map(str.isalpha, _beyond_ascii(raw)))


def _beyond_ascii(raw: bytes) -> str:
    return raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
