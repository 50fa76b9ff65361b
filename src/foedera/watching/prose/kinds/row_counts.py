"""Numbers of rows and ticks: rows some number of partners have, rows in all, ticks of a partner and of a whole table.

A number is of rows where its noun says so; whose rows or ticks they are, the same clause must say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.coverage import CellValue
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.counts import agrees
from foedera.watching.prose.parts.numbers import WORDS, NumberMention, counts_in
from foedera.watching.prose.parts.words import any_of, claims
from foedera.watching.prose.tables.own_tables import ticks_of

_NUMBER = rf"(?:{any_of(WORDS)}|\d{{1,2}})"
_HOLDERS = (
    r"(?:partners?|partnerships?|texts?|columns?|countries|country|states|documents?|SDPs?|papers|agreements|of them)"
)
_ALL = re.compile(
    rf"\b(?:common to all|in common\b|across the board|six ticks\b"
    r"|(?:all|every one of|each of)\s(?:of\s)?(?:the\s)?six\b"
    rf"|(?:all|each|every)\s(?:of\s)?(?:the\s)?(?:single\s)?{_HOLDERS})",
    re.IGNORECASE,
)
_EXACTLY = re.compile(
    rf"\b(?:by|for|in|with|of)\s(?:just |only |exactly |no more than )?(?P<number>{_NUMBER}|an?\ssingle"
    rf"|one)\s(?:of the )?{_HOLDERS}\b"
    rf"|\b(?:by|for|in)\sexactly\s(?P<bare>{_NUMBER})\b|\b(?:have|has|with|carry|carries|show)\s(?:just "
    rf"|only )?(?:a single (?:one|tick)|one tick)\b",
    re.IGNORECASE,
)
_ROW_NOUN = rf"(?:rows?|{any_of(claims().area_nouns)})"
_ROWS = re.compile(
    rf"\s(?:of\s(?:the|its|these|those)\s(?:{_NUMBER}\s)?)?(?:\w+\s){{0,2}}?{_ROW_NOUN}\b", re.IGNORECASE
)
_LEFT_OUT = re.compile(
    r"\s(?:of (?:which|them|these|those)\b|(?:are|were)\s(?:ticked|held|found|common|shared|met|present)\b"
    r"|(?:have|had|carry|bear|get|got)\s(?:a tick|ticks)\b"
    r"|(?:with|have|carry|show) (?:a |one |just )"
    rf"|(?:(?:are|were)\s)?ticked\b|for\s(?:just\s|only\s|exactly\s)?{_NUMBER}\b)",
    re.IGNORECASE,
)
"""Behind a number whose noun stands before ('Of the 25 rows, ten are ticked')."""
_NO_ROWS = re.compile(rf"\s(?:\w+\s)?(?:{_HOLDERS}|ticks?|headings)\b", re.IGNORECASE)
_SET = re.compile(r"\b(?:of|out of|from|over) (?:the|its|a|all|these|those|some)?\s?$", re.IGNORECASE)
_SHARED = re.compile(r"\btick|\bcommon\b|\bshar|\brows?\b|\bfound\b|\bfeatur|\bappear|\bturns? up\b", re.IGNORECASE)
_TICK = re.compile(r"\bticks?\b|\bticked\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:table|grid|matrix|comparison|checklist|list|overview|scheme|catalogue|sort(?:s|ed)|compar(?:es|ed)"
    r"|side by side)\b",
    re.IGNORECASE,
)
_OF_THE_SIX = re.compile(
    r"\b(?:briefing|Parliament|research service|EPRS)\b"
    r"|\bsix (?:partners?|partnerships?|texts|documents|columns|of 2024)\b",
    re.IGNORECASE,
)
_WIDE = 15
"""Rows from which a table may be the whole one."""
_COLUMNS_OF = re.compile(r"\s(?:of the )?(?:rows|ticks|lines)\b")
_ONE_ROW = re.compile(r"\b(?:row|line)\b", re.IGNORECASE)
_OF_SOME = re.compile(
    r"\b(?:from|above|below|both|more|fewer|less|share|same|missions?|headings|common|only)\b", re.IGNORECASE
)
_OWN_COLUMN = re.compile(r"(?:it|its (?:column|text)|the column)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\bticks\b[^.;]{0,60}\b(?:come|came|comes|add up|adds up|amount|total|number|run|sum)\s(?:to\s)?$|\b(?:total"
    r"|sum) of\s$|\bcolumns\s(?:hold|have|carry|contain|count)\s$",
    re.IGNORECASE,
)


@kind(
    "count-common",
    reads="a number of rows or areas, and of how many partners: 'common to all', 'by exactly four', 'a single tick'",
    recomputed="rows ticked for that many agreements of the table",
    of_family=True,
)
def count_common(case: ProseCase) -> Iterator[Said]:
    """How many areas so many of them have."""
    rows_in = -1
    for sentence in case.prose:
        text = sentence.text
        near = rows_in == sentence.block
        if not case.register.tabled or doubted(text) or text.endswith("?") or not (_SHARED.search(text) or near):
            continue
        scopes = sorted(
            [(m.start(), m.end(), _holders(case, m)) for shape in (_ALL, _EXACTLY) for m in shape.finditer(text)]
        )
        numbers = _of_rows(sentence, near)
        for number, holders in _paired(numbers, scopes):
            rows_in = sentence.block
            yield _rows(case, sentence, number, holders)


def _holders(case: ProseCase, match: re.Match[str]) -> int:
    """Of how many partners a scope speaks."""
    group = match.groupdict()
    word = (group.get("number") or group.get("bare") or "").lower()
    if word:
        return 1 if word in ("one", "a single", "an single") else WORDS.get(word) or int(word)
    return 1 if "number" in group else len(case.register.tabled)


def _of_rows(sentence: Sentence, near: bool) -> list[NumberMention]:
    """The numbers that count some of the rows; a number of rows some are taken of is none."""
    found, text = [], sentence.text
    named = near or re.search(rf"\b{_ROW_NOUN}\b", text, re.IGNORECASE) is not None
    for one in counts_in(text):
        dated = any(date.start <= one.start < date.end for date in sentence.dates)
        if dated or _NO_ROWS.match(text, one.end) or _SET.search(text[: one.start]):
            continue
        if _ROWS.match(text, one.end) or (named and _LEFT_OUT.match(text, one.end)):
            found.append(one)
    return found


def _paired(numbers: list[NumberMention], scopes: list[tuple[int, int, int]]) -> Iterator[tuple[NumberMention, int]]:
    """Each number with its scope: one behind it before the next number, else the only one there is."""
    if len(numbers) == len(scopes) == 1:
        yield numbers[0], scopes[0][2]
        return
    at = 0
    for start, end, holders in scopes:
        before = [one for one in numbers if at <= one.start < start]
        at = end
        if before:
            yield before[-1], holders


def _rows(case: ProseCase, sentence: Sentence, number: NumberMention, holders: int) -> Said:
    register = case.register
    areas = [area.id for area in register.codebook.areas]
    ticked = {
        area: sum((c := register.covers(a, area)) is not None and c.value is CellValue.COVERED for a in register.tabled)
        for area in areas
    }
    had = {area: sum(bool(register.has(a, area)) for a in register.tabled) for area in areas}
    rows = [area for area in areas if ticked[area] == holders]
    ways = (ticked,) if _TICK.search(sentence.text) else (ticked, had)
    good = any(agrees(number, sum(one == holders for one in way.values())) for way in ways)
    says = f"{int(number.value)} rows are ticked for {holders}"
    told = ", ".join(map(register.label, rows))
    why = f"{len(rows)} rows are ticked for {holders} of {len(register.tabled)}: {told}"
    if holders == len(register.tabled):
        says = f"{int(number.value)} areas are common to all"
    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
    return Said(sentence, number.start, number.end, says, verdict, why)


@kind(
    "count-rows",
    reads="a number of rows or areas of a comparison, table or grid of the first partnerships",
    recomputed="rows of the table on record, or of one of the draft's own",
    of_family=True,
)
def count_rows(case: ProseCase) -> Iterator[Said]:
    """How many rows the comparison has."""
    known = {len(case.register.codebook.areas), *(len(grid.body) for grid in case.draft.tables)}
    for sentence in case.prose:
        text = sentence.text
        if not (_WHOLE.search(text) and _OF_THE_SIX.search(text)) or doubted(text) or not case.register.tabled:
            continue
        for number in counts_in(text):
            part = bool(re.match(r"\sof\b", text[number.end :]) or _TICK.search(text))
            named = _ROWS.match(text, number.end) and not re.search(
                r"headings|matters", text[number.end : number.end + 20]
            )
            part = part or not _WHOLE.search(text[sentence.clause(number.start)[0] : number.start])
            if number.value < _WIDE or part or not named or sentence.partners or number.about:
                continue
            verdict = Verdict.HOLDS if number.value in known else Verdict.CONTRADICTS
            why = f"the table on record has {len(case.register.codebook.areas)} rows"
            yield Said(sentence, number.start, number.end, f"{int(number.value)} rows in all", verdict, why)


@kind(
    "count-ticks",
    reads="a partner and 'N ticks', 'N rows' ticked; the ticks of all together",
    recomputed="rows ticked in the draft's own table, else in the table on record",
    of_family=True,
)
def count_ticks(case: ProseCase) -> Iterator[Said]:
    """Rows ticked for a partner, and in all."""
    for sentence in case.prose:
        text = sentence.text
        for number in counts_in(text):
            clause = text[slice(*sentence.clause(number.start))]
            if not _TICK.search(clause) or text.endswith("?") or doubted(text):
                continue
            total = _TOTAL.search(text[: number.start])
            if total is not None and not any(total.start() <= p.start < number.start for p in sentence.partners):
                yield from _total(case, sentence, number)
            elif _COLUMNS_OF.match(text, number.end):
                partner = _column(case, sentence, number)
                if partner is not None:
                    yield from _ticks(case, sentence, number, partner)


def _column(case: ProseCase, sentence: Sentence, number: NumberMention) -> str | None:
    """Whose column a number of ticks is of: the one partner its clause names, or points to as its subject."""
    start, end = sentence.clause(number.start)
    clause = sentence.text[start:end]
    named = {one.id for one in sentence.parties if start <= one.start < end and one.id in case.register.agreement_of}
    if _OF_SOME.search(clause) or _ONE_ROW.search(clause) or len(counts_in(clause)) > 1 + len(sentence.dates):
        return None
    if len(named) == 1:
        return next(iter(named))
    pointed = not sentence.parties and len(sentence.about) == 1 and _OWN_COLUMN.match(clause.strip())
    return sentence.about[0] if pointed else None


def _ticks(case: ProseCase, sentence: Sentence, number: NumberMention, partner: str) -> Iterator[Said]:
    known = ticks_of(case, partner)
    if known is not None:
        name = case.register.name(partner)
        says, why = f"{name}: {int(number.value)} rows ticked", f"{known} rows are ticked for {name}"
        verdict = Verdict.HOLDS if agrees(number, known) else Verdict.CONTRADICTS
        yield Said(sentence, number.start, number.end, says, verdict, why)


def _total(case: ProseCase, sentence: Sentence, number: NumberMention) -> Iterator[Said]:
    partners = [case.register.partner_of[a] for a in case.register.tabled]
    ticks = [known for one in partners if (known := ticks_of(case, one)) is not None]
    if ticks and number.value > max(ticks):
        verdict = Verdict.HOLDS if number.value == sum(ticks) else Verdict.CONTRADICTS
        why = f"{sum(ticks)} ticks in all"
        yield Said(sentence, number.start, number.end, f"{int(number.value)} ticks in all", verdict, why)


KINDS: tuple[Kind, ...] = (count_common, count_rows, count_ticks)
