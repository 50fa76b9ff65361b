"""Who is said to have which part in which mission: takes part, is ticked, was invited, agreed, approved, cooperates.

In: the clauses of a draft. Out: parts in order, each of one party and one mission. A part is told by the words of its
clause; a clause without any ('North Macedonia since 3 July 2006', 'One concerned EUPM') goes on with the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.said.clauses import Clause, listed

IN, TICKED, INVITED, APPROVED, AGREED, COOPERATES = "in", "ticked", "invited", "approved", "agreed", "cooperates"
_NOTHING = ""
"""What is denied, or only to come."""
_INVITED = re.compile(
    r"\binvit(?:e|es|ed|ing|ations?)\b|\b(?:asked|requested|called upon)\b(?=[^;]*\b(?:contribut\w+|offer|send|join"
    r"|tak\w+ part|participat\w+|for|help)\b)",
    re.IGNORECASE,
)
_TICKED = re.compile(r"\b(?:ticks?|ticked|check ?marks?|check-marked)\b", re.IGNORECASE)
_CROSSED = re.compile(
    r"\b(?:cross|crosses|crossed|unticked)\b|\bno (?:\w+ )?ticks?\b|\bnot (?:\w+ )?tick|\bwithout (?:a |any )?tick"
    r"|\bnor\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"(?P<loose>\b(?:administrative|technical|working)\s)?(?P<framework>\bframework (?:\w+ )?)?"
    r"\b(?:agreements?|arrangements?|accords?|deals?|treat(?:y|ies))\b",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:take[sn]?|took|taking) part\b"
    r"|\b(?:participat|contribut)\w{1,4}\b[^;]{0,80}\b(?:under|through|by)\s(?:an?|the)\s$"
)
"""What is said to be a part, with what it rests on behind."""
_STAFF_OF = re.compile(
    r"\b(?:observers|monitors|soldiers|troops|staff|people|personnel|officers|service ?(?:men|members))\b"
    r"(?:[^;:]{0,80}?\b(?:with|to|in|at|for|join\w{0,3})\s(?:the\s(?:\w+\s)?)?$|[^;:]{0,60}?\bfrom\s)"
)
"""People before the mission they go to; or those a mission has, from somewhere."""
_COOPERATES = re.compile(r"\b(?:cooperat\w{1,4}|works? with|working with)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:will|would|could|may|might|can|potential(?:ly)?|consider\w{0,4}|explor\w{1,4}|plan(?:s|ned)?|intend\w{0,2}"
    r"|possib\w{2,6}|aim\w{0,3}|towards|step|if|not|nor|neither|never|nowhere|hope\w{0,2}|no|without|nothing|only"
    r"|cooperat\w{1,4})\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not(?! only)|never|nor|neither|nobody|none)\b", re.IGNORECASE)
_USED = re.compile(r"\b(?:made (?:first )?use|used|put to use|first use|makes use|relied)\b", re.IGNORECASE)
_IS_IN = re.compile(r"\b(?:has|have|had) (?:long )?been (?:in|with|at|part of) (?:the )?$", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:may|might|could|would|consider\w{0,4}|without|if|no)\b", re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?:unlike|like|besides|apart from|except(?: for)?|other than|together with|alongside|after|before|than|as in)\s"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:and\s|but\s)?(?:one|the (?:first|other|second|one|latter|former)|so (?:is|are|does|do|has|have|was|were)"
    r"|the same (?:goes|holds|applies|is true))\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:it|there|(?:the|that|this|the same) (?:operation|mission|undertaking|deployment|former|latter))\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:soldiers|troops|personnel|staff|observers|officers|experts|contingent|peacekeepers"
    r"|service ?(?:men|members))\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|from|as of|starting in|starting on|beginning in|began (?:\w+\s){0,3}[io]n|goes back to"
    r"|dat(?:es|ing) from|dat(?:es|ing) back to)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?:joined|entered|sent|went|left|first (?:contingent|soldiers|troops)|deployed|arrived)\b", re.IGNORECASE
)
_BEFORE = 35
"""Code points before verb and mission in which a 'will' still governs them."""


class Part(NamedTuple):
    """One party's part in one mission, as said."""

    clause: Clause
    party: str
    mission: Mention
    relation: str
    since: DateMention | None
    """Since when, or of when an agreement is."""
    sure: bool
    """Whether party and mission are named in the clause."""


class _Before(NamedTuple):
    relation: str
    missions: tuple[Mention, ...]


def parts_in(draft: Sequence[Sequence[Clause]]) -> Iterator[Part]:
    """The parts a draft tells of."""
    last: _Before | None = None
    spoken: tuple[Mention, ...] = ()
    for clauses in draft:
        carried, last = last, None
        for clause in clauses:
            before = last or (carried if clause.first and _GOES_ON.search(clause.text) else None)
            relation = _relation(clause, before)
            missions = tuple(clause.missions) or _meant(clause, before, spoken)
            if relation is not None:
                yield from _parts(clause, relation, missions)
                last = _Before(relation, missions)
            elif last is None and _INVITED.search(clause.text):
                last = _Before(INVITED, missions)
            spoken = tuple(clause.missions) or spoken
        if not any(clause.missions for clause in clauses):
            spoken = spoken if any(_POINTS.search(clause.text) for clause in clauses) else ()


