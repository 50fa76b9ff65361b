"""Sums a draft gives or takes: of whom, of which day, which of several, up to when; lists paired in reading order.

In: the clauses of a draft and its tables. Out: sums in order. Where a date or a partner cannot be told for certain
the sum says so, and all that could be meant is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.numbers import NumberMention, ordinals_in, sums_in
from foedera.watching.prose.said.clauses import Clause, listed

_BARE_SUM = re.compile(
    r"(?<![\d.,€$£¥])(?<!\b[A-Z]{3}\s)(?P<list>(?:\d{1,3}(?:\.\d{1,2})?(?:,\s|\sand\s|,\sand\s)){0,6})"
    r"(?P<last>\d{1,4}(?:\.\d{1,2})?)\s(?:million|m)\b"
    r"(?!\s(?:kron|dollars?|pounds?|yen|won|crowns?|people|persons|citizens|inhabitants|shells|rounds|lei|denars?))"
)
"""Millions without a currency, and those before them in a list: '7, 40, 40 and 41 million'."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_UP_TO = re.compile(
    r"\b(?:since|until|till|by|between|up to|over|before|as of|after)\s(?:the\s)?(?:end of\s|time of\s|beginning of\s"
    r"|measure of\s|decision of\s)?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:,\s(?:since|because|as|when|where|after|before|while)|\sto\sbe\sspent)\b|:\s", re.IGNORECASE)
_MEASURE = re.compile(
    r"\b(?:measures?|packages?|contributions?|payments?|tranches?|instalments?|decisions?|steps?|grants?|donations?"
    r"|support|allocations?)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\bthe (?P<first>earlier|former|first)\b|\bthe (?P<second>later|latter|second|other)\b", re.IGNORECASE
)
_POINTS = re.compile(
    r"\b(?:it|its|this|that|which|the (?:measure|decision|sum|amount|package|contribution|payment|latter|step))\b",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"\b(?:over|within|for|across|spread over|during)\s(?P<number>\d{1,2}|[a-z-]{3,12})\smonths\b")
_NEAR_ORDINAL = 40


class SumSaid(NamedTuple):
    """A sum where it stands, with all that is said of it."""

    sentence: Sentence
    number: NumberMention
    parties: tuple[str, ...]
    """Whom it is said of; several where each may be meant."""
    named: bool
    """Whether they are named beside it."""
    near: tuple[str, ...]
    """Everybody named in its sentence or the one before."""
    date: DateMention | None
    up_to: bool
    """Whether the date ends a time: 'by April 2024', 'after the measure of July'."""
    ordinal: int | None
    lent: bool
    """Whether date and ordinal are those of the measure spoken of before."""
    each: bool = False
    """Whether it is said of every one of the parties."""


def millions_in(text: str) -> tuple[NumberMention, ...]:
    """Sums in euro in a text about euro: those with the currency, and millions without one."""
    found = list(sums_in(text))
    for match in _BARE_SUM.finditer(text):
        about = None
        own = [(m.start(), m.end(), float(m[0])) for m in _NUMBER.finditer(text, match.start(), match.end("last"))]
        for start, end, value in own:
            if not any(one.start < end and start < one.end for one in found):
                found.append(NumberMention(start, match.end() if end == match.end("last") else end, value, about))
    return tuple(sorted(found))


def sums_said(clauses: Sequence[Clause], before: SumSaid | None) -> Iterator[SumSaid]:
    """The sums of a sentence.

    Args:
        clauses: those of the sentence.
        before: the measure spoken of last, as a sum without a number; None for none.
    """
    for clause in clauses:
        numbers = [one for one in millions_in(clause.sentence.text) if clause.start <= one.start < clause.end]
        dates = _dates(clause, numbers)
        for number in numbers:
            parties, named, each = _whose(clause, number, numbers)
            parties = parties or _explained(clause, clauses)
            date, up_to = dates.get(number.start, (None, False))
            ordinal, lent = _ordinal(clause, number, numbers), False
            if date is None and ordinal is None and before is not None and _lends(clause, before, parties, numbers):
                date, ordinal, lent = before.date, before.ordinal, True
                parties = parties or before.parties
            yield SumSaid(clause.sentence, number, parties, named, clause.near, date, up_to, ordinal, lent, each)


