"""Claims on areas: only, none, all, unlike, ticked for; and reasons given for them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.model.dates import last_day
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind, whole
from foedera.watching.prose.parts.scopes import quantities
from foedera.watching.prose.parts.words import any_of, claims
from foedera.watching.prose.tables.own_tables import says_area

ONLY = re.compile(
    r"\b(?:only|alone|sole(?:ly)?|unique(?:ly)?|just (?:one|two)|no other|none of the (?:other|others|remaining)"
    r"|not (?:present|included|"
    r"found|contained) in (?:any )?other|no \w+ (?:except|but|other than|apart from)|exclusive(?:ly)?|nowhere else)\b",
    re.IGNORECASE,
)
ALL = re.compile(
    rf"(?<!not )(?:\b{any_of(claims().every)}\b)|(?<!not )\b(?:all (?:the )?(?:six|twelve|SDPs|partnerships"
    rf"|texts|of them)|all SDPs|every (?:partner\w*|text|one)"
    r"|each of the (?:six|texts))\b",
    re.IGNORECASE,
)
LACKS = re.compile(
    r"\b(?:nothing on|do(?:es)? not (?:include|cover|contain|mention|have|deal with|provide for|refer to)"
    r"|lacks?|lacking|"
    r"without (?:any|a (?:tick|row|cross|word|passage|provision|clause|entry|line))\b"
    r"|is (?:missing|absent) from|(?:are|were|was) (?:missing|absent) from|no (?:row|tick"
    r"|provision|mention|area)|leaves? out|"
    r"omits?|silent on|not ticked for|neither of|none of|but not for|not for)\b",
    re.IGNORECASE,
)
HAS = re.compile(
    rf"\b{any_of(claims().covering)}\b|\b(?:ticked (?:\w+ ){0, 3}for|found in|covers?|includes?|contains?"
    rf"|has a (?:row|provision)|provides? for"
    r"|deals? with|shared by|subject of|"
    r"entails?|mentions?|lists?|according to (?:the|its) table|(?:are|is) (?:each )?ticked|tick for"
    r"|appears? in|refer to)\b",
    re.IGNORECASE,
)
_UNLIKE = re.compile(r"\b(?:unlike|in contrast (?:to|with)|as opposed to|contrary to)\b", re.IGNORECASE)
NOW = re.compile(
    r"\b(?:to this day|today|still|to date|at present|currently|as yet|even now|until now|so far)\b", re.IGNORECASE
)
_THEN = re.compile(r"\b(?:was|were|had|did|then|at the time)\b", re.IGNORECASE)
_ALREADY = re.compile(r"\b(?:already|possibility|explored)\b", re.IGNORECASE)
_QUANTIFIED = re.compile(
    rf"\b{any_of((*quantities().save, *quantities().nobody, 'none of', 'neither'))}\b", re.IGNORECASE
)
"""Words by which those named are some of many: read elsewhere."""


class AreaAt(NamedTuple):
    """An area a clause names."""

    area: str
    start: int


def named_areas(sentence: Sentence, case: ProseCase, start: int = 0, end: int | None = None) -> list[AreaAt]:
    """Areas a stretch of a sentence names; of two whose words overlap, the one with more of them."""
    text = sentence.text[start : len(sentence.text) if end is None else end]
    found = case.names.area_mentions(text)
    kept: list[tuple[int, int, str]] = []
    for one in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if not any(one.start < e and s < one.end for s, e, _ in kept):
            kept.append((one.start, one.end, one.id))
    unique = {area: AreaAt(area, start + s) for s, _, area in sorted(kept, reverse=True)}
    return sorted(unique.values(), key=lambda one: one.start)


def day_of(case: ProseCase, sentence: Sentence) -> datetime.date:
    """The day a sentence speaks of: one it names in the past tense, else the draft's."""
    opens = bool(sentence.dates) and sentence.dates[0].start <= 4
    if sentence.dates and (opens or _THEN.search(sentence.text)) and not NOW.search(sentence.text):
        return min(last_day(sentence.dates[0].date), case.day)
    if re.search(r"\bthen\b", sentence.text) and not NOW.search(sentence.text):
        known = [case.register.begun(one) for one in case.register.tabled]
        return max((last_day(one.value.date) for one in known if one and one.value.date), default=case.day)
    return case.day


