"""Parties by their names in other languages than English.

In: a text, names by language. Out: who is named and where. Not here: whether they are parties (opening); English names
(parties); how names are found (text.translated_names).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from foedera.coding.facts.fact_words import TranslatedNames
from foedera.text.places import apart
from foedera.text.translated_names import Named, named


def named_abroad(text: str, languages: Sequence[TranslatedNames]) -> list[Named]:
    """Every name in a text, in order; one in small letters is none."""
    return list(apart(one for it in languages for one in named(text, it.names, inflected=it.inflected)))


def before_purpose(text: str, languages: Sequence[TranslatedNames]) -> str:
    """What stands before the first words of a purpose: 'Désireux de …'."""
    stops = [_stops(language.stops).search(text) for language in languages]
    return text[: min((stop.start() for stop in stops if stop is not None), default=len(text))]


@functools.lru_cache(maxsize=64)
def whole_words(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})(?!\w)", re.IGNORECASE)


@functools.lru_cache(maxsize=32)
def _stops(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words)) or '(?!)'})", re.IGNORECASE)
