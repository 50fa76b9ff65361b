"""How much of each agreement is worded as others are, and where its words stand elsewhere.

In: pieces, their runs and pairs, the use of each piece. Out: words counted per agreement. An agreement with texts in
several languages is counted over all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from foedera.comparing.wording.joining import Pairs
from foedera.comparing.wording.pieces import Pieces
from foedera.comparing.wording.shingles import RUN, Ints, Runs, distinct, ranges
from foedera.model.reuse import Elsewhere, Use, WordingShare


class Owners(NamedTuple):
    """The agreements of pieces as numbers."""

    names: tuple[str, ...]
    """By id."""
    of: Ints
    """Piece → place in `names`."""


def owners_of(pieces: Pieces) -> Owners:
    """Which agreement each piece belongs to."""
    names = sorted({piece.agreement for piece in pieces.all})
    places = {name: place for place, name in enumerate(names)}
    return Owners(tuple(names), np.array([places[piece.agreement] for piece in pieces.all], dtype=np.int64))


def shares_of(
    pieces: Pieces, owners: Owners, pairs: Pairs, uses: Mapping[str, Use], in_runs: Ints
) -> tuple[WordingShare, ...]:
    """The share of each agreement, by id.

    Args:
        pieces: what was compared.
        owners: their agreements.
        pairs: those of the pieces alike.
        uses: how far each piece's wording is spread.
        in_runs: of each agreement, the words in common runs (`words_in_runs`).
    """
    words: dict[str, Counter[Use]] = defaultdict(Counter)
    for piece in pieces.all:
        words[piece.agreement][uses[piece.id]] += piece.words
    elsewhere = _elsewhere(pieces, owners, pairs)
    return tuple(
        WordingShare(
            agreement=name,
            words=words[name].total(),
            boilerplate=words[name][Use.BOILERPLATE],
            shared=words[name][Use.SHARED],
            tailor_made=words[name][Use.TAILOR_MADE],
            in_runs=int(in_runs[place]),
            elsewhere=_ranked(elsewhere[name]),
        )
        for place, name in enumerate(owners.names)
    )


def words_in_runs(pieces: Pieces, runs: Runs, owners: Owners) -> Ints:
    """Of each agreement, how many words stand in a run of five that occurs in another agreement too."""
    agreements = np.repeat(owners.of, np.diff(runs.starts))
    many = max(len(owners.names), 1)
    common = np.bincount(distinct(runs.all * many + agreements) // many) > 1  # in how many agreements a run stands
    marked = _words_of_runs(pieces, runs, common[runs.all])
    return np.bincount(np.repeat(owners.of, np.diff(pieces.starts))[marked], minlength=len(owners.names))


def runs_elsewhere(pieces: Pieces, runs: Runs, owners: Owners, agreement: str) -> tuple[Elsewhere, ...]:
    """Per other agreement, how many words of `agreement` stand in a run of five found there, most first.

    Finer than `WordingShare.elsewhere`, and for one agreement at a time because it looks at every run.
    """
    agreements = np.repeat(owners.of, np.diff(runs.starts))
    own = agreements == owners.names.index(agreement)
    asked = np.isin(runs.all, runs.all[own])
    found: dict[str, int] = {}
    for place in np.unique(agreements[asked & ~own]).tolist():
        there = np.isin(runs.all, runs.all[asked & (agreements == place)])
        found[owners.names[place]] = int(_words_of_runs(pieces, runs, own & there).sum())
    return _ranked(found)


def _words_of_runs(pieces: Pieces, runs: Runs, chosen: np.typing.NDArray[np.bool_]) -> np.typing.NDArray[np.bool_]:
    """Which words stand in one of the chosen runs."""
    firsts = ranges(pieces.starts[:-1], np.diff(runs.starts))[chosen]
    marked = np.zeros(len(pieces.words), dtype=np.bool_)
    for step in range(RUN):
        marked[firsts + step] = True
    return marked


def _elsewhere(pieces: Pieces, owners: Owners, pairs: Pairs) -> dict[str, dict[str, int]]:
    """Agreement → other agreement → words in pieces alike; a piece counts once for each other agreement."""
    many = len(owners.names)
    ours = np.concatenate((pairs.one, pairs.other))
    theirs = owners.of[np.concatenate((pairs.other, pairs.one))]
    found: dict[str, dict[str, int]] = {name: defaultdict(int) for name in owners.names}
    for key in distinct(ours * many + theirs).tolist():
        piece, place = divmod(key, many)
        found[pieces.all[piece].agreement][owners.names[place]] += pieces.all[piece].words
    return found


def _ranked(words: Mapping[str, int]) -> tuple[Elsewhere, ...]:
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Elsewhere(agreement=name, words=count) for name, count in ranked)
