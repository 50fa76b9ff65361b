"""Claims with a quantifier, judged by set logic over the register on the day spoken of; the rows of two partners."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.said.properties import AREA, Property, properties_in, truth
from foedera.watching.prose.said.quantifiers import NEGATIVE, Claim, Reader
from foedera.watching.prose.said.ranging import TICKS

_EVERYTHING = re.compile(
    r"\b(?:everything|whatever|every row|each row|all (?:the )?(?:rows|areas|topics)"
    r"|all that is|every area|anything)\b",
    re.IGNORECASE,
)
_MANY = 4
"""Others that have an area from which a sentence that names no verb of covering means less than the area."""


@kind(
    "quantified",
    reads="'only', 'none', 'all', 'both', 'two of the three', 'everybody save', the partners it ranges over, and what "
    "they are said to have: an area, a part in a mission, money, an agreement, a dialogue, a role, a partnership",
    recomputed="of each of them, whether it has it on record on the day the sentence speaks of",
    of_family=True,
)
def quantified(case: ProseCase) -> Iterator[Said]:
    """A claim on all, none, some or one of the partners."""
    reader = Reader(case)
    for sentence in case.draft.sentences:
        for claim in reader.read(sentence):
            for one in claim.properties:
                said = _judged(case, sentence, claim, one)
                if said is not None:
                    yield said


def _judged(case: ProseCase, sentence: Sentence, claim: Claim, one: Property) -> Said | None:
    register = case.register
    asked = {party: truth(case, one, party, claim.day) for party in claim.said}
    wrong = [p for p, has in claim.said.items() if asked[p].has is not None and asked[p].has != has]
    wrong = [p for p in wrong if p not in _later(case, claim, one)]
    others = [p for p in wrong if asked[p].has]
    lacking = [p for p in wrong if claim.said[p]]
    if claim.alone and not lacking and one.kind == AREA and len(others) >= _MANY and not TICKS.search(sentence.text):
        return None  # what only they have is then a part of the area
    says = _told(case, claim, one)
    start, end = claim.start, claim.end
    why = ""
    claims = [i for p in (wrong or asked) for i in asked[p].claims]
    if claim.number is not None:
        count, family, positive = claim.number
        known = {p: truth(case, one, p, claim.day) for p in family}
        having = [p for p, t in known.items() if t.has is not None and t.has == positive]
        open_ = [p for p, t in known.items() if t.has is None]
        claims += [i for p in having for i in known[p].claims]
        if len(having) > count or len(having) + len(open_) < count:
            word, who = "with" if positive else "without", register.names(having) or "nobody"
            why = f"on record {word} it: {len(having)} ({who})"
    if wrong:
        parts = [
            f"{register.names(named)} {word} it"
            for has, word in ((True, "has"), (False, "does not have"))
            if (named := [p for p in wrong if asked[p].has is has])
        ]
        why = f"on record: {'; '.join(parts)}"
    if why:
        by = cited(register, dict.fromkeys(claims))
        return Said(sentence, start, end, says, Verdict.CONTRADICTS, f"{why} ({by})" if by else why, tuple(claims[:12]))
    later = _since(case, claim, one)
    if later and claim.alone:
        told = f"true on {claim.day.isoformat()}; since then on record for {register.names(later)} too"
        return Said(sentence, start, end, says, Verdict.CHANGED, told, tuple(claims[:12]))
    if claims and (claim.number is None or claims):
        return Said(sentence, start, end, says, Verdict.HOLDS, "so it is on record", tuple(claims[:12]))
    return None


def _later(case: ProseCase, claim: Claim, one: Property) -> list[str]:
    """Whom an area came to after the day a claim speaks of."""
    if one.kind != AREA:
        return []
    register = case.register
    then = set(register.begun_by(claim.day))
    return [p for p in claim.said if p in register.agreement_of and register.agreement_of[p] not in then]


def _since(case: ProseCase, claim: Claim, one: Property) -> list[str]:
    """Who came to have an area after the day of a claim on everybody."""
    register = case.register
    then = {register.partner_of[a] for a in register.begun_by(claim.day)}
    if one.kind != AREA or not then <= set(claim.said):
        return []
    now = (register.partner_of[a] for a in register.begun_by(case.today))
    return [p for p in now if p not in then and truth(case, one, p, case.today).has]


def _told(case: ProseCase, claim: Claim, one: Property) -> str:
    names = case.register.names
    if claim.number is not None:
        count, family, positive = claim.number
        return f"{count} of {len(family)} {'with' if positive else 'without'} {one.label}"
    if claim.alone:
        return f"only {names(sorted(p for p, has in claim.said.items() if has))}: {one.label}"
    parts = [
        f"{names(sorted(group))} {word}"
        for value, word in ((True, "with"), (False, "without"))
        if (group := [p for p, has in claim.said.items() if has is value])
    ]
    return f"{one.label}: {', '.join(parts)}"


@kind(
    "rows-of-two",
    reads="'everything ticked for X is ticked for Y'",
    recomputed="the areas of both",
    of_family=True,
)
def rows_of_two(case: ProseCase) -> Iterator[Said]:
    """Whether all one partner has is had by another."""
    register = case.register
    for sentence in case.prose:
        found = _EVERYTHING.search(sentence.text)
        if found is None or not TICKS.search(sentence.text) or doubted(sentence.text):
            continue
        start, end = sentence.clause(found.start())
        pair = [one.id for one in sentence.partners if found.end() <= one.start < end][:2]
        if (
            len(set(pair)) != 2
            or NEGATIVE.search(sentence.text, start, end)
            or properties_in(case, sentence, start, end)
        ):
            continue
        one, other = (register.agreement_of[p] for p in pair)
        areas = [area.id for area in register.codebook.areas]
        missing = [a for a in areas if register.has(one, a) and register.has(other, a) is False]
        if not {one, other} <= set(register.tabled):
            continue
        says = f"all areas of {register.name(pair[0])} are areas of {register.name(pair[1])}"
        claims = tuple(c for a in missing or areas[:1] if (cell := register.covers(other, a)) for c in cell.claims)
        verdict = Verdict.CONTRADICTS if missing else Verdict.HOLDS
        why = f"not so: {'; '.join(map(register.label, missing))}" if missing else "so the table has it"
        yield Said(sentence, start, end, says, verdict, why, claims)


KINDS: tuple[Kind, ...] = (quantified, rows_of_two)
