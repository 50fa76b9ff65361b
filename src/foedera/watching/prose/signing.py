"""Persons: who signed for whom, in which office, and how their names are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from foedera.model.agreement import Signatory
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind, whole
from foedera.watching.prose.names import sounded

SIGNS = re.compile(
    r"\b(?:sign(?:ed|s|ing)?|signature|signator\w{1,3}|acted for|represented|stood for|put (?:his|her"
    r"|their) names?|adopted|held the pen|struck|sealed|for the union)\b",
    re.IGNORECASE,
)
_NOT_SIGNED = re.compile(
    r"\b(?:opened|visited|present|predecessor|successor|did not sign|not signed|former)\b", re.IGNORECASE
)
_OFFICES = (
    ("prime_minister", r"prime minister|premier|head of government"),
    (
        "foreign_minister",
        r"foreign (?:affairs )?minister|minister (?:for|of) (?:foreign|external) affairs|foreign secretary",
    ),
    ("defence_minister", r"defen[cs]e minister|minister (?:for|of) (?:national )?defen[cs]e|defen[cs]e secretary"),
    ("high_representative", r"high representative|HR/VP"),
    ("vice_president", r"vice[- ]president(?! of the (?:european )?commission)"),
    ("president", r"(?<!vice-)(?<!vice )president"),
)
OFFICE = re.compile("|".join(rf"\b(?P<{key}>{words})\b" for key, words in _OFFICES), re.IGNORECASE)
CAPITALS = r"[A-ZÀ-ÞČŠŽĆĐȘŞȚŢŁ][\w’'-]{1,20}"
PERSON_NAME = re.compile(rf"\b{CAPITALS}(?:\s(?:de|von|van|der|bin|al)\b)?(?:\s{CAPITALS}){{1,5}}")
_SMALL = re.compile(r"^(?:\w+\s){0,2}$")
_ACTS = re.compile(r"\s(?:signed|signs|put (?:his|her) (?:name|signature)|acted for|represented)\b")
_TIMES = re.compile(r"\b(?:\w+ times|once|twice|each time)\b", re.IGNORECASE)
NO_NAME = re.compile(
    r"\b(?:Minister|Prime|Foreign|Affairs|Defence|Defense|High|Representative|President|Vice|Commission"
    r"|Council|European|Union|"
    r"Security|Policy|Secretary|State|General|Association|Summit|Parliament|Peace|Facility|Strategic|Dialogue"
    r"|Partnership|"
    r"Republic|North|South|United|Kingdom|New|The|On|In|For|With|When|External|Action|Service|Kosovo|Forum"
    r"|Embassy|Mission)\b"
)
_RULE_OF_SIGNING = re.compile(r"\b(?:are|is) signed by\b|\bwho (?:usually )?signs?\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\b(?:except|exception|but for|apart from|other than|usually|as a rule|generally)\b", re.IGNORECASE
)
_NEAR = 2
"""Letters by which a misspelt name may differ."""


class Person(NamedTuple):
    """A person a sentence names, known or not."""

    start: int
    end: int
    name: str
    known: bool


def persons_of(sentence: Sentence, case: ProseCase) -> list[Person]:
    """Known persons, and unknown ones that stand behind an office."""
    found = [Person(one.start, one.end, one.id, known=True) for one in sentence.people]
    for office in OFFICE.finditer(sentence.text):
        named = PERSON_NAME.match(sentence.text, office.end() + 1) or PERSON_NAME.match(sentence.text, office.end() + 2)
        if named is None or NO_NAME.search(named[0]) or case.names.parties(named[0]):
            continue
        if not any(one.start < named.end() and named.start() < one.end for one in found):
            like = _like(named[0], case)
            found.append(Person(named.start(), named.end(), like or named[0], known=like is not None))
    for named in PERSON_NAME.finditer(sentence.text):
        taken = any(one.start < named.end() and named.start() < one.end for one in found)
        if taken or not _acts(sentence, named) or NO_NAME.search(named[0]) or case.names.parties(named[0]):
            continue
        like = _like(named[0], case)
        found.append(Person(named.start(), named.end(), like or named[0], known=like is not None))
    return sorted(found)


def _acts(sentence: Sentence, named: re.Match[str]) -> bool:
    """Whether a name stands before a verb of signing, or beside a known person's."""
    if _ACTS.match(sentence.text, named.end()):
        return True
    joints = [sentence.text[named.end() : one.start] for one in sentence.people]
    joints += [sentence.text[one.end : named.start()] for one in sentence.people]
    return " and " in joints


