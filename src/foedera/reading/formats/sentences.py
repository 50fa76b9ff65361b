"""Whether a paragraph that its format calls a heading says something in a sentence.

In: the text of a paragraph. Out: yes or no. A style or a tag says what somebody meant a paragraph to look like, and
lawyers give levels to numbered sentences too, for the navigation pane; so a sentence is text whatever its level. Not
here: which format says so (word.shape, pdf.tagged_heads).
"""

from __future__ import annotations

import re

from foedera.reading.structure.filled_in import is_filled_in
from foedera.reading.structure.headings import names_instrument

MAX_STYLED_CHARS = 300
"""No heading is longer, but the title of an instrument may be."""
_FULL_STOP = re.compile(r"[.!?…。！？।։؟۔][\"'”’»)\]」]*$")
_GOES_ON = re.compile(r"(?:[;,；，、]|[;,]\s+\w{1,5})$")
"""Ends like one of several points: with a semicolon, or with '; and'."""
_KOREAN_END = re.compile(r"[다요]\.$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE_WORDS = 5
"""From so many words on, what ends in a full stop is a sentence (as in structure.headings)."""
_COLON_WORDS = 7
_WIDE_AS_WORD = 3
"""Signs of Chinese or Japanese that count as a word."""


def says_something(text: str, *, is_point: bool = False) -> bool:
    """Whether a text is a sentence or a part of one; `is_point` when it is numbered as a point is: (a), 1)."""
    text = " ".join(text.split())
    words = len(text.split()) + len(_WIDE.findall(text)) // _WIDE_AS_WORD
    if _KOREAN_END.search(text) or is_filled_in(text):
        return True
    if _GOES_ON.search(text) or (is_point and text[:1].islower()):
        return True
    if words >= _SENTENCE_WORDS and _FULL_STOP.search(text):
        return True
    if words >= _COLON_WORDS and text.endswith((":", "：")):
        return True
    return len(text) > MAX_STYLED_CHARS and not names_instrument(text)
