"""Names of states and organisations in running English text, with their adjectives and peoples.

In: a text, and whose names are looked for. Out: places, in order. Not here: who is a party to an agreement
(coding.facts), and names in other languages.

A name counts as it is written, with a capital or in capitals, and the longest that begins at a place is taken, with the
article and "Government of" before it: "the Government of the Kingdom of Norway" is one name.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

import msgspec

from foedera import data

SLOT = "[PARTY]"
"""What stands for a masked name."""
_BEFORE = r"(?:(?:[Tt]he|THE)\s+)?(?:(?:Government|GOVERNMENT)s?\s+(?:of|OF)\s+(?:(?:the|THE)\s+)?)?"


class PartyName(NamedTuple):
    """A name where it stands."""

    party: str
    """Id of what it names: nor, eu. Of a word that names two (Congolese), the first by id."""
    start: int
    """First code point, an article before it included."""
    end: int
    """One past the last."""


def known_parties() -> frozenset[str]:
    """Ids of all whose names are known."""
    return frozenset(_names())


def party_names(text: str, parties: Collection[str] | None = None) -> tuple[PartyName, ...]:
    """The names in a text, in order, none within another.

    Args:
        text: English.
        parties: ids of those looked for; None for all that are known. An id nobody knows names nothing.
    """
    asked = known_parties() if parties is None else frozenset(parties) & known_parties()
    pattern, by_name = _searched(asked)
    return tuple(
        PartyName(by_name[_plain(found["name"])], found.start(), found.end()) for found in pattern.finditer(text)
    )


def masked(text: str, parties: Collection[str] | None = None, *, slot: str = SLOT) -> str:
    """The text with every name replaced, so that texts of different parties can be compared."""
    parts, at = [], 0
    for name in party_names(text, parties):
        parts += [text[at : name.start], slot]
        at = name.end
    return "".join([*parts, text[at:]])


@functools.lru_cache(64)
def _searched(parties: frozenset[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all names, the longest first, and whose each is."""
    by_name: dict[str, str] = {}
    for party in sorted(parties):
        for name in _names()[party]:
            by_name.setdefault(_plain(name), party)
    forms = {form for party in parties for name in _names()[party] for form in (name, name.upper())}
    either = _either(forms) if forms else "(?!)"
    return re.compile(rf"(?<![\w-]){_BEFORE}(?P<name>{either})(?!\w)(?!-\w)"), by_name


def _either(names: Iterable[str]) -> str:
    """One of the names, sorted by first letter, so that few are tried at a place."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_letter[name[0]].append(name[1:])
    return "|".join(
        re.escape(letter) + "(?:" + "|".join(_spaced(rest) for rest in sorted(rests, key=lambda r: (-len(r), r))) + ")"
        for letter, rests in sorted(by_letter.items())
    )


def _spaced(words: str) -> str:
    """As an expression in which a blank may be a line's end, with the plural of a people."""
    spaced = r"\s+".join(map(re.escape, words.split(" "))).replace("'", "['’]")
    return spaced + "(?:s(?!\\w))?" if words[-1:].isalpha() and words[-1:] != "s" else spaced


def _plain(name: str) -> str:
    """The name as it is looked up."""
    return " ".join(name.replace("’", "'").casefold().split()).removesuffix("s")


@functools.cache
def _names() -> dict[str, tuple[str, ...]]:
    """Party → its names, then its adjectives and people."""
    states, peoples = (_list(text) for text in (data.fact_lists()["parties"], data.words_text("demonyms")))
    return {
        party: (*states.get(party, ()), *peoples.get(party, ())) for party in sorted(states.keys() | peoples.keys())
    }


def _list(text: str) -> dict[str, tuple[str, ...]]:
    content: dict[str, Any] = msgspec.yaml.decode(text)
    return {party: tuple(name for name in names if name[:1].isupper()) for party, names in content["names"].items()}
