"""Whether letters make words, or are what a font for another script paints with the codes of Latin ones.

In: a line or a page. Out: yes or no. Old fonts for Hindi, Russian or Greek put their letters where Latin ones are, and
the file does not say so (no ToUnicode, ISO 32000-1, 9.10): 'jk"Vªifr', 'ÓÃÎÄÀ'. No word list: such words have capitals
inside, no vowel, signs between letters, or accented letters only. Not here: what to do about it.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{3,}|[^\W\d_\u0000-\u036f]+")
"""In Latin letters three make a word; in others one may."""
_ODD_WORDS = (
    re.compile(r"\b[a-z](?:[a-z]{2,}[A-Z]|[a-z]*[A-Z]+[a-zª]+[A-Z]|[a-z]+[A-Z]\b)"),
    re.compile(r"[^\W\d_][=~^|{}\[\]\\;<>`¼½¾¿][^\W\d_]"),
    re.compile(r"(?<![^\W\d_])[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{3,}(?![^\W\d_])"),
    re.compile(r"(?<![^\W\d_])(?![A-Z]+\b)[b-df-hjkmnp-qstvxzB-DF-HJKMNP-QSTVXZñçÑÇ]{3,}(?![^\W\d_])"),
)
"""Capitals inside, signs inside, accented letters only, no vowel.

'McDonald' and Irish 'bhFuil' are words, and so is 'vlk': r, l and w are vowels in some languages.
"""
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_ODD = 0.25
"""Part of the words that makes a text illegible."""
_SAMPLE = 1500
"""Signs of a page that are looked at."""
_PAGE_WORDS = 20
"""Words a page has at least to be judged."""


def is_legible(text: str) -> bool:
    """Whether a line holds words; a line without any is none: a number, a code."""
    odd, words = _count(text)
    return words > 0 and odd < _ODD * words and not _UNKNOWN.search(text)


def looks_misnamed(text: str) -> bool:
    """Whether so many words of a page are none that its fonts seem to name the wrong letters."""
    odd, words = _count(text[:_SAMPLE])
    return words >= _PAGE_WORDS and odd >= _ODD * words


def _count(text: str) -> tuple[int, int]:
    """Words that are none, and all words; those of other scripts than Latin are words."""
    return sum(len(odd.findall(text)) for odd in _ODD_WORDS), len(_WORD.findall(text))
