"""Joiners: signs without width that are part of a word's spelling in some scripts, and none in others.

In: text. Out: the same with only the joiners words need, or with none. ZERO WIDTH NON-JOINER parts the halves of
Persian and Kurdish words ('می‌شود'), and both it and ZERO WIDTH JOINER choose the forms of letters in the scripts of
India and its neighbours (The Unicode Standard, sections 9.2, 12.1 and 23.2; UAX 31, section 2.3). They are kept between
two letters, marks or figures of such a script, and behind a virama, where a word may end in one. Typists leave them out
as they like: words are searched and compared without them. Not here: all else that has no width (normalise).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

JOINERS = "\u200c\u200d"
_SCRIPTS = (
    (0x0600, 0x08FF), (0x0900, 0x0DFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1800, 0x18AF), (0xA8E0, 0xA8FF),
    (0xFB50, 0xFDFF), (0xFE70, 0xFEFC),
)  # fmt: skip
"""Arabic, Syriac and N'Ko; the scripts of India and Sinhala; Myanmar, Khmer, Mongolian; further letters of these."""
_VIRAMA = 9
"""The canonical combining class of viramas."""


def has_joiners(text: str) -> bool:
    """Whether a text has any."""
    return not text.isascii() and ("\u200c" in text or "\u200d" in text)


def joiner_runs(text: str) -> list[tuple[int, int]]:
    """The spans of a text that are to go: joiners outside of such words, and all of a run but the first."""
    found: list[tuple[int, int]] = []
    for run in re.finditer(f"[{JOINERS}]+", text):
        start, end = run.span()
        before, behind = _cluster_before(text, start), _cluster_behind(text, end)
        ends_in_virama = any(unicodedata.combining(sign) == _VIRAMA for sign in before)
        is_kept = any(map(_stands, before)) and (ends_in_virama or any(map(_stands, behind)))
        if start + is_kept < end:
            found.append((start + is_kept, end))
    return found


def _cluster_before(text: str, end: int) -> str:
    """A letter with its marks, whatever order they are typed in: composing a text puts them into another."""
    start = end - 1
    while start > 0 and unicodedata.combining(text[start]):
        start -= 1
    return text[max(start, 0) : end]


def _cluster_behind(text: str, start: int) -> str:
    end = start + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return text[start:end]


def without_joiners(text: str) -> str:
    """A text as its words are compared: those inside words of such scripts gone too."""
    return _inner().sub("", text) if has_joiners(text) else text


def _stands(sign: str) -> bool:
    return bool(sign) and sign in _letters()


@cache
def _letters() -> frozenset[str]:
    signs = (chr(code) for low, high in _SCRIPTS for code in range(low, high + 1))
    return frozenset(sign for sign in signs if unicodedata.category(sign)[0] in "LM" or sign.isdecimal())


@cache
def _inner() -> re.Pattern[str]:
    members = "".join(sorted(_letters()))
    return re.compile(f"(?<=[{members}])[{JOINERS}]+")
