"""A sentence in clauses: stretches with a deed of their own; lists stay whole, a verb left out is the one before.

In: the text of a sentence, its verbs, who is named in it, and where its dates, numbers and sums stand. Out: clauses in
order. A stretch between two joints is a clause where it has a verb, or names somebody beside a date, number or sum
('Norway on 28 May, Japan on 1 November'); any other belongs to its neighbour.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.names import Mention
from foedera.watching.prose.parts.verbs import Verb

_JOINT = re.compile(
    r"(?P<stop>;\s|\s[–—]\s|—(?=\w)|–(?=[a-z]))|(?P<colon>:\s)|(?P<open>\s?[(\[])|(?P<close>[)\]])"
    r"|(?P<comma>,\s)(?P<after>(?:and|but|while|whereas|although|though|because|so|yet|or|nor|then)\s)?"
    r"|(?P<and>\s(?:and|but|while|whereas|although|though|because)\s)"
)
_RELATIVE = re.compile(
    r"(?:which|who|whom|whose|where|when|that|in which|of which|at which|on which|for which|after which|during which"
    r"|under which|from which|with which|by which"
    r"|(?:the (?:latter|former|earlier|later|first|second|other)|one|two|both|all|most|some) of (?:which|whom))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s(?=[A-Z][a-z][\w/’'-]*(?:\s[\w/’'-]+){0,4}:\s)")
"""'By: … Rank: …': keys of a box, run together."""
_KEYS = 2
_UNDER = re.compile(r"\b(?:while|whereas|although|though|because)\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|does|did|do|did not|remains?|stands?"
    r"|stood|counts?|contains?|includes?|speaks?|makes?|made|gives?|gave|says?|said|received"
    r"|bears?|bore|carries|carried|runs?|ran|holds|keeps?|kept|finds?|found|calls?|called|becomes?|receives?|paid|pays?|got|gets?|took|takes?|followed|came|comes|went|goes|left|leaves)\b",
    re.IGNORECASE,
)


_SHORT_FORM = re.compile(r"\s[(\[][A-Z][\w/-]{1,9}[)\]]")
_OPEN = re.compile(r"\s[(\[](?:[\w.]{1,9}\s){0,2}$")
_CLOSE = re.compile(r"[^()\[\]]{0,12}[)\]]")


_SUBJECT = re.compile(r"\b(?:he|she|they)$")
"""Half a subject: 'and on 4 November he' (and the minister did the same)."""
_LIST = re.compile(
    r"(?:['’]s?)?\s?(?:,|,?\sand|,?\sor|,?\sas well as|/|\s–)\s?(?:of\s|for\s|in\s|from\s|by\s|that\sof\s)?(?:the\s)?"
)
_MERE_PLACE = re.compile(r"\b(?:in|at|near|via|from|outside)\s(?:the\s)?$", re.IGNORECASE)
_GOVERNS = re.compile(r"\b(?:government|cabinet|ministry|parliament) in $")
_IN = (" in ", " in the ")
"""Between a mission and the place where it is."""
_WEIGHT = re.compile(r"\b[a-z]{4,}\b")
_LIGHT = frozenset(
    [
        "with",
        "from",
        "that",
        "this",
        "then",
        "also",
        "only",
        "just",
        "later",
        "after",
        "before",
        "earlier",
        "followed",
        "finally",
        "lastly",
        "respectively",
        "both",
        "each",
        "even",
        "same",
        "there",
        "about",
        "some",
        "around",
        "still",
        "already",
        "itself",
        "same",
        "year",
        "days",
        "weeks",
        "months",
        "early",
        "late",
        "only",
        "very",
        "exactly",
        "almost",
        "second",
        "third",
        "time",
        "once",
        "again",
    ]
)


class Span(NamedTuple):
    """A clause where it stands."""

    start: int
    end: int
    kind: str
    """main, beside (coordinated to the one before), put_in (relative, in brackets), or gapped (no verb of its own)."""


class Clause(NamedTuple):
    """A clause, whether it tells of a deed or not, with whom it is about."""

    sentence: Sentence
    start: int
    end: int
    kind: str
    """As a span's: main, beside, put_in or gapped."""
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


class _Atom(NamedTuple):
    start: int
    end: int
    joint: str
    depth: int
    under: bool
    """Whether a word that opens a clause of its own stands before it: 'though', 'because'."""


def clauses_of(
    text: str, verbs: Sequence[Verb], parties: Sequence[tuple[int, int]], values: Sequence[tuple[int, int]]
) -> tuple[Span, ...]:
    """The clauses of a sentence, in order; together they cover it but for the joints.

    Args:
        text: the sentence.
        verbs: its deeds.
        parties: where states and organisations are named.
        values: where its dates, numbers and sums stand.
    """
    taken = [*parties, *values, *_beside(text, values)]
    found: list[Span] = []
    pending: int | None = None
    for atom in _atoms(text, taken):
        kind = _kind(text, atom, verbs, parties, values, bool(found))
        if found and atom.joint == "comma" and _FINITE.match(text, atom.start) and _lacks_verb(text, found[-1], verbs):
            kind = "belongs"
        told = pending is not None and any(pending <= start < atom.start for start, _ in values)
        both = told and atom.joint == "comma-and" and kind == "beside" and bool(_inside(atom, values))
        if pending is not None and (atom.joint == "stop" or (both and found)):
            found.append(Span(pending, atom.start, "main"))
            pending = None
        start = atom.start if pending is None else pending
        if kind == "waits":
            pending = start
        elif kind == "belongs":
            left = bool(found) and found[-1].kind == "put_in" and not atom.depth and atom.joint.startswith("comma")
            if pending is not None or not found or left:
                pending = start
            else:
                found[-1] = found[-1]._replace(end=atom.end)
        else:
            found.append(Span(start, atom.end, kind))
            pending = None
    if pending is not None:
        found.append(Span(pending, len(text), "main" if not found else "beside"))
    return tuple(found)


