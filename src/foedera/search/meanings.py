"""Which phrases mean the same: what a party goes by, letters for short and what they stand for.

In: groups of phrases. Out: a text or query as terms in which every phrase of a group is one token (`§kor`), so that
'RoK', 'South Korea', 'Korean' and 'Republic of Korea' are the same word wherever they stand.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from foedera import data
from foedera.search.terms import Term, stems, terms
from foedera.text.party_names import forms_of, known_parties

SIGN = "§"
"""Begins the token of a meaning; no word begins so."""


class _SearchWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    source: str
    meant: tuple[tuple[str, ...], ...]
    passed_over: frozenset[str]


class _Form(NamedTuple):
    """A phrase of a group."""

    stems: tuple[str, ...]
    letters: str | None
    """As it must stand in a text, where it is letters for short; None for words."""
    tokens: tuple[str, ...]
    """Of all groups that have it."""


class Found(NamedTuple):
    """A phrase where it stands: a range of terms."""

    start: int
    end: int
    tokens: tuple[str, ...]


@functools.cache
def _words() -> _SearchWords:
    return msgspec.yaml.decode(data.words_text("search"), type=_SearchWords)


def passed_over() -> frozenset[str]:
    """Words that say nothing of what is looked for."""
    return _words().passed_over


class Meanings:
    """Groups of phrases that mean the same."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        """Take the phrases by the id of what they mean."""
        known: dict[tuple[tuple[str, ...], str | None], set[str]] = defaultdict(set)
        for name, phrases in groups.items():
            for phrase in phrases:
                if found := stems(phrase):
                    known[found, phrase if _is_letters(phrase) else None].add(SIGN + name)
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        for (found, letters), tokens in sorted(known.items(), key=lambda each: (-len(each[0][0]), str(each[0]))):
            self._forms[found[0]].append(_Form(found, letters, tuple(sorted(tokens))))
        self._words: dict[str, frozenset[str]] = {}
        for forms in self._forms.values():
            for form in forms:
                for token in form.tokens:
                    self._words[token] = self._words.get(token, frozenset()).union(form.stems)

    def words_of(self, token: str) -> frozenset[str]:
        """The words of all phrases that mean this."""
        return self._words.get(token, frozenset())

    def tokens(self) -> Iterable[str]:
        """The tokens of all meanings."""
        return self._words

    def in_text(self, found: Sequence[Term]) -> tuple[Found, ...]:
        """The phrases in a text, the longest that begins at a place; letters for short only as they are written."""
        return self._in([term.stem for term in found], [term.raw for term in found])

    def in_query(self, found: Sequence[str]) -> tuple[Found, ...]:
        """The phrases in the words of a query, in whatever case they were typed."""
        return self._in(found, None)

    def _in(self, found: Sequence[str], raw: Sequence[str] | None) -> tuple[Found, ...]:
        places, at = [], 0
        while at < len(found):
            form = self._at(found, raw, at)
            if form is None:
                at += 1
            else:
                places.append(Found(at, at + len(form.stems), form.tokens))
                at += len(form.stems)
        return tuple(places)

    def _at(self, found: Sequence[str], raw: Sequence[str] | None, at: int) -> _Form | None:
        for form in self._forms.get(found[at], ()):
            if tuple(found[at : at + len(form.stems)]) == form.stems and (
                raw is None or form.letters is None or "".join(raw[at : at + len(form.stems)]) in _written(form.letters)
            ):
                return form
        return None

    def canonical(self, found: Sequence[str]) -> tuple[str, ...]:
        """A name's words with one token for each phrase: equal for names that mean the same.

        Words that say nothing are left out, unless nothing else is left.
        """
        parts, at = list[str](), 0
        for phrase in self.in_query(found):
            parts += [*found[at : phrase.start], phrase.tokens[0]]
            at = phrase.end
        parts += found[at:]
        return tuple(part for part in parts if part not in passed_over()) or tuple(parts)


def _is_letters(phrase: str) -> bool:
    return " " not in phrase and sum(sign.isupper() for sign in phrase) > 1


@functools.cache
def _written(letters: str) -> frozenset[str]:
    """How letters for short may stand: U.S. as terms is US."""
    bare = "".join(term.raw for term in terms(letters))
    return frozenset({bare, f"{bare}s"})


def meanings(further: Mapping[str, Iterable[str]]) -> Meanings:
    """Everything that ships: the names of all states and organisations, letters for short; and a register's names.

    Args:
        further: names of parties by id, such as a register has.
    """
    parties = sorted(known_parties() | set(further))
    groups: dict[str, Iterable[str]] = {party: forms_of(party, further.get(party, ())) for party in parties}
    return Meanings(groups | {f"meant-{number}": group for number, group in enumerate(_words().meant)})