def _like(name: str, case: ProseCase) -> str | None:
    """The known person a name is of, however it is spelled; None for a stranger."""
    return next((one for one in case.names.persons if sounded(one) == sounded(name) or _close(one, name)), None)


def _close(one: str, other: str) -> bool:
    apart = DamerauLevenshtein.distance(sounded(one), sounded(other))
    return 0 < apart <= (_NEAR if len(one) > 9 else 1)


@kind(
    "signed-by",
    reads="a person (or an office with a name), a verb of signing, one partner",
    recomputed="who is on record as having acted for each side",
    of_family=True,
)
def signed_by(case: ProseCase) -> Iterator[Said]:
    """Who signed."""
    for sentence in case.prose:
        if not SIGNS.search(sentence.text) or doubted(sentence.text):
            continue
        if len(sentence.about) != 1:
            yield from _signed_several(case, sentence)
            continue
        agreement = case.register.agreement_of[sentence.about[0]]
        acted = case.register.signatories(agreement)
        if not acted or sentence.instruments:
            continue
        for person in persons_of(sentence, case):
            start, end = sentence.clause(person.start)
            if _NOT_SIGNED.search(sentence.text[start:end]) or _TIMES.search(sentence.text):
                continue
            yield from _signed(case, sentence, sentence.about[0], person, acted)


def _signed_several(case: ProseCase, sentence: Sentence) -> Iterator[Said]:
    """One person of the union's side said to have signed several."""
    register = case.register
    union = _of_union(case)
    if len(sentence.people) != 1 or sentence.people[0].id not in union or _TIMES.search(sentence.text):
        return
    one = sentence.people[0]
    start, end = sentence.clause(one.start)
    for partner in dict.fromkeys(p.id for p in sentence.partners if start <= p.start < end and p.start > one.end):
        acted = [
            a for a in register.signatories(register.agreement_of[partner]) if a.value.side in register.ledger.unions
        ]
        if acted:
            yield from _signed(case, sentence, partner, Person(one.start, one.end, one.id, known=True), tuple(acted))


def _of_union(case: ProseCase) -> set[str]:
    """Those who acted for the union, anywhere."""
    register = case.register
    return {
        o.value.name
        for a in register.partner_of
        for o in register.signatories(a)
        if o.value.side in register.ledger.unions
    }


def _signed(
    case: ProseCase, sentence: Sentence, partner: str, person: Person, acted: tuple[Told[Signatory], ...]
) -> Iterator[Said]:
    register = case.register
    own = [one for one in acted if one.value.name == person.name]
    says = f"{person.name} signed for or with {register.name(partner)}"
    if own:
        yield Said(sentence, person.start, person.end, says, Verdict.HOLDS, acted_told(own, case), own[0].ids)
        return
    union = _of_union(case)
    same_side = [one for one in acted if (one.value.side in register.ledger.unions) == (person.name in union)]
    if not same_side:
        why = "who acted for that side is not on record"
        yield Said(sentence, person.start, person.end, says, Verdict.NOT_ON_RECORD, why)
        return
    claims = tuple(i for one in same_side for i in one.ids)
    yield Said(
        sentence,
        person.start,
        person.end,
        says,
        Verdict.CONTRADICTS,
        f"on record: {acted_told(same_side, case)}",
        claims,
    )


