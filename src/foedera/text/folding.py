"""Text as expressions see it: bytes in which case, kinds of hyphens, apostrophes and white space no longer differ.

In: clean text. Out: UTF-8 bytes, one space before and after. Not here: accents; 'café' and 'cafe' stay two words.
"""

from __future__ import annotations

from collections.abc import Iterable

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc"
_ASCII = bytes.maketrans(b"\t\n\x0b\x0c\r", b"     ")
EDGE = 1
"""Bytes added at each end, so that a word at the edge of a text has a neighbour that is no letter."""


def fold(text: str) -> bytes:
    """The text folded: lower case, `-` for every hyphen and dash, `'` for every apostrophe, a space for white space.

    Every code point stays one code point, so that `characters` leads back.
    """
    if text.isascii():
        return b" " + text.lower().encode("ascii").translate(_ASCII) + b" "
    for sign in {sign for sign in set(text) if sign > "\x7f"}:
        plain = _plain(sign)
        if plain != sign:
            text = text.replace(sign, plain)
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals become two code points in lower case, such as I with a dot
        lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    return b" " + lowered.encode("utf-8", "replace").translate(_ASCII) + b" "


def characters(folded: bytes, offsets: Iterable[int]) -> dict[int, int]:
    """Byte offsets of a folded text, in any order, as code points of the text it was folded from."""
    asked = sorted(set(offsets))
    if len(folded) - 2 * EDGE == 0 or folded.isascii():
        return {offset: offset - EDGE for offset in asked}
    found, at, count = {}, 0, -EDGE
    for offset in asked:
        count += len(folded[at:offset].decode("utf-8", "ignore"))
        found[offset] = count
        at = offset
    return found


def _plain(sign: str) -> str:
    if sign in _HYPHENS:
        return "-"
    if sign in _APOSTROPHES:
        return "'"
    return " " if sign.isspace() else sign
