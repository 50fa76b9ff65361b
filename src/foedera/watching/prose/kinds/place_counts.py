"""How many of a set of partnerships came about in one place: 'six of the twelve were signed in Brussels'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.parts.numbers import WORDS, counts_in
from foedera.watching.prose.parts.words import any_of
from foedera.watching.prose.register import SIGNING

_NUMBER = rf"(?:{any_of(WORDS)}|\d{{1,2}})"
_OF_A_SET = re.compile(
    rf"\b(?P<number>{_NUMBER})\s(?:out\s)?of\s(?:the|these|those|our|its)\s(?P<size>{_NUMBER})\b"
    r"(?P<noun>(?:\s(?!were|was|in|are|have|had|took)[\w-]+){0,3})",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:signed|settled|held|concluded|sealed|agreed|took place|inked|done|celebrated|finished|penned|staged|hosted"
    r"|made|came about|adopted|announced)\b"
    r"(?P<gap>(?:\s\w+){0,2}?)\sin\s(?P<place>[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+)?)"
)
_OF_THEM = re.compile(
    r"^(?:\s(?:such|partnerships?|texts?|documents?|signatures?|ceremon(?:y|ies)|pacts?|papers?|deals?|SDPs?|security"
    r"|defence|and|partners|agreements|above|in|this|the|table|of|20\d\d))*$",
    re.IGNORECASE,
)


@kind(
    "count-in-place",
    reads="'three of the six were signed in' a place",
    recomputed="places on record, of every set of that size: of a table of the draft, a year, the first six, all",
    of_family=True,
)
def count_in_place(case: ProseCase) -> Iterator[Said]:
    """How many of a set came about in a place."""
    for sentence in case.prose:
        found = _OF_A_SET.search(sentence.text)
        done = _DONE.search(sentence.text, found.end()) if found else None
        if found is None or done is None or doubted(sentence.text) or not _OF_THEM.match(found["noun"]):
            continue
        if sentence.instruments or sentence.clause(found.start()) != sentence.clause(done.start()):
            continue
        yield from _judged(case, sentence, found, done)


def _judged(case: ProseCase, sentence: Sentence, found: re.Match[str], done: re.Match[str]) -> Iterator[Said]:
    register, place = case.register, done["place"]
    number, size = (int(counts_in(found[key])[0].value) for key in ("number", "size"))
    places = {party: _places(case, party) for party in register.agreement_of}
    sets = [one for one in _sets(case) if len(one) == size]
    if not sets or not any(place in one for one in places.values()):
        return
    known = [{party for party in one if place in places[party]} for one in sets]
    unknown = [sum(not places[party] for party in one) for one in sets]
    good = any(len(one) <= number <= len(one) + more for one, more in zip(known, unknown, strict=True))
    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
    why = f"on record are {len(known[0])}: {register.names(sorted(known[0]))}"
    begun = (register.begun(register.agreement_of[party]) for party in sorted(known[0]))
    ids = tuple(i for one in begun if one for i in one.ids)
    says = f"{number} of {size} in {place}"
    yield Said(sentence, found.start(), done.end(), says, verdict, why, ids)


def _places(case: ProseCase, party: str) -> set[str]:
    """Where a partnership came about, by any step of that."""
    events = case.register.events(case.register.agreement_of[party])
    return {one.value.place for one in events if one.value.role in SIGNING and one.value.place}


def _sets(case: ProseCase) -> Iterator[frozenset[str]]:
    """The sets of partners that can be meant."""
    register = case.register
    yield from (frozenset(grid.rows.values()) for grid in case.draft.tables)
    yield from (frozenset(grid.columns.values()) for grid in case.draft.tables)
    yield frozenset(register.partner_of[one] for one in register.tabled)
    line = register.begun_by(case.today)
    yield frozenset(register.partner_of[one] for one in line)
    for year in {(b.value.date or "")[:4] for one in line if (b := register.begun(one))}:
        yield frozenset(
            register.partner_of[one] for one in line if (b := register.begun(one)) and (b.value.date or "")[:4] == year
        )


KINDS: tuple[Kind, ...] = (count_in_place,)
