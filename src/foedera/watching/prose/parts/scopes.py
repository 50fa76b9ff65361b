"""Over whom a claim ranges: the six, the twelve, the candidates, the Asian partners, those of 2024, the others.

In: the words behind a quantifier, and what was named before. Out: the partners meant, or nothing where the words leave
that open. A number must fit: 'the three' are three that were named just before, or nobody that can be told.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from foedera import data
from foedera.model.dates import first_day
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.parts.numbers import WORDS
from foedera.watching.prose.parts.words import any_of, regions


class Quantities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of quantity (data/words/scopes.yaml)."""

    id: str
    version: int
    meaning: str
    source: str
    every: tuple[str, ...]
    everybody: tuple[str, ...]
    none: tuple[str, ...]
    nobody: tuple[str, ...]
    only: tuple[str, ...]
    save: tuple[str, ...]
    exception: tuple[str, ...]
    nearly: tuple[str, ...]
    things: tuple[str, ...]
    beside: tuple[str, ...]
    """What is no partner and no text of one."""
    others: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]


@functools.cache
def quantities() -> Quantities:
    """The words of quantity."""
    return msgspec.yaml.decode(data.words_text("scopes"), type=Quantities)


class Scope(NamedTuple):
    """A set of partners a claim ranges over, where it is named."""

    start: int
    end: int
    parties: frozenset[str]
    others: bool
    """Whether it is what is left of them ('the other five'), to be taken without those named."""
    narrowed: bool
    """Whether it names them by anything but a number: a role, a part of the world, a year."""


_NUMBER = rf"(?:{'|'.join(sorted((w for w in WORDS if 1 < WORDS[w] < 21), key=len, reverse=True))}|\d{{1,2}})"
_OWN = {"six": 6, "sextet": 6, "trio": 3, "pair": 2, "both": 2}
_YEAR = re.compile(r"\b(?:of|in|from|signed in|class of)\s(20\d\d)\b")
_FIRST_YEAR = re.compile(r"\bthe first year\b", re.IGNORECASE)
_OPEN_YEAR = re.compile(r"\s(?:of|in|from)\s(?:that|the same|the second|this)\syear\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:later|subsequent|newer|subsequently|afterwards)\b", re.IGNORECASE)
"""Of partners: those who came after one that was named."""
_TABLE = re.compile(r"\btable|\bcolumns?\b|\brows?\b|\btick|\bcross(?:es)?\b|\bbriefing\b|\boverview\b", re.IGNORECASE)
_VERB = (
    r"(?:is|are|was|were|be|has|have|had|do|does|did|can|will|would|that|which|who|in|on|at|for|with|to|by|from|and|or|but"
    r"|than|as|not|[\w-]{1,20}?(?:ed|ing))"
)
_OF_THINGS = re.compile(rf"\s(?:\w+\s)?{any_of(quantities().beside)}\b", re.IGNORECASE)
"""A noun of its own behind a number: 'the six rows'."""
_CALLED = re.compile(
    r"\s?(?:of\s)?(?:(?:the|these|those|its|our|this|her|a|an)\s)?"
    rf"(?P<body>(?:(?!{_VERB}\b)[\w’'-]{{1,24}}\s){{0,4}}(?:(?:{any_of(quantities().things)}|{any_of(quantities().others)})\b)"
    rf"|{_NUMBER}\b|{any_of(quantities().others)}\b|(?:them|these|those|which|it)\b)"
    r"(?P<tail>(?:\s(?:in|of|from|signed in|with|on)\s(?:(?:the|an?|this|that)\s)?"
    r"[\w’'-]{1,24}(?:\s(?-i:[A-Z])[\w’'-]{1,24})?){0,2})",
    re.IGNORECASE,
)


