"""Orders: 'by date of signature', 'in that order', 'second', 'the first of the six'."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from foedera.model.dates import compatible, first_day, written_out
from foedera.model.event import Event
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind, whole
from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.parts.nouns import OWN
from foedera.watching.prose.parts.numbers import ORDINALS

_ORDER = re.compile(
    r"\b(?:(?:in|by|the) (?:the )?order (?:of|by) (?:date of )?(?:signature|signing|date|conclusion|adoption)"
    r"|by date(?: of "
    r"(?:signature|signing|conclusion))?|in (?:that|this) order|chronological(?:ly)?(?: order)?|in order of time|"
    r"the order in which (?:they|these|the six) (?:were )?signed|first came\b[^.;]{3,60}\bthen\b"
    r"|from (?:the )?(?:first|earliest|oldest) to (?:the )?(?:last|latest|newest))\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\b(?P<rank>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s(?:in line\s)?(?:came|was"
    r"|is)\s(?=(?:the\s)?[A-Z])",
    re.IGNORECASE,
)
_ONE_BY_ONE = re.compile(r"first came", re.IGNORECASE)
_ORDER_SHORT = re.compile(r"\bin (?:that|this) order\b", re.IGNORECASE)
_RANK = re.compile(
    r"\b(?:came|was|were|followed|is|as|signed|ranks|became)\s(?:the\s|as\s)?(?:\w+ly\s)?(?P<rank>first"
    r"|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last)\b(?P<noun>(?:\s(?:partner|country|state"
    r"|of the \w+)\b)?)",
    re.IGNORECASE,
)
_RANK_SCOPE = re.compile(
    r"\b(?:sign\w*|partner|partnership|SDP|text|of the (?:six|twelve|first six|eleven))\b", re.IGNORECASE
)
_OF_SIX = re.compile(r"\b(?:of the (?:first )?six|of (?:the )?2024)\b", re.IGNORECASE)
_NARROWER = re.compile(
    r"\b(?:african?|asian?|european(?! union)|nordic|balkans?|region|continent|digital"
    r"|in (?:the )?(?:[A-Z][\w-]+)|candidate|efta|nato|all(?:y|ies|iance)|americas?|pacific|"
    r"non-european|member|meeting|round|summit|after the|outside)\b",
    re.IGNORECASE,
)

_RANKED_AMONG = re.compile(
    r"\b(?:within|among|amongst|of the (?:candidates?|allies|members|asian|nordic|balkan|european|three|two|four"
    r"|five|latter|pair))\b",
    re.IGNORECASE,
)
"""What narrows a place in time before it is given."""
_TOLD_OF = re.compile(
    r"\b(?:announces?|claims?|promises|purports|calls (?:itself|this|that|it)|is said|professes"
    r"|(?:briefing|summary|paper|report|outlook|press|article|website|page|study)[^.;]{0,60}?\s"
    r"(?:lists?|names?|gives?|puts?|has|places?|mentions?|orders?))\b",
    re.IGNORECASE,
)
"""Where the order is another text's."""
_QUOTES = ('"', "“", "‘", "«")


def of_others(text: str) -> bool:
    """Whether an order in time is what another text says: its words are quoted, or it claims or announces them."""
    found = _ORDER.search(text)
    return found is not None and (
        _TOLD_OF.search(text) is not None or text[found.start() - 1 : found.start()] in _QUOTES
    )