def _explained(clause: Clause, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """Whom a sum is of that opens a line and is explained behind a colon: '€8 million: what Ghana received'."""
    text = clause.sentence.text
    behind = [one for one in clauses if one.start >= clause.end and text[: one.start].rstrip().endswith(":")]
    return behind[0].parties if clause.first and behind and len(behind[0].parties) == 1 else ()


def spoken_of(clauses: Sequence[Clause]) -> SumSaid | None:
    """The one measure a sentence leaves behind, with its day or place among the others; None for none, or several."""
    dates = [one for clause in clauses for one in clause.dates]
    text = clauses[0].sentence.text if clauses else ""
    nouns = _MEASURE.search(text)
    if nouns is None or len(dates) > 1:
        return None
    parties = next((one.parties for one in clauses if one.parties), ())
    ordinal = next((o for one in clauses if (o := _ordinal(one, None, ())) is not None), None)
    if not dates and ordinal is None:
        return None
    nothing = NumberMention(0, 0, 0)
    date = dates[0] if dates else None
    return SumSaid(clauses[0].sentence, nothing, parties, False, (), date, False, ordinal, True)


def months_said(clause: Clause) -> re.Match[str] | None:
    """For how many months money is to last."""
    return _MONTHS.search(clause.sentence.text, clause.start, clause.end)


def _lends(clause: Clause, before: SumSaid, parties: tuple[str, ...], numbers: Sequence[NumberMention]) -> bool:
    points = _POINTS.search(clause.sentence.text, clause.start, numbers[0].start)
    return points is not None and (not parties or parties == before.parties)


def _dates(clause: Clause, numbers: Sequence[NumberMention]) -> dict[int, tuple[DateMention | None, bool]]:
    """Each sum's date: in a row of pairs its own, beside one sum the one there is."""
    text = clause.sentence.text
    ends = {one.start: _UP_TO.search(text[max(0, one.start - 30) : one.start]) is not None for one in clause.dates}
    if len(numbers) == 1:
        behind = [d for d in clause.dates if d.start >= numbers[0].end]
        behind = [d for d in behind if not _ASIDE.search(text, numbers[0].end, d.start)]
        ahead = [d for d in clause.dates if d.end <= numbers[0].start]
        known = [d for d in [*behind[:1], *ahead[-1:]] if not ends[d.start]] or [*behind[:1], *ahead[-1:]]
        if behind and ahead and len(known) > 1:
            return {}
        return {numbers[0].start: (known[0], ends[known[0].start])} if known else {}
    dates = [one for one in clause.dates if not ends[one.start]]
    marks = sorted([*((n.start, "s") for n in numbers), *((d.start, "d") for d in dates)])
    signs = "".join(kind for _, kind in marks)
    paired: dict[int, tuple[DateMention | None, bool]] = {}
    if signs.startswith("s"):
        for number, following in zip(numbers, [*(n.start for n in numbers[1:]), clause.end], strict=True):
            own = [d for d in dates if number.end <= d.start < following]
            if len(own) == 1:
                paired[number.start] = (own[0], False)
    elif "ss" not in signs and signs.endswith("s"):
        for date, number in zip(dates, numbers, strict=False):
            if len(dates) == len(numbers):
                paired[number.start] = (date, False)
    return paired


def _whose(
    clause: Clause, number: NumberMention, numbers: Sequence[NumberMention]
) -> tuple[tuple[str, ...], bool, bool]:
    """Whom a sum is said of, whether they are named, and whether it is each of theirs."""
    text, named = clause.sentence.text, clause.named
    if len(clause.parties) <= 1:
        return clause.parties, bool(named), False
    ahead = [one for one in named if one.end <= number.start]
    since = max([0, *(one.end for one in numbers if one.end <= number.start)])
    own = [one for one in ahead if one.start >= since]
    behind = [one for one in named if one.start >= number.end]
    if len(own) == 1 and not (len(numbers) == 1 and behind):
        return (own[0].id,), True, False
    if not ahead and len(behind) == 1:
        return (behind[0].id,), True, False
    if named and listed(text, named) and len(numbers) == 1:
        return clause.parties, True, " each" in text[number.end : number.end + 12]
    return clause.parties, False, False


def _ordinal(clause: Clause, number: NumberMention | None, numbers: Sequence[NumberMention]) -> int | None:
    """Which of several measures is meant: 'a seventh measure', 'the earlier of which'."""
    text = clause.sentence.text
    if len(numbers) > 1:
        return None
    which = _WHICH.search(text, clause.start, clause.end)
    if which is not None and text.startswith((" of which", " of them", " of these", " of the two"), which.end()):
        return 1 if which["first"] else 2
    for one in ordinals_in(text):
        if not clause.start <= one.start < clause.end:
            continue
        behind = text[one.end : one.end + _NEAR_ORDINAL]
        noun = _MEASURE.search(behind)
        row = re.match(r"\s(?:in the (?:row|series|line)|of its kind|so far)\b", behind)
        directly = number is not None and re.fullmatch(r"\s(?:€|EUR\s?)?", text[one.end : number.start])
        near = noun is not None and not re.search(
            r"[,;:.]|\b(?:round|dialogue|forum|meeting)\b", behind[: noun.start()]
        )
        if near or row or directly:
            return int(one.value)
    return None
