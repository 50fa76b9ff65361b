"""Participation: who is in which mission, since when, with how many people; cooperation and invitation kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.dates import compatible, first_day, written_out
from foedera.model.event import Participation
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.numbers import NumberMention, counts_in
from foedera.watching.prose.said.clauses import Clause, acting
from foedera.watching.prose.said.mission_sayings import (
    AGREED,
    APPROVED,
    COOPERATES,
    IN,
    INVITED,
    TICKED,
    Part,
    parts_in,
    who_takes_part,
)

_IN_PART = frozenset({"contributes", "contributed", "participates", "participated"})
_BEGINS = frozenset({"contributes", "agreed", "approved"})
_FOLK = (
    r"(?:service\s?(?:members|men|women)|soldiers|troops|people|officers|personnel|staff|experts|observers"
    r"|peacekeepers|men and women)\b"
)
_PEOPLE = re.compile(rf"^\s(?:(?:of\s)?(?:its|their|the|these|them)\s)?(?:[\w-]+\s)?{_FOLK}", re.IGNORECASE)
_CONTINGENT = re.compile(r"\b(?:contingent|team|group|unit|platoon)\sof\s(?:about\s|some\s)?$", re.IGNORECASE)
_MORE = re.compile(
    r"\bamong (?:other|several other)(?:\s\w+)? (?:operations|missions)\b|\bother (?:operations|missions)\b",
    re.IGNORECASE,
)
_LONG_AGO = 5
"""Years after which it is open whether somebody is still in a mission."""
_SAYS = {
    IN: "takes part in",
    TICKED: "is ticked for",
    INVITED: "invited to",
    APPROVED: "approved taking part in",
    AGREED: "has an agreement on",
    COOPERATES: "cooperates with",
}


def _said(case: ProseCase) -> Iterator[Part]:
    """The parts the draft tells of in its own word."""
    for part in parts_in(case.clauses):
        if not doubted(part.clause.sentence.text):
            yield part


@kind(
    "in-mission",
    reads="a partner, a verb of taking part or a tick, a mission by name or host",
    recomputed="participations on record: contributes, not listed, cooperates, invited",
)
def in_mission(case: ProseCase) -> Iterator[Said]:
    """Who is in a mission."""
    for part in _said(case):
        if part.relation in (IN, TICKED):
            yield from _in(case, part)


def _in(case: ProseCase, part: Part) -> Iterator[Said]:
    register, mission = case.register, part.mission.id
    known = register.participations(part.party, mission)
    good = [one for one in known if one.value.relation in _IN_PART]
    crossed = [one for one in known if one.value.relation == "not_listed"]
    says = f"{register.name(part.party)} {_SAYS[part.relation]} {register.name(mission)}"
    at = (part.clause.start, part.clause.end)
    sentence = part.clause.sentence
    if part.relation == TICKED and (crossed or not known):
        ticked = [one for one in register.participations(part.party) if one.value.relation in _IN_PART]
        if crossed or _tabled(case, part.party):
            good, known = [], tuple(crossed or ticked)
    elsewhere_then = _of_another(case, part)
    if elsewhere_then:
        why = f"on record: {_parts(case, elsewhere_then)}, for {_missions(case, elsewhere_then)}"
        yield Said(sentence, *at, says, Verdict.CONTRADICTS, why, _ids(elsewhere_then))
        return
    if good:
        yield Said(sentence, *at, says, Verdict.HOLDS, _parts(case, good), _ids(good))
        return
    others = [one for one in register.participations(part.party) if one.value.relation in _IN_PART]
    elsewhere = f"on record are {_missions(case, others)}" if others else ""
    if not known:
        why = "; ".join(filter(None, ["not on record", elsewhere]))
        verdict = Verdict.CONTRADICTS if _in_its_place(case, part) else Verdict.NOT_ON_RECORD
        yield Said(sentence, *at, says, verdict, why, _ids(others))
    elif part.sure or not _somebody_else(case, part):
        why = "; ".join(filter(None, [f"on record: {_parts(case, known)}", elsewhere]))
        yield Said(sentence, *at, says, Verdict.CONTRADICTS, why, _ids(known))


def _of_another(case: ProseCase, part: Part) -> list[Told[Participation]]:
    """The part of the same party whose very day, or number of people, is told as that of this mission."""
    if part.relation != IN or not part.clause.missions:
        return []
    days = {date.date for date in part.clause.dates if len(date.date) == 10}
    people = {number.value for number in _sent(part.clause)}
    own = case.register.participations(part.party)
    marked = [
        one
        for one in own
        if one.value.relation in _IN_PART and (one.value.date in days or one.value.personnel in people)
    ]
    return [] if any(one.value.mission == part.mission.id for one in marked) else marked


def _in_its_place(case: ProseCase, part: Part) -> bool:
    """Whether a mission stands where the only one belongs that a party is in: nowhere else does the draft name that."""
    since = str(case.day.year - _LONG_AGO)
    now = {
        one.value.mission
        for one in case.register.participations(part.party)
        if one.value.relation in _IN_PART and one.value.dated != "past" and (one.value.date or since) >= since
    }
    told = {one.mission.id for one in _said(case) if one.party == part.party}
    alone = part.sure or {one.id for one in acting(part.clause.sentence)} == {part.party}
    return alone and bool(part.clause.missions) and len(now) == 1 and not now & told


def _tabled(case: ProseCase, party: str) -> bool:
    """Whether a table of missions on record has a column for a party."""
    return any(one.value.relation == "not_listed" for one in case.register.participations(party))


def _somebody_else(case: ProseCase, part: Part) -> bool:
    """Whether the part is that of another one named near."""
    others = [one for one in part.clause.near if one != part.party]
    return any(
        told.value.relation in _IN_PART for one in others for told in case.register.participations(one, part.mission.id)
    )


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
    "mission-step",
    reads="a partner that was invited to, approved, agreed on or cooperates with a mission",
    recomputed="the missions it did that with, as on record",
)
def mission_step(case: ProseCase) -> Iterator[Said]:
    """Steps short of taking part: to which mission somebody was invited, on which there is an agreement."""
    for part in _said(case):
        own = case.register.participations(part.party)
        relation = part.relation
        if relation == AGREED and not any(one.value.relation == AGREED for one in own):
            relation = COOPERATES
        steps = [one for one in own if one.value.relation == relation]
        if relation in (IN, TICKED) or not steps:
            continue
        good = [one for one in steps if one.value.mission == part.mission.id]
        says = f"{case.register.name(part.party)} {_SAYS[relation]} {case.register.name(part.mission.id)}"
        at = (part.clause.start, part.clause.end)
        if good:
            yield Said(part.clause.sentence, *at, says, Verdict.HOLDS, _parts(case, good), _ids(good))
        elif _of_that_time(part, steps) and _no_part_in(case, part, relation):
            why = f"on record: {_parts(case, steps)}, for {_missions(case, steps)}"
            yield Said(part.clause.sentence, *at, says, Verdict.CONTRADICTS, why, _ids(steps))


def _of_that_time(part: Part, steps: Sequence[Told[Participation]]) -> bool:
    """Whether a saying is about the steps on record: of their day, or of no day."""
    dates = part.clause.dates
    return not dates or any(date.meets(one.value.date) for date in dates for one in steps if one.value.date)


def _no_part_in(case: ProseCase, part: Part, relation: str) -> bool:
    """Whether nothing on record can have come of the step: an agreement may well lie behind a contribution."""
    known = case.register.participations(part.party, part.mission.id)
    return relation not in (AGREED, APPROVED) or not any(one.value.relation in _IN_PART for one in known)


@kind(
    "mission-since",
    reads="a partner, a mission and 'since' with a date, or the date of an agreement on it",
    recomputed="the days its part was agreed or began",
)
def mission_since(case: ProseCase) -> Iterator[Said]:
    """Since when somebody is in a mission."""
    for part in _said(case):
        if part.since is not None and part.relation in (IN, TICKED, AGREED):
            yield from _since(case, part, part.since)


def _since(case: ProseCase, part: Part, since: DateMention) -> Iterator[Said]:
    register, date = case.register, since.date
    known = [
        one
        for one in register.participations(part.party, part.mission.id)
        if one.value.date and one.value.relation in _BEGINS and one.value.dated != "as_of"
    ]
    begun = [one for one in known if one.value.relation in _IN_PART or one.value.relation == "agreed"]
    if part.relation == AGREED:
        begun = [one for one in known if one.value.relation == "agreed"]
    if not begun:
        return
    sentence, at = part.clause.sentence, (since.start, since.end)
    what = "agreement of" if part.relation == AGREED else "since"
    says = f"{register.name(part.party)} in {register.name(part.mission.id)} {what} {written_out(date)}"
    good = [one for one in begun if compatible(one.value.date or "", date)]
    told = {one.date for one in sentence.dates}
    earlier = [
        one
        for one in begun
        if first_day(one.value.date or "9999") < first_day(date) and one not in good and one.value.date not in told
    ]
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
    for clauses in case.clauses:
        for clause in clauses:
            missions = {one.id for one in clause.sentence.missions}
            parties = who_takes_part(clause)
            if len(missions) != 1 or len(parties) != 1 or doubted(clause.sentence.text):
                continue
            yield from _people(case, clause, parties[0], next(iter(missions)))


def _sent(clause: Clause) -> list[NumberMention]:
    """The numbers of people in a clause."""
    text = clause.sentence.text
    return [
        one
        for one in counts_in(text)
        if clause.start <= one.start < clause.end
        and (_PEOPLE.match(text[one.end :]) or _CONTINGENT.search(text[max(0, one.start - 24) : one.start]))
    ]


def _people(case: ProseCase, clause: Clause, party: str, mission: str) -> Iterator[Said]:
    known = [one for one in case.register.participations(party, mission) if one.value.personnel]
    for number in _sent(clause) if known else ():
        good = [one for one in known if one.value.personnel == number.value]
        says = f"{case.register.name(party)} with {int(number.value)} people in {case.register.name(mission)}"
        told = "; ".join(f"{one.value.personnel} ({cited(case.register, one.ids)})" for one in known)
        verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
        yield Said(clause.sentence, number.start, number.end, says, verdict, f"on record: {told}", _ids(known))


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


KINDS: tuple[Kind, ...] = (in_mission, mission_step, mission_since, mission_people, more_missions)
