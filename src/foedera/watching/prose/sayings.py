"""What a draft says was done: each deed with who, to what and when, pointers resolved; doubtful ones keep their readings.

In: the sentences of a draft, in order. Out: sayings, in order. Whom and what a clause is about is told by what it
names; else by the clause before it in the same sentence; else by what the draft spoke of last. Where two readings are
possible both are kept (`Saying.things`): nothing is raised that does not contradict all of them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from foedera.watching.prose.clauses import Span, clauses_of
from foedera.watching.prose.dates import DateMention
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.names import Mention
from foedera.watching.prose.numbers import sums_in
from foedera.watching.prose.things import (
    ACT,
    DIALOGUE,
    MISSION,
    OTHER,
    PARTNERSHIP,
    TALKS,
    TYPED,
    WEAK,
    Thing,
    fits,
    things_in,
)
from foedera.watching.prose.verbs import CAME, Verb, verbs_in

_ADJACENT = 3
_POINTING = frozenset({"agreement", "arrangement", "treaty", "accord", "declaration"})
_NEAR = 2
"""Sentences over which 'it' still means the last thing spoken of."""
_ELIDED = re.compile(
    r"['’]s?\s(?:was|were|is|are|had|has|came|followed|ended|began|opened|dates?|of|on|in)\b"
    r"|\b(?:that|those|the ones?)\s(?:with|for|on|of|between|about)\b"
)
"""A noun left out: 'Canada's was signed', 'that with Japan'."""
_ONE_OF = re.compile(r"\b(?:the one|that|those)\s(?:on|of|for|with|between)\b")
"""A noun left out before what tells which: 'the one on 2023'."""
_POINTS = re.compile(
    r"\b(?:it|its|this|that|the same|the (?:former|latter|text|document|agreement|arrangement|instrument|treaty|paper"
    r"|pact|one|other|second|third|first))\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:both|they|their|them|these|the two|the pair|all three|the three)\b", re.IGNORECASE)
_LATTER, _FORMER = re.compile(r"\bthe latter\b", re.IGNORECASE), re.compile(r"\bthe former\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:planned|scheduled|expected|due|foreseen|envisaged|to be (?:held|signed)|will|would|should|hoped|hopes"
    r"|intended|aims?|(?-i:may)|might|could|possible|possibly|original(?:ly)? plan|not yet)\b",
    re.IGNORECASE,
)
_NOT_BUT = re.compile(r"\bnot\b[^.;]*\bbut\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|none|not|never|nor|neither|nothing|nobody)\b", re.IGNORECASE)
_LIST = re.compile(
    r"(?:\s?[,–-]\s?(?:and\s|then\s)?(?:with\s|the\s)*|\s(?:and|or|as well as)\s(?:with\s|the\s|in\s)*)(?:the\s)?"
    r"|['’]s?(?:,\s|\sand\s)"
)
_REFERENCE_YEAR = re.compile(r"\b(?:reports?|the one|that) (?:on|for) (?:the CSDP in )?$", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|later than|as of|between|from|to|up to|than)\s(?:about\s|early\s|late\s)?$",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"\b(?!(?:is|are|was|were)\s)\w+\sof\s$")
"""'The six texts of 2024'."""
_BEGINNING = re.compile(r"\b(?:dates?|dated|dating|is|are|was|were|force|effect|back)\s(?:\w+\s)?(?:from|to|since)\s$")


