"""Numbers of things: partnerships signed, areas of one, areas all share, rows ticked, members of other networks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.coverage import CellValue
from foedera.model.dates import last_day, written_out
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.numbers import NumberMention, counts_in
from foedera.watching.prose.own_tables import own_ticks, ticks_of
from foedera.watching.prose.words import any_of, claims

_SUCH = re.compile(
    r"^\s(?:(?!(?:have|has|had|having|no|not|of|with|without|that|who|which|are|were|was|is|in|on|to|an?|the|and|or"
    r"|from|by|for|had)\s)\w+\s){0,3}?(?:security and defence )?(?:partnerships?|SDPs?|texts|documents|signatures"
    r"|(?:states|countries|partners|governments|nations)\s(?:have\s|had\s)?(?:now\s|already\s|since\s)?(?:signed|concluded"
    r"|agreed|joined|entered into)\s(?:an?\s|such an?\s)?(?:security and defence )?partnerships?"
    r"|members with a security and defence partnership)\b(?!\s(?:agreement|mission))|^\sof (?:them|this kind"
    r"|the (?:\w+\s)?(?:partnerships|SDPs|texts|pacts)\s(?:came|were (?:signed|concluded|agreed|added)|date)"
    r"|these)\b|^\s(?:were|have been|had been)\s(?:signed|concluded)\b",
    re.IGNORECASE,
)
_SUCH_ONES = re.compile(r"^\s(?:such|of (?:them|this kind|these))\b|^\s(?:were|have been|had been)\s", re.IGNORECASE)
"""Where what is counted was named before."""
_MADE = re.compile(
    rf"\b(?:{any_of(claims().exist)}|sign(?:ed)?|concluded?|added|fell|came|were|had|stood|made|there (?:are"
    rf"|were)|launched|agreed"
    r"|in place|has|have|exist|there are|stands? at|now|counts?)\b",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"^(?:first|last|other|next|further|more|of|new|remaining|additional|later|earlier|european|asian|western"
    r"|african)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|these|those|all|first|last|other|next|another|of)\s$", re.IGNORECASE)
_OTHER_KIND = re.compile(
    r"\b(?:digital|strategic|green|bilateral defence|defence partnerships in europe|around 200)\b", re.IGNORECASE
)
_AREA_NOUN = re.compile(
    rf"^\s(?:(?:different|similar|distinct|specific|concrete|thematic|broad|main|common|separate|policy|named"
    rf"|listed|further)\s){{0,2}}{any_of(claims().area_nouns)}\b",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"^\s(?:for|with|in)\s(?:the\s)?[A-Z]")
_COMMON = re.compile(
    r"\b(?:common to|shared by|in all|span all|all (?:six|of them|SDPs|partnerships)|every (?:partner"
    r"|partnership|text))\b",
    re.IGNORECASE,
)
_RISEN = re.compile(
    r"\bnumber of (?:such |these )?(?:security and defence )?(?:partners|partnerships"
    r"|SDPs)\b[^.;]{0,40}\b(?:to|is|at|reached|now)\s$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|from)\s$", re.IGNORECASE)
_ROW_NOUN = re.compile(r"\b(?:rows?|ticks?|ticked)\b", re.IGNORECASE)
_OTHER_ROWS = re.compile(r"\b(?:headings|from|table|missions)\b", re.IGNORECASE)
_ROUND = 0.1


@kind(
    "count-partnerships",
    reads="a number, 'partnerships' (or 'of this kind') and a verb that says they were made",
    recomputed="agreements of the family that had come into being by the day",
    of_family=True,
)
def count_partnerships(case: ProseCase) -> Iterator[Said]:
    """How many partnerships there are."""
    register = case.register
    for sentence in case.prose:
        for number in counts_in(sentence.text):
            behind, before = sentence.text[number.end :], sentence.text[: number.start]
            clause = slice(*sentence.clause(number.start))
            if any(date.start <= number.start < date.end for date in sentence.dates):
                continue
            if _SUCH_ONES.match(behind) and (sentence.spoken_of != "own" or _OTHER_KIND.search(before)):
                continue
            risen = _RISEN.search(before)
            if (
                not (risen or _SUCH.match(behind))
                or _DEFINITE.search(before)
                or not (risen or _MADE.search(sentence.text[clause]))
            ):
                continue
            if _OTHER_KIND.search(sentence.text[clause]) or _NOT_ALL.match(behind.strip()) or number.value < 2:
                continue
            strangers = [p for p in sentence.parties if p.id not in register.ledger.unions and p.how != "place"]
            if any(one.end <= number.start and one.id not in register.agreement_of for one in strangers):
                continue
            yield from _partnerships(case, sentence, number)


def _partnerships(case: ProseCase, sentence: Sentence, number: NumberMention) -> Iterator[Said]:
    register = case.register
    within = [d for d in sentence.dates if not _SINCE.search(sentence.text[max(0, d.start - 6) : d.start])]
    others = [n for n in counts_in(sentence.text) if n.start != number.start and n.value > 1]
    years = [
        d
        for d in within
        if not any(
            number.end <= n.start < d.start for n in others if not any(e.start <= n.start < e.end for e in within)
        )
        and re.search(r"\b(?:in|of|during)\s$", sentence.text[max(0, d.start - 8) : d.start], re.IGNORECASE)
    ]
    then, now = register.begun_by(case.day), register.begun_by(case.today)
    claims = tuple(i for one in now if (begun := register.begun(one)) for i in begun.ids)
    says = f"{int(number.value)} partnerships by {written_out(case.day.isoformat())}"
    counted = then
    if years:
        in_time = [one for one in now if (begun := register.begun(one)) and years[0].meets(begun.value.date or "")]
        by_then = register.begun_by(min(last_day(years[0].date), case.today))
        says = f"{int(number.value)} partnerships in {years[0].in_words}"
        if agrees(number, len(by_then)) or agrees(number, len(in_time)):
            yield Said(sentence, number.start, number.end, says, Verdict.HOLDS, "so the dates have it", claims)
            return
        counted = tuple(in_time) or by_then
    elif agrees(number, len(then)):
        changed = len(now) != len(then)
        why = f"{len(then)} by {case.day.isoformat()}" + (f"; today {len(now)}" if changed else "")
        verdict = Verdict.CHANGED if changed else Verdict.HOLDS
        yield Said(sentence, number.start, number.end, says, verdict, why, claims)
        return
    if len(sentence.partners) >= number.value or doubted(sentence.text):
        return
    why = f"on record are {len(counted)}: {register.names(register.partner_of[one] for one in counted)}"
    yield Said(sentence, number.start, number.end, says, Verdict.CONTRADICTS, why, claims)


def agrees(number: NumberMention, found: float) -> bool:
    """Whether a number is what was found, as exactly as it is meant: 'some ten' may be nine."""
    if number.about in ("more than", "over"):
        return found > number.value
    if number.about == "at least":
        return found >= number.value
    if number.about is not None:
        return abs(found - number.value) <= max(1.0, _ROUND * number.value)
    return found == number.value


@kind(
    "count-areas",
    reads="a partner, a number and 'areas' (topics, headings)",
    recomputed="counts sources state, rows its column ticks, headings it covers; the draft's own table",
    of_family=True,
)
def count_areas(case: ProseCase) -> Iterator[Said]:
    """How many areas an agreement has, by every way of counting there is."""
    for sentence in case.prose:
        numbers = _of_areas(sentence)
        for number in numbers:
            clause = sentence.text[slice(*sentence.clause(number.start))]
            if _COMMON.search(clause) or re.search(r"\btable|grid\b", clause, re.IGNORECASE):
                continue
            for partner in _whose(sentence, number, numbers, case):
                yield from _areas(case, sentence, number, partner)


def _of_areas(sentence: Sentence) -> list[NumberMention]:
    """Numbers of areas: before the noun, and those that leave it out behind one that does not ('and 11 for …')."""
    found: list[NumberMention] = []
    for number in counts_in(sentence.text):
        noun = _AREA_NOUN.match(sentence.text[number.end :])
        if 3 <= number.value <= 60 and (noun or (found and _ELIDED.match(sentence.text[number.end :]))):
            found.append(number)
    return found


def _whose(
    sentence: Sentence, number: NumberMention, numbers: Sequence[NumberMention], case: ProseCase
) -> tuple[str, ...]:
    """Of whom a number is said: the partners between it and the number before, else those up to the next one."""
    before = max((one.end for one in numbers if one.end <= number.start), default=0)
    behind = min((one.start for one in numbers if one.start >= number.end), default=len(sentence.text))
    named = [one for one in sentence.partners if before <= one.start < number.start]
    if len(numbers) > 1 and re.match(r"^\s(?:\w+\s){0,4}for\s", sentence.text[number.end : behind]):
        named = [one for one in sentence.partners if number.end <= one.start < behind] or named
    seat = [
        p
        for p in sentence.parties
        if p.how == "place" and p.id in case.register.agreement_of and before <= p.start < number.start
    ]
    if seat and not named:
        return (seat[-1].id,)
    if not named:
        named = [one for one in sentence.partners if number.end <= one.start < behind]
    ids = tuple(dict.fromkeys(one.id for one in named))
    return ids or (sentence.about if len(sentence.about) <= 2 and not sentence.sure else ())


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
    stated = register.facts(agreement, "number_of_areas", "areas_stated", "areas_count")
    ways: dict[int, str] = {}
    claims: list[str] = [fact.claim.id for fact in stated]
    for fact in stated:
        ways |= {int(one.value): f"stated by {register.source(fact.claim.id)}" for one in counts_in(fact.value.value)}
    if agreement in register.tabled:
        covered = register.resolved.covered[agreement]
        headings = register.resolved.headings[agreement]
        if not re.match(r"\s(?:\w+\s){0,2}headings?\b", sentence.text[number.end :]):
            ways.setdefault(covered.number, "rows of the table ticked")
        ways.setdefault(headings.number, "headings, rows of one heading counted once")
        claims += [c for area in covered.members if (cell := register.covers(agreement, area)) for c in cell.claims]
    for fact in register.facts(agreement, "areas_named_publicly") if not stated else ():
        listed = len([part for part in fact.value.value.split(";") if part.strip()])
        ways.setdefault(listed, f"listed by {register.source(fact.claim.id)}")
        claims.append(fact.claim.id)
    if not ways:
        yield Said(sentence, *place, says, Verdict.NOT_ON_RECORD, "no count of its areas is on record")
        return
    told = "; ".join(f"{value} ({way})" for value, way in sorted(ways.items()))
    if number.value in ways or (number.about and any(agrees(number, value) for value in ways)):
        yield Said(sentence, *place, says, Verdict.HOLDS, told, tuple(claims))
    elif doubted(sentence.text):
        return
    else:
        yield Said(sentence, *place, says, Verdict.CONTRADICTS, f"counts on record: {told}", tuple(claims))


@kind(
    "count-common",
    reads="a number, 'areas' and 'common to all', 'in all six', 'every partner'",
    recomputed="rows ticked for every agreement of the table",
    of_family=True,
)
def count_common(case: ProseCase) -> Iterator[Said]:
    """How many areas all of them share."""
    register = case.register
    covered = [
        area.id
        for area in register.codebook.areas
        if register.tabled
        and all((c := register.covers(a, area.id)) and c.value is CellValue.COVERED for a in register.tabled)
    ]
    if not covered:
        return
    for sentence in case.prose:
        for number in counts_in(sentence.text):
            behind = sentence.text[number.end : number.end + 60]
            noun = _AREA_NOUN.match(behind) or re.match(r"^\s(?:of the )?rows\b", behind)
            if not noun or not (_COMMON.search(sentence.text) or "six ticks" in sentence.text) or number.value < 3:
                continue
            if number.value == len(register.tabled):
                continue
            says = f"{int(number.value)} areas are common to all"
            good = agrees(number, len(covered))
            why = f"{len(covered)} rows are ticked for all {len(register.tabled)}: "
            f"{', '.join(map(register.label, covered))}"
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            if good and number.about and any(grid.signs for grid in case.draft.tables):
                mixed = _in_place_rows(case)
                if mixed:
                    verdict = Verdict.HOLDS
                    why += f"; {len(covered) + len(mixed)} where 'exists already' counts too"
            yield Said(sentence, number.start, number.end, says, verdict, why)


def _in_place_rows(case: ProseCase) -> list[str]:
    register = case.register
    return [
        area.id
        for area in register.codebook.areas
        if all(register.has(a, area.id) for a in register.tabled)
        and any((c := register.covers(a, area.id)) and c.value is CellValue.IN_PLACE for a in register.tabled)
    ]


@kind(
    "count-ticks",
    reads="a partner and 'N rows', 'with N', 'N each' where rows or ticks are spoken of",
    recomputed="rows ticked in the draft's own table, else in the table on record",
    of_family=True,
)
def count_ticks(case: ProseCase) -> Iterator[Said]:
    """Rows ticked for a partner."""
    for sentence in case.prose:
        near = sentence.text if _ROW_NOUN.search(sentence.text) else ""
        for number in counts_in(sentence.text) if near else ():
            start, end = sentence.clause(number.start)
            named = {one.id for one in sentence.partners if start <= one.start < end}
            if len(named) != 1 or not re.match(r"^\s(?:of the )?(?:rows|ticks)\b", sentence.text[number.end :]):
                continue
            partner = next(iter(named))
            first = next(one for one in sentence.partners if one.id == partner and start <= one.start)
            if _OTHER_ROWS.search(sentence.text[start:end]) or first.start > number.start:
                continue
            known = ticks_of(case, partner)
            if known is None:
                continue
            says = f"{case.register.name(partner)}: {int(number.value)} rows ticked"
            good = number.value == known
            yield Said(
                sentence,
                number.start,
                number.end,
                says,
                Verdict.HOLDS if good else Verdict.CONTRADICTS,
                f"{known} rows are ticked for {case.register.name(partner)}",
            )


KINDS: tuple[Kind, ...] = (count_partnerships, count_areas, count_common, count_ticks)