def scope_at(case: ProseCase, text: str, at: int, before: Sequence[str], size: int | None = None) -> Scope | None:
    """The partners the words from a place on mean; None where that cannot be told.

    Args:
        case: the draft.
        text: the sentence.
        at: where the words begin, behind a quantifier.
        before: parties named last, in order.
        size: how many they must be, where that is known.
    """
    found = _CALLED.match(text, at)
    if found is None or re.search(r"[.;:]", found[0]):
        return None
    body = found["body"].lower()
    if _number(body) is not None and _OF_THINGS.match(text, found.end("body")):
        return None
    size = _number(body) or size
    if size is None and _OPEN_YEAR.match(text, found.end("body")):
        return None
    kept, narrowed = narrowed_by(case, f"{found['body']}{found['tail'] or ''}")
    if _LATER.search(body):
        kept, narrowed = kept & later_than(case, before), True
    others = re.search(rf"\b{any_of(quantities().others)}\b", body) is not None
    sets = list(_sets(case, text, before, kept, narrowed))
    if others:
        whole = family(case, tabled=_TABLE.search(text) is not None) & (kept if narrowed else _everybody(case))
        left = whole - set(before)
        if size is not None and size not in (len(left), len(whole)):
            return None
        return Scope(found.start(), found.end(), frozenset(whole), True, narrowed)
    for one in sets:
        if size is None or len(one) == size:
            return Scope(found.start(), found.end(), frozenset(one), False, narrowed)
    return None


def _number(body: str) -> int | None:
    found = re.search(rf"\b(?:{_NUMBER}|{any_of(_OWN)})\b", body)
    if found is None:
        return None
    return WORDS.get(found[0]) or _OWN.get(found[0]) or int(found[0])


def _everybody(case: ProseCase) -> set[str]:
    return {case.register.partner_of[one] for one in case.register.begun_by(case.day)}


def family(case: ProseCase, *, tabled: bool) -> set[str]:
    """All partners, or those of the table on record."""
    rows = {case.register.partner_of[one] for one in case.register.tabled}
    return rows if rows and tabled else _everybody(case)


def narrowed_by(case: ProseCase, words: str) -> tuple[set[str], bool]:
    """Those of all partners whom a role, a part of the world or a year picks out."""
    kept, narrowed = _everybody(case), False
    for found in re.finditer(rf"\b{any_of(_groups())}\b", words):
        role, parties = _groups()[found[0]]
        kept, narrowed = kept & set(parties or case.register.holds_role(role, case.day)), True
    year = _YEAR.search(words)
    if year:
        kept, narrowed = kept & begun_in(case, year[1]), True
    if _FIRST_YEAR.search(words):
        first = min(
            b.value.date or "9999" for a in case.register.agreement_of.values() if (b := case.register.begun(a))
        )
        kept, narrowed = kept & begun_in(case, first[:4]), True
    return kept, narrowed


@functools.cache
def _groups() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Word → a role, or the parties of a part of the world."""
    by_role = {word: (role, ()) for role, words in quantities().roles.items() for word in words}
    return by_role | {word: ("", one.parties) for one in regions().values() for word in one.words}


def begun_in(case: ProseCase, year: str) -> set[str]:
    """Partners whose agreement came into being in a year."""
    register = case.register
    begun = ((one, register.begun(one)) for one in register.begun_by(case.today))
    return {register.partner_of[one] for one, b in begun if b and (b.value.date or "").startswith(year)}


def later_than(case: ProseCase, before: Sequence[str]) -> set[str]:
    """Partners whose agreement came into being after that of the one named last; nobody where none was."""
    line = first_of(case, _everybody(case))
    known = [one for one in before if one in line]
    return set(line[line.index(known[-1]) + 1 :]) if known else set()


def _sets(
    case: ProseCase, text: str, before: Sequence[str], kept: set[str], narrowed: bool
) -> Iterable[set[str] | frozenset[str]]:
    """The sets that can be meant, the nearest first."""
    if narrowed:
        yield kept
        yield kept & {case.register.partner_of[one] for one in case.register.tabled}
        return
    if len(set(before)) > 1:
        yield set(before)
    yield family(case, tabled=_TABLE.search(text) is not None)
    yield {case.register.partner_of[one] for one in case.register.tabled}
    yield {case.register.partner_of[one] for one in case.register.begun_by(case.day)}


def first_of(case: ProseCase, parties: Iterable[str]) -> tuple[str, ...]:
    """Some partners by the day their agreement came into being."""
    register = case.register
    dated = {p: register.begun(register.agreement_of[p]) for p in parties if p in register.agreement_of}
    return tuple(sorted(dated, key=lambda p: first_day((d.value.date if (d := dated[p]) else None) or "9999")))
