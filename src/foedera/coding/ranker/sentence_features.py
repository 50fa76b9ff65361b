"""Features of a sentence: whether it shows an area, as a few numbers, each with a meaning one can check by hand.

None names a codebook, an area or a word of the text: what is learnt from sentences of one family of texts, read by one
codebook, is asked of every other. What binds is taken for firm: the texts to learn from hold too few duties.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.coverage.passage_hit import MOST, Standing, TellingSentence
from foedera.model.strength import Strength

FEATURES = {
    "strong words": "distinct strong expressions in it, at most 3",
    "weak words": "distinct weak expressions in it, at most 3",
    "a strong word": "1 when there is a strong one",
    **{each.value: f"1 when its words are {each.value}" for each in Strength if each is not Strength.BINDING},
    "background": "1 when they stand behind a recital, a condemnation, a threat or a call on others",
    "plain": "1 when no word says how the sides stand to them",
    "how far in": "share of the sentence before the first of them",
    "together": "1 when the sides act with each other",
    "areas": "areas with a strong expression in it, at most 6, in sixths",
    "breadth": "share of all areas with a strong expression in a sentence of the text in which something is undertaken",
    "density": "sentences of the text with a strong expression per 1,000 words, as the logarithm of one more",
}
"""Feature of a sentence → what it is."""
MOST_AREAS = 6


class TextFeatures(NamedTuple):
    """What the sentences of one text share."""

    areas: Mapping[int, int]
    """Where a sentence begins → areas with a strong expression in it."""
    breadth: float
    density: float


def text_features(evidence: Evidence) -> TextFeatures:
    """Of the evidence in one text, with its sentences told."""
    strong = {
        area: [each for hit in hits for each in hit.told or () if each.strong] for area, hits in evidence.hits.items()
    }
    areas = Counter(start for told in strong.values() for start in {each.start for each in told})
    undertaken = [any(each.standing is Standing.UNDERTAKEN for each in told) for told in strong.values()]
    return TextFeatures(
        areas=areas,
        breadth=sum(undertaken) / max(1, len(undertaken)),
        density=math.log1p(1000 * len(areas) / max(1, evidence.words)),
    )


def features(sentence: TellingSentence, text: TextFeatures) -> tuple[float, ...]:
    """A sentence's features, in the order of FEATURES."""
    return tuple(map(float, _values(sentence, text)))


def _values(sentence: TellingSentence, text: TextFeatures) -> Iterator[float]:
    yield min(len(sentence.strong), MOST)
    yield min(len(sentence.weak), MOST)
    yield bool(sentence.strong)
    strength = Strength.FIRM if sentence.strength is Strength.BINDING else sentence.strength
    yield from (strength is each for each in Strength if each is not Strength.BINDING)
    yield sentence.standing is Standing.BACKGROUND
    yield sentence.standing is Standing.PLAIN
    yield (sentence.at - sentence.start) / (sentence.end - sentence.start)
    yield sentence.together
    yield min(text.areas.get(sentence.start, 0), MOST_AREAS) / MOST_AREAS
    yield text.breadth
    yield text.density
