"""How often a dialogue has met: 'five times by the end of 2024', 'four meetings so far'."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from foedera.model.dates import first_day, last_day
from foedera.model.event import Dialogue, Meeting
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.counts import agrees
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.numbers import NumberMention, counts_in
from foedera.watching.prose.parts.things import dialogues_in
from foedera.watching.prose.parts.words import any_of, claims

_TIMES = re.compile(
    rf"\s(?:times\b(?!\sa\b)|(?:different\s|separate\s)?(?:occasions|{any_of(claims().counted['meetings'])})\b)",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"\b(?:met|held|meets?|meetings?|convened|gathered|sat|took place|taken place|rounds?|sessions?|done so"
    r"|come together|came together|sittings?)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|until|till|up to|before|as of)\s(?:the\s)?(?:end\s(?:of\s)?|close of\s|spring of\s|autumn of\s"
    r"|summer of\s|beginning of\s|start of\s|turn of\s)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\bbefore\s(?:the\s)?(?:\w+\s(?:of\s)?)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:since|from|between|after)\s(?:the\s)?(?:\w+\s(?:of\s)?)?$", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:more|further|other|another|next|last|first|of the)\b", re.IGNORECASE)


@kind(
    "count-meetings",
    reads="a dialogue of one partner, a number of times or meetings, and a day by which",
    recomputed="meetings on record by that day, where all rounds up to it are on record",
    of_family=True,
)
def count_meetings(case: ProseCase) -> Iterator[Said]:
    """How often a dialogue had met by a day."""
    for before, sentence in itertools.pairwise((None, *case.prose)):
        if sentence is None or doubted(sentence.text) or not _MEETS.search(sentence.text):
            continue
        near = before if before is not None and before.block == sentence.block else None
        held, day = _held(case, sentence, near), _by(sentence)
        if not held or day is None:
            continue
        for number in counts_in(sentence.text):
            if _counts(sentence, number):
                yield _judged(sentence, number, held, day)


def _counts(sentence: Sentence, number: NumberMention) -> bool:
    """Whether a number is one of meetings, all of them."""
    part = _OTHERS.search(sentence.text[max(0, number.start - 12) : number.start])
    return number.value > 1 and _TIMES.match(sentence.text, number.end) is not None and part is None


def _held(case: ProseCase, sentence: Sentence, before: Sentence | None) -> tuple[Told[Meeting], ...]:
    """The meetings of the dialogue that is meant, in order; nothing where that, or one of them, is not certain."""
    parties = tuple(dict.fromkeys(one.id for one in sentence.partners)) or sentence.about
    for spoken in (sentence, before):
        styles = {one.id for one in dialogues_in(spoken.text)} - {"forum"} if spoken else set()
        if len(styles) == 1 and len(parties) == 1:
            formats = {e.claim.subject: e.value.format for e in case.register.ledger.of(Dialogue)}
            meant = [d for d in case.register.dialogues(parties[0]) if formats[d] in styles or styles == {""}]
            rounds = [one for d in meant for one in case.register.meetings(d)] if len(meant) == 1 else []
            rounds = sorted(rounds, key=lambda one: one.value.ordinal or 0)
            whole = [one.value.ordinal for one in rounds] == list(range(1, len(rounds) + 1))
            return tuple(rounds) if whole and all(one.value.date for one in rounds) else ()
        if styles:
            return ()
    return ()


def _by(sentence: Sentence) -> tuple[DateMention, bool] | None:
    """The day up to which is counted, and whether it is left out; None where the words do not say, or say from when."""
    dates = [d for d in sentence.dates if not _FROM.search(sentence.text[: d.start])]
    if len(dates) != 1 or len(sentence.dates) > 1:
        return None
    text = sentence.text[: dates[0].start]
    return (dates[0], _BEFORE.search(text) is not None) if _BY.search(text) or _BEFORE.search(text) else None


def _judged(
    sentence: Sentence,
    number: NumberMention,
    held: tuple[Told[Meeting], ...],
    by: tuple[DateMention, bool],
) -> Said:
    date, left_out = by
    end, start = last_day(date.date), first_day(date.date)
    certain = [one for one in held if last_day(one.value.date or "") < start]
    possible = [one for one in held if first_day(one.value.date or "") <= (start if left_out else end)]
    good = any(agrees(number, count) for count in {len(certain), len(possible)})
    told = "; ".join(one.value.date or "" for one in held)
    says = f"{int(number.value)} meetings by {date.in_words}"
    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
    ids = tuple(i for one in held for i in one.ids)
    return Said(sentence, number.start, number.end, says, verdict, f"on record: {told}", ids)


KINDS: tuple[Kind, ...] = (count_meetings,)
