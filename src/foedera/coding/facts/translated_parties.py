"""Parties by their names in other languages than English.

In: a text, names by language. Out: who is named and where. Not here: whether they are parties (opening); English names
(parties).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from foedera.coding.facts.fact_words import TranslatedNames
from foedera.text.folding import lower

_VOWEL = re.compile(r"[аеёиоуыэюяйьіїє]$")
_ENDING = "[^\\W\\d_]{0,2}"
"""What declension may put where the last vowel stood, or behind the last consonant."""
_LEAST = 3
"""Letters a name keeps when its last vowel is taken off."""


def named_abroad(text: str, languages: Sequence[TranslatedNames]) -> list[tuple[str, int, int]]:
    """(party, start, end) of every name in a text, in order; one in small letters is none."""
    found: list[tuple[str, int, int]] = []
    for language in languages:
        pattern, parties = _compiled(tuple(language.names.items()), language.inflected)
        found += [
            (parties[int(match.lastgroup[1:])], match.start(), match.end())
            for match in pattern.finditer(text)
            if match[0][0].isupper() and match.lastgroup is not None
        ]
    return apart(found)


def before_purpose(text: str, languages: Sequence[TranslatedNames]) -> str:
    """What stands before the first words of a purpose: 'Désireux de …'."""
    stops = [_stops(language.stops).search(text) for language in languages]
    return text[: min((stop.start() for stop in stops if stop is not None), default=len(text))]


def apart(found: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The names in order, of those that overlap the longest."""
    kept: list[tuple[str, int, int]] = []
    for party, start, end in sorted(found, key=lambda it: (it[1] - it[2], it[1])):
        if all(end <= first or start >= last for _, first, last in kept):
            kept.append((party, start, end))
    return sorted(kept, key=lambda it: it[1])


@functools.lru_cache(maxsize=64)
def whole_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?!\w)", re.IGNORECASE)


@functools.lru_cache(maxsize=32)
def _stops(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})", re.IGNORECASE)


@functools.lru_cache(maxsize=32)
def _compiled(names: tuple[tuple[str, tuple[str, ...]], ...], inflected: bool) -> tuple[re.Pattern[str], list[str]]:
    """One pattern for all names, a group for each party in the order of the longest names first, and those parties."""
    listed = sorted(((name, party) for party, own in names for name in own), key=lambda it: -len(it[0]))
    shapes = [f"(?P<p{at}>{_shape(name, inflected=inflected)})" for at, (name, _) in enumerate(listed)]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(shapes)})(?![\w-])", re.IGNORECASE)
    return pattern, [party for _, party in listed]


def _shape(name: str, *, inflected: bool) -> str:
    """A name as a pattern: blanks and hyphens as they come, accents as printed, the end as the language declines it."""
    plain = lower(name)
    if inflected and len(plain) > _LEAST and " " not in plain:
        return re.escape(_VOWEL.sub("", plain)) + _ENDING
    return re.escape(plain).replace(r"\ ", r"[\s-]+").replace(r"\-", "[ -]").replace("'", "['’]")
