"""What a partner is: NATO ally, EU candidate, member of EFTA; and names of things that are nearly right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from foedera.model.dates import written_out
from foedera.model.event import Dialogue, Mission
from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.names import folded
from foedera.watching.prose.register import NAMED

_HELD = re.compile(
    r"\b(?:(?:an?|the|our|fellow)\s)?(?:\w+\s)?(?:(?P<nato_ally>NATO (?:ally|member|allies|members)"
    r"|member(?:s)? of NATO)"
    r"|(?P<eu_candidate>(?:EU )?candidate (?:country|countries|state|states)"
    r"|candidates? for (?:EU )?(?:accession|membership))"
    r"|(?P<efta_member>EFTA (?:state|member|country)|member of EFTA))\b"
)
_HAS_ONE = re.compile(
    r"\b(?:has|signed|concluded|have|enjoys|got)\s(?:\w+\s){0,2}(?:security and defence partnership"
    r"|SDP)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no|non|never|nor|none|neither)\b", re.IGNORECASE)
_IS_MISSION = re.compile(r"\b(?:is|was)\san?\s(?P<kind>civilian|military)\s(?:mission|operation)\b", re.IGNORECASE)
_RUNS = re.compile(
    r"\b(?:has run since|has been running since|running since|launched in|began in"
    r"|started in)\s",
    re.IGNORECASE,
)
_OF_SIX = re.compile(r"\b(?:of|among) (?:the )?(?:first )?six\b", re.IGNORECASE)
_LINKS = re.compile(r"^(?:\s(?:is|was|are|being|as|remains|became)\s|,\s|\sand\s)(?:both\s|also\s|already\s)?$")
_TITLE_PAIR = re.compile(r"\b([A-Z][a-z]{3,14})\s([A-Z][a-z]{3,14})\b")
_SPELLINGS = ({"defence", "defense"}, {"centre", "center"}, {"programme", "program"})
_LONG_ENOUGH = 5


@kind(
    "party-role",
    reads="a partner and 'is a NATO ally', 'a candidate country' right before or behind its name",
    recomputed="who holds that role on the draft's day",
)
def party_role(case: ProseCase) -> Iterator[Said]:
    """The role a partner is given."""
    for sentence in case.prose:
        for found in _HELD.finditer(sentence.text):
            role = found.lastgroup or ""
            holders = case.register.holds_role(role, case.day)
            before = [
                p for p in sentence.partners if p.how == "name" and _LINKS.match(sentence.text[p.end : found.start()])
            ]
            behind = [p for p in sentence.partners if p.how == "name" and p.start == found.end() + 1]
            own = (before or behind)[:1]
            if not own or not holders or doubted(sentence.text) or _DENIED.search(sentence.text, 0, found.end()):
                continue
            partner = own[0].id
            says = f"{case.register.name(partner)}: {found[0].strip()}"
            line = case.register.tabled if _OF_SIX.search(sentence.text) else case.register.begun_by(case.day)
            others = [one for one in holders if one != partner and one in {case.register.partner_of[a] for a in line}]
            if partner in holders and others and re.search(r"\b(?:only|sole)\b", found[0]):
                claims = tuple(c for one in others for c in holders[one])[:8]
                why = f"on record as such too: {case.register.names(others)} ({cited(case.register, claims)})"
                yield Said(sentence, found.start(), found.end(), says, Verdict.CONTRADICTS, why, claims)
            elif partner in holders:
                yield Said(
                    sentence, found.start(), found.end(), says, Verdict.HOLDS, "so it is on record", holders[partner]
                )
            else:
                claims = tuple(c for ids in holders.values() for c in ids)[:8]
                family = [one for one in holders if one in case.register.agreement_of]
                why = f"on record as such: {case.register.names(family)} ({cited(case.register, claims)})"
                yield Said(sentence, found.start(), found.end(), says, Verdict.CONTRADICTS, why, claims)


@kind(
    "no-partner",
    reads="a state that 'has', 'signed' or 'concluded' a security and defence partnership",
    recomputed="facts that say what it has instead",
)
def no_partner(case: ProseCase) -> Iterator[Said]:
    """A partnership given to somebody who has none."""
    for sentence in case.prose:
        found = _HAS_ONE.search(sentence.text)
        if found is None or doubted(sentence.text) or _DENIED.search(sentence.text[: found.end()]):
            continue
        start, _ = sentence.clause(found.start())
        before = [p for p in sentence.parties if start <= p.start < found.start()][-1:]
        for one in before:
            facts = case.register.facts(one.id, "not_an_sdp")
            if facts and one.id not in case.register.agreement_of:
                claims = tuple(fact.claim.id for fact in facts)
                why = f"on record instead: {'; '.join(f.value.value for f in facts)} ({cited(case.register, claims)})"
                says = f"{case.register.name(one.id)} has a partnership"
                yield Said(sentence, one.start, found.end(), says, Verdict.CONTRADICTS, why, claims)


@kind(
    "mission-kind",
    reads="a mission that 'is a civilian mission', 'has run since' a year",
    recomputed="its kind and beginning on record",
)
def mission_kind(case: ProseCase) -> Iterator[Said]:
    """What a mission is, and since when there is one."""
    known = {e.claim.subject: e for e in case.register.ledger.of(Mission)}
    for sentence in case.prose:
        found, runs = _IS_MISSION.search(sentence.text), _RUNS.search(sentence.text)
        if len(sentence.missions) != 1 or sentence.partners or not (found or runs) or doubted(sentence.text):
            continue
        entry = known[sentence.missions[0].id]
        claims, name = (entry.claim.id,), entry.value.name
        if found and entry.value.kind in ("civilian", "military"):
            verdict = Verdict.HOLDS if found["kind"].lower() == entry.value.kind else Verdict.CONTRADICTS
            why = f"on record as {entry.value.kind} ({cited(case.register, claims)})"
            yield Said(sentence, found.start(), found.end(), f"{name} is {found['kind'].lower()}", verdict, why, claims)
        date = next((d for d in sentence.dates if runs and 0 <= d.start - runs.end() <= 4), None)
        if date is not None and entry.value.start:
            verdict = Verdict.HOLDS if date.meets(entry.value.start) else Verdict.CONTRADICTS
            why = f"on record from {written_out(entry.value.start)} ({cited(case.register, claims)})"
            yield Said(sentence, date.start, date.end, f"{name} since {date.in_words}", verdict, why, claims)


@kind(
    "term-name",
    reads="two words with capitals, one of them nearly that of a known name",
    recomputed="the names of instruments, dialogues, missions and networks on record",
)
def term_name(case: ProseCase) -> Iterator[Said]:
    """The name of a dialogue, strategy or network misspelt."""
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    for record in NAMED:
        for entry in case.register.ledger.of(record):
            name = case.register.name(entry.claim.subject)
            for match in _TITLE_PAIR.finditer(name):
                known[match[1], match[2]].append(entry.claim.id)
            ends = (name.split()[0], name.split()[-1])
            if record is Dialogue and all(word.isalpha() and word[0].isupper() for word in ends):
                known[ends].append(entry.claim.id)  # what it is called for short: Schuman Forum
    words = {word for pair in known for word in pair}
    for sentence in case.draft.sentences:
        for match in _TITLE_PAIR.finditer(sentence.text):
            pair = (match[1], match[2])
            if pair in known or case.names.parties(match[0]):
                continue  # an adjective of a partner's name is one of its names
            for right, claims in known.items():
                odd = [(a, b) for a, b in zip(pair, right, strict=True) if a != b]
                if len(odd) == 1 and odd[0][0] not in words and _misspelt(*odd[0]):
                    why = f"the name on record is {' '.join(right)} ({cited(case.register, claims)})"
                    yield Said(
                        sentence,
                        match.start(),
                        match.end(),
                        f"a name: {match[0]}",
                        Verdict.CONTRADICTS,
                        why,
                        tuple(claims[:4]),
                    )
                    break


def _misspelt(written: str, right: str) -> bool:
    a, b = folded(written), folded(right)
    if len(b) < _LONG_ENOUGH or {a, b} in _SPELLINGS or a == f"{b}s" or (b == f"{a}s" and not b.endswith("ss")):
        return False
    return DamerauLevenshtein.distance(a, b) == 1


KINDS: tuple[Kind, ...] = (party_role, no_partner, mission_kind, term_name)
