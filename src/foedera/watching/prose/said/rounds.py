"""Rounds of talks a clause tells of: which one, on which day, where.

In: the text of a clause, with the dates and places in it. Out: rounds in order. Ordinals count only where they are
of a meeting ('the third round', 'first met', 'for the second time', 'the fourth went back to Brussels'). Where a place
or an ordinal cannot be paired with a date it belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.numbers import WORDS, NumberMention, ordinals_in

_NOUN = r"(?:dialogues?|consultations?|rounds?|meetings?|sessions?|editions?|sittings?|time|SDD|FSPD)\b"
_OF_A_MEETING = re.compile(
    rf"(?:\s|-)(?!half)(?:(?!summit|forum|council|partner|half)[\w–&-]+\s){{0,5}}?{_NOUN}", re.IGNORECASE
)
_DONE = re.compile(
    r"\s(?:such\s)?(?:one\s)?(?:met|held|convened|sat|took place|was|were|came|went|followed|in|on|at|fell|saw)\b"
    r"|,\s(?:in|on|at)\s",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:the|its|a|their|then)\s$", re.IGNORECASE)
_MET_FIRST = re.compile(r"\s(?:met|held|convened|sat|took place|came together|gathered)\b", re.IGNORECASE)
_INAUGURAL = re.compile(rf"\b(?:inaugural|maiden|opening|premiere)\s(?:[\w–&-]+\s){{0,5}}?{_NOUN}", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"\b(?:round|session|meeting|edition)\s(?:(?:number|no\.?)\s)?(?P<number>{'|'.join(WORDS)}|\d{{1,2}})\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r",\s(?:and\s|then\s)*|\sand\s(?:then\s)?|;\s|\sthen\s")


class Place(NamedTuple):
    """A place where it stands."""

    start: int
    end: int
    name: str


class Round(NamedTuple):
    """A meeting as a clause tells of it; places count in the clause."""

    start: int
    end: int
    ordinal: int | None
    date: DateMention | None
    place: Place | None


def ordinals_of_meetings(text: str, dates: Sequence[DateMention], bare: bool) -> list[NumberMention]:
    """The ordinals that are of a meeting.

    Args:
        text: the clause.
        dates: dates in it, whose own numbers are none.
        bare: whether one without a noun ('the fourth was held') is of a meeting too.
    """
    found = [NumberMention(m.start(), m.end(), 1) for m in _INAUGURAL.finditer(text)]
    for match in _NUMBERED.finditer(text):
        word = match["number"].lower()
        found.append(NumberMention(match.start(), match.end(), WORDS.get(word) or int(word)))
    for one in ordinals_in(text):
        if any(date.start <= one.start < date.end for date in dates):
            continue
        alone = bare and _ALONE.search(text, max(0, one.start - 8), one.start) and _DONE.match(text, one.end)
        if _OF_A_MEETING.match(text, one.end) or _MET_FIRST.match(text, one.end) or alone:
            found.append(one)
    return sorted(found)


def rounds_of(
    text: str, ordinals: Sequence[NumberMention], dates: Sequence[DateMention], places: Sequence[Place]
) -> Iterator[Round]:
    """The rounds of a clause, by what stands together."""
    if len(ordinals) <= 1 and len(dates) <= 1:
        marks = [(one.start, one.end) for one in ordinals] + [(one.start, one.end) for one in dates]
        marks += [(one.start, one.end) for one in places if len(places) == 1]
        if marks:
            yield Round(
                min(start for start, _ in marks),
                max(end for _, end in marks),
                int(ordinals[0].value) if ordinals else None,
                dates[0] if dates else None,
                places[0] if len(places) == 1 else None,
            )
        return
    numbers = _paired(ordinals, dates)
    for date in dates:
        start, end = _piece(text, date)
        here = [one for one in places if start <= one.start < end]
        shared = sum(start <= other.start < end for other in dates) > 1
        ordinal = numbers.get(date.start)
        yield Round(
            min(date.start, ordinal.start) if ordinal else date.start,
            date.end,
            int(ordinal.value) if ordinal else None,
            date,
            here[0] if len(here) == 1 and not shared else None,
        )


def _paired(ordinals: Sequence[NumberMention], dates: Sequence[DateMention]) -> dict[int, NumberMention]:
    """Where each date starts → its ordinal: each by each where they take turns, else the one right before it."""
    marks = "".join(kind for _, kind in sorted([*((o.start, "o") for o in ordinals), *((d.start, "d") for d in dates)]))
    if marks in ("od" * len(dates), "do" * len(dates)):
        return {date.start: one for one, date in zip(ordinals, dates, strict=True)}
    found: dict[int, NumberMention] = {}
    for one in ordinals:
        behind = [date for date in dates if date.start > one.start]
        if behind:
            found[behind[0].start] = one
    return found if len(found) == len(ordinals) else {}


def _piece(text: str, date: DateMention) -> tuple[int, int]:
    """The stretch between two joints in which a date lies."""
    start, end = 0, len(text)
    for joint in _JOINT.finditer(text):
        if joint.end() <= date.start:
            start = joint.end()
        elif joint.start() >= date.end:
            end = joint.start()
            break
    return start, end
