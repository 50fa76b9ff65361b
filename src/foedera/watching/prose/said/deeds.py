"""Which deed a date belongs to: what was done, on which day, to what on record.

In: what a draft says was done (sayings). Out: deeds (id, role, date), each with the other readings its words allow. A
date whose subject cannot be told is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from foedera.model.agreement import Instrument
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.things import ACT, MISSION, PARTNERSHIP, TALKS, TYPED
from foedera.watching.prose.parts.verbs import CAME
from foedera.watching.prose.said.told import Saying

ANY = "any"
"""The role of a verb that does not say which step it was ('followed')."""
_OF_DOCUMENTS = frozenset(
    {
        *("signed", "adopted", "endorsed", "agreed", "consented", "in_force", "provisionally_applied", "announced"),
        *("concluded", "published", "authorised"),
    }
)
_OF_TALKS = {"begun": "negotiation_opened", "broken_off": "negotiation_broken_off"}
_ENDED = frozenset({"closed", "concluded"})
_REPORT = re.compile(
    r"\b(?:reports?|the one|that) (?:on|for|of) (?:the CSDP in )?(?P<a>(?:19|20)\d\d)\b"
    r"|\b(?P<b>(?:19|20)\d\d) (?:annual )?report\b",
    re.IGNORECASE,
)
_RESOLUTION_ON = re.compile(
    r"\bresolution\s(?:[\w-]+\s){0,2}?(?:on|about|devoted to|to)\s((?:[a-z]+\s){0,7}?(?:partnerships?|[a-z]{5,}))"
    r"(?=\s(?:themselves|was|is|had|in|on)\b|[,.;])"
)
_WEIGHT = re.compile(r"[a-z]{5,}")


class Deed(NamedTuple):
    """Something done on a day."""

    sentence: Sentence
    subject: str
    """Id of the agreement, instrument, act or mission."""
    role: str
    date: DateMention
    start: int
    end: int
    exact: bool
    """Whether whom and what it is about is named in the clause."""
    instead: tuple[tuple[str, str], ...] = ()
    """Other readings, subject and role: nothing is wrong that is right by one of them."""


def deeds_of(case: ProseCase) -> Iterator[Deed]:
    """The deeds a draft dates."""
    for said in case.sayings:
        asked = said.sentence.text.endswith("?")
        if asked or said.denied or said.planned or not said.dates:
            continue
        for date in said.dates:
            yield from _dated(case, said, date)


def _dated(case: ProseCase, said: Saying, date: DateMention) -> Iterator[Deed]:
    act = _named_act(case, said)
    for party in said.parties or ("",):
        readings = [act] if act else [_read(case, said, thing, party) for thing in said.things]
        known = [one for one in readings if one is not None]
        if not known or len(known) < len(readings):
            continue
        (subject, role), *others = dict.fromkeys(known)
        exact = bool(act) or (said.named and (said.sure or len(known) == 1))
        yield Deed(said.sentence, subject, role, date, said.start, said.end, exact, tuple(others))


def _read(case: ProseCase, said: Saying, thing: tuple[str, str], party: str) -> tuple[str, str] | None:
    """Subject and role of one reading; None where the register has no such thing, or the deed does not go with it."""
    kind, identifier = thing
    role = said.verb.role
    if kind == TALKS:
        ended = "concluded" if identifier else "negotiated"
        step = ended if role in _ENDED else ANY if role == "announced" else _OF_TALKS.get(role)
        about = case.names.instrument(identifier, party) if identifier else None
        subject = about or case.register.agreement_of.get(party)
        return (subject, step) if subject and step else None
    if role == "extended" and kind == MISSION:
        return identifier, role
    if role not in _OF_DOCUMENTS and role != CAME:
        return None
    role = ANY if role == CAME else role
    if kind == ACT:
        return (identifier, role) if not said.parties or said.sure else None
    if kind == TYPED and not party:
        subject = _sole(case, identifier)
        return (subject, role) if subject else None
    if kind == TYPED:
        mission = next((one.id for one in said.sentence.missions), None) if identifier == "AA" else None
        subject = case.names.instrument(identifier, party, mission)
        subject = subject or (None if said.named else _sole(case, identifier))
        return (subject, role) if subject else None
    if kind == PARTNERSHIP and case.family and party in case.register.agreement_of:
        return case.register.agreement_of[party], role
    return None


def _sole(case: ProseCase, type: str) -> str | None:
    """The one instrument of a type there is; None for none, or several."""
    entries = case.register.ledger.of(Instrument)
    found = {e.claim.subject for e in entries if e.value.type == type}
    return found.pop() if len(found) == 1 else None


def _named_act(case: ProseCase, said: Saying) -> tuple[str, str] | None:
    """A report or resolution a clause names; None where it names none, or several could be meant."""
    text = said.sentence.text[said.start : said.end]
    report, found = _REPORT.search(text), []
    entries = [e for e in case.register.ledger.of(Instrument) if e.value.type == "RESOLUTION"]
    if report is not None and "report" in said.sentence.text:
        found = [e for e in entries if f"report {report['a'] or report['b']}" in e.value.name]
    elif (on := _RESOLUTION_ON.search(text)) is not None:
        words = set(_WEIGHT.findall(on[1].lower()))
        found = [e for e in entries if words and words <= set(_WEIGHT.findall(e.value.name.lower()))]
    subjects = dict.fromkeys(e.claim.subject for e in found)
    return (next(iter(subjects)), said.verb.role) if len(subjects) == 1 and said.verb.role in _OF_DOCUMENTS else None
