"""Claims with a quantifier, read: only, alone, none, all, every, both, so many of, everybody save, so is.

In: sentences in order. Out: claims: of whom something is said, of whom the contrary, or of how many. What is said of
them is read by `properties`, whom it ranges over by `scopes`; a claim whose property or scope the words leave open is
none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from foedera.model.dates import first_day
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import ProseCase, doubted
from foedera.watching.prose.kinds.covering import LACKS, day_of
from foedera.watching.prose.parts.numbers import WORDS
from foedera.watching.prose.parts.scopes import Scope, quantities, scope_at
from foedera.watching.prose.parts.words import any_of
from foedera.watching.prose.said.exceptions import NOT_THEY, SAVE, left_out
from foedera.watching.prose.said.properties import (
    ACTED,
    ANNUAL,
    AREA,
    FAMILY,
    TALKS,
    Property,
    properties_in,
    roles_in,
)
from foedera.watching.prose.said.ranging import Before, groups_before, ranged_over
from foedera.watching.prose.said.whom import BEFORE, acting_in, counted, number_of, ranges, spread

_Q = quantities()
_NUMBER = rf"(?:{'|'.join(sorted((w for w in WORDS if 0 < WORDS[w] < 13), key=len, reverse=True))})"
_QUANTIFIER = re.compile(
    rf"(?P<share>(?<!\w)(?:of|among)\s(?=the\s(?:\w+\s){{0,3}}?\w+,\s(?:only\s|just\s|exactly\s)?(?P<part>{_NUMBER})"
    rf"\s(?:is|are|was|were|has|have|had|lack|do|can|deal|speak)\b))"
    rf"|(?P<count>(?<!the\s)(?<!only\s)(?<![-\w])(?:(?:only|just|exactly)\s)?(?P<number>{_NUMBER})\sof\s"
    r"(?=(?:the|these|those|its|our|them)\b))"
    rf"|(?P<only>\b{any_of(_Q.only)}\b)|(?P<nobody>\b{any_of(_Q.nobody)}\b(?!\sof\b))|(?P<none>\b{any_of(_Q.none)}\b)"
    rf"|(?P<everybody>\b{any_of(_Q.everybody)}\b)|(?P<every>\b{any_of(_Q.every)}\b)",
    re.IGNORECASE,
)
_NEARLY = re.compile(rf"\b{any_of(_Q.nearly)}\s$", re.IGNORECASE)
_ASIDE = re.compile(r",\s(?:those|which|that of|whose|who|although|though)\b")
_JOINT = re.compile(r"(?:[:–—]\s|\()$")
_FRAME = re.compile(r"(?:^|[,;:]\s)(?:of|among|amongst|out of)\s$", re.IGNORECASE)
"""Before an 'all' that only says among whom: 'of all partners, Iceland'."""
_IS_ONE = re.compile(r"\b(?:is|are|was|were|became)\s(?:an?|the)\s\w", re.IGNORECASE)
"""What says of its own what it is about."""
_FEW_WORDS = 8
"""Words up to which a clause may leave out what it is about, for the sentence to say."""
_COPULA = re.compile(r"\b(?:is|are|was|were|be|being)\s$", re.IGNORECASE)
_BEFORE_IT = re.compile(
    r"\b(?:before|prior to|ahead of|until)\s(?:(?:its?|hers?|his|theirs?|them|that|then|this|him|the latter)\b)",
    re.IGNORECASE,
)
"""A time that only what stands before can tell."""
_WHOSE_ALONE = re.compile(r"(?:['’]s?)?(?:\s[\w-]+){0,2}\s$")
"""Between a partner and the 'alone' said of it."""
_ONLY = re.compile(rf"\b{any_of(_Q.only)}\b", re.IGNORECASE)
_ONLY_ONE = re.compile(
    rf"\s(?:of\s)?(?:\w+\s){{0,2}}?(?:{any_of((*_Q.things, 'one', 'row', 'tick', 'participant', 'contributor'))})\b",
    re.IGNORECASE,
)
NEGATIVE = re.compile(
    rf"{LACKS.pattern}|\b(?:cross(?:es)?|ha(?:s|ve|d) no|un(?:ticked|marked)|not"
    r"|cannot|never|nothing|lacks?|lacking|without|absent|missing|silent|nor)\b|n[’']t\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:would|could|should(?! be (?:added|noted|said|recalled))|might"
    r"|(?-i:may)(?! be (?:added|noted|said))|will(?! (?:find|see|notice))|must|plan\w*|hope\w*|ought|if|whether"
    r"|not (?:only|merely|just|least)|expected"
    r"|no longer|there (?:is|was|are|were)|wish\w*|want\w*|asks?|asked|calls? for|called for"
    r"|more than|at least|question|said that|claim\w*|statement that|(?:right|true) (?:for|of))\b|\?",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:nothing|no such thing)(?:\sof the (?:kind|sort))?\b(?=\s(?:is|was|has|had|can)\b)", re.IGNORECASE
)
_SO = re.compile(
    r"^(?P<so>So|Nor|Neither)\s(?:is|are|was|were|do|does|did|has|have|had)\s(?=[A-Z])|^(?:And|But)\s(?P<and>so|neither)\s\w+\s"
    r"(?=[A-Z])"
)
_POINTS = re.compile(
    r"(?<!of )\b(?:it|them|(?<=find )that|(?<=found )that|the (?:idea|example|practice)|such|of the kind"
    r"|clause|provision|the (?:subject|matter|topic))\b",
    re.IGNORECASE,
)
"""Words for what the sentence before was about."""
_FEW = 2
"""Partners a sentence that names none may be about."""
_MANY = 4
"""Others that have an area from which a sentence that names no verb of covering means less than the area."""


class Claim(NamedTuple):
    """What a sentence says of whom."""

    start: int
    end: int
    words: str
    properties: tuple[Property, ...]
    said: Mapping[str, bool]
    number: tuple[int, frozenset[str], bool] | None
    """How many of whom have it (True) or lack it."""
    alone: bool
    day: datetime.date


class Reader:
    """Reads sentences in order, and remembers whom and what the last one was about."""

    def __init__(self, case: ProseCase) -> None:
        self.case = case
        self.before = Before()
        self.properties: list[Property] = []
        self.positive = True
        self.block = -1

    def read(self, sentence: Sentence) -> list[Claim]:
        """The claims of the next sentence."""
        if sentence.kind == "heading":
            self.before.named, self.properties = (), []
            return []
        if sentence.block != self.block and sentence.section:
            self.before.named = sentence.section  # a paragraph begins with what its section is about
        self.block = sentence.block
        case = self.case._replace(day=day_of(self.case, sentence))
        found: list[Claim] = []
        ranged: tuple[str, ...] = ()
        if not doubted(sentence.text):
            so = _SO.match(sentence.text)
            if so is not None:
                found += self._so(case, sentence, so)
            nothing = _NOTHING.search(sentence.text)
            if nothing is not None and len(self.properties) == 1 and self.positive:
                said = {one.id: False for one in sentence.partners if one.start > nothing.end()}
                at, end, own = nothing.start(), len(sentence.text), tuple(self.properties)
                found.append(Claim(at, end, nothing[0], own, said, None, False, case.day))
            for match in _QUANTIFIER.finditer(sentence.text):
                if so is not None or _NEARLY.search(sentence.text, 0, match.start()):
                    continue
                claim = self._claim(case, sentence, match)
                if claim is not None and not any(one.start < claim.end and claim.start < one.end for one in found):
                    found.append(claim)
                    ranged = tuple(claim.said)
        named = tuple(dict.fromkeys(one.id for one in sentence.parties if one.how != "place" and one.id != "eu"))
        self.before.named, self.before.ranged = named or ranged or self.before.named, ranged
        self.properties = properties_in(case, sentence, 0, len(sentence.text))
        self.positive = NEGATIVE.search(sentence.text) is None
        return found

    def _so(self, case: ProseCase, sentence: Sentence, so: re.Match[str]) -> Iterator[Claim]:
        """'So is Norway': what the sentence before said."""
        named = [one for one in sentence.parties if one.start <= so.end() + 4 and one.id != "eu"][:1]
        positive = (so["so"] or so["and"]).lower() == "so"
        alike = len(self.properties) == 1 or {one.kind for one in self.properties} == {ACTED}
        if named and alike and positive == self.positive:
            said = {named[0].id: positive}
            end = named[0].end
            yield Claim(0, end, sentence.text[:end], tuple(self.properties), said, None, False, case.day)

    def _claim(self, case: ProseCase, sentence: Sentence, match: re.Match[str]) -> Claim | None:
        start, end = sentence.clause(match.start())
        text = sentence.text
        if _NOT_SO.search(text, start, end):
            return None
        if match[0].lower().startswith("not ") and _COPULA.search(text, 0, match.start()):
            return None  # 'is not one of the twelve' is said of somebody, not of the twelve
        if _BEFORE_IT.search(text, start, end) or _FRAME.search(text, 0, match.start()):
            return None
        if SAVE.match(text, match.end() + 1) and end <= match.end() + 1:
            end = sentence.clause(match.end() + len(" but "))[1]  # 'nobody but Moldova': no joint
        start, end, own, until = self._stretch(sentence, match, start, end)
        case = self._until(case, sentence, start, end)
        kind = next(key for key in ("count", "only", "nobody", "none", "everybody", "every", "share") if match[key])
        kind = "count" if kind == "share" else kind
        limit = ranged_over(case, sentence, match, kind, start, end, self.before)
        if limit is None or not ranges(text, match, kind, max(match.end(), limit.end), end):
            return None
        properties = self._properties(case, sentence, match, limit, start, end)
        if not properties or (kind in ("only", "count") and len(properties) > 1):
            return None
        rest = f"{text[own : match.start()]} | {text[max(match.end(), limit.end) : end]}"
        positive = NEGATIVE.search(_ONLY.sub(" ", NOT_THEY.sub(" ", rest))) is None
        out = left_out(case, sentence, own, until)
        acting = acting_in(sentence, start, end, out)
        number = None
        if kind == "only":
            said = self._alone(case, sentence, match, limit, acting, positive)
        elif kind == "count":
            number = number_of(text, match, limit, positive)
            said = counted(sentence, match, limit, end, acting, out, number) if number else {}
        else:
            value = (kind in ("every", "everybody")) == positive
            said = spread(sentence, limit, properties[0], acting, out, value=value)
        if not said and number is None:
            return None
        return Claim(start, end, match[0], tuple(properties), said, number, kind == "only", case.day)

    @staticmethod
    def _stretch(sentence: Sentence, match: re.Match[str], start: int, end: int) -> tuple[int, int, int, int]:
        """Where a claim begins and ends, where its own words begin (behind 'which'), and where exceptions end."""
        text = sentence.text
        aside = _ASIDE.search(text, match.end())
        following = _QUANTIFIER.search(text, match.end())
        until = min([one.start() for one in (aside, following) if one] or [len(text)])
        if following:
            opens = sentence.clause(following.start())[0]
            until = min(until, opens) if opens > match.end() else until
        end = min(end, aside.start()) if aside else end
        opens, closes = text.rfind("(", start, match.start()), text.find(")", match.end(), end)
        if opens >= 0 and closes >= 0 and text.find(")", opens, match.start()) < 0:
            return max(start, text.rfind(")", start, opens) + 1), closes, opens, closes
        asides = list(_ASIDE.finditer(text, start, match.start()))
        own = asides[-1].end() if asides else start
        if asides and asides[-1][0].endswith(("those", "that of")):
            start = own  # 'those on tools' are another thing than the one before
        return start, end, own, max(until, end)

    def _until(self, case: ProseCase, sentence: Sentence, start: int, end: int) -> ProseCase:
        """The draft on the day before somebody's partnership, where a clause speaks of the time before it."""
        for one in sentence.partners:
            begun = case.register.begun(case.register.agreement_of[one.id])
            if start <= one.start < end and begun and begun.value.date and BEFORE.search(sentence.text, 0, one.start):
                return case._replace(day=first_day(begun.value.date) - datetime.timedelta(days=1))
        return case

    def _properties(
        self, case: ProseCase, sentence: Sentence, match: re.Match[str], limit: Scope, start: int, end: int
    ) -> list[Property]:
        text = sentence.text
        found = properties_in(case, sentence, start, end)
        found = found or roles_in(text, match.end(), end)
        found = [one for one in found if one.kind != FAMILY or one.end <= limit.start or limit.end <= one.start]
        found = _between_quantifiers(text, match, found, start, end)
        brief = len(text[start:end].split()) <= _FEW_WORDS or _JOINT.search(text, 0, start)
        if not found and not _IS_ONE.search(text, limit.end, end) and (brief or _POINTS.search(text, start, end)):
            wider = properties_in(case, sentence, 0, end)
            found = wider if len(wider) == 1 and wider[0].kind != FAMILY else found
        lent = [one for one in self.properties if one.kind != FAMILY]
        if not found and _POINTS.search(sentence.text) and len(lent) == 1:
            found = [_lent(sentence.text, lent[0])]
        return found if len(found) == 1 or {one.kind for one in found} == {AREA} else []

    def _alone(
        self,
        case: ProseCase,
        sentence: Sentence,
        match: re.Match[str],
        limit: Scope,
        acting: Sequence[str],
        positive: bool,
    ) -> dict[str, bool]:
        """Who is said to be the only one, and everybody else of the scope as not."""
        text = sentence.text
        if match[0].lower() == "alone" and not any(
            one.end <= match.start() and _WHOSE_ALONE.fullmatch(text, one.end, match.start())
            for one in sentence.partners
        ):
            return {}
        if match[0].lower() == "only":
            start = match.end()
            named = any(0 < one.start - start <= 16 for one in sentence.parties if one.how != "place")
            one_of = re.search(r"\bthe\s$", text[: match.start()]) and _ONLY_ONE.match(text, start)
            group = scope_at(case, text, start, ())
            if not named and not one_of:
                if group is None or not group.narrowed or group.others:
                    return {}
                acting = sorted(group.parties)
            elif named:
                acting = [one.id for one in sentence.parties if one.start >= start and one.id in acting] or acting
        else:
            groups = [*groups_before(case, text, limit, match.start())]
            acting = [*(acting or (self._about(sentence) if groups else ())), *groups]
        about = () if acting else self._about(sentence)
        claimed = list(dict.fromkeys(acting or about))
        if not claimed or len(claimed) > _MANY or len(about) > _FEW:
            return {}
        said = dict.fromkeys((one for one in limit.parties if one not in claimed), not positive)
        return said | dict.fromkeys(claimed, positive)

    def _about(self, sentence: Sentence) -> tuple[str, ...]:
        return sentence.about if sentence.sure else sentence.section or sentence.about


def _between_quantifiers(
    text: str, match: re.Match[str], found: list[Property], start: int, end: int
) -> list[Property]:
    """Of several properties those of this quantifier, where another one stands before or behind it in the clause."""
    earlier = [one.end() for one in _QUANTIFIER.finditer(text, start, match.start())]
    behind = [one for one in found if earlier and one.start >= earlier[-1]]
    found = behind or found
    before = [one for one in found if one.end <= match.start()]
    return before if before and _QUANTIFIER.search(text, match.end(), end) else found


def _lent(text: str, one: Property) -> Property:
    """What the sentence before was about, how often it meets where that is said now."""
    return one._replace(id=f"{one.id.partition(':')[0]}:annual") if one.kind == TALKS and ANNUAL.search(text) else one
