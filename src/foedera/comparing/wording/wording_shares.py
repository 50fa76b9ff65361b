"""How much of each agreement is worded as others are, and where its words stand elsewhere.

In: segments, their shingles and pairs, the use of each segment. Out: words counted per agreement. An agreement with
texts in several languages is counted over all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from foedera.comparing.wording.alike import Alike
from foedera.comparing.wording.segments import Segments
from foedera.comparing.wording.shingles import SHINGLE, Ints, Shingles, distinct, ranges
from foedera.model.reuse import Elsewhere, Segment, Use, WordingShare

LEAST_PASSAGES = 2
"""Passages from which on an interval can be told."""


class Owners(NamedTuple):
    """The agreements of segments as numbers."""

    names: tuple[str, ...]
    """By id."""
    of: Ints
    """Segment → place in `names`."""


def owners_of(segments: Segments) -> Owners:
    """Which agreement each segment belongs to."""
    names = sorted({segment.agreement for segment in segments.all})
    places = {name: place for place, name in enumerate(names)}
    return Owners(tuple(names), np.array([places[segment.agreement] for segment in segments.all], dtype=np.int64))


def shares_of(
    segments: Segments, owners: Owners, pairs: Alike, uses: Mapping[str, Use], in_shingles: Ints
) -> tuple[WordingShare, ...]:
    """The share of each agreement that was compared, by id.

    Args:
        segments: what was compared.
        owners: their agreements.
        pairs: those of the segments alike.
        uses: how far each segment's wording is spread.
        in_shingles: of each segment, the words in common shingles (`words_in_shingles`).
    """
    own = _segments_by_agreement(segments.all)
    words: dict[str, Counter[Use]] = defaultdict(Counter)
    for segment in segments.all:
        words[segment.agreement][uses[segment.id]] += segment.words
    elsewhere = _elsewhere(segments, owners, pairs)
    return tuple(
        WordingShare(
            agreement=name,
            words=words[name].total(),
            boilerplate=words[name][Use.BOILERPLATE],
            shared=words[name][Use.SHARED],
            tailor_made=words[name][Use.TAILOR_MADE],
            languages=tuple(sorted({segments.all[each].language for each in own[name]})),
            in_shingles=int(in_shingles[own[name]].sum()),
            shingles_interval=_interval(in_shingles[own[name]], np.diff(segments.starts)[own[name]]),
            elsewhere=_ranked(elsewhere[name]),
        )
        for name in owners.names
    )


def _segments_by_agreement(segments: Sequence[Segment]) -> dict[str, list[int]]:
    own: dict[str, list[int]] = defaultdict(list)
    for place, segment in enumerate(segments):
        own[segment.agreement].append(place)
    return own


def _interval(found: Ints, words: Ints) -> tuple[float, float] | None:
    """The 95 % interval of the share of words found, over passages.

    A ratio's linearised variance, passage by passage (Cochran 1977, *Sampling Techniques*, 6.4): how far the share
    would move had the text had others of the same kind.
    """
    many, total = len(words), words.sum()
    if many < LEAST_PASSAGES:
        return None
    share = found.sum() / total
    spread = 1.96 * np.sqrt(many / (many - 1) * ((found - share * words) ** 2).sum()) / total
    return max(0.0, float(share - spread)), min(1.0, float(share + spread))


def words_in_shingles(segments: Segments, shingles: Shingles, owners: Owners) -> Ints:
    """Of each segment, how many words stand in a shingle of five that occurs in another agreement too."""
    agreements = np.repeat(owners.of, np.diff(shingles.starts))
    many = max(len(owners.names), 1)
    common = np.bincount(distinct(shingles.all * many + agreements) // many) > 1  # stands in several agreements
    marked = _words_of_shingles(segments, shingles, common[shingles.all])
    return np.diff(np.concatenate(([0], np.cumsum(marked)))[segments.starts])


def shingles_elsewhere(segments: Segments, shingles: Shingles, owners: Owners, agreement: str) -> tuple[Elsewhere, ...]:
    """Per other agreement, how many words of `agreement` stand in a shingle of five found there, most first.

    Finer than `WordingShare.elsewhere`, and for one agreement at a time because it looks at every shingle.

    Args:
        segments: what was compared.
        shingles: their shingles.
        owners: their agreements.
        agreement: the one asked about, which has a segment.
    """
    agreements = np.repeat(owners.of, np.diff(shingles.starts))
    own = agreements == owners.names.index(agreement)
    ours, firsts = shingles.all[own], _firsts(segments, shingles)[own]
    asked = np.isin(shingles.all, ours) & ~own
    order = np.argsort(agreements[asked], kind="stable")
    theirs, places = shingles.all[asked][order], agreements[asked][order]
    others, starts = np.unique(places, return_index=True)
    found = {
        owners.names[other]: _covered(firsts[np.isin(ours, shingles_there)])
        for other, shingles_there in zip(others.tolist(), np.split(theirs, starts[1:]), strict=False)
    }
    return _ranked(found)


def _firsts(segments: Segments, shingles: Shingles) -> Ints:
    """The first word of each shingle."""
    return ranges(segments.starts[:-1], np.diff(shingles.starts))


def _covered(firsts: Ints) -> int:
    """How many words stand in the shingles that begin at `firsts`: at least one, in order; shingles may overlap."""
    return int(np.minimum(np.diff(firsts), SHINGLE).sum()) + SHINGLE


def _words_of_shingles(
    segments: Segments, shingles: Shingles, chosen: np.typing.NDArray[np.bool_]
) -> np.typing.NDArray[np.bool_]:
    """Which words stand in one of the chosen shingles."""
    firsts = _firsts(segments, shingles)[chosen]
    marked = np.zeros(len(segments.words), dtype=np.bool_)
    for step in range(SHINGLE):
        marked[firsts + step] = True
    return marked


def _elsewhere(segments: Segments, owners: Owners, pairs: Alike) -> dict[str, dict[str, int]]:
    """Agreement → other agreement → words in segments alike; a segment counts once for each other agreement."""
    many = len(owners.names)
    ours = np.concatenate((pairs.one, pairs.other))
    theirs = owners.of[np.concatenate((pairs.other, pairs.one))]
    found: dict[str, dict[str, int]] = {name: defaultdict(int) for name in owners.names}
    for key in distinct(ours * many + theirs).tolist():
        segment, place = divmod(key, many)
        found[segments.all[segment].agreement][owners.names[place]] += segments.all[segment].words
    return found


def _ranked(words: Mapping[str, int]) -> tuple[Elsewhere, ...]:
    ranked = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Elsewhere(agreement=name, words=count) for name, count in ranked)
