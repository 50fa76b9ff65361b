"""Up to when a mission has its mandate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.dates import written_out
from foedera.model.event import Mission
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.dates import DateMention

_UNTIL = re.compile(
    r"\b(?:until|till|to|through|up to|(?:term|end) (?:being|is|of)|(?:ends?|expires?|ending|expiring|lapses?) on)\s"
    r"(?:the end of\s)?$",
    re.IGNORECASE,
)
_MANDATE = re.compile(
    r"\b(?:mandat\w{1,3}|prolong\w{0,6}|exten\w{2,6}|renew\w{0,3}|terms?|runs?|goes on|go on|lasts?"
    r"|continues?|authorised)\b",
    re.IGNORECASE,
)


@kind(
    "mandate-end",
    reads="a mission, a word for its mandate, and 'until' a date",
    recomputed="up to when its mandate runs, as on record",
)
def mandate_end(case: ProseCase) -> Iterator[Said]:
    """Until when a mission is to go on."""
    known = {e.claim.subject: e for e in case.register.ledger.of(Mission)}
    before: tuple[str, ...] = ()
    for sentence in case.prose:
        named = tuple(dict.fromkeys(one.id for one in sentence.missions))
        for date in sentence.dates:
            mission = _whose(sentence, date, before)
            entry = known.get(mission or "")
            ends = _UNTIL.search(sentence.text[max(0, date.start - 24) : date.start])
            if not ends or entry is None or not entry.value.until or len(date.date) == 4:
                continue
            if doubted(sentence.text) or not _MANDATE.search(sentence.text):
                continue
            good = date.meets(entry.value.until)
            why = f"on record until {written_out(entry.value.until)} ({cited(case.register, [entry.claim.id])})"
            says = f"{entry.value.name} until {date.in_words}"
            verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
            yield Said(sentence, date.start, date.end, says, verdict, why, (entry.claim.id,))
        before = named


def _whose(sentence: Sentence, date: DateMention, before: tuple[str, ...]) -> str | None:
    """The mission a date is said of: the last before it, else the one named, here or in the sentence before."""
    ahead = [one.id for one in sentence.missions if one.end <= date.start]
    if ahead:
        return ahead[-1]
    named = {one.id for one in sentence.missions}
    if len(named) == 1 and len(sentence.dates) == 1:
        return named.pop()
    first = min([one.start for one in (*sentence.parties, *sentence.missions)], default=len(sentence.text))
    return before[0] if len(before) == 1 and date.end <= first else None


KINDS: tuple[Kind, ...] = (mandate_end,)
