"""Up to when a mission has its mandate."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from foedera.model.dates import written_out
from foedera.model.event import Mission
from foedera.model.ledger import Entry
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.dates import DateMention

_UNTIL = re.compile(
    r"\b(?:until|till|to|through|up to|(?:term|end) (?:being|is|of)|(?:ends?|expires?|ending|expiring|lapses?) on)\s"
    r"(?:the end of\s)?$",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s(?:and\s)?(?:(?:until|till|to)\s)?", re.IGNORECASE)
_IT = re.compile(r"(?:It|Its|The (?:mission|operation|mandate)|This)\b")
_OF_IT = re.compile(r"\b(?:its?|mission|operation|mandate[ds]?)\b", re.IGNORECASE)
_YEAR = 4
_MANDATE = re.compile(
    r"\b(?:mandat\w{1,3}|prolong\w{0,6}|exten\w{2,6}|renew\w{0,3}|terms?|runs?|stays?|goes on|go on|lasts?"
    r"|continues?|authorised)\b",
    re.IGNORECASE,
)


@kind(
    "mandate-end",
    reads="a mission, a word for its mandate, and 'until' a date",
    recomputed="up to when its mandate runs, as on record; where none is, whose mandate ends on that very day",
)
def mandate_end(case: ProseCase) -> Iterator[Said]:
    """Until when a mission is to go on."""
    known = {e.claim.subject: e for e in case.register.ledger.of(Mission)}
    before: list[str] = []
    block = -1
    for sentence in case.prose:
        named = list(dict.fromkeys(one.id for one in sentence.missions))
        if not doubted(sentence.text) and _MANDATE.search(sentence.text):
            near = before if sentence.block == block or _IT.match(sentence.text) else []
            near = [one for one in near if _at_home(case, sentence, known[one].value)]
            for mission, date in _paired(sentence, named, near):
                yield from _judged(case, known, sentence, mission, date)
        before, block = named or (before if sentence.block == block else []), sentence.block


def _at_home(case: ProseCase, sentence: Sentence, mission: Mission) -> bool:
    """Whether a sentence names nobody but where a mission is."""
    others = [one for one in sentence.parties if one.id != "eu"]
    return all(case.register.name(one.id) in (mission.host or "") for one in others)


def _judged(
    case: ProseCase, known: Mapping[str, Entry[Mission]], sentence: Sentence, mission: str, date: DateMention
) -> Iterator[Said]:
    entry = known.get(mission)
    if entry is None or len(date.date) == _YEAR:
        return
    says = f"{entry.value.name} until {date.in_words}"
    other = [one for one in known.values() if one.value.until == date.date]
    if entry.value.until:
        told, verdict = entry, Verdict.HOLDS if date.meets(entry.value.until) else Verdict.CONTRADICTS
    elif len(other) == 1 and len(date.date) > len("2026-01"):
        told, verdict = other[0], Verdict.CONTRADICTS
    else:
        return
    why = f"on record: {told.value.name} until {written_out(told.value.until or '')}"
    why += f" ({cited(case.register, [told.claim.id])})"
    yield Said(sentence, date.start, date.end, says, verdict, why, (told.claim.id,))


def _paired(sentence: Sentence, named: Sequence[str], before: Sequence[str]) -> list[tuple[str, DateMention]]:
    """Each mission with its day; 'A and B until this day and that' by their order, or not at all."""
    text, ends = sentence.text, list[DateMention]()
    for date in sentence.dates:
        goes_on = ends and _AND.fullmatch(text, ends[-1].end, date.start)
        if goes_on or _UNTIL.search(text, max(0, date.start - 24), date.start):
            ends.append(date)
    several = any(_AND.fullmatch(text, one.end, other.start) for one, other in itertools.pairwise(ends))
    if several:
        ahead = dict.fromkeys(one.id for one in sentence.missions if one.end <= ends[0].start)
        return list(zip(ahead, ends, strict=True)) if len(ahead) == len(ends) else []
    return [(whose, date) for date in ends if (whose := _whose(sentence, date, named, before))]


def _whose(sentence: Sentence, date: DateMention, named: Sequence[str], before: Sequence[str]) -> str | None:
    """The mission a date is said of: the last before it, else the one named, here or in the sentence before."""
    ahead = [one.id for one in sentence.missions if one.end <= date.start]
    if ahead:
        return ahead[-1]
    if named:
        return named[0] if len(named) == 1 and len(sentence.dates) == 1 else None
    return before[0] if len(before) == 1 and _OF_IT.search(sentence.text) else None


KINDS: tuple[Kind, ...] = (mandate_end,)
