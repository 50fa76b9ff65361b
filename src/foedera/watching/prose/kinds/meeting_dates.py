"""Meetings of dialogues: which round, on which day, where.

In: what the draft says was done. Out: statements. A round is known by its ordinal or by its very day; what else is said
of it is held against the record of that meeting. Formats that may be meant beside one another are readings: a round is
wrong only where it is so in all of them, a format without such a meeting on record among them.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from foedera.model.dates import written_out
from foedera.model.event import Dialogue, Meeting
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.names import folded, seats
from foedera.watching.prose.parts.things import dialogues_in
from foedera.watching.prose.said.rounds import Place, Round, ordinals_of_meetings, rounds_of
from foedera.watching.prose.said.sayings import dialogue_of
from foedera.watching.prose.said.told import Saying

_COMING_TOGETHER = frozenset({"met", "begun", "came", "attended", "closed"})
_ROUND = re.compile(r"\b(?:rounds?|sessions?|meetings?|met|held|convened|sat)\b", re.IGNORECASE)
_SOMEWHERE = re.compile(r"\bin\s(?P<place>[A-ZÀ-Þ][a-zà-þ]{3,20})(?=\s(?:on|in|at|and)\s|[,.;)\]]|\s?$)")
_BESIDE_A_DATE = re.compile(r"(?:,|\)|\s\()?\s(?:on\s)?$")
_NO_PLACE = frozenset(
    {name for name in (*calendar.month_name, *calendar.month_abbr) if name}
    | {"Europe", "Asia", "Africa", "Parliament", "Council", "English", "Spring", "Summer", "Autumn", "Winter"}
)
_LIKE = {"political_and_security": "foreign_and_security_policy"}
"""Formats the register counts as one."""

Held = Sequence[tuple[str, Told[Meeting]]]
"""Meetings with their dialogues."""


class _Told(NamedTuple):
    """A stretch of a sentence that may tell of meetings."""

    sentence: Sentence
    start: int
    end: int
    partner: str
    named: bool
    """Whether the clause names the partner."""
    meant: tuple[str, ...]
    """Formats it may mean; an empty one for 'the dialogue'."""
    meets: bool
    """Whether its verb is one of coming together."""
    begins: bool
    """Whether it says that the dialogue began."""
    dates: tuple[DateMention, ...]


@kind(
    "meeting-date",
    reads="a clause that tells of a meeting with a partner: an ordinal, a date, a place, two of them at least",
    recomputed="meetings on record, by format, ordinal and day",
)
def meeting_date(case: ProseCase) -> Iterator[Said]:
    """When which round met, and where."""
    for told in _stretches(case):
        own = {one: case.register.meetings(one) for one in dialogues_of(case, told.partner, told.meant)}
        for one in _rounds(case, told):
            said = _judged(case, told, own, one)
            if said is not None:
                yield said


def _stretches(case: ProseCase) -> Iterator[_Told]:
    """Clauses with a deed, and sentences without one that name a dialogue."""
    found: dict[tuple[int, int], list[Saying]] = defaultdict(list)
    for saying in case.sayings:
        found[saying.sentence.start, saying.start].append(saying)
    for sayings in found.values():
        saying = sayings[0]
        partner, meant = _partner(case, saying), meant_by(saying)
        if (
            partner
            and len({one.parties for one in sayings}) == 1
            and not (saying.denied or saying.planned or doubted(saying.sentence.text[: saying.end]))
            and _of_a_meeting(saying)
        ):
            dates = tuple(sorted({date for one in sayings for date in one.dates}))
            meets = saying.verb.role in _COMING_TOGETHER
            begins = saying.verb.role == "begun" and len(dialogue_of(saying.things)) == len(saying.things) == 1
            yield _Told(saying.sentence, saying.start, saying.end, partner, saying.named, meant, meets, begins, dates)
    deeds = {start for start, _ in found}
    for sentence in (*case.prose, *case.told):
        meant = named_in(sentence.text)
        if meant and sentence.start not in deeds and len(sentence.about) == 1 and not doubted(sentence.text):
            text = (0, len(sentence.text))
            yield _Told(
                sentence, *text, sentence.about[0], sentence.sure, meant, meets=True, begins=False, dates=sentence.dates
            )


def _partner(case: ProseCase, saying: Saying) -> str | None:
    parties = [one for one in saying.parties if one in case.register.agreement_of]
    if not saying.parties:
        parties = list(saying.sentence.about)
    return parties[0] if len(parties) == 1 else None


def named_in(text: str) -> tuple[str, ...]:
    """The formats a text names; an empty one for 'the dialogue'."""
    return tuple(dict.fromkeys(_LIKE.get(one.id, one.id) for one in dialogues_in(text)))


def meant_by(saying: Saying) -> tuple[str, ...]:
    """The formats a clause may mean, by its words or by those before."""
    meant = dialogue_of(saying.things)
    return named_in(saying.sentence.text[saying.start : saying.end]) or tuple(_LIKE.get(one, one) for one in meant)


def dialogues_of(case: ProseCase, partner: str, meant: Sequence[str]) -> list[str]:
    """The dialogues with a partner that formats can mean: all where they say nothing."""
    formats = {e.claim.subject: e.value.format for e in case.register.ledger.of(Dialogue)}
    own = [one for one in case.register.dialogues(partner) if formats[one] not in ("thematic", "post", "forum")]
    return own if not meant or "" in meant else [one for one in own if formats[one] in meant]


def _of_a_meeting(saying: Saying) -> bool:
    """Whether a clause tells of a meeting, not only of something else done then."""
    text = saying.sentence.text[saying.start : saying.end]
    meets = saying.verb.role in _COMING_TOGETHER
    return bool(named_in(text)) or (meets and (bool(dialogue_of(saying.things)) or _ROUND.search(text) is not None))


def _rounds(case: ProseCase, told: _Told) -> Iterator[Round]:
    """The rounds of a stretch; places count in the sentence."""
    at = told.start
    text = told.sentence.text[at : told.end]
    dates = [d._replace(start=d.start - at, end=d.end - at) for d in told.dates if not d.counted]
    ordinals = ordinals_of_meetings(text, dates, bare=bool(told.meant) and told.meets)
    for one in rounds_of(text, ordinals, dates, _places(case, text, [d.start for d in dates])):
        place = one.place and one.place._replace(start=one.place.start + at, end=one.place.end + at)
        yield one._replace(start=one.start + at, end=one.end + at, place=place)


def _places(case: ProseCase, text: str, dates: Sequence[int]) -> list[Place]:
    """Seats behind 'in' or right before a date, and other names behind 'in'."""
    parties = case.names.parties(text)
    found = [
        Place(one.start, one.end, text[one.start : one.end])
        for one in parties
        if text[one.start : one.end] in seats()
        and (one.how == "place" or any(_BESIDE_A_DATE.fullmatch(text, one.end, max(one.end, at)) for at in dates))
    ]
    for match in _SOMEWHERE.finditer(text):
        start, end = match.span("place")
        if match["place"] not in _NO_PLACE and not any(one.start < end and start < one.end for one in parties):
            found.append(Place(start, end, match["place"]))
    return sorted(found)


def _judged(case: ProseCase, told: _Told, own: Mapping[str, tuple[Told[Meeting], ...]], one: Round) -> Said | None:
    if one.ordinal is None and one.date is None:
        return None
    sentence, named = told.sentence, bool(told.meant) and "" not in told.meant
    says = f"{case.register.name(told.partner)}: {f'meeting {one.ordinal}' if one.ordinal else 'a meeting'}"
    says += f" {one.date.in_words}" if one.date else ""
    says += f" in {one.place.name}" if one.place else ""
    at = (one.start, one.end)
    held: Held = [(dialogue, meeting) for dialogue, meetings in own.items() for meeting in meetings]
    right = [(d, m) for d, m in held if _known_by(one, m) and _bears_out(one, m)]
    if right:
        return Said(sentence, *at, says, Verdict.HOLDS, _told(right, case), _ids(right))
    exact = one.date is not None and len(one.date.date) == 10
    if exact and told.begins and one.ordinal is None:
        one = one._replace(ordinal=1)
    if one.date is not None and exact:
        on_the_day = {d for d, m in held if one.date.meets(m.value.date) and len(m.value.date) == 10}
        own = {d: meetings for d, meetings in own.items() if d in on_the_day} or own
    wrong = [[(d, m) for m in meetings if _known_by(one, m)] for d, meetings in own.items()]
    if wrong and all(wrong) and (told.named or not _anothers(case, told.partner, one)):
        found = [pair for reading in wrong for pair in reading]
        return Said(sentence, *at, says, Verdict.CONTRADICTS, f"on record: {_told(found, case)}", _ids(found))
    if named and held and one.date is not None and len(one.date.date) == 10:
        return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, f"on record: {_told(held, case)}")
    if not held and one.date is not None and named:
        why = "no meeting is on record, which does not mean that none was held"
        return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, why)
    return None


def _anothers(case: ProseCase, partner: str, one: Round) -> bool:
    """Whether what is said of a round is so of one with somebody else: a clause that names nobody may mean them."""
    others = [other for other in case.register.agreement_of if other != partner]
    dialogues = [each for other in others for each in case.register.dialogues(other)]
    held = [meeting for each in dialogues for meeting in case.register.meetings(each)]
    return any(_known_by(one, meeting) and _bears_out(one, meeting) for meeting in held)


def _known_by(one: Round, meeting: Told[Meeting]) -> bool:
    """Whether a meeting on record is the one meant: of that number, or of that very day."""
    numbered = one.ordinal is not None and meeting.value.ordinal == one.ordinal
    dated = one.date is not None and len(one.date.date) > 4 and one.date.meets(meeting.value.date)
    return numbered or dated


def _bears_out(one: Round, meeting: Told[Meeting]) -> bool:
    """Whether nothing said of a round is otherwise on record."""
    value = meeting.value
    numbered = one.ordinal is None or value.ordinal in (None, one.ordinal)
    dated = one.date is None or one.date.meets(value.date)
    return numbered and dated and (one.place is None or value.place is None or _same(one.place.name, value.place))


def _same(one: str, other: str) -> bool:
    known = seats()
    return folded(one) == folded(other) or (one in known and known[one] == known.get(other))


def _told(held: Held, case: ProseCase) -> str:
    return "; ".join(
        f"{case.register.name(one)}{f', number {m.value.ordinal}' if m.value.ordinal else ''}: "
        f"{written_out(m.value.date)}"
        f"{f' in {m.value.place}' if m.value.place else ''} ({cited(case.register, m.ids)})"
        for one, m in held[:4]
    )


def _ids(held: Held) -> tuple[str, ...]:
    return tuple(i for _, m in held for i in m.ids)


KINDS: tuple[Kind, ...] = (meeting_date,)
