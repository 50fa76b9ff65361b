"""Two things in time: which came before the other, and how long before; by the dates of both.

Each end is read for a party and a thing. A thing left out ('that of Ghana', 'Tirana's') is the other end's; what the
other end is, where its clause names nothing, is what was spoken of just before, by every reading.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.model.dates import compatible, first_day, last_day, written_out
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.orders import of_others
from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.parts.numbers import WORDS, counts_in
from foedera.watching.prose.parts.things import DIALOGUE, PARTNERSHIP, TYPED, Thing, things_in
from foedera.watching.prose.parts.verbs import verbs_in
from foedera.watching.prose.parts.words import any_of
from foedera.watching.prose.said.happenings import Happening, happening

AMOUNT = (
    rf"(?P<about>less than |more than |over |under |not quite |about |around |some |almost |nearly |roughly "
    rf"|barely |just |only |exactly |well )?"
    rf"(?P<number>an?|{any_of(WORDS)}|\d{{1,3}})\s(?P<unit>day|week|fortnight|month|year)s?(?:\stime)?"
)
_EARLIER = (
    r"before|ahead of|earlier than|prior to|older than|sooner than"
    r"|pre-?dates|pre-?dated|pre-?dating|preceded|precedes|preceding"
)
_LATER = (
    r"after|later than|younger than|newer than|more recent than"
    r"|followed|follows|following|post-?dates|post-?dated|in the wake of"
)
_RELATION = re.compile(rf"(?:\b{AMOUNT}\s)?\b(?:(?P<earlier>{_EARLIER})|(?P<later>{_LATER}))\s", re.IGNORECASE)
_BY_HOW_MUCH = re.compile(rf"[^,.;:]{{0,24}}?\sby\s{AMOUNT}\b", re.IGNORECASE)
"""How much behind the other end: 'following Seoul's by three days'."""
_COMPARED = re.compile(
    r"\b(?:was|is|came|being|had been)\s(?:by far\s)?the\s(?:(?P<earlier>earlier|older|elder|first)|(?P<later>later"
    r"|younger|newer|second|more recent))\b"
    rf"(?:\s(?:one|of (?:the|these|those) (?:two|pair)))?(?=\s?[,.;:)]|\s(?:by|with)\b)(?:,?\s(?:by"
    rf"|with)\s{AMOUNT})?",
    re.IGNORECASE,
)
_TO_PARTY = re.compile(
    r"(?:(?:that|those|the (?:one|text|partnership|signature|pact|deal|same thing|ceremony|agreement"
    r"|arrangement))\s(?:of|with|for|in|between the (?:EU|Union) and)\s)?(?:the\s)?",
    re.IGNORECASE,
)
_TO_THING = re.compile(
    r"(?:the|its|their|that|this|his|her)\s(?:[\w’'-]+\s){0,3}?(?:one\s(?:on|about|for)\s(?:the\s)?)?", re.IGNORECASE
)
_OWN_FORM = re.compile(
    r"(?:['’]s?)?(?:\s(?:one|own|text|did|had|was|partnership|pact|document|paper|deal|ceremony))?\b", re.IGNORECASE
)
_OWN_SIGNATURE = re.compile(r"['’]s?\s(?:own\s)?(?:signature|ceremony|text|partnership|pact)\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:one|it|its|that|those|these|both)\b", re.IGNORECASE)
DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}
_SLACK = {"day": 0.5, "week": 3.5, "fortnight": 4.0, "month": 16.0, "year": 200.0}
_ROUGH = 0.2
_LISTED_SO = re.compile(
    r"\b(?:list(?:s|ed)?|plac(?:e|es|ed|ing)|puts?|nam(?:e|es|ed)|ranks?|ranked|order(?:ed)?|alphabet\w*|inver\w+"
    r"|not|ticks?|rows?)\b",
    re.IGNORECASE,
)
"""Words of where somebody stands in a list, which is no order in time."""
_BY_POINTS = re.compile(r"\b(?:ticks?|rows?|areas?|points?|places?|million|euros?|topics?|headings?)\b", re.IGNORECASE)
"""What else than days one may be ahead by."""
_PAPERS = frozenset({"paper", "papers"})
"""Weak words that may be said of a partnership: 'Seoul's paper'."""
_DOCUMENT_ROLES = frozenset({"in_force", "provisionally_applied", "published"})


class End(NamedTuple):
    """One end of a relation: whose, what it may be, by which deed."""

    party: str
    readings: tuple[tuple[str, str], ...]
    role: str


