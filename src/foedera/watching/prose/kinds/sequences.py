"""Who came first and who after: parties given a place one by one, by name, people or seat, with what they did.

The places are read from the parts of a sentence; which event is meant is told by the instrument named, else it is the
partnership itself, where nothing else is spoken of.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from foedera.model.dates import compatible, first_day, written_out
from foedera.model.event import Event
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind, whole
from foedera.watching.prose.parts.nouns import OTHER, OWN
from foedera.watching.prose.parts.numbers import ordinals_in
from foedera.watching.prose.parts.words import any_of, claims, regions
from foedera.watching.prose.register import SIGNING

_JOINT = re.compile(r",\s(?:and\s|then\s)?|;\s|\sand\s|\sbut\s|\sbefore\s(?=[A-Z])|\swhile\s|:\s")
_CAME_FIRST = re.compile(rf"\b{any_of(claims().went_first)}\b", re.IGNORECASE)
_LATER = re.compile(
    rf"\b(?:then|{any_of(claims().came_later)}|(?:days?|weeks?|months?|years?) (?:later|after(?:wards)?))\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"(?:\bthen|\bbefore)\s$", re.IGNORECASE)
_LAST = re.compile(r"\blast\b(?!\s(?:year|month|week))", re.IGNORECASE)
_MADE = re.compile(r"\b(?:sign\w*|ceremon\w+|put \w+ names?|joined|inked|sealed|concluded)\b", re.IGNORECASE)
_HARMLESS = frozenset({"paper", "papers", "summit", "summits"})
"""Nouns that may stand beside a signature without being what was signed."""
_EXTREME = re.compile(
    rf"\b(?:(?P<earliest>{any_of(claims().earliest)})|(?P<latest>{any_of(claims().latest)}))\b", re.IGNORECASE
)
_KIND_OF = re.compile(
    r"\b(?:partners?|partnerships?|signator(?:y|ies)|SDPs?|pacts?|members? of the club)\b", re.IGNORECASE
)
_LIMITED = re.compile(
    r"\b(?:one of|partners|partnerships|signatories|and|among|before|after|not|of the (?:first )?(?:six|two"
    r"|three|four)|\d{4})\b",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\s(?:of|is|was|partner|partnership|pact|signator|member|SDP|security and|addition|to)", re.IGNORECASE
)
_AFTER = 50
"""The place of who came after, behind all that have a number."""


class _Placed(NamedTuple):
    party: str
    rank: int


@kind(
    "sequence",
    reads="two parties or more, each with a place ('first', 'second', 'then', 'a month later'), and what they did",
    recomputed="the dates on record of that instrument, else of the partnerships",
)
def sequence(case: ProseCase) -> Iterator[Said]:
    """An order told one by one."""
    for sentence in case.prose:
        if doubted(sentence.text) or sentence.missions:
            continue
        placed = _placed(sentence)
        if len(placed) < 2 or placed[0].rank != 1 or len({one.party for one in placed}) < len(placed):
            continue
        dated = _dated(case, sentence, [one.party for one in placed])
        if len(dated) < len(placed):
            continue
        order = [one.party for one in placed]
        days = {one: dated[one].value.date or "" for one in order}
        wrong = any(
            first_day(days[a]) > first_day(days[b]) and not compatible(days[a], days[b])
            for a, b in itertools.pairwise(order)
        )
        told = "; ".join(
            f"{case.register.name(one)} {written_out(days[one])}"
            for one in sorted(order, key=lambda p: first_day(days[p]))
        )
        ids = tuple(i for one in order for i in dated[one].ids)
        verdict = Verdict.CONTRADICTS if wrong else Verdict.HOLDS
        says = f"in order of time: {case.register.names(order)}"
        yield Said(sentence, *whole(sentence), says, verdict, f"the dates on record give: {told}", ids)


def _placed(sentence: Sentence) -> list[_Placed]:
    """Parties with their places, by place; a part of the sentence with two parties, or none, places nobody."""
    found: list[_Placed] = []
    at = 0
    for number, joint in enumerate((*_JOINT.finditer(sentence.text), None)):
        end = joint.start() if joint else len(sentence.text)
        here = {one.id for one in sentence.parties if at <= one.start < end and one.how != "place" and one.id != "eu"}
        part = sentence.text[at:end]
        then = _THEN.search(sentence.text[:at]) is not None
        rank = _rank(part, number, then)
        if len(here) == 1 and rank is not None and not _narrowed(part):
            found.append(_Placed(next(iter(here)), rank))
        at = joint.end() if joint else end
    return sorted(found, key=lambda one: one.rank)


def _rank(part: str, number: int, then: bool) -> int | None:
    ordinals = [one for one in ordinals_in(part) if one.value > 1]
    if ordinals:
        return int(ordinals[0].value)
    if _LAST.search(part):
        return _AFTER * 2
    if then or _LATER.search(part):
        return _AFTER + number
    return 1 if _CAME_FIRST.search(part) else None


def _narrowed(part: str) -> bool:
    """Whether a place is one in a part of the world only."""
    return re.search(rf"\b{any_of(w for one in regions().values() for w in one.words)}\b", part) is not None


def _dated(case: ProseCase, sentence: Sentence, parties: list[str]) -> dict[str, Told[Event]]:
    """Party → what it did, with a date; empty where what is meant is not certain."""
    types = {one.how for one in sentence.instruments}
    found: dict[str, Told[Event]] = {}
    if len(types) > 1:
        return found
    other = {match[0].lower() for match in OTHER.finditer(sentence.text)} - _HARMLESS
    own = (
        case.family
        and not other
        and (OWN.search(sentence.text) or _MADE.search(sentence.text) or sentence.spoken_of == "own")
    )
    for party in parties:
        event: Told[Event] | None = None
        if types:
            subject = case.names.instrument(next(iter(types)), party)
            events = case.register.events(subject) if subject else ()
            event = next((one for role in SIGNING for one in events if one.value.role == role), None)
        elif own and party in case.register.agreement_of:
            event = case.register.begun(case.register.agreement_of[party])
        if event is not None and event.value.date:
            found[party] = event
    return found


@kind(
    "earliest-latest",
    reads="one partner, 'the earliest', 'the newest', and the partnerships or partners",
    recomputed="the first and the last by date on the draft's day",
    of_family=True,
)
def earliest_latest(case: ProseCase) -> Iterator[Said]:
    """Which partnership is the oldest, which the newest."""
    for sentence in case.prose:
        for found in _EXTREME.finditer(sentence.text):
            start, end = sentence.clause(found.start())
            clause = sentence.text[start:end]
            here = {one.id for one in sentence.partners if start <= one.start < end and one.how != "adjective"}
            certain = len(here) == 1 and _KIND_OF.search(clause) and not OTHER.search(clause) and not _narrowed(clause)
            certain = certain and _MEANT.match(sentence.text, found.end()) is not None
            if not certain or doubted(clause) or sentence.instruments or sentence.missions or _LIMITED.search(clause):
                continue
            line = case.register.begun_by(case.day)
            own, end_of = here.pop(), line[0 if found["earliest"] else -1] if line else ""
            begun, first = case.register.begun(case.register.agreement_of[own]), case.register.begun(end_of)
            if begun is None or first is None:
                continue
            good = compatible(begun.value.date or "", first.value.date or "")
            told = f"{case.register.name(case.register.partner_of[end_of])} {written_out(first.value.date)}"
            says = f"{case.register.name(own)} is the {found[0].lower()}"
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            yield Said(sentence, *whole(sentence), says, verdict, f"by date it is {told}", (*first.ids, *begun.ids))


KINDS: tuple[Kind, ...] = (sequence, earliest_latest)
