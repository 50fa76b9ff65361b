"""What is done: verbs, phrases and nouns of deeds in a sentence, by the role of the event they tell of.

In: a text. Out: verbs in order. The words are data (data/words/deeds.yaml); plain forms are inflected here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from foedera import data
from foedera.watching.prose.parts.words import any_of

CAME = "came"
"""The role of a verb that does not say which step it was ('followed')."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class _Deeds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    meaning: str
    source: str
    roles: dict[str, _Words]


class Verb(NamedTuple):
    """A word that tells of a deed, where it stands."""

    start: int
    end: int
    role: str
    noun: bool


def inflected(verb: str) -> Iterator[str]:
    """The forms of a regular verb: sign, signs, signed, signing."""
    yield verb
    if verb.endswith("ee"):
        yield from (f"{verb}s", f"{verb}d", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    elif verb.endswith(("sh", "ch", "s", "x")):
        yield from (f"{verb}es", f"{verb}ed", f"{verb}ing")
    else:
        yield from (f"{verb}s", f"{verb}ed", f"{verb}ing")


@functools.cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    words = msgspec.yaml.decode(data.words_text("deeds"), type=_Deeds).roles
    known: dict[str, tuple[str, bool]] = {}
    for role, own in words.items():
        known |= dict.fromkeys(own.nouns, (role, True))
        known |= {form: (role, False) for verb in own.verbs for form in inflected(verb)}
        known |= dict.fromkeys(own.phrases, (role, False))
    return re.compile(rf"\b{any_of(known)}\b", re.IGNORECASE), {word.lower(): found for word, found in known.items()}


def verbs_in(text: str) -> tuple[Verb, ...]:
    """The words of deeds in a text, in order."""
    pattern, known = _pattern()
    return tuple(Verb(m.start(), m.end(), *known[m[0].lower()]) for m in pattern.finditer(text))
