"""Every clause of a draft with whom it is about, those without a deed among them.

In: the sentences of a draft, and who is known to have acted for whom. Out: stretches in order. Whom a stretch is about
is told by what it names, else by the stretch before it in its sentence, else by the sentence before, its section, or a
person of one side only.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.parts.numbers import sums_in
from foedera.watching.prose.parts.verbs import Verb, verbs_in
from foedera.watching.prose.said.clauses import clauses_of

_SEVERAL = re.compile(
    r"\b(?:both|they|their|them|these|the two|the pair|the former|the latter|all three|each)\b", re.IGNORECASE
)
_ORDER = {"the former": 0, "the latter": -1}
_MERE_PLACE = re.compile(r"\b(?:in|at|near|via|from|outside)\s(?:the\s)?$")
_IN = (" in ", " in the ")
"""Between a mission and the place where it is."""
_LIST = re.compile(
    r"\s?(?:,|,?\sand|,?\sor|,?\sas well as|/|\s–)\s?(?:of\s|for\s|in\s|from\s|by\s|that\sof\s)?(?:the\s)?"
)


class Stretch(NamedTuple):
    """A clause where it stands in its sentence."""

    sentence: Sentence
    start: int
    end: int
    kind: str
    """As a clause's: main, beside, put_in or gapped."""
    parties: tuple[str, ...]
    """Whom it is about; empty where that cannot be told."""
    named: tuple[Mention, ...]
    """Those of them it names."""
    verbs: tuple[Verb, ...]
    first: bool
    """Whether it opens its sentence."""
    near: tuple[str, ...]
    """Everybody named in its sentence or the one before."""

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.text[self.start : self.end]

    @property
    def dates(self) -> list[DateMention]:
        """Dates in it."""
        return [one for one in self.sentence.dates if self.start <= one.start < self.end]

    @property
    def missions(self) -> list[Mention]:
        """Missions in it, each where it is first named."""
        found: dict[str, Mention] = {}
        for one in self.sentence.missions:
            if self.start <= one.start < self.end:
                found.setdefault(one.id, one)
        return list(found.values())


def listed(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether mentions stand in one list: 'Moldova, Albania and North Macedonia'."""
    pairs = itertools.pairwise(mentions)
    return all(_LIST.fullmatch(text[one.end : other.start]) for one, other in pairs)


def stretches_of(
    sentences: Sequence[Sentence], sides: Mapping[str, str], partners: Collection[str]
) -> list[list[Stretch]]:
    """The stretches of each sentence.

    Args:
        sentences: those of a draft, headings among them.
        sides: person → the partner it is known to have acted for.
        partners: whom a sentence that names nobody is about rather than others named beside them.
    """
    found: list[list[Stretch]] = []
    last: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    for sentence in sentences:
        named = tuple(dict.fromkeys(one.id for one in _who(sentence)))
        if sentence.kind == "heading":
            section = last = named
            found.append([])
            continue
        near = tuple(dict.fromkeys([*named, *before]))
        found.append(_read(sentence, last or section, near, sides))
        before = named
        if named:
            own = tuple(one for one in named if one in partners)
            last = own if len(own) == 1 else named
        elif len(section) == 1 and not last:
            last = section
    return found


def _who(sentence: Sentence) -> list[Mention]:
    """Whom a sentence names; a seat behind 'for' is its government, behind 'in' a place, as is where a mission is."""
    at = {m.end + len(gap) for m in sentence.missions for gap in _IN if sentence.text.startswith(gap, m.end)}
    found = [one for one in sentence.parties if one.id != "eu" and one.start not in at]
    acting = [one for one in found if one.how != "place"]
    sent = [
        one
        for one in found
        if one.how == "place" and not _MERE_PLACE.search(sentence.text, max(0, one.start - 12), one.start)
    ]
    return sorted({*acting, *sent}) or [one for one in found if _governs(sentence, one)]


def _governs(sentence: Sentence, one: Mention) -> bool:
    """'the government in Chisinau'."""
    return re.search(r"\b(?:government|cabinet|ministry|parliament) in $", sentence.text[: one.start]) is not None


def _read(sentence: Sentence, last: tuple[str, ...], near: tuple[str, ...], sides: Mapping[str, str]) -> list[Stretch]:
    text, who, verbs = sentence.text, _who(sentence), verbs_in(sentence.text)
    values = [(one.start, one.end) for one in sentence.dates] + [(one.start, one.end) for one in sentence.missions]
    values += [(one.start, one.end) for one in sums_in(text)]
    spans = clauses_of(text, verbs, [(one.start, one.end) for one in who], values)
    persons = {sides[one.id] for one in sentence.people if one.id in sides}
    found: list[Stretch] = []
    for span in spans:
        named = tuple(one for one in who if span.start <= one.start < span.end)
        parties = tuple(dict.fromkeys(one.id for one in named))
        if not parties:
            parties = _pointed(text[span.start : span.end], found, last, persons)
        own = tuple(one for one in verbs if span.start <= one.start < span.end)
        found.append(Stretch(sentence, span.start, span.end, span.kind, parties, named, own, not found, near))
    return found


def _pointed(words: str, found: Sequence[Stretch], last: tuple[str, ...], persons: set[str]) -> tuple[str, ...]:
    """Whom a stretch that names nobody is about."""
    known = next((one.parties for one in reversed(found) if one.parties), ())
    if not known and len(persons) == 1:
        return tuple(persons)
    known = known or last
    points = _SEVERAL.search(words)
    if len(known) == 2 and points and points[0].lower() in _ORDER:
        return (known[_ORDER[points[0].lower()]],)
    return known if len(known) == 1 or points else ()