@kind(
    "order",
    reads="words that announce an order in time, and three or more partners (two with 'in that order')",
    recomputed="dates of signature, else of what came nearest to it",
    of_family=True,
)
def order(case: ProseCase) -> Iterator[Said]:
    """A list said to be in order of time against the dates."""
    for sentence in case.prose:
        found = _ORDER.search(sentence.text)
        listed = _longest_list(sentence, found.end() if found and not _ORDER_SHORT.match(found[0]) else 0)
        if found and _ONE_BY_ONE.match(found[0]):
            listed = list(dict.fromkeys(one.id for one in sentence.partners if one.start > found.start()))
        if found is None or len(listed) < (2 if _ORDER_SHORT.match(found[0]) else 3):
            continue
        if doubted(sentence.text) or of_others(sentence.text):
            continue
        dated = _dated(case, sentence, listed)
        claimed = [one for one in listed if one in dated]
        days = [first_day(dated[one].value.date or "") for one in claimed]
        wrong = [
            (a, b)
            for a, b in itertools.pairwise(claimed)
            if first_day(dated[a].value.date or "") > first_day(dated[b].value.date or "")
            and not compatible(dated[a].value.date or "", dated[b].value.date or "")
        ]
        says = f"in order of time: {case.register.names(listed)}"
        claims = tuple(identifier for one in dated.values() for identifier in one.ids)
        if not wrong:
            yield Said(sentence, *whole(sentence), says, Verdict.HOLDS, "so the dates on record have it", claims)
            continue
        right = [one for _, one in sorted(zip(days, claimed, strict=True))]
        told = "; ".join(f"{case.register.name(one)} {written_out(dated[one].value.date)}" for one in right)
        yield Said(sentence, *whole(sentence), says, Verdict.CONTRADICTS, f"the dates on record give: {told}", claims)


def _dated(case: ProseCase, sentence: Sentence, listed: Sequence[str]) -> dict[str, Told[Event]]:
    """Partner → how the instrument named came into being, else its partnership; those without a date are left out."""
    style, register = next((one.how for one in sentence.instruments), None), case.register
    found = {}
    for one in listed:
        subject = register.agreement_of[one] if style is None else case.names.instrument(style, one)
        begun = register.begun(subject) if subject else None
        if begun is not None and begun.value.date is not None:
            found[one] = begun
    return found


def _longest_list(sentence: Sentence, at: int) -> list[str]:
    """The partners of the longest list that stands in one piece, behind a place where there is one there."""
    runs: list[list[Mention]] = []
    for one in sentence.partners:
        if runs and len(sentence.text[runs[-1][-1].end : one.start]) <= 8:
            runs[-1].append(one)
        else:
            runs.append([one])
    behind = [run for run in runs if run[0].start >= at and len(run) > 2]
    best = max(behind or runs, key=len, default=[])
    return list(dict.fromkeys(one.id for one in best))


@kind(
    "rank",
    reads="one partner and 'came second', 'was the first of the six', 'the last to sign'",
    recomputed="its place among the dates of signature",
    of_family=True,
)
def rank(case: ProseCase) -> Iterator[Said]:
    """A partner's place in time."""
    for before, sentence in itertools.pairwise((None, *case.prose)):
        if sentence is None or _of_else(before, sentence):
            continue
        for found in _RANK.finditer(sentence.text):
            start, end = sentence.clause(found.start())
            own = [one for one in sentence.partners if start <= one.start < found.start()]
            clause = sentence.text[start:end]
            scoped = _RANK_SCOPE.search(clause) or "came" in found[0].lower()
            if len({one.id for one in own}) != 1 or not scoped or doubted(clause):
                continue
            around = f"{sentence.text[start : own[0].start]} | {sentence.text[found.end('rank') : end]}"
            if _NARROWER.search(around) or sentence.missions or sentence.instruments:
                continue
            if _RANKED_AMONG.search(sentence.text[: found.start()]):
                continue
            if found["rank"].lower() == "last":
                if _OF_SIX.search(sentence.text, found.end("rank")):
                    yield from _last(case, sentence, own[-1].id, found)
                continue
            if own[-1].how == "seat" and "dialogue" in sentence.text.lower():
                continue
            yield from _ranked(case, sentence, own[-1].id, found)


def _of_else(before: Sentence | None, sentence: Sentence) -> bool:
    """Whether a place may be one with an instrument the sentence before named."""
    near = before is not None and before.block == sentence.block and bool(before.instruments)
    return near and OWN.search(sentence.text) is None


