"""Names of clause types: the heading most of its passages stand under, else its opening words, or both.

In: the passages of all types, their vectors. Out: a name for each. A heading names a type where half of its agreements
have it. Where none does, or it names several types ("Final provisions"), the opening words of the commonest wording do,
as they are printed: as many as it takes to say something, then as many as it takes to tell the types apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence, Set
from typing import NamedTuple

from foedera.comparing.templates.vectors import Vectors
from foedera.comparing.templates.wordings import Wording, fixed_of, rendered, slot_tokens, words
from foedera.comparing.wording.segments import words_of

TELLING = 4
"""Words that tell something from which an opening names a type."""
LENGTHS = (30, 80)
"""Characters of an opening at least, and at most unless it takes more to tell types apart."""
FURTHER = 400
"""Characters up to which an opening goes on to tell types apart."""
SHORT = 3
"""Letters up to which a word is no end of an opening: 'of the'."""
SHARED = 3
"""One in so many passages of a formula of closing has a word that names it: a signatory's own name is none."""
GAP = "…"
_NUMBER = re.compile(
    r"(?:(?:part|chapter|title|section|article|art\.|annex|paragraph)\s+)?(?:\d{1,3}|[IVXLC]{1,7}|[A-Z])(?:[.):]|\s[·:–-])\s*",
    re.IGNORECASE,
)


class Nameless(NamedTuple):
    """A type to be named."""

    members: Sequence[int]
    """Places of its passages."""
    commonest: int
    """Place of the passage whose wording most agreements have."""
    closing: bool
    """Whether it is a formula of closing; the heading it happens to stand under is none of it."""


def names_of(types: Sequence[Nameless], wordings: Sequence[Wording], vectors: Vectors) -> list[str]:
    """A name for each type."""
    headings = ["" if each.closing else _heading([wordings[place] for place in each.members]) for each in types]
    used = Counter(heading.lower() for heading in headings)
    openings = [
        None if heading and used[heading.lower()] == 1 else _Opening(each, wordings, vectors)
        for heading, each in zip(headings, types, strict=True)
    ]
    least = LENGTHS[0]
    names = [_name(heading, opening, least) for heading, opening in zip(headings, openings, strict=True)]
    while least < FURTHER and len(alike := Counter(names)) < len(names):
        least *= 2
        names = [
            _name(heading, opening, least) if alike[name] > 1 else name
            for name, heading, opening in zip(names, headings, openings, strict=True)
        ]
    return names


def _name(heading: str, opening: _Opening | None, least: int) -> str:
    if opening is None:
        return heading
    return ": ".join(filter(None, (heading, f"“{opening.cut(least)}”")))


class _Opening:
    """The beginning of the commonest wording of a type."""

    def __init__(self, of: Nameless, wordings: Sequence[Wording], vectors: Vectors) -> None:
        members = [wordings[place] for place in of.members]
        self.text = rendered(wordings[of.commonest], fixed_of(members))[: 2 * FURTHER]
        features, _ = vectors.mean([of.commonest])
        self.telling = {vectors.words[feature] for feature in features.tolist()}
        self.shared = _shared(members) if of.closing else None

    def cut(self, least: int) -> str:
        """Its words up to a length, without short ones at the end, and a sign that it goes on where it does."""
        found: list[str] = []
        length = told = 0
        enough = False
        for token in slot_tokens(self.text):
            own = words_of(token.key)
            enough = bool(own) and (
                (length >= least and told >= TELLING) or length + len(token.key) > max(least, LENGTHS[1])
            )
            if enough:
                break
            kept = self.shared is None or not own or token.key.startswith("[") or bool(self.shared & set(own))
            if kept or found[-1:] != [f" {GAP}"]:
                found.append((" " if token.space and found else "") + token.key if kept else f" {GAP}")
                length += len(found[-1])
            told += bool(self.telling & set(own))
        return _ended(found, enough)


def _ended(found: list[str], goes_on: bool) -> str:
    """Words joined; where the text goes on, without short words and signs at the end."""
    while goes_on and found and not any(len(word) > SHORT for word in words_of(found[-1])):
        del found[-1]
    name = "".join(found).strip(" .,;:")
    return f"{name} {GAP}" if goes_on and not name.endswith(GAP) else name


def _shared(wordings: Collection[Wording]) -> Set[str]:
    """The words that a good part of some wordings have."""
    spread = Counter(word for wording in wordings for word in set(words(wording)))
    return {word for word, times in spread.items() if SHARED * times >= len(wordings)}


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
