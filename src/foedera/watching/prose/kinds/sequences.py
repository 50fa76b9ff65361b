"""Who came first and who after: parties given a place one by one, by name, people or seat, with what they did.

The places are read from the parts of a sentence; which event is meant is told by the instrument named, else it is the
partnership itself, where nothing else is spoken of.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from foedera.model.dates import compatible, first_day, written_out
from foedera.model.event import Event
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind, whole
from foedera.watching.prose.parts.nouns import OTHER, OWN
from foedera.watching.prose.parts.numbers import WORDS, counts_in, ordinals_in
from foedera.watching.prose.parts.scopes import narrowed_by
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
_OF_SET = re.compile(
    rf"\b(?:is|was|were|came|being)\s(?:(?:by far\s)?the\s)?(?:(?P<earliest>first|{any_of(claims().earliest)})"
    rf"|(?P<latest>last|{any_of(claims().latest)}))"
    r"(?:\s(?:one|to (?:do so|sign(?: one)?)|of (?:the|these|those|all) (?:two|three|four|five)|in line|of them)){0,3}"
    r"(?=\s?[.,;)]|\s[–—]|$)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:['’]s?)?\s?(?:one|agreement|text|pact|paper|document|accord)?\s?", re.IGNORECASE)
"""Between who is first and the verb that says so."""
_SIZE = re.compile(
    rf"\b(?:the|all|these|those|of)\s(?P<size>{any_of(w for w, n in WORDS.items() if 1 < n < 8)})\b", re.IGNORECASE
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
    for before, sentence in itertools.pairwise((None, *case.prose)):
        if sentence is None or doubted(sentence.text) or sentence.missions:
            continue
        placed = _placed(sentence)
        if len(placed) < 2 or placed[0].rank != 1 or len({one.party for one in placed}) < len(placed):
            continue
        order = [one.party for one in placed]
        readings = [one for one in _readings(case, sentence, before, order) if len(one) == len(order)]
        if not readings:
            continue
        wrong = all(_out_of_order(one, order) for one in readings)
        dated = readings[0]
        days = {one: dated[one].value.date or "" for one in order}
        told = "; ".join(
            f"{case.register.name(one)} {written_out(days[one])}"
            for one in sorted(order, key=lambda p: first_day(days[p]))
        )
        ids = tuple(i for one in order for i in dated[one].ids)
        verdict = Verdict.CONTRADICTS if wrong else Verdict.HOLDS
        says = f"in order of time: {case.register.names(order)}"
        yield Said(sentence, *whole(sentence), says, verdict, f"the dates on record give: {told}", ids)


def _out_of_order(dated: Mapping[str, Told[Event]], order: Sequence[str]) -> bool:
    """Whether somebody is certain to have come after who is named next."""
    days = [dated[one].value.date or "" for one in order]
    return any(first_day(a) > first_day(b) and not compatible(a, b) for a, b in itertools.pairwise(days))


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


def _readings(
    case: ProseCase, sentence: Sentence, before: Sentence | None, parties: Sequence[str]
) -> Iterator[dict[str, Told[Event]]]:
    """Party → what it did, with a date: what the sentence names, else what the one before did, or the partnerships."""
    types = {one.how for one in sentence.instruments}
    if not types and before is not None and before.block == sentence.block and not OWN.search(sentence.text):
        lent = {one.how for one in before.instruments}
        if len(lent) == 1:
            yield _dated(case, sentence, parties, next(iter(lent)))
            yield {p: b for p in parties if (a := case.register.agreement_of.get(p)) and (b := case.register.begun(a))}
            return
    if len(types) <= 1:
        yield _dated(case, sentence, parties, next(iter(types), None))


def _dated(case: ProseCase, sentence: Sentence, parties: Sequence[str], style: str | None) -> dict[str, Told[Event]]:
    """Party → what it did, with a date; empty where what is meant is not certain."""
    found: dict[str, Told[Event]] = {}
    other = {match[0].lower() for match in OTHER.finditer(sentence.text)} - _HARMLESS
    own = (
        case.family
        and not other
        and (OWN.search(sentence.text) or _MADE.search(sentence.text) or sentence.spoken_of == "own")
    )
    for party in parties:
        event: Told[Event] | None = None
        if style is not None:
            subject = case.names.instrument(style, party)
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


@kind(
    "extreme-of-set",
    reads="one partner, 'the earliest', 'the first to do so', and two or more others with one kind of instrument",
    recomputed="the dates of that instrument of all of them",
)
def extreme_of_set(case: ProseCase) -> Iterator[Said]:
    """Who of some named, or of a role, was first or last with an instrument."""
    for before, sentence in itertools.pairwise((None, *case.prose)):
        if sentence is None or doubted(sentence.text) or sentence.missions:
            continue
        spoken = [sentence, *([before] if before is not None and before.block == sentence.block else [])]
        for found in _OF_SET.finditer(sentence.text):
            one, members = _one_of_set(case, spoken, found)
            if one is None:
                continue
            readings = [r for r in _readings(case, sentence, before, sorted(members)) if len(r) == len(members)]
            if readings:
                yield _extreme(case, sentence, found, one, readings)


def _one_of_set(case: ProseCase, spoken: Sequence[Sentence], found: re.Match[str]) -> tuple[str | None, set[str]]:
    """Who is singled out, and of whom; nobody where either is not certain."""
    sentence = spoken[0]
    start, _ = sentence.clause(found.start())
    own = [one for one in sentence.partners if start <= one.start < found.start()]
    single = own[-1].id if own and _SUBJECT.fullmatch(sentence.text, own[-1].end, found.start()) else None
    for one in spoken:
        named = {p.id for p in one.partners}
        number = _SIZE.search(one.text)
        role, narrowed = narrowed_by(case, one.text)
        size = int(counts_in(number["size"])[0].value) if number else 0
        if single and single in named and len(named) > 1 and (size in (0, len(named))):
            return single, named
        if single and narrowed and single in role and size == len(role):
            return single, role
    return None, set()


def _extreme(
    case: ProseCase, sentence: Sentence, found: re.Match[str], one: str, readings: Sequence[Mapping[str, Told[Event]]]
) -> Said:
    early = found["earliest"] is not None

    def good(dated: Mapping[str, Told[Event]]) -> bool:
        own = dated[one].value.date or ""
        days = [event.value.date or "" for event in dated.values()]
        return all(compatible(own, day) or (first_day(own) < first_day(day)) == early for day in days)

    dated = readings[0]
    told = "; ".join(
        f"{case.register.name(p)} {written_out(e.value.date)}"
        for p, e in sorted(dated.items(), key=lambda pair: first_day(pair[1].value.date or ""))
    )
    verdict = Verdict.HOLDS if any(map(good, readings)) else Verdict.CONTRADICTS
    says = f"{case.register.name(one)} is {'first' if early else 'last'} of {len(dated)}"
    ids = tuple(i for event in dated.values() for i in event.ids)
    return Said(sentence, found.start(), found.end(), says, verdict, f"the dates on record give: {told}", ids)


KINDS: tuple[Kind, ...] = (sequence, earliest_latest, extreme_of_set)