@kind(
    "rank-first",
    reads="'Second came Norway', 'third in line was Japan'",
    recomputed="its place among the dates of signature",
    of_family=True,
)
def rank_first(case: ProseCase) -> Iterator[Said]:
    """A place in time, named before the partner that has it."""
    for before, sentence in itertools.pairwise((None, *case.prose)):
        if sentence is None or _of_else(before, sentence):
            continue
        for found in _INVERTED.finditer(sentence.text):
            behind = [one for one in sentence.partners if 0 <= one.start - found.end() <= 4]
            if behind and not doubted(sentence.text) and not sentence.missions and not sentence.instruments:
                yield from _ranked(case, sentence, behind[0].id, found)


def _ranked(case: ProseCase, sentence: Sentence, partner: str, found: re.Match[str]) -> Iterator[Said]:
    agreement = case.register.agreement_of[partner]
    line = case.register.begun_by(case.today)
    years = [d.date for d in sentence.dates if found.end() <= d.start <= found.end() + 12 and len(d.date) == 4]
    if years:
        line = tuple(one for one in line if (b := case.register.begun(one)) and (b.value.date or "")[:4] == years[0])
    begun = case.register.begun(agreement)
    if agreement not in line or begun is None:
        return
    says = f"{case.register.name(partner)} is number {ORDINALS[found['rank'].lower()]} by date"
    day = begun.value.date or ""
    others = [other.value.date or "" for one in line if one != agreement and (other := case.register.begun(one))]
    before = sum(first_day(one) < first_day(day) and not compatible(one, day) for one in others)
    places = range(before + 1, before + 2 + sum(compatible(one, day) for one in others))
    verdict = Verdict.HOLDS if ORDINALS[found["rank"].lower()] in places else Verdict.CONTRADICTS
    why = f"number {line.index(agreement) + 1} by the dates on record ({written_out(begun.value.date)})"
    yield Said(sentence, found.start(), found.end(), says, verdict, why, begun.ids)


def _last(case: ProseCase, sentence: Sentence, partner: str, found: re.Match[str]) -> Iterator[Said]:
    """The last of those a whole table is of."""
    line = [one for one in case.register.begun_by(case.today) if one in case.register.tabled]
    if not line or case.register.agreement_of[partner] not in line:
        return
    last = case.register.begun(line[-1])
    verdict = Verdict.HOLDS if line[-1] == case.register.agreement_of[partner] else Verdict.CONTRADICTS
    why = f"the last by date is {case.register.name(case.register.partner_of[line[-1]])}"
    if last is not None:
        says = f"{case.register.name(partner)} was the last of them"
        yield Said(
            sentence, found.start(), found.end(), says, verdict, f"{why}, {written_out(last.value.date)}", last.ids
        )


@kind(
    "steady-order",
    reads="two partners named side by side, several times",
    recomputed="the draft's own order, and the dates of both",
)
def steady_order(case: ProseCase) -> Iterator[Said]:
    """Two partners named side by side in one order here and the other there."""
    pairs: dict[frozenset[str], dict[tuple[str, str], list[Sentence]]] = defaultdict(lambda: defaultdict(list))
    for sentence in case.draft.sentences:
        own = [one for one in sentence.partners if one.how in ("name", "seat")]
        for a, b in itertools.pairwise(own):
            joint = sentence.text[a.end : b.start]
            if a.id != b.id and len(own) == 2 and re.fullmatch(r"(?:'s)?\s(?:and|or)\s(?:with\s)?", joint):
                pairs[frozenset((a.id, b.id))][a.id, b.id].append(sentence)
    for both in pairs.values():
        if len(both) == 2 and sum(map(len, both.values())) >= 4:
            (one, other) = sorted(both, key=lambda pair: -len(both[pair]))
            sentence = both[other][0]
            yield Said(
                sentence,
                *whole(sentence),
                f"{case.register.names(other)}, in this order",
                Verdict.LOOK,
                f"{len(both[one])} times the draft names {case.register.name(one[0])} first, {len(both[other])} times "
                f"{case.register.name(other[0])}; keep to one order, or say which it is",
                seen=tuple((s.start, s.start + len(s.text)) for s in both[one][:3]),
            )


KINDS: tuple[Kind, ...] = (order, rank, rank_first, steady_order)
