"""Which deed a date belongs to: verb, subject and date of a clause, put together.

In: a sentence. Out: deeds (who or what, role, date). A date whose subject or verb cannot be told is left alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from foedera.model.agreement import Instrument
from foedera.watching.prose.dates import DateMention
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.names import Mention
from foedera.watching.prose.nouns import OTHER, OWN, speaks_of
from foedera.watching.prose.put_in import put_in, without
from foedera.watching.prose.words import any_of, claims

ANY = "any"
"""The role of a verb that does not say which step it was ('followed')."""
_OPENED = any_of(claims().talks_opened)
_VERBS = {role: any_of(words) for role, words in claims().roles.items()}
_ROLES = re.compile(
    rf"\b(?:(?P<negotiation_broken_off>{_VERBS['negotiation_broken_off']})|(?P<signed>{_VERBS['signed']}"
    rf"|sign(?:ed|s|ing|ature)?|put (?:its|their|his|her) (?:names?|signatures?))"
    rf"|(?P<adopted>{_VERBS['adopted']}|adopt(?:ed|s|ion)?|approv(?:ed|al))"
    rf"|(?P<in_force>{_VERBS['in_force']}|(?:enter|entered|enters|came|entry|coming) into force|(?:in"
    rf"|into) force|took effect)"
    r"|(?P<provisionally_applied>(?:provisionally|provisional) appli(?:ed|cation))"
    rf"|(?P<announced>announc(?:ed|es|ement))|(?P<concluded>{_VERBS['concluded']}|conclu(?:ded|sion))|(?P<published>{_VERBS['published']}|publi(?:shed|cation))"
    r"|(?P<extended>extended|prolonged)"
    rf"|(?P<negotiation_opened>(?:talks|negotiations)\s(?:\w+\s){{0,5}}{_OPENED}"
    rf"|{_OPENED}\s(?:\w+\s){{0,3}}(?:talks|negotiations))"
    rf"|(?P<any>{_VERBS['any']}|followed|came|come|joined|turn|presented|launched|dates from|date from|is of"
    rf"|are of|was of|brought|added"
    r"|sealed|agreed|unveiled|became))\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:during|at|after|before|on the (?:margins?|sidelines) of|in the framework of|under)\s(?:the|its|their|an?)\s"
    r"(?:[\w–'’-]+\s){0,5}(?:summit|council|forum|dialogues?|meeting|committee|conference)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:(?:long|shortly|soon|just|right)\s)?(?:after|before|once|while|until|since)\s(?:the\s)?"
    r"(?:talks|negotiations|consultations)\b[^,;.]*",
    re.IGNORECASE,
)
_NONE_DONE = re.compile(r"\b(?:no|none|not|never|nor|neither|nothing|nobody|without)\b", re.IGNORECASE)
_SPAN_OF = re.compile(r"\bbetween\s$", re.IGNORECASE)
_ELIDED_NOUN = re.compile(
    r"\b(?:those|that|the ones?|the latter|the former)\s(?:with|for|on|of|between)\b"
    r"|['’]s?\s(?:was|were|is|are|had|has|came|followed|ended|began)\b",
    re.IGNORECASE,
)
"""A noun left out: which one, only what was said before can tell."""
_TALKS_NOUN = re.compile(r"\b(?:talks|negotiations)\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\breports? (?:on|for) (?:the CSDP in )?(?P<a>(?:19|20)\d\d)\b|\b(?P<b>(?:19|20)\d\d) (?:annual )?report\b",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"\b(?:that|this|the same|its?|they|both|the (?:two|second|third)) ?(?:agreement|arrangement)?\b", re.IGNORECASE
)
_FRONTED = re.compile(r"(?:Signed|Adopted|Concluded|Announced|Published)\b")
_RESOLUTION_ON = re.compile(r"Resolution on (?:the )?([^,]+)")
_FAR = 80
"""Code points over which an instrument named before still is what a clause is about."""
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
    found, dates = put_in(sentence), _own_dates(sentence)
    if found is not None:
        yield from _deeds_in(without(sentence, found, dates), case, dates)
        return
    yield from _deeds_in(sentence, case, dates)


def _denied(text: str, start: int, verb: re.Match[str] | None, date: DateMention) -> bool:
    """Whether a clause says that nothing was done."""
    return _NONE_DONE.search(text, start, max(verb.end() if verb else date.start, date.start)) is not None


def _deeds_in(sentence: Sentence, case: ProseCase, dates: Sequence[DateMention]) -> Iterator[Deed]:
    role: str | None = None
    for start, end in _clauses(sentence):
        inside = [date for date in dates if start <= date.start < end]
        verbs = list(_ROLES.finditer(sentence.text, start, end))
        here = [one for one in sentence.partners if start <= one.start < end]
        for date, partners in _paired(sentence, inside, here, dates):
            verb = _nearest(verbs, date)
            if _denied(sentence.text, start, verb, date):
                continue
            said = role if verb is None else verb.lastgroup
            if said is None:
                continue
            for subject, exact in _subjects(sentence, case, (start, end), partners, verb, date):
                yield Deed(subject, said, date, start, end, exact)
        if verbs:
            role = verbs[-1].lastgroup


def _own_dates(sentence: Sentence) -> list[DateMention]:
    """Dates that can be of a deed: not a bare year before a noun or of a report, not 'since' or 'until' one."""
    found: list[DateMention] = []
    reports = {m.start(group) for m in _REPORT.finditer(sentence.text) for group in ("a", "b") if m[group]}
    for date in sentence.dates:
        before = sentence.text[max(0, date.start - 12) : date.start].lower()
        if _SPAN_OF.search(before) or (
            found and before.endswith(" and ") and _SPAN_OF.search(sentence.text, 0, found[-1].start)
        ):
            continue
        if before.endswith(("dates from ", "date from ", "dating from ", "is from ", "are from ", "back to ")):
            found.append(date)
            continue
        if before.endswith("since ") and _IN_FORCE.search(sentence.text, 0, date.start):
            found.append(date)
            continue
        if date.start in reports or re.search(
            r"\b(?:since|until|till|by|before|after|from|later than|as of|to)\s$", before
        ):
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
    if "respectively" in sentence.text and len(every) == len({one.id for one in sentence.partners}):
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
        elif _FRONTED.match(sentence.text):
            yield dates[0], ids[:1]
        return
    marks = sorted([*((one.start, "p", one.id) for one in here), *((date.start, "d", date) for date in dates)])
    signs = "".join(kind for _, kind, _ in marks)
    if len(here) == len(dates) and signs in ("pd" * len(dates), "dp" * len(dates)):
        yield from ((date, (one.id,)) for date, one in zip(dates, here, strict=True))


def _listed(text: str, here: Sequence[Mention]) -> bool:
    """Whether the partners stand in one list: 'X, Y and Z'."""
    return all(
        re.fullmatch(
            r"(?:\s?[,–-]\s?(?:and\s)?|\sand\s(?:with\s|the\s)?|\s?,\s(?:with|the)\s)", text[one.end : other.start]
        )
        for one, other in itertools.pairwise(here)
    )


def _nearest(verbs: Sequence[re.Match[str]], date: DateMention) -> re.Match[str] | None:
    """The last verb before the date, else the first behind it."""
    before = [verb for verb in verbs if verb.end() <= date.start]
    firm = [verb for verb in before if verb.lastgroup != ANY]
    if before:
        return (
            firm[-1]
            if firm and before[-1].lastgroup == ANY and before[-1].start() - firm[-1].end() < 40
            else before[-1]
        )
    return verbs[0] if verbs else None


def _subjects(
    sentence: Sentence,
    case: ProseCase,
    clause: tuple[int, int],
    partners: tuple[str, ...],
    verb: re.Match[str] | None,
    date: DateMention,
) -> Iterator[tuple[str, bool]]:
    """What the deed was done to: an instrument named, one pointed back to, else the partnership itself."""
    acts = _acts(sentence, case, clause, partners, verb)
    if acts is not None:
        yield from ((act, True) for act in acts)
        return
    bare = _bare(sentence.text[clause[0] : clause[1]], verb)
    before = speaks_of(sentence.text[: clause[0]]) or sentence.spoken_of
    if before != "own" and _ELIDED_NOUN.search(bare) and OWN.search(bare) is None:
        return
    if not sentence.sure and OWN.search(bare) is None and sentence.spoken_of == "other":
        typed_here = any(_in(one, clause) for one in sentence.instruments)
        if not typed_here and _THAT.search(bare):
            return
    who = (
        partners
        or _strangers(sentence, clause)
        or (sentence.about if len(sentence.about) == 1 or "both" in bare.lower() else ())
    )
    own, typed = OWN.search(bare), _typed(sentence, clause, date, bare)
    if typed and not (own and _before_verb(own, verb, clause)):
        mission = sentence.missions[0].id if sentence.missions and typed[0].how == "AA" else None
        found = (case.names.instrument(typed[-1].how, partner, mission) for partner in who)
        yield from ((one, bool(partners)) for one in found if one is not None)
    elif own is None and OTHER.search(bare):
        yield from _pointed_back(sentence, case, partners, bare)
    elif case.family and (own is not None or _is_of_the_partnership(sentence, case, bare)):
        yield from (
            (case.register.agreement_of[partner], bool(partners))
            for partner in who
            if partner in case.register.agreement_of
        )


def _strangers(sentence: Sentence, clause: tuple[int, int]) -> tuple[str, ...]:
    """The one state a clause names that has no partnership, where it names an instrument of a known type."""
    if not any(_in(one, clause) and one.how not in ("STRATEGY", "DRAFT", "SAFE", "AA") for one in sentence.instruments):
        return ()
    named = {one.id for one in sentence.parties if one.how in ("name", "seat") and _in(one, clause)}
    return tuple(named - {"eu"}) if len(named - {"eu"}) == 1 else ()


def _acts(
    sentence: Sentence, case: ProseCase, clause: tuple[int, int], partners: tuple[str, ...], verb: re.Match[str] | None
) -> list[str] | None:
    """Acts of the union a clause is about: a strategy, regulation, report or resolution; None where it names none."""
    text = sentence.text[clause[0] : clause[1]]
    strategy = next((one for one in sentence.instruments if one.how == "STRATEGY" and _in(one, clause)), None)
    if strategy is not None and not partners:
        return [strategy.id] if verb is not None and verb.lastgroup != ANY else []
    if verb is not None and verb.lastgroup == "extended" and not partners:
        return [one.id for one in sentence.missions if _in(one, clause)][:1]
    report = _REPORT.search(text)
    if report is not None:
        return _resolutions(case, lambda name: f"report {report['a'] or report['b']}" in name)
    if re.search(r"\bresolution\b", text):
        lower = text.lower()
        return _resolutions(case, lambda name: bool((on := _RESOLUTION_ON.match(name)) and on[1].lower() in lower))
    return None


def _resolutions(case: ProseCase, fits: Callable[[str], bool]) -> list[str]:
    """The one resolution whose name fits; none where several do."""
    entries = case.register.ledger.of(Instrument)
    found = dict.fromkeys(e.claim.subject for e in entries if e.value.type == "RESOLUTION" and fits(e.value.name))
    return list(found) if len(found) == 1 else []


def _bare(text: str, verb: re.Match[str] | None) -> str:
    """A clause without the occasions and, where talks opened, the talks it names: the deed was done to neither."""
    bare = _SUBORDINATE.sub(_blank, _OCCASION.sub(_blank, text))
    return _TALKS_NOUN.sub(_blank, bare) if verb is not None and verb.lastgroup == "negotiation_opened" else bare


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _typed(sentence: Sentence, clause: tuple[int, int], date: DateMention, bare: str) -> list[Mention]:
    """Instruments of a known type, the one nearest to the date last; those of the clause before where it has none."""
    known = [one for one in sentence.instruments if one.how not in ("STRATEGY", "DRAFT")]
    typed = [one for one in known if _in(one, clause)]
    if not typed:
        typed = [one for one in known if one.end <= clause[0]]
        if typed and (OWN.search(bare) or clause[0] - typed[-1].end > _FAR):
            return []
    return sorted(typed, key=lambda one: abs(one.end - date.start), reverse=True)


def _pointed_back(
    sentence: Sentence, case: ProseCase, partners: tuple[str, ...], bare: str
) -> Iterator[tuple[str, bool]]:
    """'That agreement': the last instrument named before."""
    if sentence.last_instrument and _THAT.search(bare) and re.search(r"\b(?:agreement|arrangement)\b", bare):
        how, _, partner = sentence.last_instrument.partition(":")
        found = case.names.instrument(how, partner)
        if found is not None and partners in ((), (partner,)):
            yield found, True


def _is_of_the_partnership(sentence: Sentence, case: ProseCase, bare: str) -> bool:
    """Whether a clause that names no instrument can be about the partnership: no mission, no stranger in it."""
    register = case.register
    known = register.ledger.unions | set(register.agreement_of)
    strangers = [one for one in sentence.parties if one.id not in known and one.how != "place"]
    pointed = sentence.sure or _THAT.search(bare) is not None
    return pointed and not strangers and not sentence.missions and OTHER.search(bare) is None


def _in(one: Mention, clause: tuple[int, int]) -> bool:
    return clause[0] <= one.start < clause[1]


def _before_verb(own: re.Match[str], verb: re.Match[str] | None, clause: tuple[int, int]) -> bool:
    return verb is None or abs(own.start() - (verb.start() - clause[0])) < 60
