"""On which occasion a thing was done, and on which day of the week."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, kind
from foedera.watching.prose.parts.numbers import ordinals_in

_BETWEEN = re.compile(r"(?:\s[\w–-]+){0,4}\s")
_ORDINAL_OCCASION = re.compile(r"\b(?:association council|summit|forum|strategic dialogue)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s$")
_DEED = re.compile(
    r"\b(?:sign(?:ed|s|ing|ature)?|concluded|adopted|announced|presented|launched|published|agreed)\b", re.IGNORECASE
)


@kind(
    "occasion",
    reads="a partner or its deed with 'the first summit', 'the eighth Association Council'",
    recomputed="the occasion of its events and the ordinal in it",
    of_family=True,
)
def occasion(case: ProseCase) -> Iterator[Said]:
    """The ordinal of the occasion on which something was done."""
    for sentence in case.prose:
        if len(sentence.about) != 1 or not _DEED.search(sentence.text):
            continue
        events = case.register.events(case.register.agreement_of[sentence.about[0]])
        for match in _ORDINAL_OCCASION.finditer(sentence.text):
            own = [n for n in ordinals_in(sentence.text) if _BETWEEN.fullmatch(sentence.text, n.end, match.start())]
            known = [
                (n.value, one)
                for one in events
                if one.value.occasion and match[0].lower() in one.value.occasion.lower()
                for n in ordinals_in(one.value.occasion)
            ]
            if not own or not known:
                continue
            met = [one for value, one in known if value == own[-1].value]
            says = f"{case.register.name(sentence.about[0])}: {sentence.text[own[-1].start : match.end()]}"
            place = (own[-1].start, match.end())
            if met:
                yield Said(
                    sentence,
                    *place,
                    says,
                    Verdict.HOLDS,
                    str(met[0].value.occasion),
                    tuple(i for one in met for i in one.ids),
                )
            else:
                one = known[0][1]
                why = f"on record: {one.value.occasion} ({cited(case.register, one.ids)})"
                yield Said(sentence, *place, says, Verdict.CONTRADICTS, why, one.ids)


@kind("weekday", reads="a day of the week beside a date", recomputed="the calendar")
def weekday(case: ProseCase) -> Iterator[Said]:
    """A day of the week against the calendar."""
    for sentence in case.prose:
        for date in sentence.dates:
            named = _WEEKDAY.search(sentence.text, max(0, date.start - 14), date.start)
            if named is None or len(date.date) < 10 or date.lent or date.counted:
                continue
            right = datetime.date.fromisoformat(date.date).strftime("%A")
            verdict = Verdict.HOLDS if right == named["day"] else Verdict.CONTRADICTS
            says = f"{date.in_words} is a {named['day']}"
            yield Said(sentence, named.start(), date.end, says, verdict, f"it is a {right}")


KINDS: tuple[Kind, ...] = (occasion, weekday)
