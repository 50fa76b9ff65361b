"""Names of clause types: the heading most of its passages stand under, else its telling words, or both.

In: the passages of all types, their vectors. Out: a name for each. A heading names a type where half of its agreements
have it; where it names several types ("Final provisions"), the words that tell them apart stand behind it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from foedera.comparing.templates.vectors import Vectors
from foedera.comparing.templates.wordings import Wording, words
from foedera.comparing.wording.segments import words_of

WORDS = 5
"""Words of a telling run at most."""
SHORT = 3
"""Letters up to which a word is no beginning or end of a run."""
LOOKED_AT = 5
"""Passages, the eldest first, among whose runs the telling one is looked for."""
LONGEST = 60
"""Characters of the first passage that name a type whose passages have no telling run in common."""
SLACK = 1e-9
"""By which a run has to tell more, so that no machine's arithmetic decides between equals."""
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
        run = telling_words(members, wordings, vectors)
        several = used[heading.lower()] > 1
        names.append(": ".join(filter(None, (heading, f"“{run}”" if several or not heading else ""))))
    return names


def telling_words(members: Sequence[int], wordings: Sequence[Wording], vectors: Vectors) -> str:
    """The run of a few words that tells most, of what the passages have in common, as the first of them has it."""
    features, means = vectors.mean(members)
    telling = {vectors.words[feature]: mean for feature, mean in zip(features.tolist(), means.tolist(), strict=True)}
    best, most = "", 0.0
    spread = [set(words_of(wordings[place].text)) for place in members]
    for place in members[:LOOKED_AT]:
        text = words(wordings[place])
        for at in range(len(text)):
            run = _trimmed(text[at : at + WORDS])
            score = sum(telling.get(word, 0.0) for word in set(run) if word.isalpha())
            if score > most + SLACK and 2 * sum(set(run) <= other for other in spread) >= len(members):
                best, most = " ".join(run), score
    return best or wordings[members[0]].text[:LONGEST].strip()


def _trimmed(run: Sequence[str]) -> list[str]:
    """Without short words and slots at both ends."""
    kept = [at for at, word in enumerate(run) if len(word) > SHORT and word.isalpha()]
    return list(run[kept[0] : kept[-1] + 1]) if kept else []


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
