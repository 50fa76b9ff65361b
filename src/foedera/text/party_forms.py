"""What a text calls a party by: its names, its adjectives, its people, letters for short.

In: party ids. Out: the forms in English, and where they stand in a text. The words are data (data/facts/parties.yaml,
data/words/party_forms.yaml). Not here: which parties a text has (coding.facts), and what is done with a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from foedera import data

NAME, ADJECTIVE, PEOPLE = "name", "adjective", "people"
"""Kinds of forms."""


class _Names(msgspec.Struct, frozen=True):
    names: dict[str, tuple[str, ...]]


class _Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    meaning: str
    source: str
    adjectives: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]


class Named(NamedTuple):
    """A place of a text that names a party: half-open, in code points."""

    start: int
    end: int
    party: str
    kind: str
    """name, adjective or people."""


def forms_of(party: str, more: Iterable[str] = ()) -> dict[str, str]:
    """Everything a party goes by → what kind of form it is; only `more`, as names, for one no list knows.

    Args:
        party: its id.
        more: further names, such as a register has.
    """
    names, forms = _lists()
    adjectives = forms.adjectives.get(party, ())
    return {
        **dict.fromkeys((*(f"{one}s" for one in adjectives), *forms.people.get(party, ())), PEOPLE),
        **dict.fromkeys(adjectives, ADJECTIVE),
        **dict.fromkeys((*names.get(party, ()), *forms.short.get(party, ()), *more), NAME),
    }


def listed_parties() -> tuple[str, ...]:
    """The ids of every party the lists know."""
    return tuple(_lists()[0])


def named_in(text: str, parties: Iterable[tuple[str, Sequence[str]]]) -> Iterator[Named]:
    """Where a text names one of some parties, from first to last; of two forms at one place the longer.

    Capitals throughout ('UKRAINE') name it too, the letters for short ('UK') only as they stand. An article before a
    name belongs to it, and so does the ’s of a genitive to the words behind it.

    Args:
        text: any text.
        parties: id and further names of each.
    """
    chosen = tuple((party, tuple(more)) for party, more in parties)
    if not chosen:
        return
    pattern, known = _compiled(chosen)
    for found in pattern.finditer(text):
        party, kind = known[found["form"].casefold()]
        start = found.start("form") if kind != NAME else found.start()
        yield Named(start, found.end(), party, kind)


@lru_cache(256)
def _compiled(parties: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """A pattern of every form, and whose form each is, by its letters without case."""
    known: dict[str, tuple[str, str]] = {}
    spelled: set[str] = set()
    for party, more in parties:
        for form, kind in forms_of(party, more).items():
            known.setdefault(form.casefold(), (party, kind))
            spelled |= {form, form.upper()}
    longest = sorted(spelled, key=lambda form: (-len(form), form))
    either = "|".join(map(re.escape, longest))
    return re.compile(rf"(?:\b[Tt]he )?(?<![^\W_])(?P<form>{either})(?![^\W_])"), known


@cache
def _lists() -> tuple[dict[str, tuple[str, ...]], _Forms]:
    names = msgspec.yaml.decode(data.fact_lists()["parties"], type=_Names).names
    return names, msgspec.yaml.decode(data.words_text("party_forms"), type=_Forms)
