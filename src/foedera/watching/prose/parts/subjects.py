"""Which area a phrase means: by its expressions, else by its content words against those of every area.

In: a stretch of text. Out: the area, where its words stand. A phrase that has no expression of any area is weighed: how
rare each of its words is among what the codebook says of the areas (label, definition, what is counted, topics). An
area is meant only where words of its label are named and it is well ahead of the second; of two near ones neither is.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping

from foedera.watching.prose.kind import ProseCase

_WORD = re.compile(r"[A-Za-z][a-z]{3,}")
_ENDS = re.compile(
    r"(?:isations?|izations?|ations?|ments?|ness|ities|ity|ings?|ies|ism|ists?|ors?|ers?|als?|ed|es|s|y|e)$"
)
_AHEAD = 1.6
"""How many times the second best the best must weigh."""
_OF_LABEL = 2
"""Words of its label a phrase must have where no table is spoken of: what is only said of an area is too wide a net."""
_OF_TABLE = re.compile(r"\b(?:tick\w*|cross(?:es)?|rows?|columns?)\b", re.IGNORECASE)
_SAYS_LITTLE = frozenset(
    [
        "partn",
        "agreem",
        "european",
        "union",
        "secur",
        "defenc",
        "tabl",
        "text",
        "docum",
        "countr",
        "stat",
        "cooperat",
        "coordin",
        "relat",
        "other",
        "with",
        "from",
        "this",
        "that",
        "have",
        "been",
        "their",
        "which",
        "will",
        "exist",
        "possib",
        "posibl",
        "possibil",
        "sid",
        "act",
        "matt",
        "issu",
        "work",
        "parti",
        "doing",
        "what",
        "does",
        "between",
        "both",
        "them",
        "they",
        "signed",
        "sign",
        "than",
        "more",
        "mission",
        "operat",
        "ticked",
        "tick",
        "cross",
        "column",
        "extern",
        "aspect",
        "deepen",
        "exchang",
        "relevant",
        "continu",
        "long",
        "term",
        "conclud",
        "establish",
        "connect",
        "inform",
        "international",
        "consult",
        "support",
        "protect",
        "integrat",
        "tool",
        "instrum",
        "initiativ",
        "member",
        "build",
        "capac",
    ]
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
    """The area whose label has words of a phrase, where it is the only one, or far ahead of the second."""
    known = case.register.snapshot.keep((area_meant, case.register.codebook.id), 1, lambda: _vocabulary(case))
    weights: dict[str, float] = defaultdict(float)
    labelled: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for match in _WORD.finditer(text):
        word = stem(match[0])
        for area, (weight, of_label) in known.get(word, {}).items():
            weights[area] += weight
            if of_label:
                labelled[area].setdefault(word, (match.start(), match.end()))
    ranked = sorted(labelled, key=lambda area: -weights[area])
    if not ranked or any(weights[ranked[0]] < _AHEAD * weights[area] for area in ranked[1:]):
        return []
    places = sorted(labelled[ranked[0]].values())
    if len(places) < _OF_LABEL and not _OF_TABLE.search(text):
        return []
    return [(places[0][0], places[-1][1], ranked[0])]


def _vocabulary(case: ProseCase) -> Mapping[str, Mapping[str, tuple[float, bool]]]:
    """Stem → area → its weight, and whether it stands in the label: by how few areas use the word, of labels twice."""
    used: dict[str, dict[str, bool]] = defaultdict(dict)
    areas = case.register.codebook.areas
    for area in areas:
        rest = " ".join([area.definition, area.include, *(topic.label for topic in area.topics)])
        for of_label, words in ((False, rest), (True, area.label)):
            for match in _WORD.finditer(words):
                if (word := stem(match[0])) not in _SAYS_LITTLE:
                    used[word][area.id] = of_label or used[word].get(area.id, False)
    return {
        word: {area: ((1 + of_label) * math.log(len(areas) / len(by)), of_label) for area, of_label in by.items()}
        for word, by in used.items()
    }
