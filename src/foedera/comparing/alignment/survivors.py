"""Survivors: what of a clause's words comes through a translation.

In: a clause and its language. Out: figures, and words as two languages may both have them. Not here: how like two
clauses are by them (across).

Figures are amounts, years, days and articles referred to; the clause's own numbers are none. Of words there survive
names of parties (by their id), capital letters that stand for a name (NATO, EUMAM), and cognates: words of two
languages that begin with the same four letters (Simard, Foster and Isabelle 1992), here once accents are off, letters
that sound alike are one, and Cyrillic is written in Latin letters. `Protocole`, `Protokoll` and `протокол` are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from foedera.comparing.alignment.word_weights import WordCounts
from foedera.model.alignment import Clause
from foedera.text.party_names import party_names
from foedera.text.translated_names import Named, named_in_language

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_WORD = re.compile(r"[^\W\d_]+")
_COGNATE = 4
"""Letters two words begin with to be taken for one."""
_LEAST = 5
"""Letters a word needs to be asked: shorter ones are mostly articles and prepositions."""
_CAPITALS = "capitals "
"""What stands before a name of capital letters, so that it is no cognate; one may name a party in one list alone."""
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "j", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "s", "ч": "s", "ш": "s", "щ": "s", "ъ": "", "ы": "i", "ь": "",
    "э": "e", "ю": "u", "я": "a", "ё": "e",
}  # fmt: skip
_ALIKE = str.maketrans({"c": "k", "q": "k", "x": "k", "z": "s", "y": "i", "j": "i", "w": "v", "h": None})
_SOUNDS = (("ph", "f"), ("th", "t"))


def figures(clause: Clause) -> WordCounts:
    """The figures of a clause with how often each stands in it; one as every language prints it: 10.000 is 10,000."""
    text, own = clause.text, dict(clause.numbers)
    found = (match for match in _FIGURE.finditer(text) if not any(at <= match.start() < own[at] for at in own))
    return Counter(_figure(match[0]) for match in found)


def words(text: str, language: str | None) -> WordCounts:
    """What survives of a text's words, with how often each stands in it.

    Args:
        text: any text.
        language: ISO 639-3; None where it is not known, which leaves out the names of parties.
    """
    found: WordCounts = Counter()
    at = 0
    for party, start, end in _named(text, language):
        found.update(_cognates(text[at:start]))
        found[f"party {party}"] += 1
        found.update(one for one in _cognates(text[start:end]) if one.startswith(_CAPITALS))
        at = end
    found.update(_cognates(text[at:]))
    return found


def _named(text: str, language: str | None) -> list[Named]:
    if language == "eng":
        return [Named(name.party, name.start, name.end) for name in party_names(text, leads=True)]
    return named_in_language(text, language or "")


def _figure(printed: str) -> str:
    """Without the signs between thousands and the noughts in front; marked, so that it weighs as a word does."""
    plain = re.sub("[.,]", "", printed) if _THOUSANDS.fullmatch(printed) else printed.replace(",", ".")
    return "figure " + (plain.lstrip("0") or "0")


def _cognates(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if word.isupper() and 2 <= len(word) < 8:
            yield _CAPITALS + _latin(word)
        elif len(word) >= _LEAST:
            yield _latin(word)[:_COGNATE]


@lru_cache(1 << 15)
def _latin(word: str) -> str:
    """A word in Latin letters without accents, letters that sound alike as one."""
    written = "".join(_CYRILLIC.get(sign, sign) for sign in word.lower())
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", written) if not unicodedata.combining(sign))
    for sound, letter in _SOUNDS:
        bare = bare.replace(sound, letter)
    return bare.translate(_ALIKE)
