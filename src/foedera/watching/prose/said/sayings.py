"""What a draft says was done: each deed with who, to what and when; where words are doubtful, with every reading.

In: the sentences of a draft, in order, and who acted for whom. Out: sayings, in order, and all clauses, those without
a deed among them. Whom and what a clause is about is told by what it names; else by the clause before it in the same
sentence; else by what the draft spoke of last. Where two readings are possible both are kept (`Saying.things`): nothing
is raised that does not contradict all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.numbers import sums_in
from foedera.watching.prose.parts.things import (
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
from foedera.watching.prose.parts.verbs import CAME, Verb, verbs_in
from foedera.watching.prose.said.clauses import Clause, Span, acting, clauses_of
from foedera.watching.prose.said.focus import Focus, Meant, one_of_two, only_points, points
from foedera.watching.prose.said.pairing import of_a_deed, tells_which, to_parties, to_verbs
from foedera.watching.prose.said.told import Saying, Told
from foedera.watching.prose.said.unreal import unreal

_ADJACENT = 3
"""Code points between a thing and the participle that belongs to it."""
_ONE_OF = re.compile(r"\b(?:the one|that|those)\s(?:on|of|for|with|between)\b")
"""A noun left out before what tells which: 'the one on 2023'."""
_WORDS = re.compile(r"\b[a-z]{3,}\b")
_SHORT = 3
"""Words up to which a clause put in ('on 28 May') has no verb of its own."""
_PARTICIPLE = re.compile(
    r"(?:first |itself |only )?\w{2,}(?:ed|nt|un|ld|et|ck)\s(?:on|in|at|by|with|during|since|from)\b"
)
"""A participle that belongs to what stands before it: 'signed on 28 May'."""
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got|has|had)\s(?:\w+\s){0,2}$")
_ACTING = re.compile(r"\b(?:it|they)\s(?:(?!was\b|were\b|is\b|are\b|be\b|been\b)\w+\s)?$", re.IGNORECASE)
"""'It signed': the pointing word is who, not what."""
_COMPARED = re.compile(
    r"\b(?:before|after|than|unlike|ahead of|like|not)\s(?:the\s|its\s|their\s|\w+['’]s\s|that of\s|those of\s)*$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"where\b")
_TIME_OF = re.compile(
    r"\b(?:after|before|since|until|following|preceded|followed|upon|with|at|between|from)\s"
    r"(?:the|its|their|that|his)?\s?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""What makes a noun of a deed a time or occasion: 'after the signature'."""
_DOCUMENTARY = frozenset({"signed", "adopted", "announced", "published", "concluded", "endorsed"})
_ASIDE = 2
"""Words between somebody and a relative clause up to which it is about them: 'with Korea, for instance, which'."""
_BEFORE = 5
"""Code points before a clause in which a noun is left out: 'Korea’s, signed in 2014'."""
_STEP = re.compile(
    r"\s(?:that|this|the|its|such a|a|both)\s(?:\w+\s)?(?:steps?|moves?|joining|sending|deployment|part)\b"
)
"""'Approved that step'."""
_FIRM = re.compile(r"partnerships?\b|SDPs?\b", re.IGNORECASE)
_OBJECT = 25
"""Code points in which the object of a verb begins."""
_OF_ONE_KIND = frozenset({"met", "taking_part", "begun", "broken_off", "closed", "extended"})
"""Deeds that are never done to a partnership."""


def told_by(sentences: Sequence[Sentence], sides: Mapping[str, str]) -> Told:
    """The deeds a draft tells of, and its clauses.

    Args:
        sentences: those of a draft, headings among them.
        sides: person → the partner they are known to have acted for.
    """
    focus, sayings, clauses = Focus(), list[Saying](), list[tuple[Clause, ...]]()
    before: tuple[str, ...] = ()
    for place, sentence in enumerate(sentences):
        if sentence.kind == "heading":
            focus.heading(tuple(dict.fromkeys(one.id for one in acting(sentence))))
            clauses.append(())
            continue
        reader = _Reader(sentence, place, focus, before, {sides[one.id] for one in sentence.people if one.id in sides})
        sayings += reader.read()
        clauses.append(tuple(reader.clauses))
        before = tuple(dict.fromkeys(one.id for one in acting(sentence)))
    return Told(tuple(sayings), tuple(clauses))


