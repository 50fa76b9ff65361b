"""Names of clause types: the heading most of its passages stand under, else its telling words, or both.

In: the passages of all types, their vectors. Out: a name for each. A heading names a type where half of its agreements
have it; where it names several types ("Final provisions"), the words that tell them apart stand behind it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from foedera.comparing.templates.vectors import Vectors
from foedera.comparing.templates.wordings import Wording
from foedera.text.folding import lower

WORDS = 3
"""Telling words of a name."""
_SHORT = 3
"""Letters a telling word has at least; shorter ones are abbreviations and leftovers."""
_NUMBER = re.compile(
    r"(?:(?:part|chapter|title|section|article|art\.|annex|paragraph)\s+)?(?:\d{1,3}|[IVXLC]{1,7}|[A-Z])(?:[.):]|\s[·:–-])\s*",
    re.IGNORECASE,
)


def names_of(types: Sequence[Sequence[int]], wordings: Sequence[Wording], vectors: Vectors) -> list[str]:
    """A name for each type, given the places of its passages."""
    headings = [_heading([wordings[place] for place in members]) for members in types]
    used = Counter(heading.lower() for heading in headings)
    names = []
    for heading, members in zip(headings, types, strict=True):
        words = ", ".join(telling_words(members, wordings, vectors))
        several = used[heading.lower()] > 1
        names.append(": ".join(filter(None, (heading, words if several or not heading else ""))) or "without words")
    return names


def telling_words(members: Sequence[int], wordings: Sequence[Wording], vectors: Vectors) -> list[str]:
    """The words most of the passages have that tell most, in the order of the first passage."""
    features, means = vectors.mean(members)
    order = np.argsort(-means, kind="stable")
    words = (vectors.words[feature] for feature in features[order].tolist())
    chosen: list[str] = []
    for word in words:
        alike = any(word.startswith(one[:-1]) or one.startswith(word[:-1]) for one in chosen)
        if len(word) > _SHORT and not word.isdigit() and not alike:
            chosen.append(word)
        if len(chosen) == WORDS:
            break
    text = lower(wordings[members[0]].text)
    return sorted(chosen, key=lambda word: text.find(word) % (len(text) + 1))


def _heading(wordings: Sequence[Wording]) -> str:
    """The commonest heading, as most of them print it, if at least half of the agreements have it; else empty."""
    under: dict[str, set[str]] = defaultdict(set)
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for wording in wordings:
        heading = bare(wording.segment.title)
        under[heading.lower()].add(wording.segment.agreement)
        printed[heading.lower()][heading] += 1
    under.pop("", None)
    if not under:
        return ""
    most = max(under, key=lambda heading: (len(under[heading]), heading))
    agreements = {wording.segment.agreement for wording in wordings}
    return printed[most].most_common(1)[0][0] if 2 * len(under[most]) >= len(agreements) else ""


def bare(title: str) -> str:
    """The last heading of a title without its number: 'Part IX. Final Provisions · 3. Disputes' → 'Disputes'."""
    parts = [part.strip() for part in title.split(" · ") if part.strip()]
    for part in reversed(parts):
        number = _NUMBER.match(part)
        rest = part[number.end() :] if number else part
        if any(map(str.isalpha, rest)) and not re.fullmatch(r"(?:Article|Art\.?|Part|Section)\s*\w{1,7}\.?", rest):
            return rest.strip(" .:·")
    return ""
