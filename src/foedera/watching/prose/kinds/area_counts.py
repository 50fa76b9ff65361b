"""Numbers of areas: of one partner, by every way of counting; and rows ticked for a partner or in all."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from foedera.model.coverage import Coverage
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.counts import agrees
from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.parts.numbers import NumberMention, counts_in
from foedera.watching.prose.parts.words import any_of, claims
from foedera.watching.prose.tables.own_tables import own_ticks

_AREA_NOUN = re.compile(
    rf"^\s(?:(?:different|similar|distinct|specific|concrete|thematic|broad|main|common|separate|policy|named"
    rf"|listed|further|other|such)\s){{0,2}}{any_of(claims().area_nouns)}\b",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"^(?:\s(?:each|apiece|for|with|in)\b|\s?[.,;:)]|\sand\b|\s[–—]|$)")
"""Behind a number whose noun stands with another ('Norway 17 areas, Moldova 11')."""
_LISTED = re.compile(r"(?:['’]s?)?(?:,|,? and|,? or|/|,? as well as)(?:\s(?:with|for|the|of))*\s?", re.IGNORECASE)
_FOR = re.compile(r"\s(?:\w+\s){0,4}?(?:for|with|to|by)\s(?:the\s)?$", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:common to|in common|shared by|shared|in all|span all|all (?:six|of them|SDPs|partnerships|partners)"
    r"|every (?:partner"
    r"|partnership|text)|each of|exactly|only one)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:it|its|they|their|both|the (?:text|partnership|document|pact|country))\b", re.IGNORECASE)
"""What must point back where a count names nobody."""
_BOTH_OF = re.compile(r"\b(?:both|each of the two|the two)\b", re.IGNORECASE)
_BY_TABLE = re.compile(r"\b(?:table|grid)\b", re.IGNORECASE)
_ROW_NOUN = re.compile(r"\b(?:rows?|ticks?|ticked|ticking)\b", re.IGNORECASE)
_HEADINGS = re.compile(r"\s(?:\w+\s){0,2}headings?\b")


@kind(
    "count-areas",
    reads="a partner, a number and 'areas' (topics, headings)",
    recomputed="counts sources state, rows its column ticks, headings it covers; the draft's own table",
    of_family=True,
)
def count_areas(case: ProseCase) -> Iterator[Said]:
    """How many areas an agreement has, by every way of counting there is."""
    for sentence in case.prose:
        for number, partners in _paired(case, sentence, _of_areas(sentence)):
            clause = sentence.text[slice(*sentence.clause(number.start))]
            if _SEVERAL.search(clause) or _BY_TABLE.search(clause[: number.end]):
                continue
            for partner in partners:
                yield from _areas(case, sentence, number, partner)


def _of_areas(sentence: Sentence) -> list[NumberMention]:
    """Numbers of areas: before the noun, and those that leave it out where another has it."""
    own, elided = [], []
    for number in counts_in(sentence.text):
        behind = sentence.text[number.end :]
        dated = any(date.start <= number.start < date.end for date in sentence.dates)
        if dated or not 3 <= number.value <= 60:
            continue
        if _AREA_NOUN.match(behind):
            own.append(number)
        elif _ELIDED.match(behind):
            elided.append(number)
    return sorted([*own, *(() if _ROW_NOUN.search(sentence.text) else elided)]) if own else []


def _paired(
    case: ProseCase, sentence: Sentence, numbers: Sequence[NumberMention]
) -> Iterator[tuple[NumberMention, tuple[str, ...]]]:
    """Of whom each number is said: the partners behind its 'for', else the list just before it; each partner once."""
    named = [one for one in sentence.parties if one.id in case.register.agreement_of]
    at = 0
    for place, number in enumerate(numbers):
        end = numbers[place + 1].start if place + 1 < len(numbers) else len(sentence.text)
        ahead = _run(sentence, [one for one in named if number.end <= one.start < end])
        passed = [one for one in named if at <= one.start < number.start]
        acting = [one for one in passed if one.how != "place"]
        run: list[Mention] = []
        at = number.end
        if ahead and _FOR.match(sentence.text[number.end : ahead[0].start]):
            run, at = ahead, ahead[-1].end
        elif passed:
            run = _run(sentence, (acting or passed)[::-1])
        elif len(numbers) == 1:
            run = ahead
        if run:
            yield number, tuple(dict.fromkeys(one.id for one in run))
        elif (
            place == 0
            and not sentence.sure
            and _pointed(sentence)
            and len(sentence.about) <= (2 if _BOTH_OF.search(sentence.text) else 1)
        ):
            yield number, sentence.about


def _pointed(sentence: Sentence) -> bool:
    """Whether a sentence that names nobody says that it is about who was named, or stands in a section on one."""
    return _POINTS.search(sentence.text) is not None or (
        len(sentence.section) == 1 and not _BY_TABLE.search(sentence.text)
    )


def _run(sentence: Sentence, parties: Sequence[Mention]) -> list[Mention]:
    """The first of some parties, with those that stand in one list with it."""
    found = list(parties[:1])
    for one, other in itertools.pairwise(parties):
        first, second = sorted((one, other))
        if not _LISTED.fullmatch(sentence.text[first.end : second.start]):
            break
        found.append(other)
    return found


def _areas(case: ProseCase, sentence: Sentence, number: NumberMention, partner: str) -> Iterator[Said]:
    register, agreement = case.register, case.register.agreement_of[partner]
    name = register.name(partner)
    says = f"{name}: {int(number.value)} areas"
    place = (number.start, number.end)
    ticks = own_ticks(case, partner)
    if ticks is not None and ticks != number.value:
        why = f"the draft's own table ticks {ticks} rows for {name}; say what each number counts"
        yield Said(sentence, *place, says, Verdict.CONTRADICTS, why)
        return
    ways, ids = _ways(case, agreement, _HEADINGS.match(sentence.text[number.end :]) is not None)
    if not ways:
        yield Said(sentence, *place, says, Verdict.NOT_ON_RECORD, "no count of its areas is on record")
        return
    told = "; ".join(f"{value} ({way})" for value, way in sorted(ways.items()))
    if any(agrees(number, value) for value in ways):
        yield Said(sentence, *place, says, Verdict.HOLDS, told, ids)
    elif not doubted(sentence.text):
        yield Said(sentence, *place, says, Verdict.CONTRADICTS, f"counts on record: {told}", ids)


def _ways(case: ProseCase, agreement: str, headings_only: bool) -> tuple[dict[int, str], tuple[str, ...]]:
    """Number → how it is counted, by every way there is, with the claims."""
    register = case.register
    stated = register.facts(agreement, "number_of_areas", "areas_stated", "areas_count")
    ways: dict[int, str] = {}
    ids = [fact.claim.id for fact in stated]
    for fact in stated:
        ways |= {int(one.value): f"stated by {register.source(fact.claim.id)}" for one in counts_in(fact.value.value)}
    if agreement in register.tabled:
        covered = register.resolved.covered[agreement]
        if not headings_only:
            ways.setdefault(covered.number, "rows of the table ticked")
        ways.setdefault(register.resolved.headings[agreement].number, "headings, rows of one heading counted once")
        ids += [c for area in covered.members if (cell := register.covers(agreement, area)) for c in cell.claims]
    for number, claim in _listed(case, agreement) if not stated else ():
        ways.setdefault(number, f"listed by {register.source(claim)}")
        ids.append(claim)
    for fact in register.facts(agreement, "areas_named_publicly") if not stated else ():
        listed = len([part for part in fact.value.value.split(";") if part.strip()])
        ways.setdefault(listed, f"listed by {register.source(fact.claim.id)}")
        ids.append(fact.claim.id)
    return ways, tuple(ids)


def _listed(case: ProseCase, agreement: str) -> Iterator[tuple[int, str]]:
    """How many subjects a source lists that is on record as giving the complete list, and a claim of it."""
    register = case.register
    entries = [entry.claim.basis.source for entry in register.ledger.of(Coverage, agreement)]
    entries += [fact.claim.basis.source for fact in register.facts(agreement, "topic_without_area")]
    for fact in register.facts(agreement, "text_availability"):
        if "complete list" in fact.value.value:
            yield entries.count(fact.claim.basis.source), fact.claim.id


KINDS: tuple[Kind, ...] = (count_areas,)
