"""What a partner is said to have: an area, a part in a mission, money, an agreement, talks, a role, a partnership.

In: a stretch of a sentence. Out: properties, and of each partner whether it has one by a day, with the claims. Where
the register does not say, nobody knows: an absence counts only where a source has looked (a cross in a table, a list of
signatories, talks that ended without an agreement).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from foedera.model.agreement import Instrument
from foedera.model.dates import first_day
from foedera.model.event import Dialogue
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.parts.nouns import OWN
from foedera.watching.prose.parts.offices import offices_in
from foedera.watching.prose.parts.scopes import quantities
from foedera.watching.prose.parts.subjects import area_meant
from foedera.watching.prose.parts.things import DIALOGUE, things_in
from foedera.watching.prose.parts.words import any_of
from foedera.watching.prose.tables.own_tables import says_area

AREA, PART, MONEY, SIGNED, TALKS, ROLE, FAMILY, ACTED = (
    "area",
    "mission",
    "money",
    "instrument",
    "dialogue",
    "role",
    "partnership",
    "office",
)
_FACILITY = re.compile(r"\bPeace Facility\b|\bEPF\b")
_GIVES = re.compile(r"\b(?:contribut\w+|pa(?:y|ys|id)\s(?:in|into)|gave|gives?|giver|donor|donat\w+)\b", re.IGNORECASE)
ANNUAL = re.compile(r"\b(?:annual(?:ly)?|yearly|every year|once a year)\b", re.IGNORECASE)
_REPRESENTED = re.compile(
    r"\b(?:represent\w*|sent|sign\w*|signatures? of|signed by|in person|by (?:its|their|a))\b", re.IGNORECASE
)
_LISTED = re.compile(r"\b(?:table\w*|list\w*|shown|tick\w*|cross(?:es)?|columns?|rows?|overview)\b", re.IGNORECASE)
_UNDER_WAY = re.compile(r"\b(?:talks|negotiat\w*|drafts?)\b", re.IGNORECASE)
_DONE = frozenset({"signed", "concluded", "agreed", "in_force", "provisionally_applied", "published", "acceded"})
_STEPS = frozenset({"negotiation_opened", "negotiation_announced", "negotiated", "requested", "negotiation_broken_off"})
_HELD_TYPES = frozenset({"FPA", "SIA", "SPA", "DP", "SAFE", "FTA", "SAA"})
_SIGNS = re.compile(r"\b(?:ha[sd]|have|did|to)\s(?:\w+ly\s)?sign(?:ed)?\b|\bsigned(?=[.,;]|$)", re.IGNORECASE)
"""Signing, with nothing named that is signed."""
_TWO_OFFICES = re.compile(
    r"\bministers (?:of|for) foreign affairs and (?:of |for )?defen[cs]e\b"
    r"|\bforeign and defen[cs]e (?:ministers|secretaries)\b",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\b(?:has|have|had|sign\w*|obtain\w*|conclud\w*|got|gained|receiv\w*|enjoy\w*|join\w*)\b",
    re.IGNORECASE,
)


_AT_A_PLACE = re.compile(
    r"\b(?:signed|settled|held|concluded|adopted|agreed)\s(?:\w+\s){0,2}?(?:in|at)\s(?:the\s)?(?!May\b|June\b|July\b|March\b|April\b|August\b"
    r"|September\b|October\b|November\b|December\b|January\b|February\b)[A-Z]"
)
"""To have one signed somewhere is more than to have one."""


class Property(NamedTuple):
    """Something a partner may have, where a sentence names it."""

    start: int
    end: int
    kind: str
    id: str
    label: str


class Truth(NamedTuple):
    """Whether a partner has it; None where the register does not say."""

    has: bool | None
    claims: tuple[str, ...] = ()


def properties_in(case: ProseCase, sentence: Sentence, start: int, end: int) -> list[Property]:
    """The properties a stretch names; of an area only where nothing narrower is named."""
    found = sorted(_narrow(case, sentence, start, end))
    kinds = {one.kind for one in found}
    if PART in kinds:
        found = [one for one in found if one.kind == PART]
    if found:
        return list({(one.kind, one.id): one for one in found}.values())
    areas = area_meant(case, sentence.text[start:end])
    if areas:
        return [Property(start + s, start + e, AREA, area, case.register.label(area)) for s, e, area in areas]
    stretch = sentence.text[start:end]
    if sentence.people:
        return []  # what a person signed is not what a partner has
    own = OWN.search(stretch) or (None if things_in(stretch, (), ()) else _SIGNS.search(stretch))
    if (
        own
        and re.search(r"partnership|SDP|sign", own[0], re.IGNORECASE)
        and _HAVING.search(stretch)
        and not _AT_A_PLACE.search(stretch)
    ):
        return [Property(start + own.start(), start + own.end(), FAMILY, "", "a security and defence partnership")]
    return []


def _narrow(case: ProseCase, sentence: Sentence, start: int, end: int) -> Iterator[Property]:
    text, register = sentence.text, case.register
    for one in sentence.missions:
        if start <= one.start < end:
            listed = ":listed" if _LISTED.search(text) else ""
            yield Property(one.start, one.end, PART, one.id + listed, f"a part in {register.name(one.id)}")
    for one in sentence.instruments:
        if start <= one.start < end and one.id in _HELD_TYPES and not _UNDER_WAY.search(text, start, end):
            yield Property(one.start, one.end, SIGNED, one.id, f"an agreement ({one.id})")
    yield from _dialogues(text, start, end)
    if _REPRESENTED.search(text, start, end):
        yield from _offices(text, start, end)
    facility = _FACILITY.search(text, start, end)
    if facility:
        way = "given" if _GIVES.search(text, start, end) else "received"
        yield Property(facility.start(), facility.end(), MONEY, way, f"money {way} (European Peace Facility)")


def _dialogues(text: str, start: int, end: int) -> Iterator[Property]:
    for thing in things_in(text[start:end], (), ()):
        if thing.kind == DIALOGUE and thing.id in ("security_and_defence", "strategic"):
            label = text[start + thing.start : start + thing.end]
            if ANNUAL.search(text, start, end):
                yield Property(
                    start + thing.start, start + thing.end, TALKS, f"{thing.id}:annual", f"an annual {label}"
                )
            else:
                yield Property(start + thing.start, start + thing.end, TALKS, thing.id, label)


def _offices(text: str, start: int, end: int) -> Iterator[Property]:
    two = _TWO_OFFICES.search(text, start, end)
    if two:
        yield Property(two.start(), two.end(), ACTED, "foreign_minister", "the foreign minister as signatory")
        yield Property(two.start(), two.end(), ACTED, "defence_minister", "the defence minister as signatory")
    for office in offices_in(text[start:end]):
        if office.key in ("prime_minister", "foreign_minister", "defence_minister"):
            at, named = (start + office.start, start + office.end), text[start + office.start : start + office.end]
            yield Property(*at, ACTED, office.key, f"{named} as signatory")


def roles_in(text: str, start: int, end: int) -> list[Property]:
    """Roles said of somebody: 'is a NATO ally', 'belongs to NATO'."""
    found = []
    for role, words in quantities().roles.items():
        match = re.search(
            rf"\b(?:is|are|was|were)\s(?:\w+\s){{0,2}}?{any_of(words)}\b"
            rf"|\b(?:belongs? to|members? of)\s(?:the\s)?(?:{any_of(words)}|{words[0].split()[0]})\b",
            text[start:end],
        )
        if match:
            found.append(Property(start + match.start(), start + match.end(), ROLE, role, match[0]))
    return found


def truth(case: ProseCase, one: Property, party: str, day: datetime.date) -> Truth:
    """Whether a party has a property by a day."""
    return _ASKED[one.kind](case, one.id, party, day)


def _area(case: ProseCase, area: str, party: str, _: datetime.date) -> Truth:
    agreement = case.register.agreement_of.get(party)
    if agreement is None:
        return Truth(None)
    own = says_area(case, party, area)
    cell = case.register.covers(agreement, area)
    return Truth(case.register.has(agreement, area) if own is None else own, cell.claims if cell else ())


def _part(case: ProseCase, mission: str, party: str, _: datetime.date) -> Truth:
    mission, *listed = mission.split(":")
    told = case.register.participations(party, mission)
    takes = [one for one in told if one.value.relation in ("contributes", "agreed", "approved")]
    crossed = [one for one in told if one.value.relation == "not_listed"]
    if takes and crossed and not listed:
        return Truth(None)
    counted = crossed or takes
    return Truth(not crossed if counted else None, tuple(i for one in counted for i in one.ids))


def _money(case: ProseCase, way: str, party: str, day: datetime.date) -> Truth:
    told = [
        one for one in case.register.money(party, way) if one.value.date is None or first_day(one.value.date) <= day
    ]
    return Truth(True if told else None, tuple(i for one in told for i in one.ids))


def _signed(case: ProseCase, type: str, party: str, day: datetime.date) -> Truth:
    register, ids, open_ids = case.register, [], []
    for entry in register.ledger.of(Instrument):
        if entry.value.party != party or entry.value.type != type:
            continue
        events = register.events(entry.claim.subject)
        done = [one for one in events if one.value.role in _DONE and first_day(one.value.date or "9999") <= day]
        steps = [one for one in events if one.value.role in _STEPS]
        ids += [i for one in done for i in one.ids]
        open_ids += [i for one in steps if not done for i in one.ids]
    if ids:
        return Truth(True, tuple(dict.fromkeys(ids)))
    return Truth(False, tuple(dict.fromkeys(open_ids))) if open_ids else Truth(None)


def _talks(case: ProseCase, wanted: str, party: str, _: datetime.date) -> Truth:
    style, *rhythms = wanted.split(":")
    agreement = case.register.agreement_of.get(party)
    entries = [
        e
        for e in case.register.ledger.of(Dialogue)
        if agreement is not None and e.value.agreement == agreement and e.value.format == style
    ]
    ids = tuple(e.claim.id for e in entries)
    if not entries:
        return Truth(None)
    if not rhythms:
        return Truth(True, ids)
    said = [e for e in entries if e.value.periodicity in rhythms]
    return Truth(True, tuple(e.claim.id for e in said)) if said else Truth(None)


def _role(case: ProseCase, role: str, party: str, day: datetime.date) -> Truth:
    holders = case.register.holds_role(role, day)
    if not holders:
        return Truth(None)
    return Truth(party in holders, holders.get(party, tuple(i for ids in holders.values() for i in ids)[:4]))


def _family(case: ProseCase, _: str, party: str, day: datetime.date) -> Truth:
    register = case.register
    agreement = register.agreement_of.get(party)
    begun = register.begun(agreement) if agreement else None
    if begun is not None:
        return Truth(first_day(begun.value.date or "9999") <= day, begun.ids)
    facts = register.facts(party, "not_an_sdp")
    return Truth(False, tuple(fact.claim.id for fact in facts)) if facts else Truth(None)


def _acted(case: ProseCase, office: str, party: str, _: datetime.date) -> Truth:
    register = case.register
    agreement = register.agreement_of.get(party)
    acted = [
        one
        for one in (register.signatories(agreement) if agreement else ())
        if one.value.side not in register.ledger.unions
    ]
    ids = tuple(i for one in acted for i in one.ids)
    return Truth(any(one.value.office == office for one in acted), ids) if acted else Truth(None)


_ASKED = {
    AREA: _area,
    PART: _part,
    MONEY: _money,
    SIGNED: _signed,
    TALKS: _talks,
    ROLE: _role,
    FAMILY: _family,
    ACTED: _acted,
}
