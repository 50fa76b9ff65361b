"""Names of parties in other languages than English, and where a text says one.

In: text, a language. Out: which party is named where. The names are data (data/facts/translated.yaml). Not here:
English names (party_names); whether who is named is a party (coding.facts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from foedera import data
from foedera.text.folding import lower
from foedera.text.places import apart


class Named(NamedTuple):
    """A party's name where it stands."""

    party: str
    start: int
    """First code point."""
    end: int
    """One past the last."""


_VOWEL = re.compile(r"[аеёиоуыэюяйьіїє]$")
_ENDING = "[^\\W\\d_]{0,2}"
"""What declension may put where the last vowel stood, or behind the last consonant."""
_LEAST = 3
"""Letters a name keeps when its last vowel is taken off."""

_CAPITAL = r"(?-i:(?=[^\W\d_a-zß-öø-ÿа-џґ]))"
"""No name is looked for where a word begins with a small letter; the few small ones it lets through are sorted out."""


class _Language(msgspec.Struct, frozen=True):
    language: str
    names: dict[str, tuple[str, ...]]
    inflected: bool = False


class _List(msgspec.Struct, frozen=True):
    languages: tuple[_Language, ...]


def named_in_language(text: str, language: str) -> list[Named]:
    """Every name in a text of a language (ISO 639-3), in order; none where no list knows the language."""
    known = _languages().get(language)
    return [] if known is None else list(apart(named(text, known.names, inflected=known.inflected)))


def names_in_languages() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each party with its names in each language, language by language."""
    for language in _languages().values():
        yield from language.names.items()


def named(text: str, names: Mapping[str, Sequence[str]], *, inflected: bool) -> list[Named]:
    """Every name in a text, those that overlap among them; one in small letters is none.

    Args:
        text: any text.
        names: party → what it is called.
        inflected: whether the language declines names.
    """
    pattern, parties = _compiled(tuple((party, tuple(own)) for party, own in names.items()), inflected)
    return [
        Named(parties[int(match.lastgroup[1:])], match.start(), match.end())
        for match in pattern.finditer(text)
        if match[0][0].isupper() and match.lastgroup is not None
    ]


@lru_cache(maxsize=32)
def _compiled(names: tuple[tuple[str, tuple[str, ...]], ...], inflected: bool) -> tuple[re.Pattern[str], list[str]]:
    """One pattern for all names, a group for each party in the order of the longest names first, and those parties."""
    listed = sorted(((name, party) for party, own in names for name in own), key=lambda it: -len(it[0]))
    shapes = [f"(?P<p{at}>{_shape(name, inflected=inflected)})" for at, (name, _) in enumerate(listed)]
    pattern = re.compile(rf"(?<![\w-]){_CAPITAL}(?:{'|'.join(shapes)})(?![\w-])", re.IGNORECASE)
    return pattern, [party for _, party in listed]


def _shape(name: str, *, inflected: bool) -> str:
    """A name as a pattern: blanks and hyphens as they come, accents as printed, the end as the language declines it."""
    plain = lower(name)
    if inflected and len(plain) > _LEAST and " " not in plain:
        return re.escape(_VOWEL.sub("", plain)) + _ENDING
    return re.escape(plain).replace(r"\ ", r"[\s-]+").replace(r"\-", "[ -]").replace("'", "['’]")


@cache
def _languages() -> dict[str, _Language]:
    listed = msgspec.yaml.decode(data.fact_lists()["translated"], type=_List).languages
    return {language.language: language for language in listed}
