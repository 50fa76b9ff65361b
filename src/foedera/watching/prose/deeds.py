"""Which deed a date belongs to: verb, subject and date of a clause, put together.

In: a sentence. Out: deeds (who or what, role, date). A date whose subject or verb cannot be told is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.model.agreement import Instrument
from foedera.watching.prose.dates import DateMention
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.names import Mention

ANY = "any"
"""The role of a verb that does not say which step it was ('followed')."""
_ROLES = re.compile(
    r"\b(?:(?P<signed>sign(?:ed|s|ing|ature)?|put (?:its|their|his|her) (?:names?|signatures?))|(?P<adopted>adopt(?:ed|s|ion)?|approv(?:ed|al))"
    r"|(?P<in_force>(?:enter|entered|enters|came|entry|coming) into force|(?:in|into) force|took effect)"
    r"|(?P<provisionally_applied>(?:provisionally|provisional) appli(?:ed|cation))"
    r"|(?P<announced>announc(?:ed|es|ement))|(?P<concluded>conclu(?:ded|sion))|(?P<published>publi(?:shed|cation))"
    r"|(?P<extended>extended|prolonged)"
    r"|(?P<negotiation_opened>(?:talks|negotiations)\s(?:\w+\s){0,5}(?:opened|began|started|launched)"
    r"|(?:opened|began|started|launched)\s(?:\w+\s){0,3}(?:talks|negotiations))"
    r"|(?P<any>followed|came|come|joined|turn|presented|launched|dates from|date from|is of|are of|was of|brought|added"
    r"|sealed|agreed|unveiled))\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:during|at|after|before|on the (?:margins?|sidelines) of|in the framework of|under)\s(?:the|its|their|an?)\s"
    r"(?:[\w–'’-]+\s){0,5}(?:summit|council|forum|dialogues?|meeting|committee|conference)\b",
    re.IGNORECASE,
)
_TALKS_NOUN = re.compile(r"\b(?:talks|negotiations)\b", re.IGNORECASE)
_OWN = re.compile(
    r"(?<!digital )(?<!strategic )(?<!eastern )(?<!trade )(?<!green )(?<!connectivity )\bpartnerships?\b(?!\s(?:agreement|mission))"
    r"|\bSDPs?\b|\b(?:text|document|instrument|pact|deal)s?\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:agreements?|arrangements?|memorand(?:um|a)|declarations?|treat(?:y|ies)|statements?|decisions?|resolutions?|"
    r"regulations?|reports?|strateg(?:y|ies)|measures?|contracts?|loans?|packages?|talks|negotiations|summits?|"
    r"meetings?|dialogues?|rounds?|council|programmes?|missions?|operations?|mandates?|law|bill|budget|exercises?|"
    r"papers?|briefings?|consultations?|sessions?|contributions?|drafts?|procedure|initiatives?|commitments?|roadmap|"
    r"plans?|war|elections?|visit|contingent|framework)\b|€",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\breports? (?:on|for) (?:the CSDP in )?(?P<a>(?:19|20)\d\d)\b|\b(?P<b>(?:19|20)\d\d) (?:annual )?report\b", re.IGNORECASE
)
_THAT = re.compile(r"\b(?:that|this|the same|its?|they|both|the (?:two|second|third)) ?(?:agreement|arrangement)?\b", re.IGNORECASE)
_IN_FORCE = re.compile(r"\b(?:in|into) force\s(?:ever )?since\s$")


class Deed(NamedTuple):
    """Something done on a day."""

    subject: str
    """Id of the agreement or instrument."""
    role: str
    date: DateMention
    start: int
    end: int
    exact: bool
    """Whether its subject is named in the same clause."""


def deeds_of(sentence: Sentence, case: ProseCase) -> Iterator[Deed]:
    """The deeds a sentence dates."""
    dates = _own_dates(sentence)
    role: str | None = None
    for start, end in _clauses(sentence):
        inside = [date for date in dates if start <= date.start < end]
        verbs = list(_ROLES.finditer(sentence.text, start, end))
        here = [one for one in sentence.partners if start <= one.start < end]
        for date, partners in _paired(sentence, inside, here, dates):
            verb = _nearest(verbs, date)
            said = role if verb is None else verb.lastgroup
            if said is None:
                continue
            for subject, exact in _subjects(sentence, case, (start, end), partners, verb, date):
                yield Deed(subject, said, date, start, end, exact)
        if verbs:
            role = verbs[-1].lastgroup


def _own_dates(sentence: Sentence) -> list[DateMention]:
    """Dates that can be of a deed: not a bare year before a noun or of a report, not 'since' or 'until' one."""
    found = []
    reports = {m.start(group) for m in _REPORT.finditer(sentence.text) for group in ("a", "b") if m[group]}
    for date in sentence.dates:
        before = sentence.text[max(0, date.start - 12) : date.start].lower()
        if before.endswith("since ") and _IN_FORCE.search(sentence.text, 0, date.start):
            found.append(date)
            continue
        if date.start in reports or re.search(r"\b(?:since|until|till|by|before|after|from|later than|as of|to)\s$", before):
            continue
        if len(date.date) == 4 and not re.search(r"\b(?:in|of)\s(?:early |late |mid-)?$", before):
            continue
        found.append(date)
    return found


def _clauses(sentence: Sentence) -> list[tuple[int, int]]:
    spans, at = [], 0
    while at < len(sentence.text):
        start, end = sentence.clause(at)
        start = max(start, at)
        spans.append((start, end))
        following = end + 1
        while following < len(sentence.text) and sentence.clause(following)[0] < following and following < end + 16:
            if sentence.clause(following)[0] >= end:
                break
            following += 1
        at = max(following, end + 1)
    return spans


def _paired(
    sentence: Sentence, dates: Sequence[DateMention], here: Sequence[Mention], every: Sequence[DateMention]
) -> Iterator[tuple[DateMention, tuple[str, ...]]]:
    """Which partners each date of a clause is said of."""
    ids = tuple(dict.fromkeys(one.id for one in here))
    if "respectively" in sentence.text and len(every) == len(set(one.id for one in sentence.partners)):
        order = list(dict.fromkeys(one.id for one in sentence.partners))
        yield from ((date, (order[every.index(date)],)) for date in dates)
        return
    if not ids:
        yield from ((date, ()) for date in dates)
        return
    if len(ids) == 1:
        yield from ((date, ids) for date in dates)
        return
    if len(dates) == 1:
        if _listed(sentence.text, here):
            yield dates[0], ids
        return
    marks = sorted([*((one.start, "p", one.id) for one in here), *((date.start, "d", date) for date in dates)])
    signs = "".join(kind for _, kind, _ in marks)
    if len(here) == len(dates) and signs in ("pd" * len(dates), "dp" * len(dates)):
        yield from ((date, (one.id,)) for date, one in zip(dates, here, strict=True))


def _listed(text: str, here: Sequence[Mention]) -> bool:
    """Whether the partners stand in one list: 'X, Y and Z'."""
    return all(
        re.fullmatch(r"(?:\s?[,–-]\s?(?:and\s)?|\sand\s(?:with\s|the\s)?|\s?,\s(?:with|the)\s)", text[one.end : other.start])
        for one, other in zip(here, here[1:], strict=False)
    )


def _nearest(verbs: Sequence[re.Match[str]], date: DateMention) -> re.Match[str] | None:
    """The last verb before the date, else the first behind it."""
    before = [verb for verb in verbs if verb.end() <= date.start]
    firm = [verb for verb in before if verb.lastgroup != ANY]
    if before:
        return firm[-1] if firm and before[-1].lastgroup == ANY and before[-1].start() - firm[-1].end() < 40 else before[-1]
    return verbs[0] if verbs else None


def _subjects(
    sentence: Sentence, case: ProseCase, clause: tuple[int, int], partners: tuple[str, ...], verb: re.Match[str] | None, date: DateMention
) -> Iterator[tuple[str, bool]]:
    """What the deed was done to: an instrument named, one pointed back to, else the partnership itself."""
    text = sentence.text[clause[0] : clause[1]]
    bare = _OCCASION.sub(lambda found: " " * len(found[0]), text)
    if verb is not None and verb.lastgroup == "negotiation_opened":
        bare = _TALKS_NOUN.sub(lambda found: " " * len(found[0]), bare)
    who = partners or (sentence.about if len(sentence.about) == 1 or "both" in text.lower() else ())
    compass = next((one for one in sentence.instruments if one.how == "STRATEGY" and _in(one, clause)), None)
    if compass is not None and not partners:
        if verb is not None and verb.lastgroup != ANY:
            yield compass.id, True
        return
    report = _REPORT.search(text)
    if report is not None:
        found = _of_year(case, report["a"] or report["b"])
        if found is not None:
            yield found, True
        return
    if re.search(r"\bresolution\b", text):
        found = _resolution_on(case, text)
        if found is not None:
            yield found, True
        return
    typed = [one for one in sentence.instruments if one.how not in ("STRATEGY", "DRAFT") and _in(one, clause)]
    if not typed:
        typed = [one for one in sentence.instruments if one.how not in ("STRATEGY", "DRAFT") and one.end <= clause[0]]
        if typed and (_OWN.search(bare) or clause[0] - typed[-1].end > 80):
            typed = []
    typed.sort(key=lambda one: abs(one.end - date.start), reverse=True)
    own = _OWN.search(bare)
    if typed and not (own and _before_verb(own, verb, clause)):
        mission = sentence.missions[0].id if sentence.missions and typed[0].how == "AA" else None
        for partner in who:
            found = case.names.instrument(typed[-1].how, partner, mission)
            if found is not None:
                yield found, bool(partners)
        return
    if own is None and _OTHER.search(bare):
        if sentence.last_instrument and _THAT.search(bare) and re.search(r"\bagreement|arrangement\b", bare):
            type, _, partner = sentence.last_instrument.partition(":")
            found = case.names.instrument(type, partner)
            if found is not None and (not partners or partners == (partner,)):
                yield found, True
        return
    if own is None and sentence.missions:
        return
    strangers = [
        one
        for one in sentence.parties
        if one.id not in case.register.ledger.unions and one.id not in case.register.agreement_of and one.how != "place"
    ]
    if strangers and own is None:
        return
    if not case.family or (not sentence.sure and own is None and _THAT.search(bare) is None):
        return
    for partner in who:
        yield case.register.agreement_of[partner], bool(partners)


def _in(one: Mention, clause: tuple[int, int]) -> bool:
    return clause[0] <= one.start < clause[1]


def _before_verb(own: re.Match[str], verb: re.Match[str] | None, clause: tuple[int, int]) -> bool:
    return verb is None or abs(own.start() - (verb.start() - clause[0])) < 60


def _resolution_on(case: ProseCase, text: str) -> str | None:
    """The one resolution whose subject a text names in its own words."""
    found = dict.fromkeys(
        entry.claim.subject
        for entry in case.register.ledger.of(Instrument)
        if entry.value.type == "RESOLUTION"
        and (subject := re.match(r"Resolution on (?:the )?([^,]+)", entry.value.name))
        and subject[1].lower() in text.lower()
    )
    return next(iter(found)) if len(found) == 1 else None


def _of_year(case: ProseCase, year: str) -> str | None:
    """The one resolution on a report of a year."""
    found = dict.fromkeys(
        entry.claim.subject
        for entry in case.register.ledger.of(Instrument)
        if entry.value.type == "RESOLUTION" and f"report {year}" in entry.value.name
    )
    return next(iter(found)) if len(found) == 1 else None
