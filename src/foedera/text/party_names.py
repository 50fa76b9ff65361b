"""What an English text calls states and organisations by: their names, adjectives and peoples, letters for short.

In: a text, and whose names are looked for. Out: places, in order. Not here: who is a party to an agreement
(coding.facts), names in other languages, and what is done with a name. The words are data (data/facts/parties.yaml,
data/words/demonyms.yaml).

A name counts as it is written, with a capital or in capitals; letters for short ('UK') only as they stand. Of all names
anybody has the longest that begins at a place is taken, whoever is asked for: 'Guinea-Bissau' is never Guinea, and the
Ukrainian Soviet Socialist Republic is no Ukrainian one; 'Northern Ireland' is no party at all. A hyphen joins a name to
other words ('Norway-led'). An article belongs to the name or people behind it; one before an adjective belongs to its
noun, unless all is to be masked.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from foedera import data
from foedera.text.places import apart

NAME, ADJECTIVE, PEOPLE = "name", "adjective", "people"
"""Kinds of names."""
SLOT = "[PARTY]"
"""What stands for a masked name."""
_THE = r"(?:(?:the|The|THE)\s{1,2})?"
_LEADING_ARTICLE = re.compile(rf"(?<!\w){_THE}\Z")
_LEADING_GOVERNMENT = re.compile(rf"(?<!\w)(?:{_THE}(?:Government|GOVERNMENT)s?\s{{1,2}}(?:of|OF)\s{{1,2}})?{_THE}\Z")
_BEFORE = 30
"""Code points an article and 'Government of' may take."""


class PartyName(NamedTuple):
    """A name where it stands."""

    start: int
    """First code point, an article before it included."""
    end: int
    """One past the last."""
    party: str
    """Id of what it names: nor, eu. Of a word that names two (Congolese), the first by id of those looked for."""
    kind: str
    """name, adjective or people."""


class _Names(msgspec.Struct, frozen=True):
    names: dict[str, tuple[str, ...]]


class _Demonyms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    meaning: str
    source: str
    adjectives: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]
    others: tuple[str, ...]
    """What holds a name and is not the party: Northern Ireland is not Ireland."""


Owners = Mapping[str, str]
"""Party → kind of name, for one that a text may call so; by id."""
More = Mapping[str, Collection[str]]
"""Party → further names, such as a register has."""


class _Place(NamedTuple):
    """A name that may be several parties'."""

    start: int
    end: int
    owners: Owners


class _Searched(NamedTuple):
    """What finds names."""

    pattern: re.Pattern[str]
    owners: Mapping[str, Owners]
    """By the name as `_plain` has it."""
    with_article: frozenset[str]
    """Those that are names only behind an article ('the Community')."""


def known_parties() -> frozenset[str]:
    """Ids of all whose names are known."""
    return frozenset(_lists()[0])


def forms_of(party: str, more: Iterable[str] = ()) -> dict[str, str]:
    """Everything a party goes by → its kind; only `more`, as names, for one no list knows.

    Args:
        party: its id.
        more: further names, such as a register has.
    """
    names, words = _lists()
    adjectives, people = words.adjectives.get(party, ()), words.people.get(party, ())
    return {
        **dict.fromkeys((*people, *map(_plural, (*adjectives, *people))), PEOPLE),
        **dict.fromkeys(adjectives, ADJECTIVE),
        **dict.fromkeys((*names.get(party, ()), *words.short.get(party, ()), *more), NAME),
    }


def party_names(
    text: str, parties: Collection[str] | None = None, more: More | None = None, *, leads: bool = False
) -> tuple[PartyName, ...]:
    """The names in a text, in order, none within another.

    Args:
        text: English.
        parties: ids of those looked for; None for all that are known. An id nobody knows names nothing.
        more: further names of parties.
        leads: whether all that leads up to a name belongs to it: 'Government of', an article before an adjective.
    """
    return tuple(_found(text, parties, more or {}, leads=leads))


def masked(text: str, parties: Collection[str] | None = None, *, slot: str = SLOT) -> str:
    """The text with every name and what leads up to it replaced, so that texts of different parties can be compared."""
    parts, at = [], 0
    for start, end, _, _ in _found(text, parties, {}, leads=True):
        parts += [text[at:start], slot]
        at = end
    return "".join([*parts, text[at:]])