def _relation(clause: Clause, before: _Before | None) -> str | None:
    """What part a clause tells of; None for none."""
    text = clause.text
    if _CROSSED.search(text):
        return None
    if _INVITED.search(text):
        return None if _hedged(clause, _INVITED) else INVITED
    if _TICKED.search(text):
        return TICKED
    told = _agreed(clause) or _done(clause)
    if told is not None:
        return told or None
    bare = not clause.verbs and bool(clause.named or clause.missions)
    goes_on = clause.kind == "gapped" or bare or _GOES_ON.search(text)
    return before.relation if before is not None and goes_on else None


def _agreed(clause: Clause) -> str | None:
    """What an agreement makes of a part: nothing more, or the part itself; None where none is spoken of."""
    text = clause.text
    agreed = _AGREED.search(text)
    if agreed is None or (agreed["framework"] and not (clause.missions and _USED.search(text))):
        return COOPERATES if _COOPERATES.search(text) else None
    if agreed["framework"]:
        return _NOTHING if _DENIED.search(text) else IN
    if agreed["loose"]:
        return IN if _UNDER.search(text, 0, agreed.start()) else COOPERATES
    return AGREED


def _done(clause: Clause) -> str | None:
    """What the verbs of a clause, or the people it speaks of, make of a part."""
    roles = {verb.role for verb in clause.verbs if not verb.noun}
    if roles & {"adopted", "authorised"}:
        return APPROVED
    if "agreed" in roles and clause.missions:
        return AGREED
    if any(verb.role == "taking_part" for verb in clause.verbs):
        return _NOTHING if _will(clause) else IN
    if any(_IS_IN.search(clause.sentence.text[max(clause.start, m.start - 24) : m.start]) for m in clause.missions):
        return _NOTHING if _DENIED.search(clause.text) else IN
    return IN if _has_staff_of(clause) else None


def _hedged(clause: Clause, words: re.Pattern[str]) -> bool:
    found = words.search(clause.text)
    return (
        found is not None and _NOT_YET.search(clause.text[max(0, found.start() - _BEFORE) : found.start()]) is not None
    )


def _will(clause: Clause) -> bool:
    """Whether taking part is only to come, or denied."""
    text = clause.sentence.text
    verbs = [one for one in clause.verbs if one.role == "taking_part"]
    begins = min([*(one.start for one in verbs), *(one.start for one in clause.missions)])
    comma = text.rfind(",", clause.start, begins)
    ends = max([verbs[-1].end, *(one.start for one in clause.missions)])
    near = text[max(clause.start, begins - _BEFORE, comma) : ends]
    return _NOT_YET.search(near) is not None or _DENIED.search(clause.text) is not None


def _has_staff_of(clause: Clause) -> bool:
    """Whether people are said to go to a mission, or to be in it from somewhere, now or as planned."""
    text = clause.sentence.text
    for mission in clause.missions:
        sent = _STAFF_OF.search(text, clause.start, mission.start)
        come = [m for m in _STAFF_OF.finditer(text, mission.end, clause.end) if m[0].endswith("from ")]
        behind = [one for one in clause.named if come and one.start >= come[0].end()]
        if (sent and not sent[0].endswith("from ")) or behind:
            return _DENIED.search(clause.text) is None and _HEDGED.search(clause.text) is None
    return False


def _meant(clause: Clause, before: _Before | None, spoken: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mission a clause means that names none."""
    if before is not None and len(before.missions) == 1 and (clause.kind == "gapped" or not clause.verbs):
        return before.missions
    if len(spoken) == 1 and (_POINTS.search(clause.text) or _PEOPLE.search(clause.text)):
        return spoken
    return ()


def _parts(clause: Clause, relation: str, missions: Sequence[Mention]) -> Iterator[Part]:
    parties = who_takes_part(clause)
    missions = [one for one in missions if not _BESIDES.search(clause.sentence.text, 0, one.start)]
    if len(missions) > 1 and (len(parties) > 1 or _apart(clause, missions)):
        return
    since = _since(clause, relation)
    for party in parties:
        for mission in missions:
            sure = bool(clause.named) and mission in clause.missions
            yield Part(clause, party, mission, relation, since, sure)


def _apart(clause: Clause, missions: Sequence[Mention]) -> bool:
    """Whether somebody is named between missions: each then has its own."""
    return any(missions[0].start < one.start < missions[-1].start for one in clause.named)


def who_takes_part(clause: Clause) -> tuple[str, ...]:
    """Of whom a clause with a mission speaks: those before it in one list, else those behind it."""
    text = clause.sentence.text
    named = [one for one in clause.named if not _BESIDES.search(text[max(0, one.start - 20) : one.start])]
    if not named:
        return () if clause.named else clause.parties
    marks = [one.start for one in clause.missions]
    ahead = [one for one in named if not marks or one.start < min(marks)]
    some = ahead or named
    return tuple(dict.fromkeys(one.id for one in some)) if listed(text, some) else ()


def _since(clause: Clause, relation: str) -> DateMention | None:
    text, dates = clause.sentence.text, clause.dates
    for date in dates:
        if _SINCE.search(text[max(0, date.start - 40) : date.start]):
            return date
    if len(dates) != 1:
        return None
    if relation in (AGREED, COOPERATES) or (relation == IN and _JOINED.search(clause.text)):
        return dates[0]
    return None
