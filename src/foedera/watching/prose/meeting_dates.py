"""Meetings of dialogues: which round, on which day, where; and how often a dialogue meets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.dates import written_out
from foedera.model.event import Dialogue, Meeting
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.dates import DateMention
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.names import folded, seats
from foedera.watching.prose.numbers import NumberMention, ordinals_in

_TALKS = re.compile(r"\b(?:dialogues?|consultations?|rounds?|sessions?|meetings?|met|series)\b", re.IGNORECASE)
_MET = re.compile(
    r"\b(?:held|met|took place|taken place|takes place|opened|began|begun|started|followed|convened|launched"
    r"|inaugurated|hosted|meetings?|round|fourth|third|second)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"\b(?:began|begun|started|opened|inaugurated|launched)\b", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"\b(?:planned|scheduled|expected|due|foreseen|envisaged|to be held|for the (?:first|second) half|by the end)\b",
    re.IGNORECASE,
)
_OTHER_EVENT = re.compile(
    r"\b(?:sign(?:ed|s|ature)|adopted|summit|association council|schuman|council of|agreement|visit)\b", re.IGNORECASE
)
_FORMATS = (
    ("security_and_defence", r"security and defence (?:policy )?dialogue"),
    ("strategic", r"strategic dialogue"),
    (
        "foreign_and_security_policy",
        r"foreign and security policy dialogue|(?:high-level )?political and security dialogue",
    ),
    ("consultations", r"consultations"),
)
_FORMAT = re.compile("|".join(f"(?P<{key}>{words})" for key, words in _FORMATS), re.IGNORECASE)
_RHYTHM = re.compile(
    r"\b(?P<six_monthly>six-monthly|twice a year|every six months|half-yearly|biannual(?:ly)?)\b"
    r"|\b(?P<every_two_years>every two years|biennial(?:ly)?)\b"
    r"|\b(?P<annual>annual(?:ly)?|yearly|once a year|every year)\b|\b(?P<quarterly>quarterly"
    r"|every three months)\b|\b(?P<monthly>monthly)\b",
    re.IGNORECASE,
)


@kind(
    "meeting-date",
    reads="a dialogue (or a round of the one spoken of), a partner, a date; an ordinal and a place where "
    "there are some",
    recomputed="meetings on record, by style and ordinal",
)
def meeting_date(case: ProseCase) -> Iterator[Said]:
    """When which round met, and where."""
    style: str | None = None
    last: tuple[str, ...] = ()
    for sentence in case.prose:
        talks = _TALKS.search(sentence.text) is not None or "dialogue" in sentence.place.lower()
        if sentence.about != last:
            style, last = None, sentence.about
        named = _FORMAT.search(sentence.text)
        if named is not None:
            style = named.lastgroup
        if not talks or len(sentence.about) != 1 or not sentence.dates or doubted(sentence.text):
            continue
        if not _MET.search(sentence.text):
            continue
        for date, ordinal, stretch in _rounds(sentence):
            said = _judged(case, sentence, date, ordinal, stretch, style)
            if said is not None:
                yield said


def _rounds(sentence: Sentence) -> Iterator[tuple[DateMention, NumberMention | None, tuple[int, int]]]:
    """Each date with the ordinal of its round, if it has one, and the stretch of the sentence that is about it."""
    ordinals = [
        one
        for one in ordinals_in(sentence.text)
        if not re.match(
            r"\s(?:half|time|partner|country|signature|strategic dialogues|\w+ summit)", sentence.text[one.end :]
        )
        and not any(d.start <= one.start < d.end for d in sentence.dates)
    ]
    held = [
        d
        for d in sentence.dates
        if len(d.date) >= 7 and not _NOT_HELD.search(sentence.text[max(0, d.start - 45) : d.start])
    ]
    at = 0
    for place, date in enumerate(held):
        end = held[place + 1].start if place + 1 < len(held) else len(sentence.text)
        own = [one for one in ordinals if at <= one.start < date.start] or (
            [one for one in ordinals if date.end < one.start < end] if len(held) == 1 else []
        )
        yield date, own[-1] if own else None, (own[-1].start if own else at, min(end, date.end + 40))
        at = date.end


def _judged(
    case: ProseCase,
    sentence: Sentence,
    date: DateMention,
    ordinal: NumberMention | None,
    stretch: tuple[int, int],
    style: str | None,
) -> Said | None:
    register, partner = case.register, sentence.about[0]
    formats = {e.claim.subject: e.value for e in register.ledger.of(Dialogue)}
    own = [one for one in register.dialogues(partner) if style is None or formats[one].format == style]
    held = [(one, meeting) for one in own for meeting in register.meetings(one)]
    words = sentence.text[slice(*sentence.clause(date.start))]
    if _OTHER_EVENT.search(words) and ordinal is None and not _FORMAT.search(words):
        return None
    number = int(ordinal.value) if ordinal else (1 if _BEGAN.search(words) and style else None)
    says = f"{register.name(partner)}: {'meeting ' + str(number) if number else 'a meeting'} {date.in_words}"
    at = (min(stretch[0], date.start), date.end)
    met = [(one, m) for one, m in held if date.meets(m.value.date)]
    right = [(one, m) for one, m in met if number is None or m.value.ordinal in (None, number)]
    if right:
        return _placed(case, sentence, right, says, at, stretch)
    if not held:
        return Said(
            sentence,
            *at,
            says,
            Verdict.NOT_ON_RECORD,
            "no meeting is on record, which does not mean that none was held",
        )
    if number is not None:
        wanted = [(one, m) for one, m in held if m.value.ordinal == number]
        if not wanted:
            if met:
                why = f"on record is: {_told(met, case)}"
                return Said(sentence, *at, says, Verdict.CONTRADICTS, why, _ids(met))
            return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, f"on record: {_told(held, case)}")
        if style is None and len({one for one, _ in wanted}) > 1:
            return None
        return Said(sentence, *at, says, Verdict.CONTRADICTS, f"on record: {_told(wanted, case)}", _ids(wanted))
    if style is not None and len(date.date) == 10 and len(own) == 1 and _FORMAT.search(sentence.text):
        return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, f"on record: {_told(held, case)}")
    return None


def _placed(
    case: ProseCase,
    sentence: Sentence,
    right: Sequence[tuple[str, Told[Meeting]]],
    says: str,
    at: tuple[int, int],
    stretch: tuple[int, int],
) -> Said:
    """A meeting whose day is right: is its place?"""
    place = next(
        (
            one
            for one in case.names.parties(sentence.text)
            if one.how == "place"
            and stretch[0] <= one.start < stretch[1]
            and sentence.text[one.start : one.end] in seats()
        ),
        None,
    )
    known = {folded(m.value.place) for _, m in right if m.value.place}
    written = folded(sentence.text[place.start : place.end]) if place else ""
    if (
        place is not None
        and known
        and written not in known
        and seats()[sentence.text[place.start : place.end]] not in {seats().get(m.value.place or "") for _, m in right}
    ):
        return Said(
            sentence,
            place.start,
            place.end,
            f"{says} in {written.title()}",
            Verdict.CONTRADICTS,
            f"on record: {_told(right, case)}",
            _ids(right),
        )
    return Said(sentence, *at, says, Verdict.HOLDS, _told(right, case), _ids(right))


def _told(held: Sequence[tuple[str, Told[Meeting]]], case: ProseCase) -> str:
    return "; ".join(
        f"{case.register.name(one)}{f', number {m.value.ordinal}' if m.value.ordinal else ''}: "
        f"{written_out(m.value.date)}"
        f"{f' in {m.value.place}' if m.value.place else ''} ({cited(case.register, m.ids)})"
        for one, m in held[:4]
    )


def _ids(held: Sequence[tuple[str, Told[Meeting]]]) -> tuple[str, ...]:
    return tuple(i for _, m in held for i in m.ids)


@kind(
    "rhythm",
    reads="a style of talks by name, a partner, 'annual', 'twice a year'",
    recomputed="the rhythm on record for that format",
)
def rhythm(case: ProseCase) -> Iterator[Said]:
    """How often a dialogue meets."""
    for sentence in case.prose:
        for found in _RHYTHM.finditer(sentence.text):
            start, end = sentence.clause(found.start())
            style = _FORMAT.search(sentence.text, start, end)
            partners = {one.id for one in sentence.partners if start <= one.start < end} or set(sentence.about)
            if style is None or len(partners) != 1 or doubted(sentence.text) or style.lastgroup == "consultations":
                continue
            if abs(found.start() - style.start()) > 90:
                continue
            partner = next(iter(partners))
            agreement = case.register.agreement_of[partner]
            own = [
                e
                for e in case.register.ledger.of(Dialogue)
                if e.value.agreement == agreement and e.value.format == style.lastgroup and e.value.periodicity
            ]
            rhythms = {e.value.periodicity for e in own}
            says = f"{case.register.name(partner)}: {style[0]} {found[0]}"
            claims = tuple(e.claim.id for e in own)
            if not own:
                yield Said(sentence, found.start(), found.end(), says, Verdict.NOT_ON_RECORD, "no rhythm is on record")
            elif found.lastgroup in rhythms or "regular" in rhythms:
                yield Said(sentence, found.start(), found.end(), says, Verdict.HOLDS, "so it is on record", claims)
            else:
                told = ", ".join(sorted(str(one).replace("_", " ") for one in rhythms))
                yield Said(
                    sentence,
                    found.start(),
                    found.end(),
                    says,
                    Verdict.CONTRADICTS,
                    f"on record: {told} ({cited(case.register, claims)})",
                    claims,
                )


KINDS: tuple[Kind, ...] = (meeting_date, rhythm)
