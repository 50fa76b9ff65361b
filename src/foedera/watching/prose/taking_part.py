"""Participation: who is in which mission, since when, with how many people; cooperation and invitation kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.dates import compatible, first_day, written_out
from foedera.model.event import Participation
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.names import Mention
from foedera.watching.prose.numbers import counts_in

_IN_IT = re.compile(
    r"\b(?:tak(?:e|es|en|ing) part|took part|participat(?:e|es|ed|ing|ion|ions)|contribut(?:e|es|ed|ing|or"
    r"|ors|ion)|contributing nation|"
    r"joined|join(?:s|ing)?|(?:has|have) been in|serv(?:e|es|ed|ing)|deploy(?:s|ed|ing|ment)|sent|sends?"
    r"|supports?|provid(?:es|ed) (?:staff|personnel|officers)|contingent|troops)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:invited|invitation|will|would|could|may|might|potential(?:ly)?|consider\w{0,4}|explor\w{1,4}"
    r"|plan(?:s|ned)?|intend\w{0,2}|possib\w{2,6}|"
    r"approved|agreed|agreement|arrangement|aim\w{0,3}|cooperat\w{1,4}|towards|step|if|not|nor|neither|never"
    r"|nowhere|hope\w{0,2})\b",
    re.IGNORECASE,
)
_BEFORE = 35
"""Code points before verb and mission in which a 'will' or 'was invited to' still governs them."""
_IN_PART = frozenset({"contributes", "contributed", "participates", "participated"})
_BEGINS = frozenset({"contributes", "agreed", "approved"})
_JOINED = re.compile(r"\b(?:joined|entered|first contingent|first (?:soldiers|troops))\b", re.IGNORECASE)
_SINCE_DATE = re.compile(
    r"\b(?:since|from|as of|starting in|beginning in|began (?:\w+\s){0,3}in|goes back to)\s(?:\w+\s){0,5}$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"^\s(?:\w+\s)?(?:service members|soldiers|troops|people|officers|personnel|staff|experts|military"
    r"|peacekeepers|men and women)\b",
    re.IGNORECASE,
)
_INVITED = re.compile(r"\binvit(?:ed|ation)\b", re.IGNORECASE)
_MORE = re.compile(
    r"\bamong (?:other|several other)(?:\s\w+)? (?:operations|missions)\b|\bother (?:operations|missions)\b",
    re.IGNORECASE,
)


@kind(
    "in-mission",
    reads="a partner, a verb of taking part, a mission by name or host",
    recomputed="participations on record: contributes, not listed, cooperates, invited",
)
def in_mission(case: ProseCase) -> Iterator[Said]:
    """Who is in a mission."""
    for sentence in case.prose:
        for mission in sentence.missions:
            start, end = sentence.clause(mission.start)
            verbs = list(_IN_IT.finditer(sentence.text, start, end))
            before = [one for one in verbs if one.start() < mission.start]
            verb = next(iter(before[-1:] or verbs[:1]), None)
            if verb is None or doubted(sentence.text):
                continue
            begins = min(verb.start(), mission.start)
            comma = sentence.text.rfind(",", start, begins)
            near = sentence.text[max(start, begins - _BEFORE, comma) : max(verb.end(), mission.end)]
            if _NOT_YET.search(near):
                continue
            for partner in _who(sentence, start, end, mission):
                yield from _part(case, sentence, (start, end), partner, mission.id)


def _who(sentence: Sentence, start: int, end: int, mission: Mention) -> tuple[str, ...]:
    here = [one.id for one in sentence.partners if start <= one.start < end]
    if not here:
        here = [one.id for one in sentence.partners if one.end <= start][-1:] or list(sentence.about)
    before = [one.id for one in sentence.partners if start <= one.start < mission.start]
    return tuple(dict.fromkeys(before or here))


def _part(case: ProseCase, sentence: Sentence, at: tuple[int, int], partner: str, mission: str) -> Iterator[Said]:
    register = case.register
    known = register.participations(partner, mission)
    says = f"{register.name(partner)} takes part in {register.name(mission)}"
    good = [one for one in known if one.value.relation in _IN_PART]
    if not known:
        elsewhere = [one for one in register.participations(partner) if one.value.relation in _IN_PART]
        why = f"not on record; on record are {_missions(case, elsewhere)}" if elsewhere else "not on record"
        yield Said(sentence, *at, says, Verdict.NOT_ON_RECORD, why)
    elif good:
        yield Said(sentence, *at, says, Verdict.HOLDS, _parts(case, good), _ids(good))
    else:
        others = [one for one in register.participations(partner) if one.value.relation in _IN_PART]
        more = f"; on record for {_missions(case, others)}" if others else ""
        yield Said(sentence, *at, says, Verdict.CONTRADICTS, f"on record: {_parts(case, known)}{more}", _ids(known))


def _missions(case: ProseCase, told: Sequence[Told[Participation]]) -> str:
    return ", ".join(dict.fromkeys(case.register.name(one.value.mission) for one in told))


_RELATIONS = {
    "not_listed": "a cross in a table of missions",
    "cooperates": "cooperates, without taking part",
    "invited": "was invited",
    "agreed": "an agreement on taking part",
    "approved": "taking part was approved",
}


def _parts(case: ProseCase, told: Sequence[Told[Participation]]) -> str:
    said = []
    for one in told:
        date = f" {written_out(one.value.date)}" if one.value.date else ""
        said.append(f"{_RELATIONS.get(one.value.relation, one.value.relation)}{date} ({cited(case.register, one.ids)})")
    return "; ".join(dict.fromkeys(said))


def _ids(told: Sequence[Told[Participation]]) -> tuple[str, ...]:
    return tuple(i for one in told for i in one.ids)


@kind(
    "invited",
    reads="a partner 'invited' to a mission",
    recomputed="invitations on record",
)
def invited(case: ProseCase) -> Iterator[Said]:
    """Who was invited to which mission."""
    for sentence in case.prose:
        if not _INVITED.search(sentence.text) or len(sentence.about) != 1 or doubted(sentence.text):
            continue
        own = case.register.participations(sentence.about[0])
        asked = {one.value.mission for one in own if one.value.relation == "invited"}
        for mission in sentence.missions:
            known = [one for one in own if one.value.mission == mission.id]
            says = f"{case.register.name(sentence.about[0])} invited to {case.register.name(mission.id)}"
            if mission.id in asked:
                yield Said(sentence, mission.start, mission.end, says, Verdict.HOLDS, _parts(case, known), _ids(known))
            elif known and asked:
                why = f"on record: {_parts(case, known)}; invited to {case.register.names(sorted(asked))}"
                yield Said(sentence, mission.start, mission.end, says, Verdict.CONTRADICTS, why, _ids(known))


@kind(
    "mission-since",
    reads="a partner, a mission and 'since' with a date",
    recomputed="the days its part was agreed or began",
)
def mission_since(case: ProseCase) -> Iterator[Said]:
    """Since when somebody is in a mission."""
    for sentence in case.prose:
        since = next(
            (d for d in sentence.dates if _SINCE_DATE.search(sentence.text[max(0, d.start - 40) : d.start])), None
        )
        joined = _JOINED.search(sentence.text)
        if since is None and joined and len(sentence.dates) == 1 and sentence.dates[0].start > joined.end():
            since = sentence.dates[0]
        if since is None or len({one.id for one in sentence.missions}) != 1 or doubted(sentence.text):
            continue
        mission = sentence.missions[0].id
        seats = [one.id for one in sentence.partners if one.how == "seat"]
        near = [
            p.id
            for p in sentence.parties
            if p.how == "place" and p.id in case.register.agreement_of and p.start > since.start
        ]
        for partner in dict.fromkeys(near or seats or sentence.about):
            yield from _since(case, sentence, partner, mission, (since.start, since.end), since.date)


def _since(
    case: ProseCase, sentence: Sentence, partner: str, mission: str, at: tuple[int, int], date: str
) -> Iterator[Said]:
    known = [
        one
        for one in case.register.participations(partner, mission)
        if one.value.date and one.value.relation in _BEGINS
    ]
    begun = [one for one in known if one.value.relation in _IN_PART or one.value.relation == "agreed"]
    if not begun:
        return
    says = f"{case.register.name(partner)} in {case.register.name(mission)} since {written_out(date)}"
    good = [one for one in begun if compatible(one.value.date or "", date)]
    earlier = [one for one in begun if first_day(one.value.date or "9999") < first_day(date) and one not in good]
    if good and not earlier:
        yield Said(sentence, *at, says, Verdict.HOLDS, _parts(case, good), _ids(good))
    elif good:
        why = f"on record is an earlier step: {_parts(case, earlier)}; say what began then"
        yield Said(sentence, *at, says, Verdict.DISPUTED, why, _ids([*good, *earlier]))
    else:
        yield Said(sentence, *at, says, Verdict.CONTRADICTS, f"on record: {_parts(case, begun)}", _ids(begun))


@kind(
    "mission-people",
    reads="a partner, a mission and a number of people",
    recomputed="the personnel on record",
)
def mission_people(case: ProseCase) -> Iterator[Said]:
    """How many people somebody sent."""
    for sentence in case.prose:
        if len({one.id for one in sentence.missions}) != 1 or len(sentence.about) != 1:
            continue
        known = [
            one
            for one in case.register.participations(sentence.about[0], sentence.missions[0].id)
            if one.value.personnel
        ]
        for number in counts_in(sentence.text):
            if not known or not _PEOPLE.match(sentence.text[number.end :]):
                continue
            good = [one for one in known if one.value.personnel == number.value]
            says = f"{case.register.name(sentence.about[0])} with {int(number.value)} people in "
            f"{case.register.name(sentence.missions[0].id)}"
            told = "; ".join(f"{one.value.personnel} ({cited(case.register, one.ids)})" for one in known)
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            yield Said(sentence, number.start, number.end, says, verdict, f"on record: {told}", _ids(known))


@kind(
    "more-missions",
    reads="'among other operations' of a partner",
    recomputed="the draft's own table of missions",
)
def more_missions(case: ProseCase) -> Iterator[Said]:
    """Other missions that are not named."""
    for sentence in case.prose:
        found = _MORE.search(sentence.text)
        if found is None or not sentence.about:
            continue
        for grid in case.draft.tables:
            if len(grid.missions) < 2 or not grid.signs:
                continue
            few = [
                case.register.name(partner)
                for column, partner in grid.columns.items()
                if partner in sentence.about and len(grid.ticked(column)) <= 1
            ]
            if few:
                why = f"the draft's own table shows one mission for {' and '.join(few)}; name the others"
                yield Said(
                    sentence, found.start(), found.end(), "other missions beside the one named", Verdict.LOOK, why
                )


KINDS: tuple[Kind, ...] = (in_mission, invited, mission_since, mission_people, more_missions)
