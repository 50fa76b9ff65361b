"""Which area a phrase means: by its expressions, else by its content words against those of every area.

In: a stretch of text. Out: the area, where its words stand. A phrase that has no expression of any area is weighed: how
rare each of its words is among what the codebook says of the areas (label, definition, what is counted, topics). The best
area is meant only where it is well ahead of the second; of two near ones neither is.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping

from foedera.watching.prose.kind import ProseCase

_WORD = re.compile(r"[A-Za-z][a-z]{3,}")
_ENDS = re.compile(r"(?:isations?|izations?|ations?|ments?|ness|ities|ity|ings?|ies|ism|ists?|ors?|ers?|als?|ed|es|s|y|e)$")
_LEAST = 3.0
"""Weight below which a phrase means no area."""
_AHEAD = 1.6
"""How many times the second best the best must weigh."""
_OF_LABEL = 2
"""Words of its label a phrase must have: what is only said of an area is too wide a net."""
_SAYS_LITTLE = frozenset(
    "partn agreem european union secur defenc tabl text docum countr stat cooperat coordin relat other with from this that "
    "have been their which will exist possib posibl possibil sid act matt issu work parti doing what does between both "
    "them they signed sign than more mission operat ticked tick cross row column".split()
)


def area_meant(case: ProseCase, text: str) -> list[tuple[int, int, str]]:
    """The areas a stretch names, one place each; of two whose words overlap, the one with more of them."""
    kept: list[tuple[int, int, str]] = []
    for one in sorted(case.names.area_mentions(text), key=lambda m: (m.start - m.end, m.start)):
        if not any(one.start < e and s < one.end for s, e, _ in kept):
            kept.append((one.start, one.end, one.id))
    unique = {area: (s, e, area) for s, e, area in sorted(kept, reverse=True)}
    return sorted(unique.values()) or _weighed(case, text)


def stem(word: str) -> str:
    """A word without its usual endings: training, trained and trains meet."""
    plain = word.lower().replace("z", "s")
    bare = _ENDS.sub("", plain)
    return bare if len(bare) > 3 else plain


def _weighed(case: ProseCase, text: str) -> list[tuple[int, int, str]]:
    known = case.register.snapshot.keep((area_meant, case.register.codebook.id), 1, lambda: _vocabulary(case))
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    seen: set[str] = set()
    for match in _WORD.finditer(text):
        word = stem(match[0])
        if word in seen or word in _SAYS_LITTLE:
            continue
        seen.add(word)
        for area, weight in known.get(word, {}).items():
            weights[area] += weight
            places[area].append((match.start(), match.end()))
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] < _AHEAD * ranked[1][1]):
        return []
    area = ranked[0][0]
    label = next(one.label for one in case.register.codebook.areas if one.id == area)
    if len(seen & {stem(word) for word in _WORD.findall(label)}) < _OF_LABEL:
        return []
    return [(places[area][0][0], places[area][-1][1], area)]


def _vocabulary(case: ProseCase) -> Mapping[str, Mapping[str, float]]:
    """Stem → area → weight: twice in its label, once in what else is said of it, by how few areas use the word."""
    used: dict[str, dict[str, float]] = defaultdict(dict)
    areas = case.register.codebook.areas
    for area in areas:
        rest = " ".join([area.definition, area.include, *(topic.label for topic in area.topics)])
        for share, words in ((1.0, rest), (2.0, area.label)):
            for match in _WORD.finditer(words):
                word = stem(match[0])
                if word not in _SAYS_LITTLE:
                    used[word][area.id] = max(share, used[word].get(area.id, 0))
    return {
        word: {area: share * math.log(len(areas) / len(by)) for area, share in by.items()} for word, by in used.items()
    }
