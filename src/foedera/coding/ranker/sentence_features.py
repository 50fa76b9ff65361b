"""Features of a sentence: whether it shows an area, as a few numbers, each with a meaning one can check by hand.

None names a codebook, an area or a word of the text: what is learnt from sentences of one family of texts, read by one
codebook, is asked of every other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from foedera.coding.coverage.passage_hit import MOST, PassageHit, Standing, TellingSentence
from foedera.model.strength import Strength

FEATURES = {
    "strong words": "distinct strong expressions in it, at most 3",
    "weak words": "distinct weak expressions in it, at most 3",
    "a strong word": "1 when there is a strong one",
    **{each.value: f"1 when its words are {each.value}" for each in Strength},
    "background": "1 when they stand behind a recital, a condemnation, a threat or a call on others",
    "plain": "1 when no word says how the sides stand to them",
    "how far in": "share of the sentence before the first of them",
    "together": "1 when the sides act with each other",
    "areas": "areas with a strong expression in it, at most 6, in sixths",
}
"""Feature of a sentence → what it is."""
MOST_AREAS = 6


def areas_of(hits: Iterable[PassageHit]) -> Counter[int]:
    """Where a sentence begins → areas with a strong expression in it, from the hits of all areas of one text."""
    return Counter(sentence.start for hit in hits for sentence in hit.told or () if sentence.strong)


def features(sentence: TellingSentence, areas: int) -> tuple[float, ...]:
    """A sentence's features, in the order of FEATURES.

    Args:
        sentence: the sentence.
        areas: how many areas have a strong expression in it.
    """
    return tuple(map(float, _values(sentence, areas)))


def _values(sentence: TellingSentence, areas: int) -> Iterator[float]:
    yield min(len(sentence.strong), MOST)
    yield min(len(sentence.weak), MOST)
    yield bool(sentence.strong)
    yield from (sentence.strength is each for each in Strength)
    yield sentence.standing is Standing.BACKGROUND
    yield sentence.standing is Standing.PLAIN
    yield (sentence.at - sentence.start) / (sentence.end - sentence.start)
    yield sentence.together
    yield min(areas, MOST_AREAS) / MOST_AREAS