def _found(text: str, parties: Collection[str] | None, more: More, *, leads: bool) -> Iterator[PartyName]:
    before = _LEADING_GOVERNMENT if leads else _LEADING_ARTICLE
    for start, end, owners in _places(text, more):
        party = next((party for party in owners if parties is None or party in parties), None)
        if party is not None:
            kind = owners[party]
            own = kind == ADJECTIVE and not leads
            yield PartyName(start if own else _begun(text, start, before), end, party, kind)


def _begun(text: str, start: int, before: re.Pattern[str]) -> int:
    """Where a name begins with what stands before it; its own start where nothing of the kind does."""
    found = before.search(text, max(0, start - _BEFORE), start)
    return found.start() if found else start


def _places(text: str, more: More) -> Iterator[_Place]:
    """Where a name stands and whose it can be, whoever is asked for."""
    known = _all().owners
    added = tuple((party, n) for party, names in sorted(more.items()) for n in names if party not in known.get(n, ()))
    return apart((*_matches(text, _further(added)), *_matches(text, _all()))) if added else _matches(text, _all())


def _matches(text: str, searched: _Searched) -> Iterator[_Place]:
    for match in searched.pattern.finditer(text):
        name, start = _plain(match[0]), match.start()
        if name not in searched.with_article or _begun(text, start, _LEADING_ARTICLE) < start:
            yield _Place(start, match.end(), searched.owners[name])


@functools.cache
def _all() -> _Searched:
    names, words = _lists()
    forms = ((party, form, kind) for party in sorted(names) for form, kind in forms_of(party).items())
    return _searched(forms, words.others)


@functools.lru_cache(256)
def _further(added: tuple[tuple[str, str], ...]) -> _Searched:
    """Further names; one that another party has too can be either's."""
    found = _searched((party, name, NAME) for party, name in added)
    owners = {name: {**own, **_all().owners.get(name, {})} for name, own in found.owners.items()}
    return found._replace(owners=owners)


def _searched(forms: Iterable[tuple[str, str, str]], others: Iterable[str] = ()) -> _Searched:
    """What finds names given as party, name and kind; `others` are found too, as nobody's."""
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    owners.update({_plain(spelled): {} for name in others for spelled in (name, name.upper())})
    behind_article, bare = set[str](), set[str]()
    for party, form, kind in forms:
        name = form.removeprefix("the ").removeprefix("The ")
        for spelled in (name, name.upper()):
            owners[_plain(spelled)].setdefault(party, kind)
            (bare if name == form else behind_article).add(_plain(spelled))
    either = _either(owners)
    return _Searched(re.compile(rf"(?:{either})(?!\w)"), dict(owners), frozenset(behind_article - bare))


def _either(names: Iterable[str]) -> str:
    """One of the names, the longest first, sorted by first letter so that few are tried at a place.

    What stands before a name is looked at behind its first letter: searching skips what begins with none of them.
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_letter[name[0]].append(name[1:])
    return "|".join(
        rf"{re.escape(letter)}(?<!\w.)(?:{'|'.join(map(_spaced, sorted(rests, key=lambda rest: (-len(rest), rest))))})"
        for letter, rests in sorted(by_letter.items())
    )


def _spaced(words: str) -> str:
    """As an expression in which a line may end between two words, and hyphens and apostrophes are of any kind."""
    spaced = r"(?:[^\S\n]|\n(?!\n)){1,3}".join(map(re.escape, words.split(" ")))
    return spaced.replace("'", "['’]").replace(r"\-", "[-\u2010\u2011]")


def _plain(name: str) -> str:
    """The name as it is looked up."""
    if name.isalpha():
        return name
    return " ".join(name.replace("’", "'").replace("\u2010", "-").replace("\u2011", "-").split())


def _plural(word: str) -> str:
    return word if word.endswith("s") else f"{word}s"


@functools.cache
def _lists() -> tuple[dict[str, tuple[str, ...]], _Demonyms]:
    names = msgspec.yaml.decode(data.fact_lists()["parties"], type=_Names).names
    return names, msgspec.yaml.decode(data.words_text("demonyms"), type=_Demonyms)
