"""Names of clause types: the heading most of its passages stand under, else its opening words, or both.

In: the passages of all types, their vectors. Out: a name for each. A heading names a type where half of its agreements
have it. Where none does, or it names several types ("Final provisions"), the opening words of the commonest wording do,
as they are printed: as many as it takes to say something, then as many as it takes to tell the types apart. Where a
long lead says nothing ("The sides will continue to work together …"), the words behind it that do, behind an ellipsis.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from foedera.comparing.alignment.tokens import Token
from foedera.comparing.templates.vectors import Vectors
from foedera.comparing.templates.wordings import Wording, fixed_of, plain_words, rendered, slot_tokens
from foedera.comparing.wording.segments import words_of

MOST = 6
"""Words that tell most of what the passages of a type have in common."""
TELLING = 3
"""Of these, how many an opening has that names the type."""
LENGTHS = (40, 80)
"""Characters of an opening at least, and at most unless it takes more to tell types apart."""
FURTHER = 400
"""Characters up to which an opening goes on to tell types apart."""
SHORT = 3
"""Letters up to which a word is no end of an opening: 'of the'."""
SHARED = 3
"""One in so many passages of a formula of closing has a word that names it: a signatory's own name is none."""
GAP = "…"
SENTENCE = frozenset(".;:!?")
"""Signs behind which the text begins anew."""
DIGITS = 9
"""Weights are rounded, so that no machine's arithmetic decides between equals."""
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


class _Word(NamedTuple):
    """A word or sign of an opening."""

    text: str
    """With the blank before it."""
    tells: bool
    ends: bool
    """Whether an opening may end with it: 'of' and 'the' are no end."""


class _Opening:
    """The beginning of the commonest wording of a type."""

    def __init__(self, of: Nameless, wordings: Sequence[Wording], vectors: Vectors) -> None:
        members = [wordings[place] for place in of.members]
        fixed = fixed_of(members)
        spread = Counter(word for member in members for word in set(plain_words(member, fixed)))
        self.telling = _telling(of.members, spread, vectors)
        self.shared = {word for word, times in spread.items() if times > 1 and SHARED * times >= len(members)}
        text = rendered(wordings[of.commonest], fixed)[:FURTHER]
        self.words = [self._word(token, of.closing) for token in slot_tokens(text)]
        self.start = 0 if of.closing else self._first_that_tells()

    def cut(self, least: int) -> str:
        """Its words up to a length, with a sign where something stands before or behind them."""
        found: list[_Word] = []
        length = 0
        told: set[str] = set()
        for word in self.words[self.start :]:
            if word.ends and (
                (length >= least and len(told) >= TELLING) or length + len(word.text) > max(least, LENGTHS[1])
            ):
                while found and not found[-1].ends:
                    del found[-1]
                found.append(_Word(f" {GAP}", tells=False, ends=True))
                break
            if word.text != f" {GAP}" or not found or found[-1].text != word.text:
                found.append(word)
            length += len(word.text)
            if word.tells:
                told.add(word.text.strip().lower())
        name = "".join(word.text for word in found).strip(" .,;:\n")
        return f"{GAP} {name}" if self.start else name

    def _word(self, token: Token, closing: bool) -> _Word:
        own = words_of(token.key)
        if closing and own and not token.key.startswith("[") and not self.shared & set(own):
            return _Word(f" {GAP}", tells=False, ends=False)
        blank = " " if token.space else ""
        return _Word(blank + token.key, bool(self.telling & set(own)), any(len(word) > SHORT for word in own))

    def _first_that_tells(self) -> int:
        """Where a stretch of usual length tells enough: the beginning, else that of a sentence, else a word that tells.

        Where none tells so much, the first that tells most.
        """
        begins = [at + 1 for at, word in enumerate(self.words[:-1]) if word.text in SENTENCE]
        tells = [at for at, word in enumerate(self.words) if word.tells and word.ends]
        candidates = [0, *begins, *tells]
        told = [self._told(start) for start in candidates]
        told[0] += 1  # the true beginning is known again where a stretch from within may not be
        return candidates[next((at for at, each in enumerate(told) if each >= TELLING), told.index(max(told)))]

    def _told(self, start: int) -> int:
        """How many of the telling words a stretch has that begins there and ends with its sentence at the latest."""
        length = 0
        told: set[str] = set()
        for word in self.words[start:]:
            length += len(word.text)
            if length > LENGTHS[1] or (told and word.text in SENTENCE):
                break
            if word.tells:
                told.add(word.text.strip().lower())
        return len(told)


def _telling(members: Sequence[int], spread: Counter[str], vectors: Vectors) -> set[str]:
    """The words that weigh most of those more than half of the passages have."""
    features, means = vectors.mean(members)
    weights = {
        word: round(mean, DIGITS)
        for feature, mean in zip(features.tolist(), means.tolist(), strict=True)
        if (word := vectors.words[feature]) and 2 * spread[word] > len(members)
    }
    return set(sorted(weights, key=lambda word: (-weights[word], word))[:MOST])


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