@kind(
    "before-after",
    reads="two parties with a thing, or two things of a party; 'before', 'older than', 'a week ahead of', 'the later'",
    recomputed="the dates of both",
    of_family=True,
)
def before_after(case: ProseCase) -> Iterator[Said]:
    """Which of two came first, and by how much."""
    sentences = list(case.prose)
    for place, sentence in enumerate(sentences):
        if doubted(sentence.text) or of_others(sentence.text):
            continue
        spoken = sentences[max(0, place - 2) : place]
        for match in _RELATION.finditer(sentence.text):
            ends = _ends(case, sentence, spoken, match)
            if ends is not None:
                yield from _judged(case, sentence, match, ends)
        for match in _COMPARED.finditer(sentence.text):
            ends = _of_two(sentence, spoken, match)
            if ends is not None:
                yield from _judged(case, sentence, match, ends)


def _ends(
    case: ProseCase, sentence: Sentence, spoken: Sequence[Sentence], match: re.Match[str]
) -> tuple[End, End] | None:
    """Both ends of a relation; None where one cannot be told."""
    start, end = sentence.clause(match.start())
    if _LISTED_SO.search(sentence.text[start:end]) or _BY_POINTS.search(sentence.text[start : match.start()]):
        return None
    left = _left_party(case, sentence, start, match.start())
    if left is None:
        return None
    things = dated_things(sentence)
    before = [one for one in things if start <= one.start < match.start()]
    verbs = [
        one
        for one in verbs_in(sentence.text)
        if start <= one.start < match.start() and not one.noun and not any(t.start <= one.start < t.end for t in things)
    ]
    role = next((one.role for one in reversed(verbs) if one.role in _DOCUMENT_ROLES), "signed")
    if verbs and not all(_of_documents(one.role) for one in verbs):
        return None
    own = tuple(dict.fromkeys((one.kind, one.id) for one in before[-1:])) or _lent(case, sentence, spoken, match)
    if role in ("in_force", "provisionally_applied"):
        own = tuple(thing for thing in own if thing != (PARTNERSHIP, ""))
    behind = _party_behind(sentence, match.end())
    if behind is not None:
        if behind.id == left:
            return None
        form = _OWN_FORM.match(sentence.text, behind.end)
        thing = next((one for one in things if behind.end <= one.start <= behind.end + 4), None)
        other = ((thing.kind, thing.id),) if thing and thing.kind in (TYPED, DIALOGUE) and form else own
        if _OWN_SIGNATURE.match(sentence.text, behind.end) and (PARTNERSHIP, "") not in other:
            other = (*other, (PARTNERSHIP, ""))
        return End(left, own, role), End(behind.id, other, role)
    found = _TO_THING.match(sentence.text, match.end())
    if found is None or not own:
        return None
    target = next((one for one in things if match.end() < one.start <= found.end() + 12), None)
    if target is None or (target.kind, target.id) in own:
        return None
    return End(left, own, role), End(left, ((target.kind, target.id),), "signed")


def _of_documents(role: str) -> bool:
    return role in _DOCUMENT_ROLES or role in ("signed", "came", "concluded", "adopted", "announced", "met")


def _left_party(case: ProseCase, sentence: Sentence, start: int, end: int) -> str | None:
    """Whom the first end is about: the one party of the clause before the relation, else whom the sentence is about."""
    here = [
        p
        for p in sentence.parties
        if start <= p.start < end and p.id not in case.register.ledger.unions and p.how != "place"
    ]
    if here:
        return here[-1].id if len({p.id for p in here}) == 1 else None
    earlier = [
        p for p in sentence.parties if p.end <= end and p.id not in case.register.ledger.unions and p.how != "place"
    ]
    if earlier:
        return earlier[0].id if len({p.id for p in earlier}) == 1 else None
    about = sentence.section or sentence.about
    return about[0] if len(about) == 1 else None


def dated_things(sentence: Sentence) -> list[Thing]:
    """Things that have a day of their own, drafts among them."""
    drafts = [Thing(o.start, o.end, TYPED, o.id) for o in sentence.instruments if o.how == "DRAFT"]
    named = [one for one in things_in(sentence.text, sentence.instruments, sentence.missions) if one.id != "forum"]
    return sorted([*drafts, *(one for one in named if one.kind in (TYPED, PARTNERSHIP, DIALOGUE))])


def _lent(
    case: ProseCase, sentence: Sentence, spoken: Sequence[Sentence], match: re.Match[str]
) -> tuple[tuple[str, str], ...]:
    """What is meant where an end names no thing: what its clause is read as, else what was spoken of just before."""
    said = [one for one in case.sayings if one.sentence is sentence and one.start < match.start() and one.things]
    if said and not all(identifier in _PAPERS for _, identifier in said[-1].things):
        return tuple(t for t in said[-1].things if t[0] in (TYPED, PARTNERSHIP, DIALOGUE))
    for one in reversed(spoken):
        if one.kind == "heading" or one.section != sentence.section:
            break
        named = tuple(dict.fromkeys((thing.kind, thing.id) for thing in dated_things(one)))
        if named:
            only = _ONE.search(sentence.text[: match.start()]) is not None
            return named if only or (PARTNERSHIP, "") in named else (*named, (PARTNERSHIP, ""))
    return ((PARTNERSHIP, ""),)