@kind(
    "unlike",
    reads="'unlike X, Y has (nothing on) an area'",
    recomputed="the cells of both sides",
    of_family=True,
)
def unlike(case: ProseCase) -> Iterator[Said]:
    """A contrast between partners on an area."""
    for sentence in case.prose:
        found = _UNLIKE.search(sentence.text)
        if found is None:
            continue
        comma = sentence.text.find(",", found.end())
        if found.start() > 5:
            first, second = (found.start(), len(sentence.text)), (0, found.start())
        elif comma > 0:
            first, second = (found.start(), comma), (comma, len(sentence.text))
        else:
            continue
        others = [one.id for one in sentence.partners if first[0] <= one.start < first[1]]
        own = [one.id for one in sentence.partners if second[0] <= one.start < second[1]] or (
            [] if len(sentence.about) != 1 else list(sentence.about)
        )
        areas = named_areas(sentence, case)
        if not others or not own or len(areas) != 1:
            continue
        lacks = LACKS.search(sentence.text) is not None
        yield from _held(
            case, sentence, areas[0].area, {**dict.fromkeys(own, not lacks), **dict.fromkeys(others, lacks)}
        )


@kind(
    "covers",
    reads="partners, an area, and 'ticked for', 'found in', 'nothing on', 'missing from'",
    recomputed="the cells",
    of_family=True,
)
def covers(case: ProseCase) -> Iterator[Said]:
    """Whether partners have an area."""
    for sentence in case.prose:
        if (
            _UNLIKE.search(sentence.text)
            or doubted(sentence.text)
            or not sentence.partners
            or sentence.missions
            or _QUANTIFIED.search(sentence.text)
        ):
            continue
        areas = named_areas(sentence, case)
        said = None if not areas or _ALREADY.search(sentence.text) else _divided(sentence, areas)
        for one in areas if said is not None else ():
            yield from _held(case, sentence, one.area, said or {})


def _divided(sentence: Sentence, areas: Sequence[AreaAt]) -> dict[str, bool] | None:
    """Partner → whether it is said to have the area; None where that cannot be told."""
    has, lacks = HAS.search(sentence.text), LACKS.search(sentence.text)
    if has is not None and lacks is not None and lacks.start() <= has.start() < lacks.end():
        has = None
    if lacks is not None:
        if ALL.search(sentence.text) or len(areas) != 1:
            return None
        if has is None:
            return dict.fromkeys((one.id for one in sentence.partners), False)
        if lacks.start() < has.start():
            return {one.id: one.start > has.start() for one in sentence.partners}
        return {one.id: one.start < lacks.start() for one in sentence.partners}
    if has is None or not _firmly(sentence):
        return None
    if len(areas) > 1 and len(sentence.partners) > 1 and areas[-1].start > sentence.partners[0].start:
        return None
    return dict.fromkeys((one.id for one in sentence.partners), True)


def _firmly(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a table, or says without 'only' where an area is found."""
    if re.search(r"\btick|\btable\b", sentence.text):
        return True
    return ONLY.search(sentence.text) is None and "found in" in sentence.text


def _held(case: ProseCase, sentence: Sentence, area: str, said: dict[str, bool]) -> Iterator[Said]:
    register = case.register
    wrong: list[str] = []
    known = 0
    claims: list[str] = []
    for partner, has in said.items():
        agreement = register.agreement_of[partner]
        own = says_area(case, partner, area)
        on_record = register.has(agreement, area) if own is None else own
        if on_record is None:
            continue
        known += 1
        cell = register.covers(agreement, area)
        claims += cell.claims if cell else ()
        if on_record != has:
            wrong.append(f"{register.name(partner)} {'has' if on_record else 'does not have'} it")
    if not known:
        return
    have = [one for one, has in said.items() if has]
    lack = [one for one, has in said.items() if not has]
    parts = [f"{register.names(have)} with" if have else "", f"{register.names(lack)} without" if lack else ""]
    says = f"{register.label(area)}: {', '.join(filter(None, parts))}"
    verdict = Verdict.CONTRADICTS if wrong else Verdict.HOLDS
    by = f" ({cited(register, claims)})" if claims else ""
    why = f"on record: {'; '.join(wrong)}{by}" if wrong else "so the table has it"
    yield Said(sentence, *whole(sentence), says, verdict, why, tuple(claims))


KINDS: tuple[Kind, ...] = (unlike, covers)
