"""Numbers of rows and ticks: rows some number of partners have, ticks of a partner, ticks of a whole table."""

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
_HOLDERS = r"(?:partners?|partnerships?|texts?|columns?|countries|states|documents|SDPs|papers|agreements|of them)"
_ALL = re.compile(
    r"\b(?:common to|in common\b|in all (?:six|of|the|partn\w*|texts|columns)\b|(?:shared by|span) (?:all|every)"
    r"|(?:for|by|with|of)\s(?:all|each|every)\b|\bin (?:each|every)\b"
    r"|all (?:six|of them)|every (?:partner|partnership|text|column)|each of the)(?:\s(?:of\s)?(?:the\s)?six\b)?"
    r"|\bsix ticks\b",
    re.IGNORECASE,
)
_EXACTLY = re.compile(
    rf"\b(?:by|for|in|with|of)\s(?:just |only |exactly |no more than )?(?P<number>{_NUMBER}|an?\ssingle"
    rf"|one)\s(?:of the )?{_HOLDERS}\b"
    rf"|\b(?:by|for|in)\sexactly\s(?P<bare>{_NUMBER})\b|\b(?:have|has|with|carry|carries|show)\s(?:just "
    rf"|only )?(?:a single (?:one|tick)|one tick)\b",
    re.IGNORECASE,
)
_ROWS = re.compile(
    rf"^\s(?:of (?:which|them|these|the(?:\s{_NUMBER})?(?:\s\w+)?\srows)\b|(?:\w+\s){{0,2}}?(?:rows?"
    rf"|{any_of(claims().area_nouns)})\b"
    rf"|(?:have|had|with|are|carry|show|bear|stand)\b)",
    re.IGNORECASE,
)
_NO_ROWS = re.compile(rf"^\s(?:\w+\s)?(?:{_HOLDERS}|ticks?)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:rows?|ticks?|ticked)\b|\bcommon\b", re.IGNORECASE)
_SET = re.compile(r"\b(?:of|from|over) (?:the|its|a)?\s?$", re.IGNORECASE)
_TICKS = re.compile(r"^\s(?:of the )?(?:rows|ticks)\b", re.IGNORECASE)
_OTHER_ROWS = re.compile(r"\b(?:headings|missions)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\bticks\b[^.;]{0,60}\b(?:come|came|comes|add up|adds up|amount|total|number|run|sum)\s(?:to\s)?$|\b(?:total"
    r"|sum) of\s$",
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
        scopes = [(m.start(), m.end(), _holders(case, m)) for m in _ALL.finditer(sentence.text)]
        scopes += [(m.start(), m.end(), _holders(case, m)) for m in _EXACTLY.finditer(sentence.text)]
        at = 0
        for start, end, holders in sorted(scopes):
            number = _counted(sentence, at, start)
            near = rows_in == sentence.block
            at = end
            if number is None or holders is None or not case.register.tabled:
                continue
            if not (_SPOKEN.search(sentence.text) or near) or doubted(sentence.text):
                continue
            rows_in = sentence.block
            yield _rows(case, sentence, number, holders)


def _holders(case: ProseCase, match: re.Match[str]) -> int | None:
    """Of how many partners a scope speaks."""
    group = match.groupdict()
    word = (group.get("number") or group.get("bare") or "").lower()
    if word:
        return 1 if word in ("one", "a single", "an single") else WORDS.get(word) or int(word)
    return 1 if "number" in group else len(case.register.tabled)


def _counted(sentence: Sentence, at: int, end: int) -> NumberMention | None:
    """The number of rows a scope belongs to: the last before it that counts rows."""
    found = [
        one
        for one in counts_in(sentence.text[:end])
        if one.start >= at
        and _ROWS.match(sentence.text[one.end :])
        and not _NO_ROWS.match(sentence.text[one.end :])
        and not _SET.search(sentence.text[: one.start])
    ]
    return found[-1] if found else None


def _rows(case: ProseCase, sentence: Sentence, number: NumberMention, holders: int) -> Said:
    register = case.register
    areas = [area.id for area in register.codebook.areas]
    ticked = {
        area: sum((c := register.covers(a, area)) is not None and c.value is CellValue.COVERED for a in register.tabled)
        for area in areas
    }
    had = {area: sum(bool(register.has(a, area)) for a in register.tabled) for area in areas}
    rows = [area for area in areas if ticked[area] == holders]
    ways = (ticked,) if re.search(r"\btick", sentence.text) else (ticked, had)
    good = any(agrees(number, sum(one == holders for one in way.values())) for way in ways)
    says = f"{int(number.value)} rows are ticked for {holders}"
    told = ", ".join(map(register.label, rows))
    why = f"{len(rows)} rows are ticked for {holders} of {len(register.tabled)}: {told}"
    if holders == len(register.tabled):
        says = f"{int(number.value)} areas are common to all"
    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
    return Said(sentence, number.start, number.end, says, verdict, why)


@kind(
    "count-ticks",
    reads="a partner and 'N rows', 'N ticks'; the ticks of all together",
    recomputed="rows ticked in the draft's own table, else in the table on record",
    of_family=True,
)
def count_ticks(case: ProseCase) -> Iterator[Said]:
    """Rows ticked for a partner, and in all."""
    for sentence in case.prose:
        for number in counts_in(sentence.text):
            total = _TOTAL.search(sentence.text[: number.start])
            if total is not None and not any(total.start() <= p.start < number.start for p in sentence.partners):
                yield from _total(case, sentence, number)
            elif _TICKS.match(sentence.text[number.end :]) and not _OTHER_ROWS.search(sentence.text):
                partner = _column(sentence, number)
                if partner is not None:
                    yield from _ticks(case, sentence, number, partner)


def _column(sentence: Sentence, number: NumberMention) -> str | None:
    """Whose column a number of ticks is of: the only partner of its clause that stands before it, or the topic."""
    start, end = sentence.clause(number.start)
    clause = sentence.text[start:end]
    named = {one.id for one in sentence.partners if start <= one.start < end}
    if re.search(
        r"\b(?:from|table|above|below|both|more|fewer|less|share|same)\b", sentence.text[start : number.start]
    ):
        return None
    if len(named) == 1 and any(start <= one.start < number.start for one in sentence.partners):
        return next(iter(named))
    if not sentence.partners and len(sentence.about) == 1 and not _ALL.search(clause):
        return sentence.about[0]
    return None


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


KINDS: tuple[Kind, ...] = (count_common, count_ticks)