def _party_behind(sentence: Sentence, at: int) -> Mention | None:
    behind = next((p for p in sentence.parties if p.start >= at and p.how != "place"), None)
    return behind if behind and _TO_PARTY.fullmatch(sentence.text, at, behind.start) else None


def _of_two(sentence: Sentence, spoken: Sequence[Sentence], match: re.Match[str]) -> tuple[End, End] | None:
    """'The Korean one was the later': the other of the only two that are spoken of."""
    own = [p for p in sentence.partners if p.end <= match.start()]
    near = [sentence, *reversed(spoken)]
    both: tuple[str, ...] = ()
    for one in near:
        named = tuple(dict.fromkeys(p.id for p in one.partners))
        both = named if len(named) == 2 else both
        if both or len(named) > 2:
            break
    start, _ = sentence.clause(match.start())
    here = {p.id for p in own if start <= p.start}
    if len(here) != 1 or len(both) != 2 or not here <= set(both):
        return None
    party = next(iter(here))
    other = next(p for p in both if p != party)
    named_things: tuple[tuple[str, str], ...] = ()
    for one in near:
        things = tuple(dict.fromkeys((t.kind, t.id) for t in dated_things(one)))
        specific = tuple(t for t in things if t[0] != PARTNERSHIP)
        named_things = specific or things
        if named_things:
            break
    if not named_things:
        return None
    return End(party, named_things, "signed"), End(other, named_things, "signed")


def pairs_of(case: ProseCase, sentence: Sentence, ends: tuple[End, End]) -> list[tuple[Happening, Happening]] | None:
    """The days of both ends by every reading; None where one is not on record."""
    one, other = ends
    mission = next((m.id for m in sentence.missions), None)
    same = one.readings == other.readings
    found = []
    for a, b in itertools.product(one.readings, other.readings):
        if same and a != b:
            continue
        first = happening(case, one.party, a, one.role, mission)
        second = happening(case, other.party, b, other.role, mission)
        if first is None or (second is None and len(other.readings) == 1):
            return None
        if second is None:
            continue
        found.append((first, second))
    return found or None


def _judged(case: ProseCase, sentence: Sentence, match: re.Match[str], ends: tuple[End, End]) -> Iterator[Said]:
    pairs = pairs_of(case, sentence, ends)
    if pairs is None:
        return
    earlier = match["earlier"] is not None
    amount = match if match["number"] else _BY_HOW_MUCH.match(sentence.text, match.end())
    faults = [_fault(amount, earlier, *pair) for pair in pairs]
    (first, second), fault = pairs[0], next((one for one in faults if one is None), faults[0])
    told = f"{first.name} {written_out(first.date)}; {second.name} {written_out(second.date)}"
    how = match[0].strip()
    says = f"{case.register.name(ends[0].party)} {how} {case.register.name(ends[1].party)}"
    verdict = Verdict.HOLDS if fault is None else Verdict.CONTRADICTS
    end = min(len(sentence.text), match.end() + 30)
    yield Said(sentence, match.start(), end, says, verdict, f"on record: {told}", (*first.ids, *second.ids))


def _fault(amount: re.Match[str] | None, earlier: bool, first: Happening, second: Happening) -> str | None:
    """What is wrong with a relation between two days; None for nothing that is certain."""
    if first.date == second.date and len(first.date) == 10:
        return "the same day" if amount else None
    if compatible(first.date, second.date):
        return None
    if (first_day(first.date) < first_day(second.date)) != earlier:
        return "the order"
    if amount is None:
        return None
    return None if fits(amount["number"], amount["unit"], amount["about"], first.date, second.date) else "the distance"


def fits(number: str, unit: str, about: str | None, one: str, other: str) -> bool:
    """Whether two days may lie as far apart as is said."""
    low, high = days_apart(one, other)
    count = 1 if number.lower() in ("a", "an") else int(counts_in(number)[0].value)
    said = count * DAYS[unit.lower()]
    word = (about or "").strip().lower()
    if word in ("less than", "under", "not quite"):
        return low <= said
    if word in ("more than", "over"):
        return high >= said
    slack = _SLACK[unit.lower()] + (_ROUGH * said if word else 0)
    if unit.lower() == "day" and count == 1:
        slack = 0.5
    return low - slack <= said <= high + slack


def days_apart(one: str, other: str) -> tuple[float, float]:
    """The fewest and the most days between two partial dates."""
    first, second = sorted((one, other), key=first_day)
    low = (first_day(second) - last_day(first)) / datetime.timedelta(days=1)
    high = (last_day(second) - first_day(first)) / datetime.timedelta(days=1)
    return max(0.0, low), high


KINDS: tuple[Kind, ...] = (before_after,)
