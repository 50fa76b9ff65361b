"""A query as an index can answer it: units, each with everything that may stand for it.

In: what was typed, an index. Out: units; the query without its slips. Words nothing has are taken for those that come
nearest: one letter swapped, dropped, doubled or wrong, two in long words.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from foedera.search.index import SHORTEST_STEM, Index, Name, bag
from foedera.search.meanings import passed_over
from foedera.search.terms import fold, terms

LONG = 8
"""Letters from which two slips are forgiven."""
SHORTEST = 4
"""Letters of the shortest word a slip is forgiven in."""
MOST_NEAR = 8
"""Words that may have been meant instead of one."""
MOST_WORDS = 100
"""Words of a query; further ones are not looked at."""
NEAR, BEGUN, FAR = 0.6, 0.5, 0.2
"""How much of its weight a word has that is near one nothing has; that begins so; that is near one that is there."""


class Way(NamedTuple):
    """One way to have a unit: all of some tokens."""

    tokens: tuple[str, ...]
    weight: float = 1.0
    """1 for what was typed, less for what comes near."""
    doubtful: bool = False
    """Whether it only comes near a word that is there: what was typed was hardly a slip."""


Unit = tuple[Way, ...]


class Query(NamedTuple):
    """What is asked."""

    typed: Name
    """Its words as they are compared."""
    called: Name
    """Whatever goes by exactly that (`foedera.search.index.bag`)."""
    meant: tuple[Name, ...]
    """As `called`, without its slips, in each way they may be taken; none where there are none."""
    units: tuple[Unit, ...]
    corrected: str | None
    """In words, without its slips; None where every word is there."""


def query_of(index: Index, text: str, *, doubting: bool = False) -> Query:
    """What a text asks of an index.

    Args:
        index: what there is.
        text: what was typed.
        doubting: whether words that are there may be slips too, as 'pace' may be one of space.
    """
    words = {term.stem: fold(term.raw) for term in itertools.islice(terms(text), MOST_WORDS)}
    typed = [term.stem for term in itertools.islice(terms(text), MOST_WORDS)]
    near = {word: _near(index, word, raw) if doubting or _unknown(index, word) else [] for word, raw in words.items()}
    taken = [near[word] if _unknown(index, word) and near[word] else [word] for word in typed]
    slips = [word for word, others in zip(typed, taken, strict=True) if others != [word]]
    best = [others[0] for others in taken]
    ways = [best] if slips else []
    ways += [[*best[:at], other, *best[at + 1 :]] for at, word in enumerate(typed) for other in near[word]]
    return Query(
        typed=tuple(typed),
        called=bag(index.meanings.canonical(typed)),
        meant=tuple(bag(index.meanings.canonical(way)) for way in ways),
        units=tuple(_units(index, typed, best, near)),
        corrected=_in_words(index, text, best) if slips else None,
    )


def _units(index: Index, typed: Sequence[str], best: Sequence[str], near: dict[str, list[str]]) -> Iterator[Unit]:
    """Phrases of the words as they were meant, then the words that stand alone, in the order they were typed."""
    said = set(typed) - passed_over()
    phrases = {phrase.start: phrase for phrase in index.meanings.in_query(best)}
    at = 0
    while at < len(typed):
        phrase = phrases.get(at)
        if phrase is None:
            if typed[at] in said or not said:
                yield _word(index, typed[at], near[typed[at]], typed[at + 1 : at + 2])
            at += 1
            continue
        words = tuple(best[at : phrase.end])
        weight = 1.0 if tuple(typed[at : phrase.end]) == words else NEAR
        bare = tuple(word for word in words if word not in passed_over()) or words
        single = _word(index, typed[at], near[typed[at]], ()) if len(words) == 1 else ()
        yield (*(Way((token,), weight) for token in phrase.tokens), Way(bare, weight), *single)
        at = phrase.end


def _word(index: Index, word: str, near: Sequence[str], following: Sequence[str]) -> Unit:
    """A word: itself, what it is the beginning of, two words for one, one for two, and those it comes near."""
    unknown = _unknown(index, word)
    ways = [Way((word,))]
    if word in index.pairs:
        ways.append(Way(index.pairs[word]))
    ways += [Way((word + other,)) for other in following if word + other in index.spelled]
    for other in near:
        begun = other.startswith(word)
        ways += [
            Way((token,), BEGUN if begun else NEAR if unknown else FAR, not unknown) for token in _tokens(index, other)
        ]
    return tuple(ways)


def _tokens(index: Index, word: str) -> tuple[str, ...]:
    """A word, and what it means by itself."""
    return (word, *(token for phrase in index.meanings.in_query([word]) for token in phrase.tokens))


def _unknown(index: Index, word: str) -> bool:
    """Whether nothing has a word, in one piece or two, nor shows an area by its beginning."""
    if word in index.spelled or word in index.pairs or word in passed_over():
        return False
    return not any(word[:length] in index.stems for length in range(SHORTEST_STEM, len(word) + 1))


def _near(index: Index, word: str, raw: str) -> list[str]:
    """The words a word may have been meant for, the likest first; none for short words and numbers."""
    if len(word) < SHORTEST or word in passed_over() or any(sign.isdigit() for sign in word):
        return []
    most = 2 if len(word) >= LONG else 1
    near: list[tuple[float, str]] = []
    for written in {word, raw}:  # what ends as a plural may be a slip: Philippies
        found = process.extract(written, index.spelled.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        near += [(distance, other) for other, distance, _ in found if other != word and len(other) >= SHORTEST - 1]
    near += [(1, other) for other in index.begun_by(word)]
    likest = sorted(sorted(set(near)), key=lambda each: _known(index, each[1]), reverse=True)
    likest.sort(key=lambda each: (each[0], each[1][:1] != word[:1]))
    return list(dict.fromkeys(other for _, other in likest))[:MOST_NEAR]


def _known(index: Index, word: str) -> tuple[int, int]:
    """How many things have a word, or what it means: in their names, and at all."""
    lists = [index.postings[token].values() for token in _tokens(index, word) if token in index.postings]
    return max(((sum(one.named for one in found), len(found)) for found in lists), default=(0, 0))


def _in_words(index: Index, text: str, best: Sequence[str]) -> str:
    """The query with each slip replaced; everything else as it was typed."""
    parts, at = list[str](), 0
    for term, word in zip(terms(text), best, strict=False):
        if term.stem != word:
            parts += [text[at : term.start], index.spelled.get(word, word)]
            at = term.end
    return "".join([*parts, text[at:]])
