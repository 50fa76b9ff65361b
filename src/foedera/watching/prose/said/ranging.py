"""Over whom a quantifier in a sentence ranges: those its words name, those named before it, all partners.

In: the quantifier where it stands, with the clause around it and who was named before. Out: a scope, or nothing where
its words leave that open: 'none of which' behind other things, a number of those that no set on record has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.kinds.covering import NOW
from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.parts.numbers import WORDS
from foedera.watching.prose.parts.scopes import Scope, family, later_than, narrowed_by, scope_at
from foedera.watching.prose.parts.words import any_of
from foedera.watching.prose.said.exceptions import SAVE
from foedera.watching.prose.said.properties import properties_in

TICKS = re.compile(r"\b(?:table|column|row|tick\w*|cross(?:es)?)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
"""What is told of a time gone by: where none is named, of the partners the table is about."""
_JOINED_LATER = re.compile(
    r"\s(?:who|that|to)\s(?:\w+\s){1,3}?(?:later|afterwards|since|subsequently)\b", re.IGNORECASE
)
_WHICH = re.compile(r"\s?(?:of\s)?which\b")
_AMONG = re.compile(r"\b(?:of|among|amongst|out of|within|in)\s(?=(?:the|these|all|its)\b)", re.IGNORECASE)
_OPENS = 12
"""Code points up to which an 'of the six' stands at the head of a sentence."""
_SET_OPEN = re.compile(
    rf"\s(?:\w+\s)?of(?=\s(?:the|these|those)\s(?:\w+\s)?{any_of([w for w in WORDS if 0 < WORDS[w] < 13])}\b)",
    re.IGNORECASE,
)
"""Before a number of those an 'only one' ranges over."""
_NEAR = 4
_REACH = 160
_GROUP_OPENS = re.compile(r"(?:^|\b(?:for|of|in|with|by|to|and))(?=\s?the\s)", re.IGNORECASE)


class Before:
    """Whom the sentence before named, and over whom it ranged."""

    def __init__(self) -> None:
        self.named: tuple[str, ...] = ()
        self.ranged: tuple[str, ...] = ()


def ranged_over(
    case: ProseCase, sentence: Sentence, match: re.Match[str], kind: str, start: int, end: int, before: Before
) -> Scope | None:
    """Over whom a quantifier ranges."""
    text = sentence.text
    acting = [one for one in sentence.parties if one.end <= match.start() and one.how != "place" and one.id != "eu"]
    if _WHICH.match(text, match.end()) and not any(match.start() - one.end <= _NEAR for one in acting):
        return None  # 'which' are then other things
    here = tuple(dict.fromkeys(one.id for one in acting))
    last = here if len(here) > 1 else before.named
    if kind in ("count", "none", "every"):
        both = match[0].lower().startswith("both")
        of = last if kind == "count" or both else here or before.named
        return _of_those(case, sentence, match, start, of, kind=kind, both=both)
    if kind == "only" and (opened := _SET_OPEN.match(text, match.end())):
        return scope_at(case, text, opened.end(), last)
    if kind == "only" and before.ranged and not properties_in(case, sentence, start, end):
        return Scope(match.start(), match.end(), frozenset(before.ranged), False, True)
    if kind == "everybody" and (named := scope_at(case, text, match.end(), ())) and named.narrowed:
        return named
    joined = _JOINED_LATER.match(text, match.end()) if kind == "nobody" else None
    if joined:
        later = frozenset(later_than(case, here or before.named))
        return Scope(match.start(), joined.end(), later, False, True) if later else None
    return _among(case, text, last, start, end) or _anybody(case, text, match, kind, start, end)


def _of_those(
    case: ProseCase, sentence: Sentence, match: re.Match[str], start: int, of: Sequence[str], *, kind: str, both: bool
) -> Scope | None:
    """Those named behind 'none of', 'every', 'both'; else the two named last."""
    two = _paired(sentence, match.end())
    if two:
        return Scope(match.start(), two[1].end, frozenset(one.id for one in two), False, True)
    found = scope_at(case, sentence.text, match.end(), of, 2 if both else None)
    if found is None and kind == "every":
        found = _floating(case, sentence, match, start)
    if found is None and both and len(of) == 2:
        return Scope(match.start(), match.end(), frozenset(of), False, True)
    return found


def _among(case: ProseCase, text: str, last: Sequence[str], start: int, end: int) -> Scope | None:
    """Those an 'among the six' names, in the clause or at the head of the sentence."""
    for among in _AMONG.finditer(text, 0, end):
        found = scope_at(case, text, among.end() - 1, last)
        near = among.start() >= start or among.start() < _OPENS
        if found is not None and not found.others and len(found.parties) > 2 and near:
            return found
    return None


def _anybody(case: ProseCase, text: str, match: re.Match[str], kind: str, start: int, end: int) -> Scope:
    """Those a role or a part of the world picks out behind it, else all partners, or those of the table."""
    own = scope_at(case, text, match.end(), ()) if kind == "only" else None
    kept, narrowed = narrowed_by(case, text[match.end() : end])
    if narrowed and not (own and own.narrowed):
        return Scope(match.start(), match.end(), frozenset(kept), False, True)
    then = _PAST.search(text, start, end) is not None or "other" in match[0]
    tabled = TICKS.search(text) is not None or (then and not NOW.search(text))
    return Scope(match.start(), match.end(), frozenset(family(case, tabled=tabled)), False, False)


def _floating(case: ProseCase, sentence: Sentence, match: re.Match[str], start: int) -> Scope | None:
    """Whom an 'all' behind its noun ranges over ('candidates all'), or before an exception ('all but Norway')."""
    if SAVE.match(sentence.text, match.end() + 1):
        tabled = TICKS.search(sentence.text) is not None
        return Scope(match.start(), match.end(), frozenset(family(case, tabled=tabled)), False, False)
    found = scope_at(case, sentence.text, start, ())
    return found if found is not None and found.end == match.start() - 1 else None


def _paired(sentence: Sentence, at: int) -> Sequence[Mention]:
    """The two right behind 'both' or 'neither': 'both Norway and Japan', 'neither Norway nor Japan'."""
    behind = [one for one in sentence.parties if one.start > at][:2]
    if len(behind) < 2 or not re.fullmatch(r"\s(?:the\s)?", sentence.text[at : behind[0].start]):
        return ()
    joined = re.fullmatch(r"(?:['’]s)?\s(?:and|nor)\s(?:the\s)?", sentence.text[behind[0].end : behind[1].start])
    return behind if joined else ()


def groups_before(case: ProseCase, text: str, limit: Scope, at: int) -> Iterator[str]:
    """Whom 'the candidates' and its like mean before a 'nowhere else', but for those it ranges over."""
    for opening in _GROUP_OPENS.finditer(text, max(0, at - _REACH), at):
        group = scope_at(case, text, opening.end(), ())
        if group is not None and group.narrowed and not group.others and group.parties != limit.parties:
            yield from sorted(group.parties)