_WORDS = re.compile(r"\b[a-z]{3,}\b")
_SHORT = 3
"""Words up to which a clause put in ('on 28 May') has no verb of its own."""
_PARTICIPLE = re.compile(r"(?:first |itself |only )?\w{2,}(?:ed|nt|un|ld|et|ck)\s(?:on|in|at|by|with|during|since|from)\b")
"""A participle that belongs to what stands before it: 'signed on 28 May'."""
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got|has|had)\s(?:\w+\s){0,2}$")
_THAT_ONE = re.compile(r"\b(?:that|this|the same|the said|the)\s$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:before|after|than|unlike|ahead of|like|not)\s(?:the\s|that of\s|those of\s)*$", re.IGNORECASE)
_ON_WHAT = re.compile(r"\s(?:on|for|about|concerning|of)\b")
_TIME_OF = re.compile(
    r"\b(?:after|before|since|until|following|preceded|followed|upon|with|at|between|from)\s(?:the|its|their|that|his)?\s?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""What makes a noun of a deed a time or occasion: 'after the signature'."""


class Saying(NamedTuple):
    """A deed a clause tells of."""

    sentence: Sentence
    start: int
    end: int
    """The clause, in the sentence."""
    verb: Verb
    parties: tuple[str, ...]
    """Whom it is said of, all together; empty where that cannot be told."""
    named: bool
    """Whether they are named in the clause."""
    things: tuple[tuple[str, str], ...]
    """What it was done to, kind and id, by every possible reading; empty where that cannot be told."""
    sure: bool
    """Whether the thing is named in the clause."""
    dates: tuple[DateMention, ...]
    """Dates that belong to the deed."""
    planned: bool
    denied: bool


class _Focus:
    """What was spoken of last."""

    def __init__(self) -> None:
        self.parties: tuple[str, ...] = ()
        self.section: tuple[str, ...] = ()
        self.pair: tuple[tuple[str, str], ...] = ()
        """The two documents the last sentence to name any names, in order; empty where it names one, or more."""
        self.things: dict[tuple[str, str], int] = {}
        """Things, kind and id → the last sentence that names them."""

    def heading(self, parties: tuple[str, ...]) -> None:
        """A heading opens a section: what was spoken of before is behind."""
        self.section = self.parties = parties
        self.things = {}

    def last(self, role: str, place: int) -> list[tuple[str, str]]:
        """The things a deed may be done to that the last sentence to name one names."""
        near = [(at, thing) for thing, at in self.things.items() if place - at <= _NEAR]
        fit = [(at, thing) for at, thing in near if fits(role, [Thing(0, 0, *thing)])]
        newest = max((at for at, _ in fit), default=0)
        return [thing for at, thing in fit if at == newest]


def sayings_of(sentences: Sequence[Sentence]) -> tuple[Saying, ...]:
    """The deeds a draft tells of."""
    focus, found = _Focus(), []
    for place, sentence in enumerate(sentences):
        if sentence.kind == "heading":
            focus.heading(tuple(dict.fromkeys(one.id for one in _actors(sentence))))
            continue
        found += _Reader(sentence, place, focus).read()
    return tuple(found)


def _actors(sentence: Sentence) -> list[Mention]:
    return [one for one in sentence.parties if one.how != "place" and one.id != "eu"]


class _Reader:
    """Reads one sentence."""

    def __init__(self, sentence: Sentence, place: int, focus: _Focus) -> None:
        self.sentence, self.text, self.place, self.focus = sentence, sentence.text, place, focus
        self.things = things_in(sentence.text, sentence.instruments, sentence.missions)
        self.verbs = [
            one for one in verbs_in(sentence.text) if not any(t.start < one.end and one.start < t.end for t in self.things)
        ]
        self.actors = [one for one in _actors(sentence) if not self._compared(one)]
        self.sums = sums_in(sentence.text)
        values = [(one.start, one.end) for one in (*sentence.dates, *self.sums)]
        names = [(one.start, one.end) for one in (*sentence.parties, *sentence.missions, *sentence.people)]
        named = [(one.start, one.end) for one in (*self.actors, *(t for t in self.things if t.kind == TYPED))]
        named += [one.span() for one in _ONE_OF.finditer(sentence.text)]
        self.spans = clauses_of(sentence.text, self.verbs, named, values)
        self.spans = tuple(self._whole(span, names) for span in self.spans)

    def _compared(self, one: Mention) -> bool:
        """Whether somebody is only what another is set beside: 'a week after Moldova', without a deed of its own."""
        beside = _COMPARED.search(self.text, max(0, one.start - 25), one.start) is not None
        return beside and not any(0 < verb.start - one.end <= _ADJACENT * 4 and not verb.noun for verb in self.verbs)

    def _whole(self, span: Span, names: Iterable[tuple[int, int]]) -> Span:
        end = max([span.end, *(e for s, e in names if span.start <= s < span.end < e)])
        return span._replace(end=end)

    def read(self) -> list[Saying]:
        """The sayings of the sentence, the focus moved on."""
        found: list[Saying] = []
        for span in self.spans:
            own = self._clause(span, found)
            found += own
        self._remember(found)
        named = tuple(dict.fromkeys(one.id for one in self.actors))
        if named:
            self.focus.parties = named
        return found

    def _remember(self, found: Sequence[Saying]) -> None:
        """The things the sentence leaves behind: what it names, and what it points to."""
        documents = dict.fromkeys((t.kind, t.id) for t in self.things if t.kind in (PARTNERSHIP, TYPED, ACT))
        if documents:
            self.focus.pair = tuple(documents) if len(documents) == 2 else ()
        said = [one.things[0] for one in found if len(one.things) == 1]
        talks = any(kind == TALKS for kind, _ in said)
        named = [(one.kind, one.id) for one in self.things if not (talks and one.kind == TALKS)]
        for kind, identifier in [*named, *said]:
            if kind != WEAK:
                self.focus.things[kind, identifier] = self.place

    def _clause(self, span: Span, before: Sequence[Saying]) -> list[Saying]:
        verbs = [one for one in self.verbs if span.start <= one.start < span.end and not self._of_time(one)]
        main = before[-1] if before else None
        if not verbs and main is not None and self._lent(span):
            verbs = [main.verb._replace(start=span.start, end=span.start)]
        dates = self._dates(span)
        parties, named = self._parties(span, before)
        things = [one for one in self.things if span.start <= one.start < span.end]
        money = any(span.start <= one.start < span.end for one in self.sums)
        found = []
        for verb, own in _to_verbs(verbs, dates):
            if money and verb.role == CAME:
                continue
            readings, sure = self._things(span, verb, things, named, before)
            stretch = self.text[span.start : span.end]
            for whom, on in self._paired(span, parties, own):
                found.append(
                    Saying(
                        self.sentence,
                        span.start,
                        span.end,
                        verb,
                        whom,
                        named,
                        readings,
                        sure,
                        on,
                        _PLANNED.search(stretch) is not None,
                        _DENIED.search(_NOT_BUT.sub("", stretch)) is not None,
                    )
                )
        return found

    def _of_time(self, verb: Verb) -> bool:
        return verb.noun and _TIME_OF.search(self.text, max(0, verb.start - 30), verb.start) is not None

    def _lent(self, span: Span) -> bool:
        """Whether a clause without a deed repeats the one before: it has no verb of its own."""
        return span.kind == "gapped" or len(_WORDS.findall(self.text[span.start : span.end])) <= _SHORT

    def _dates(self, span: Span) -> list[DateMention]:
        """Dates of a clause that can be of its deed: no bound of a time, no year of a report."""
        found = []
        for date in self.sentence.dates:
            before = self.text[max(0, date.start - 24) : date.start]
            bound = _BOUND.search(before) and not _BEGINNING.search(before)
            of_it = len(date.date) == 4 and _OF_YEAR.search(before)
            if span.start <= date.start < span.end and not bound and not of_it and not _REFERENCE_YEAR.search(before):
                found.append(date)
        return found

    def _parties(self, span: Span, before: Sequence[Saying]) -> tuple[tuple[str, ...], bool]:
        here = tuple(dict.fromkeys(one.id for one in self.actors if span.start <= one.start < span.end))
        if here:
            return here, True
        stretch = self.text[span.start : span.end]
        if span.kind == "put_in":
            head = [one for one in self.actors if one.end <= span.start]
            if head:
                return (head[-1].id,), False
        several = next((one.parties for one in reversed(before) if len(one.parties) > 1), ())
        if several and (_LATTER.search(stretch) or _FORMER.search(stretch)):
            return (several[-1 if _LATTER.search(stretch) else 0],), False
        head = [one for one in self.actors if one.end <= span.start]
        if head and (not before or _PARTICIPLE.match(stretch)):
            return (head[-1].id,), False
        if before and before[-1].parties:
            return before[-1].parties, False
        return self._pointed(stretch), False

    def _pointed(self, stretch: str) -> tuple[str, ...]:
        """Whom a clause that names nobody is about."""
        last = self.focus.parties
        if len(last) == 2 and (_LATTER.search(stretch) or _FORMER.search(stretch)):
            return (last[1 if _LATTER.search(stretch) else 0],)
        if len(last) == 1 or (last and _BOTH.search(stretch)):
            return last
        return self.focus.section if len(self.focus.section) == 1 else ()

    def _things(
        self, span: Span, verb: Verb, things: Sequence[Thing], named: bool, before: Sequence[Saying]
    ) -> tuple[tuple[tuple[str, str], ...], bool]:
        """What a deed was done to, by every reading, and whether the clause names it."""
        own = fits(verb.role, things)
        if own:
            best = self._nearest(verb, own)
            if self._pointing(best):
                typed = [thing for thing in self.focus.last(verb.role, self.place) if thing[0] == TYPED]
                return tuple(typed), False
            return (self._resolved(best),), True
        stretch = self.text[span.start : span.end]
        head = fits(verb.role, [one for one in self.things if one.end <= span.start]) if span.kind == "put_in" else []
        if head and verb.role == "in_force":
            head = [one for one in head if one.kind == TYPED] or head
        if head:
            return ((head[-1].kind, head[-1].id),), False
        if self.focus.pair and (_LATTER.search(stretch) or _FORMER.search(stretch)):
            return (self.focus.pair[1 if _LATTER.search(stretch) else 0],), False
        for said in reversed(before):
            lent = tuple(thing for thing in said.things if fits(verb.role, [Thing(0, 0, *thing)]))
            if lent:
                return lent, False
        last = self.focus.last(verb.role, self.place)
        if verb.role in ("met", "taking_part", "begun", "broken_off", "closed", "extended"):
            return tuple(last), False
        if verb.role == "in_force" and any(kind == TYPED for kind, _ in last):
            return tuple(thing for thing in last if thing[0] == TYPED), False
        if _ELIDED.search(stretch) or (not named and _POINTS.search(stretch)):
            return tuple(last), False
        if things and any(one.kind in (OTHER, WEAK) for one in things):
            return (), False
        return tuple(dict.fromkeys([*last, (PARTNERSHIP, "")])), False

    def _pointing(self, thing: Thing) -> bool:
        """Whether a word for an agreement only means one named before: 'that agreement', without saying on what."""
        general = thing.kind == OTHER and thing.id in _POINTING and not _ON_WHAT.match(self.text, thing.end)
        return general and _THAT_ONE.search(self.text[: thing.start]) is not None

    def _nearest(self, verb: Verb, own: Sequence[Thing]) -> Thing:
        """Of several things, the subject of a passive deed, else the object of an active one."""
        if verb.role == "extended":
            own = [one for one in own if one.kind == MISSION] or own
        before = [one for one in own if one.end <= verb.start]
        behind = [one for one in own if one.start >= verb.start]
        passive = _PASSIVE.search(self.text, 0, verb.start) is not None
        beside = bool(before) and verb.start - before[-1].end <= _ADJACENT
        if before and (passive or beside or not behind) and not (verb.noun and behind):
            return before[-1]
        return (behind or own)[0]

    def _resolved(self, thing: Thing) -> tuple[str, str]:
        """Kind and id of a thing; for talks, of the instrument they are about, where one was named."""
        if thing.kind != TALKS:
            return thing.kind, thing.id
        here = [one.id for one in self.things if one.kind == TYPED]
        before = [identifier for kind, identifier in self.focus.last("signed", self.place) if kind == TYPED]
        return TALKS, (here or before or [""])[0]

    def _paired(
        self, span: Span, parties: tuple[str, ...], dates: Sequence[DateMention]
    ) -> Iterator[tuple[tuple[str, ...], tuple[DateMention, ...]]]:
        """Whom each date of a deed is said of; where that cannot be told, nobody."""
        here = [one for one in self.actors if span.start <= one.start < span.end]
        if len(parties) <= 1 or not dates:
            yield parties, tuple(dates)
        elif "respectively" in self.text and len(dates) == 1 and dates[0].last and len(parties) == 2:
            first, last = dates[0]._replace(last=None), dates[0]._replace(date=dates[0].last, last=None)
            yield from (((parties[0],), (first,)), ((parties[1],), (last,)))
        elif "respectively" in self.text and len(dates) == len(parties):
            yield from (((one,), (date,)) for one, date in zip(parties, dates, strict=True))
        elif len(dates) == 1:
            yield self._of_one(here, parties, dates[0]), tuple(dates)
        else:
            marks = sorted([*((one.start, "p") for one in here), *((date.start, "d") for date in dates)])
            signs = "".join(kind for _, kind in marks)
            if len(here) == len(dates) and signs in ("pd" * len(dates), "dp" * len(dates)):
                yield from (((one.id,), (date,)) for one, date in zip(here, dates, strict=True))
            else:
                yield (), tuple(dates)

    def _of_one(self, here: Sequence[Mention], parties: tuple[str, ...], date: DateMention) -> tuple[str, ...]:
        """Of several named, those a single date is said of: all of a list, else the last before it."""
        joints = (self.text[one.end : other.start] for one, other in itertools.pairwise(here))
        if here and all(_LIST.fullmatch(joint) for joint in joints):
            return parties
        return ()


def _to_verbs(verbs: Sequence[Verb], dates: Sequence[DateMention]) -> Iterator[tuple[Verb, list[DateMention]]]:
    """Each deed of a clause with its dates: those behind it, and those before the first."""
    acting = [one for one in verbs if not one.noun] or list(verbs)
    firm = [one for one in acting if one.role != CAME] or acting
    for place, verb in enumerate(firm):
        end = firm[place + 1].start if place + 1 < len(firm) else None
        start = verb.start if place else 0
        yield verb, [one for one in dates if start <= one.start and (end is None or one.start < end)]


def dialogue_of(things: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Formats of the dialogues meant; an empty one for a dialogue without a name."""
    return tuple(id for kind, id in things if kind == DIALOGUE)


def missions_of(things: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Missions meant."""
    return tuple(id for kind, id in things if kind == MISSION)
