"""Of whom a claim with a quantifier says what: those it ranges over, those it counts, the others, the excepted."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.parts.numbers import WORDS
from foedera.watching.prose.parts.scopes import Scope
from foedera.watching.prose.parts.words import any_of, claims
from foedera.watching.prose.said.properties import FAMILY, Property

_AGAINST = re.compile(
    r"\b(?:unlike|than|like|as with|contrary to|in contrast to|compared with)\s(?:that\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)
BEFORE = re.compile(r"\b(?:before|prior to|ahead of|until)\s(?:the\s)?$", re.IGNORECASE)
_ONE_OF = re.compile(r"\b(?:is|are|was|were|as|become|became|remains?|being)\s$", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|:|\s[–—]|\s\()\s?(?:namely\s|that is,?\s)?(?:the\s)?")
"""Between a number and those it counts: 'two of the six, Norway and Japan'."""
_VERB_BEHIND = re.compile(
    r"\s(?:ha[sd]|have|is|are|was|were|do(?:es)?|did|took|takes?|sign\w*|on the|in the|outside|among|save|but|except"
    rf"|{any_of(claims().covering)}|covers?|contains?|mentions?|includes?|receiv\w+|contribut\w+)\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|with|by|in|to|from|of|tick\w*)\s(?:each and\s)?$", re.IGNORECASE)
_MORE = re.compile(r"\s?\w{1,24}\W{1,4}\w")


def acting_in(sentence: Sentence, start: int, end: int, out: Collection[str]) -> list[str]:
    """Whom a stretch is about: named in it, not excepted, not what somebody is compared with."""
    text = sentence.text
    return [
        one.id
        for one in sentence.parties
        if start <= one.start < end
        and one.how != "place"
        and one.id != "eu"
        and one.id not in out
        and not _AGAINST.search(text, 0, one.start)
        and not BEFORE.search(text, 0, one.start)
    ]


def number_of(text: str, match: re.Match[str], limit: Scope, positive: bool) -> tuple[int, frozenset[str], bool] | None:
    """How many of whom; None for 'is one of the six'."""
    count = WORDS[(match["number"] or match["part"]).lower()]
    if _ONE_OF.search(text, 0, match.start()) or count >= len(limit.parties):
        return None
    return count, limit.parties, positive


def counted(
    sentence: Sentence,
    match: re.Match[str],
    limit: Scope,
    end: int,
    acting: Collection[str],
    out: Collection[str],
    number: tuple[int, frozenset[str], bool],
) -> dict[str, bool]:
    """Who is named as one of so many, or as left out."""
    count, _, positive = number
    behind = [one for one in sentence.parties if one.id in acting and match.end() < one.start < end]
    listed = {one.id for one in behind}
    if len(listed) == count and _LISTED.fullmatch(sentence.text, limit.end, behind[0].start):
        return {one: (one in listed) == positive for one in limit.parties}
    return dict.fromkeys((one for one in out if one in limit.parties), not positive)


def spread(
    sentence: Sentence, limit: Scope, one: Property, acting: Sequence[str], out: Sequence[str], *, value: bool
) -> dict[str, bool]:
    """What is said of all of a scope, and the contrary of those excepted or, with 'the others', of those named."""
    if limit.others:
        left = set(acting) or set(sentence.about)
        if not left:
            return {}
        named = dict.fromkeys(acting, not value)
        return named | dict.fromkeys(limit.parties - left - set(out), value) | dict.fromkeys(out, not value)
    if one.kind == FAMILY and acting:
        return {}
    return dict.fromkeys(limit.parties - set(out), value) | dict.fromkeys(out, not value)


def ranges(text: str, match: re.Match[str], kind: str, at: int, end: int) -> bool:
    """Whether a word of quantity ranges over partners: a subject of which something is said, or behind 'for', 'by'."""
    if kind in ("nobody", "everybody"):
        return _VERB_BEHIND.match(text, at) is not None or _FOR.search(text, 0, match.start()) is not None
    if kind == "none" and match[0].lower() == "no":
        return _FOR.search(text, 0, match.start()) is not None or _MORE.match(text, at, end) is not None
    return True