class _Reader:
    """Reads one sentence."""

    def __init__(
        self, sentence: Sentence, place: int, focus: Focus, before: tuple[str, ...], persons: set[str]
    ) -> None:
        self.persons = tuple(persons) if len(persons) == 1 else ()
        self.sentence, self.text, self.place, self.focus = sentence, sentence.text, place, focus
        self.things = things_in(sentence.text, sentence.instruments, sentence.missions)
        spoken = [(one.start, one.end) for one in self.things]
        self.verbs = [
            one
            for one in verbs_in(sentence.text)
            if not any(start < one.end and one.start < end for start, end in spoken)
        ]
        self.everybody = acting(sentence)
        self.near = tuple(dict.fromkeys([*(one.id for one in self.everybody), *before]))
        self.clauses: list[Clause] = []
        self.actors = [one for one in self.everybody if not self._compared(one.start, one.end)]
        self.sums = sums_in(sentence.text)
        values = [(one.start, one.end) for one in sentence.dates] + [(one.start, one.end) for one in sentence.missions]
        values += [(one.start, one.end) for one in self.sums]
        named = [(one.start, one.end) for one in self.actors]
        named += [(one.start, one.end) for one in self.things if one.kind == TYPED]
        named += [one.span() for one in _ONE_OF.finditer(sentence.text)]
        self.spans = clauses_of(sentence.text, self.verbs, named, values)

    def _compared(self, start: int, end: int) -> bool:
        """Whether something is only what another is set beside: 'a week after Moldova', without a deed of its own."""
        beside = _COMPARED.search(self.text, max(0, start - 25), start) is not None
        return beside and not any(0 < verb.start - end <= _ADJACENT * 4 and not verb.noun for verb in self.verbs)

    def read(self) -> list[Saying]:
        """The sayings of the sentence, the focus moved on."""
        found: list[Saying] = []
        for span in self.spans:
            found += self._clause(span, found)
            self.clauses.append(self._bare(span))
        said = [one.things[0] for one in found if len(one.things) == 1]
        talks = any(kind == TALKS for kind, _ in said)
        named = [(one.kind, one.id) for one in self.things if not (talks and one.kind == TALKS)]
        who = dict.fromkeys(one.id for one in self.actors)
        partners = [one.id for one in self.sentence.partners if one.id in who]
        self.focus.remember(self.place, tuple(partners if len(set(partners)) == 1 else who), [*named, *said])
        return found

    def _bare(self, span: Span) -> Clause:
        """A clause without what it tells: whom it is about where several may be meant, only if a word says so."""
        named = tuple(one for one in self.everybody if span.start <= one.start < span.end)
        verbs = tuple(one for one in self.verbs if span.start <= one.start < span.end)
        parties = tuple(dict.fromkeys(one.id for one in named))
        if not parties:
            known = next((one.parties for one in reversed(self.clauses) if one.parties), self.persons)
            parties = self.focus.among(self.text[span.start : span.end], known)
        return Clause(self.sentence, *span, parties, named, verbs, not self.clauses, self.near)

    def _clause(self, span: Span, before: Sequence[Saying]) -> list[Saying]:
        verbs = [
            one
            for one in self.verbs
            if span.start <= one.start < span.end and not self._of_time(one) and not self._of_part(one)
        ]
        verbs = self._nominal(span, verbs)
        if not verbs and before and self._lent(span):
            verbs = [before[-1].verb._replace(start=span.start, end=span.start)]
        dates = [d for d in self.sentence.dates if span.start <= d.start < span.end and of_a_deed(self.text, d)]
        parties, named = self._parties(span, before)
        things = [t for t in self.things if span.start <= t.start < span.end and not self._compared(t.start, t.end)]
        money = any(span.start <= one.start < span.end for one in self.sums)
        here = [one for one in self.actors if span.start <= one.start < span.end]
        beside, planned, denied = unreal(self.text, span.start, span.end)
        dates = [d for d in dates if not any(start <= d.start < end for start, end in beside)]
        dates = [d for d in dates if len(dates) == 1 or not tells_which(self.text, d)]
        found = []
        for verb, own in to_verbs(verbs, dates or self._then(span)):
            readings, sure = self._readings(span, verb, things, named, before)
            if self.sums and not sure and (money or verb.role == CAME):
                continue
            found += [
                Saying(self.sentence, *span[:2], verb, whom, named, readings, sure, on, planned, denied)
                for whom, on in to_parties(self.text, here, parties, own)
            ]
        return found

    def _nominal(self, span: Span, verbs: list[Verb]) -> list[Verb]:
        """'The signature took place': the deed is the noun's, where no dialogue is spoken of that could meet."""
        nouns = [one for one in verbs if one.noun and one.role in _DOCUMENTARY]
        light = [one for one in verbs if one.role in ("met", CAME)]
        talks = any(t.kind == DIALOGUE and span.start <= t.start < span.end for t in self.things)
        if not nouns or not light or talks or nouns[0].start > light[0].start:
            return verbs
        return [nouns[0]._replace(noun=False), *(one for one in verbs if one not in light and one not in nouns)]

    def _of_part(self, verb: Verb) -> bool:
        """Whether what is approved or agreed is a part in a mission: no document is then spoken of."""
        if verb.role not in ("adopted", "agreed", "authorised"):
            return False
        if _STEP.match(self.text, verb.end):
            return True
        return any(0 < one.start - verb.end <= _OBJECT and one.role == "taking_part" for one in self.verbs)

    def _of_time(self, verb: Verb) -> bool:
        return verb.noun and _TIME_OF.search(self.text, max(0, verb.start - 30), verb.start) is not None

    def _lent(self, span: Span) -> bool:
        """Whether a clause without a deed repeats the one before: it has no verb of its own."""
        return span.kind == "gapped" or len(_WORDS.findall(self.text[span.start : span.end])) <= _SHORT

    def _then(self, span: Span) -> list[DateMention]:
        """'Three days later he was in Tokyo, where it was announced': the date of what a clause is put into."""
        if span.kind != "put_in" or not _WHERE.match(self.text, span.start):
            return []
        return [one for one in self.sentence.dates if one.end <= span.start][-1:]

    def _parties(self, span: Span, before: Sequence[Saying]) -> tuple[tuple[str, ...], bool]:
        """Whom a clause is about, and whether it names them."""
        here = tuple(dict.fromkeys(one.id for one in self.actors if span.start <= one.start < span.end))
        if here:
            return here, True
        stretch = self.text[span.start : span.end]
        head = [one.id for one in self.actors if one.end <= span.start][-1:]
        if not before and span.start == 0 and _PARTICIPLE.match(stretch):
            head = [one.id for one in self.actors if one.start >= span.end][:1]
        if head and span.kind == "put_in":
            last = max((one for one in self.actors if one.end <= span.start), key=lambda one: one.end)
            beside = len(_WORDS.findall(self.text[last.end : span.start])) <= _ASIDE
            return (tuple(head) if beside else ()), False
        several = next((one.parties for one in reversed(before) if len(one.parties) > 1), ())
        chosen = one_of_two(stretch, several)
        if chosen is not None:
            return (chosen,), False
        if head and (not before or _PARTICIPLE.match(stretch)):
            return tuple(head), False
        meant = (before[-1].parties if before else ()) or self.focus.pointed(stretch)
        return (() if self._away(span, meant) else meant), False

    def _readings(
        self, span: Span, verb: Verb, things: Sequence[Thing], named: bool, before: Sequence[Saying]
    ) -> tuple[tuple[Meant, ...], bool]:
        """What a deed was done to, by every reading, and whether the clause names it."""
        own = fits(verb.role, things)
        if own:
            best = self._nearest(verb, own)
            if only_points(self.text, best):
                return tuple(one for one in self.focus.last(verb.role, self.place) if one[0] == TYPED), False
            return self._loosely(best, verb) or (self._resolved(best),), not self._loosely(best, verb)
        if verb.role in ("adopted", "authorised") and self._of_a_part(span):
            return (), False
        stretch = self.text[max(0, span.start - _BEFORE) : span.end]
        lent = self._spoken_of(span, verb, before) or self._of_two(stretch)
        if lent:
            return lent, False
        last = tuple(self.focus.last(verb.role, self.place))
        if verb.role in _OF_ONE_KIND:
            return last, False
        if verb.role == "in_force":  # no partnership enters into force
            return tuple(one for one in last if one[0] == TYPED), False
        if points(stretch, named) and not _ACTING.search(self.text, 0, verb.start):
            return last, False
        if any(one.kind in (OTHER, WEAK, MISSION) for one in things):
            return (), False
        if verb.role == CAME and (span.kind == "put_in" or not last):
            return last, False
        return tuple(dict.fromkeys([*last, (PARTNERSHIP, "")])), False

    def _of_a_part(self, span: Span) -> bool:
        """Whether it is a contribution that was decided on."""
        return any(one.noun and one.role == "taking_part" and span.start <= one.start < span.end for one in self.verbs)

    def _spoken_of(self, span: Span, verb: Verb, before: Sequence[Saying]) -> tuple[Meant, ...]:
        """What the sentence itself named or meant before a clause that names nothing."""
        named = fits(verb.role, [one for one in self.things if one.end <= span.start])
        if verb.role == "in_force":
            named = [one for one in named if one.kind == TYPED] or named
        participle = _PARTICIPLE.match(self.text, span.start) is not None
        if named and (span.kind == "put_in" or participle):
            return ((named[-1].kind, named[-1].id),)
        for said in reversed(before):
            lent = tuple(one for one in said.things if fits(verb.role, [Thing(0, 0, *one)]))
            if lent:
                return lent
        strong = [one for one in named if one.kind != WEAK]
        return (self._resolved(strong[-1]),) if strong and not before else ()

    def _of_two(self, stretch: str) -> tuple[Meant, ...]:
        chosen = one_of_two(stretch, self.focus.pair)
        return () if chosen is None else (chosen,)

    def _away(self, span: Span, parties: tuple[str, ...]) -> bool:
        """Whether a clause is set at another seat than those of whom it could be about: it may be about others."""
        places = [one for one in self.sentence.parties if one.how == "place" and span.start <= one.start < span.end]
        return bool(parties) and any(one.id not in (*parties, "eu") for one in places)

    def _loosely(self, thing: Thing, verb: Verb) -> tuple[Meant, ...]:
        """What a loose word ('deal', 'text') can mean, where another instrument was named shortly before."""
        if thing.kind != PARTNERSHIP or _FIRM.match(self.text, thing.start):
            return ()
        here = [(one.kind, one.id) for one in self.things if one.kind == TYPED and one.end <= thing.start]
        typed = here[-1:] or [one for one in self.focus.last(verb.role, self.place) if one[0] == TYPED]
        return tuple(dict.fromkeys([(PARTNERSHIP, ""), *typed])) if typed else ()

    def _nearest(self, verb: Verb, own: Sequence[Thing]) -> Thing:
        """Of several things, the subject of a passive deed, else the object of an active one."""
        if verb.role == "extended":
            own = [one for one in own if one.kind == MISSION] or own
        before = [one for one in own if one.end <= verb.start]
        behind = [one for one in own if one.start >= verb.start]
        passive = verb.role == CAME or _PASSIVE.search(self.text, 0, verb.start) is not None
        beside = bool(before) and verb.start - before[-1].end <= _ADJACENT
        if before and (passive or beside or not behind) and not (verb.noun and behind):
            return before[-1]
        return (behind or own)[0]

    def _resolved(self, thing: Thing) -> Meant:
        """Kind and id of a thing; for talks, of the instrument they are about, where one was named."""
        if thing.kind != TALKS:
            return thing.kind, thing.id
        here = [one.id for one in self.things if one.kind == TYPED]
        before = [identifier for kind, identifier in self.focus.last("signed", self.place) if kind == TYPED]
        return TALKS, (here or before or [""])[0]


def dialogue_of(things: Iterable[Meant]) -> tuple[str, ...]:
    """Formats of the dialogues meant; an empty one for a dialogue without a name."""
    return tuple(identifier for kind, identifier in things if kind == DIALOGUE)
