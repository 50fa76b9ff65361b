"""Text as expressions see it: bytes in which case, kinds of hyphens, apostrophes and white space no longer differ.

In: clean text. Out: UTF-8 bytes. Not here: accents; 'café' and 'cafe' stay two words.

    letters and digits         → lower case, each one code point; I with a dot and i without one are an i
    s and t with a cedilla     → with a comma, which is what older Romanian texts mean by it
    hyphens, dashes, minus     → -
    apostrophes                → '
    white space                → a space
    all else beyond ASCII      → " (a sign no expression asks for): quotation marks, §, combining accents …

So every byte from 0x80 up belongs to a letter or digit. The law, held by tests/coding/expressions/test_scanner.py: a
folded text shows an expression wherever the text itself does, case ignored as Python's `re` ignores it.
"""

from __future__ import annotations

from collections.abc import Iterable

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc"
_OTHER = '"'
_CAPITALS = bytes(range(ord("A"), ord("Z") + 1))
_SPACES = b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f"
_PLAIN = bytes.maketrans(_CAPITALS + _SPACES + b"\x00", _CAPITALS.lower() + b" " * len(_SPACES) + b'"')
_ASCII = bytes(range(0x80))
_SAME_LETTER = {"\u0130": "i", "\u0131": "i", "\u1fd3": "\u0390", "\u1fe3": "\u03b0", "\ufb05": "\ufb06"}
"""Letters `re` takes for one though neither casefold nor lower case says so."""
CEDILLAS = {"\u015f": "\u0219", "\u0163": "\u021b"}
"""Romanian s and t with a cedilla, as texts before Unicode 3.0 and many keyboards have them → with the comma they mean.
The cedilla of Turkish goes the same way: both in the text and in what is looked for."""


def fold(text: str) -> bytes:
    """The text folded; every code point stays one code point, so that `characters` leads back, and none becomes NUL."""
    raw = text.encode("utf-8", "replace")
    beyond = raw.translate(None, _ASCII)
    if beyond:
        for sign in set(beyond.decode("utf-8")):
            if (plain := _plain(sign)) != sign:
                text = text.replace(sign, plain)
        raw = text.encode("utf-8", "replace")
    return raw.translate(_PLAIN)


def lower(word: str) -> str:
    """Letters and digits in lower case, code point by code point, as `fold` does it."""
    return "".join(map(_lower, word))


def characters(folded: bytes, offsets: Iterable[int]) -> dict[int, int]:
    """Byte offsets of a folded text, in any order, as code points of the text it was folded from."""
    asked = sorted(set(offsets))
    if folded.isascii():
        return {offset: offset for offset in asked}
    found, at, count = {}, 0, 0
    for offset in asked:
        count += len(folded[at:offset].decode("utf-8"))
        found[offset] = count
        at = offset
    return found


def _plain(sign: str) -> str:
    if sign in _HYPHENS:
        return "-"
    if sign in _APOSTROPHES:
        return "'"
    if sign.isspace():
        return " "
    return _lower(sign) if sign.isalnum() else _OTHER


def _lower(sign: str) -> str:
    """Its lower case where that is one code point; forms of a letter, such as the two small sigmas, become one."""
    if sign in _SAME_LETTER:
        return _SAME_LETTER[sign]
    low = next((low for low in (sign.casefold(), sign.lower()) if len(low) == 1), sign)
    return CEDILLAS.get(low, low)
