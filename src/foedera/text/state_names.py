"""Which state or union a cell of a table names: by code, by name in several languages, however tables turn names round.

In: what stands in the cell. Out: the party id, or those whose names come near. The names are data (data/facts/parties,
data/facts/translated, data/words/demonyms, data/words/state_codes). Not here: names in running text (party_names).

A code counts before a name, a name before the same words in another order ('Korea (Rep.)' is the Republic of Korea).
What only comes near names nobody: it is proposed.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz, process

from foedera import data
from foedera.model.matching import folded
from foedera.text.party_names import NAME, forms_of, known_parties
from foedera.text.translated_names import names_in_languages

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"of", "the", "and", "s"})
"""Words by which two spellings of a name may differ."""
_NEAR = 75
"""Likeness, of 100, from which a name is proposed."""
_PROPOSED = 3


class _Codes(msgspec.Struct, frozen=True):
    two_letters: dict[str, str]
    further: dict[str, tuple[str, ...]]
    short: dict[str, str]
    members: dict[str, tuple[str, ...]]


class Meant(NamedTuple):
    """What a cell names."""

    party: str | None
    """None where nobody, or several, go by it."""
    near: tuple[str, ...] = ()
    """Ids of those it may mean, the likeliest first, where no party is given."""


class StateNames:
    """Everybody's names and codes, with those a register adds."""

    def __init__(self, more: Mapping[str, Iterable[str]]) -> None:
        """Take names in.

        Args:
            more: further names by party id; a party nobody else knows is known by these.
        """
        kept = {party: tuple(names) for party, names in more.items()}
        ids = {*known_parties(), *kept}
        self._tiers = (
            _by_key((party, code) for party in ids for code in (party, *_codes_of(party))),
            _by_key((party, name) for party in ids for name in (*_english(party), *kept.get(party, ()))),
            _by_key((party, name) for party, names in names_in_languages() for name in names),
        )
        self._bags: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for tier in self._tiers:
            for spelled, parties in tier.items():
                self._bags[_bag(spelled)] |= parties

    def meant(self, text: str) -> Meant:
        """The party a text names, or those it may mean."""
        key = folded(text)
        bag = self._bags.get(_bag(key), set()) if _bag(key) else set()
        for found in (*(tier.get(key, set()) for tier in self._tiers), bag):
            if len(found) == 1:
                return Meant(next(iter(found)))
            if found:
                return Meant(None, tuple(sorted(found)))
        return Meant(None, self._near(key))

    def _near(self, key: str) -> tuple[str, ...]:
        names = [name for tier in self._tiers[1:] for name in tier]
        hits = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=4 * _PROPOSED)
        parties = (party for name, _, _ in hits for tier in self._tiers for party in sorted(tier.get(name, ())))
        return tuple(dict.fromkeys(parties))[:_PROPOSED]


def english_name(party: str) -> str | None:
    """The short name of a party in English; None where no list knows it."""
    return next(iter(_english(party)), None)


def two_letters(party: str) -> str | None:
    """Its ISO 3166-1 alpha-2 code; None where it has none."""
    return _codes().two_letters.get(party)


def members_of(union: str) -> tuple[str, ...]:
    """Party ids of a union's members; none where they are not known."""
    return _codes().members.get(union, ())


def _english(party: str) -> list[str]:
    return [form for form, kind in forms_of(party).items() if kind == NAME]


def _codes_of(party: str) -> Iterator[str]:
    known = _codes()
    if party in known.two_letters:
        yield known.two_letters[party]
    yield from known.further.get(party, ())


def _by_key(forms: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for party, form in forms:
        found[folded(form)].add(party)
    return dict(found)


def _bag(key: str) -> tuple[str, ...]:
    """The words of a name, whatever their order, signs and abbreviations."""
    short = _codes().short
    words = (short.get(word, word) for word in _WORD.findall(key))
    return tuple(sorted(word for word in words if word not in _SMALL))


@functools.cache
def _codes() -> _Codes:
    return msgspec.yaml.decode(data.words_text("state_codes"), type=_Codes)
