"""Offices: which a person is given, and which those who sign are said to hold as a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, kind, whole
from foedera.watching.prose.parts.names import sounded
from foedera.watching.prose.parts.offices import BESIDE, OF_UNION, offices_in
from foedera.watching.prose.parts.persons import persons_in
from foedera.watching.prose.said.occasions import Roll

_RULE_OF_SIGNING = re.compile(r"\b(?:are|is) signed by\b|\bwho (?:usually )?signs?\b", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\b(?:except|exception|but for|apart from|other than|usually|as a rule|generally)\b", re.IGNORECASE
)


@kind(
    "office",
    reads="an office right before or behind a known person's name",
    recomputed="the offices on record for that person",
)
def office(case: ProseCase) -> Iterator[Said]:
    """The office a person is given."""
    roll = Roll(case.register, case.day)
    for sentence in case.prose:
        for person in persons_in(sentence, case):
            held = roll.offices.get(sounded(person.name))
            if person.office is None or person.once or not held or person.office.key in (OF_UNION, BESIDE):
                continue
            says = f"{person.name} is {sentence.text[person.office.start : person.office.end]}"
            claims = tuple(i for ids in held.values() for i in ids)
            at = (min(person.office.start, person.start), max(person.office.end, person.end))
            vice = person.office.key == "vice_president" and "high_representative" in held
            if person.office.key in held or vice:
                yield Said(sentence, *at, says, Verdict.HOLDS, "so it is on record", claims)
            else:
                known = ", ".join(key.replace("_", " ") for key in held)
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
        said = {one.key for one in offices_in(sentence.text)} - {OF_UNION, BESIDE}
        if "foreign_minister" in said and re.search(r"defen[cs]e", sentence.text):
            said.add("defence_minister")
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


KINDS: tuple[Kind, ...] = (office, offices_rule)