def _lacks_verb(text: str, span: Span, verbs: Sequence[Verb]) -> bool:
    """Whether a relative clause still waits for its verb: 'the first of which, of December 2022, was'."""
    acts = any(span.start <= verb.start < span.end and not verb.noun for verb in verbs)
    return span.kind == "put_in" and not acts and _FINITE.search(text, span.start, span.end) is None


def _joint(match: re.Match[str]) -> str:
    """What kind of joint a match is; the key of a box ends what was before it."""
    group = match.groupdict()
    if not group:
        return "stop"
    if group["comma"]:
        return "comma-and" if group["after"] else "comma"
    return match.lastgroup or ""


def _atoms(text: str, taken: Sequence[tuple[int, int]]) -> list[_Atom]:
    """What stands between joints that are in no name, date or number."""
    atoms: list[_Atom] = []
    at, joint, depth, under = 0, "", 0, False
    labels = list(_LABEL.finditer(text))
    joints = sorted([*_JOINT.finditer(text), *(labels if len(labels) >= _KEYS else ())], key=re.Match.start)
    for match in joints:
        if match.end() <= at or any(start < match.start() + 1 < end for start, end in taken):
            continue
        kind = _joint(match)
        if text[at : match.start()].strip():
            atoms.append(_Atom(at, match.start(), joint, depth, under))
        depth += (kind == "open") - (kind == "close")
        at, joint, under = match.end(), kind, _UNDER.search(match[0]) is not None
    if text[at:].strip(" .!?"):
        atoms.append(_Atom(at, len(text), joint, depth, under))
    return atoms


def _beside(text: str, values: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Brackets that hold nothing but a date, a sum or letters for short: 'Canada (23 June 2025)', '(FPA)'."""
    found = [match.span() for match in _SHORT_FORM.finditer(text)]
    for start, end in values:
        before, behind = _OPEN.search(text, max(0, start - 14), start), _CLOSE.match(text, end)
        if before and behind:
            found.append((before.start(), behind.end()))
    return found


def _inside(atom: _Atom, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [one for one in places if atom.start <= one[0] < atom.end]


def _bare(text: str, atom: _Atom, told: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch says nothing beside whom and when: its verb is then the one before."""
    marks = list(text)
    for start, end in told:
        marks[start:end] = " " * (end - start)
    own = "".join(marks[atom.start : atom.end])
    return len([word for word in _WEIGHT.findall(own) if word not in _LIGHT]) <= 1


def _kind(
    text: str,
    atom: _Atom,
    verbs: Sequence[Verb],
    parties: Sequence[tuple[int, int]],
    values: Sequence[tuple[int, int]],
    after: bool,
) -> str:
    """What a stretch is: a kind of clause, or 'belongs' to the one before, or 'waits' for the one behind."""
    own = text[atom.start : atom.end]
    acts = any(atom.start <= verb.start < atom.end and not verb.noun for verb in verbs) or _FINITE.search(own)
    named, valued = _inside(atom, parties), _inside(atom, values)
    if atom.depth or (atom.joint == "comma" and _RELATIVE.match(own)):
        return "put_in"
    if atom.under and after:
        return "beside"
    if acts:
        if not after:
            return "main"
        return "main" if atom.joint in ("stop", "colon") else "beside"
    if atom.joint == "comma-and" and _SUBJECT.search(own):
        return "waits"
    if named and valued and after and _bare(text, atom, [*named, *valued]):
        return "gapped"
    opens = atom.joint == "comma-and" and bool(valued) and not named  # ', and on 4 November he …'
    return "belongs" if after and atom.joint != "stop" and not opens else "waits"


def acting(sentence: Sentence) -> list[Mention]:
    """Whom a sentence names; a seat behind 'for' is its government, behind 'in' a place, as is where a mission is."""
    at = {m.end + len(gap) for m in sentence.missions for gap in _IN if sentence.text.startswith(gap, m.end)}
    found = [one for one in sentence.parties if one.id != "eu" and one.start not in at]
    sent = [one for one in found if one.how != "place" or not _MERE_PLACE.search(sentence.text, 0, one.start)]
    return sent or [one for one in found if _GOVERNS.search(sentence.text, 0, one.start)]


def listed(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether mentions stand in one list: 'Moldova, Albania and North Macedonia'."""
    pairs = itertools.pairwise(mentions)
    return all(_LIST.fullmatch(text[one.end : other.start]) for one, other in pairs)
