"""The index: which things have a word or meaning, in which of their fields, and how much it weighs there.

In: things and meanings. Out: postings. It is the same in whatever order the things come. BM25F: the fields of a thing
are one text in which a word of the name counts more than one of what is said; a long text makes each word count less.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from foedera.model.search import Thing
from foedera.search.meanings import Meanings, passed_over
from foedera.search.terms import Term, fold, terms

NAME, ALSO, SHOWN_BY, TEXT = 4.0, 2.0, 1.0, 1.0
"""Weights of a word by field."""
SATURATION, LENGTH = 1.2, 0.6
"""k1 and b of BM25."""
SHORTEST_STEM = 4
"""Letters a word with a star has at least; a shorter one would be found everywhere."""
SHORTEST_PART = 3
"""Letters of each of two words that people also write as one."""


class Posting(NamedTuple):
    """A word in a thing."""

    weight: float
    named: bool
    """Whether it stands in its name, its other names, or what shows it."""


Name = tuple[str, ...]
"""A name as it is compared: its words in order, or a bag of the tokens that mean them."""


def bag(tokens: Iterable[str]) -> Name:
    """Tokens in whatever order: 'Norway SDP' and 'SDP with Norway' are one."""
    return tuple(sorted(tokens))


class Index:
    """What can be found, and by what."""

    def __init__(self, things: Iterable[Thing], meanings: Meanings) -> None:
        self.meanings = meanings
        self.things: tuple[Thing, ...] = tuple(sorted(things, key=_place))
        self.postings: dict[str, dict[int, Posting]] = defaultdict(dict)
        self.names: dict[Name, set[int]] = defaultdict(set)
        self.called: dict[Name, set[int]] = defaultdict(set)
        self.pairs: dict[str, tuple[str, str]] = {}
        self.stems: dict[str, set[int]] = defaultdict(set)
        self._written: dict[str, Counter[str]] = defaultdict(Counter)
        counted = [self._counted(number, thing) for number, thing in enumerate(self.things)]
        lengths = [sum(count for count, _ in words.values()) for words in counted]
        mean = sum(map(round, lengths)) / max(len(lengths), 1) or 1.0
        for number, words in enumerate(counted):
            slow = SATURATION * (1 - LENGTH + LENGTH * lengths[number] / mean)
            for word, (count, named) in words.items():
                self.postings[word][number] = Posting(count * (SATURATION + 1) / (count + slow), named)
        self.spelled = self._spellings()
        self._alphabet = tuple(self.spelled)

    def _counted(self, number: int, thing: Thing) -> dict[str, tuple[float, bool]]:
        """The words of a thing with their weight, and whether a name has them; its names and spellings are kept."""
        found: dict[str, tuple[float, bool]] = {}
        for text, weight, named in _fields(thing):
            words = list(terms(text))
            for word in words:
                self._written[word.stem][word.raw.lower()] += 1
            for token in self._tokens(words):
                before, was = found.get(token, (0.0, False))
                found[token] = (before + weight, was or named)
            if weight in (NAME, ALSO):
                self._call(number, [word.stem for word in words], own=weight == NAME)
        for phrase in thing.shown_by:
            if phrase.endswith("*") and " " not in phrase and len(begun := fold(phrase.rstrip("*"))) >= SHORTEST_STEM:
                self.stems[begun].add(number)
        return found

    def _tokens(self, words: Sequence[Term]) -> Iterator[str]:
        yield from (word.stem for word in words if word.stem not in passed_over())
        for phrase in self.meanings.in_text(words):
            yield from phrase.tokens

    def _call(self, number: int, words: Sequence[str], *, own: bool) -> None:
        """Keep what a thing goes by, and which two words of it may be written as one."""
        self.called[bag(self.meanings.canonical(words))].add(number)
        if own:
            self.names[tuple(words)].add(number)
        for one, other in itertools.pairwise(words):
            if min(len(one), len(other)) >= SHORTEST_PART:
                self.pairs.setdefault(one + other, (one, other))

    def _spellings(self) -> Mapping[str, str]:
        """Every word there is, and those of the meanings found here, as compared → as most often written."""
        for token in self.meanings.tokens():
            if token in self.postings:
                for word in self.meanings.words_of(token):
                    self._written[word][word] += 1
        return {word: min(raws, key=lambda raw: (-raws[raw], raw)) for word, raws in sorted(self._written.items())}

    def begun_by(self, word: str) -> Iterator[str]:
        """The words that begin with another, in order of the alphabet."""
        for other in self._alphabet[bisect_left(self._alphabet, word) :]:
            if not other.startswith(word):
                return
            if other != word:
                yield other

    def having(self, tokens: Sequence[str]) -> Iterator[tuple[int, float, bool]]:
        """The things that have all of some tokens: number, how much they weigh, whether a name has all of them."""
        lists = [self.postings.get(token, {}) for token in tokens]
        rare = [self._rarity(len(found)) for found in lists]
        if len(lists) == 1:  # as a rule
            for number, (weight, named) in lists[0].items():
                yield number, weight * rare[0], named
            return
        for number in set(lists[0]).intersection(*lists[1:]):
            postings = [found[number] for found in lists]
            weight = sum(one.weight * rarity for one, rarity in zip(postings, rare, strict=True))
            yield number, weight, all(one.named for one in postings)

    def _rarity(self, having: int) -> float:
        """Inverse document frequency, never negative."""
        return log(1 + (len(self.things) - having + 0.5) / (having + 0.5))


def _fields(thing: Thing) -> Iterator[tuple[str, float, bool]]:
    """The texts of a thing: each with the weight of its words, and whether it is a name of it."""
    yield thing.name, NAME, True
    for other in thing.also:
        yield other, ALSO, True
    for phrase in thing.shown_by:
        if "*" not in phrase:
            yield phrase, SHOWN_BY, True
    for line in thing.lines:
        yield line, TEXT, False


def _place(thing: Thing) -> tuple[str, ...]:
    return (thing.kind, thing.name, thing.id, thing.address, *thing.also, "", *thing.shown_by, "", *thing.lines)