def acted_told(acted: Sequence[Told[Signatory]], case: ProseCase) -> str:
    """Who acted, in which office, with who says so."""
    return "; ".join(
        f"{one.value.name}, {one.value.office.replace('_', ' ')} ({cited(case.register, one.ids)})" for one in acted
    )


@kind(
    "office",
    reads="an office right before or behind a known person's name",
    recomputed="the offices on record for that person",
)
def office(case: ProseCase) -> Iterator[Said]:
    """The office a person is given."""
    held: dict[str, dict[str, list[str]]] = {}
    for entry in case.register.ledger.of(Signatory):
        held.setdefault(entry.value.name, {}).setdefault(entry.value.office, []).append(entry.claim.id)
    for sentence in case.prose:
        for one in sentence.people:
            behind = OFFICE.search(sentence.text, one.end, one.end + 60)
            found = next(
                (m for m in OFFICE.finditer(sentence.text, 0, one.start) if 0 < one.start - m.end() <= 2), None
            )
            if (
                found is None
                and behind
                and re.fullmatch(
                    r"(?:,\s(?:[A-Z]\w+['’]s\s)?|\s(?:is|was|as|signed as)\s|\s(?=the\s))(?:(?:the|its|then"
                    r"|their)\s)?(?:\w+\s)?",
                    sentence.text[one.end : behind.start()],
                )
            ):
                found = behind
            if found is None or re.search(
                r"\b(?:former|then|future|deputy|next)\s$",
                sentence.text[max(0, found.start() - 8) : found.start()],
                re.IGNORECASE,
            ):
                continue
            offices = held.get(one.id, {})
            says = f"{one.id} is {found[0]}"
            claims = tuple(i for ids in offices.values() for i in ids)
            at = (min(found.start(), one.start), max(found.end(), one.end))
            if found.lastgroup in offices or (found.lastgroup == "vice_president" and "high_representative" in offices):
                yield Said(sentence, *at, says, Verdict.HOLDS, "so it is on record", claims)
            elif offices:
                known = ", ".join(key.replace("_", " ") for key in offices)
                why = f"on record: {known} ({cited(case.register, claims)})"
                yield Said(sentence, *at, says, Verdict.CONTRADICTS, why, claims)


@kind(
    "offices-rule",
    reads="'signed by the High Representative and the minister for …', said of all",
    recomputed="the offices of everybody who signed one of them by that day",
    of_family=True,
)
def offices_rule(case: ProseCase) -> Iterator[Said]:
    """A rule on who signs against who did."""
    for sentence in case.prose:
        if not _RULE_OF_SIGNING.search(sentence.text) or sentence.partners or _EXCEPT.search(sentence.text):
            continue
        said = _offices_said(sentence.text)
        if not said or not re.search(r"\b(?:partnerships?|SDPs?|texts?)\b", sentence.text):
            continue
        odd = [
            (agreement, one)
            for agreement in case.register.begun_by(case.day)
            for one in case.register.signatories(agreement)
            if one.value.office not in said
        ]
        says = f"signed by: {', '.join(sorted(key.replace('_', ' ') for key in said))}"
        if odd:
            told = "; ".join(
                f"{case.register.name(case.register.partner_of[a])}: {one.value.name}, "
                f"{one.value.office.replace('_', ' ')}"
                for a, one in odd
            )
            claims = tuple(i for _, one in odd for i in one.ids)
            yield Said(sentence, *whole(sentence), says, Verdict.CONTRADICTS, f"not so for {told}", claims)
        else:
            yield Said(sentence, *whole(sentence), says, Verdict.HOLDS, "nobody on record held another office")


def _offices_said(text: str) -> set[str]:
    said = {match.lastgroup or "" for match in OFFICE.finditer(text)}
    if "foreign_minister" in said and re.search(r"minister for defen[cs]e|or minister for defen[cs]e|defen[cs]e", text):
        said.add("defence_minister")
    return said


KINDS: tuple[Kind, ...] = (signed_by, office, offices_rule)
