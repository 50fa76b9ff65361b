"""Persons a sentence names, known or not, each with the office it gives them.

In: a sentence and the names of the register. Out: persons in order. A stranger is a name of two words or more beside
an office, a title ('Ms'), a known person, or where only a person can stand ('signed by …', 'was represented by …').
An office right before a name is that person's; one behind it is theirs where it is no other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import ProseCase
from foedera.watching.prose.parts.names import sounded
from foedera.watching.prose.parts.offices import Office, offices_in

CAPITALS = r"[A-ZÀ-ÞČŠŽĆĐȘŞȚŢŁ][\w’'-]{1,20}"
PERSON_NAME = re.compile(rf"\b{CAPITALS}(?:\s(?:de|von|van|der|bin|al)\b)?(?:\s{CAPITALS}){{1,5}}")
NO_NAME = re.compile(
    r"\b(?:Minister|Prime|Foreign|Affairs|Defence|Defense|High|Representative|President|Vice|Commission|Council"
    r"|European|Union|Security|Policy|Secretary|State|General|Association|Summit|Parliament|Peace|Facility|Strategic"
    r"|Dialogue|Partnership|Republic|North|South|United|Kingdom|New|The|On|In|For|With|When|External|Action|Service"
    r"|Forum|Embassy|Mission|Agreement|Framework|Participation|Compass|Official|Journal|House|Gulf|Western|Balkans"
    r"|Agency|Free|Trade|Digital|Joint|Declaration|Table|Section|Article|Annex)\b"
)
_TITLE = re.compile(r"\b(?:Mr|Ms|Mrs|Dr)\.?\s$")
_ONLY_A_PERSON = re.compile(r"\b(?:by|fell to|was|were|sat|stood|(?:once|again) more|Messrs)\s$")
_TOGETHER = re.compile(r"\s?(?:,|and|,\sand|beside|alongside|with|next to|opposite|facing|hosted|received|met)\s")
_DOES = re.compile(r"\s(?:signed|signs|put|acted|represented|stood|inked|took|held|received|welcomed)\b")
_BEHIND = re.compile(
    r"(?:['’]s)?(?:,|\s\(|\s(?:is|was|as|being)|,\swho(?:\s(?:is|was))?)?\s?"
    r"(?:(?:the|its|his|her|their|then|that|now|country['’]s|[A-Z][\w-]{2,14}(?:['’]s)?)\s){0,3}"
)
"""What may stand between a name and the office behind it."""
_AHEAD = re.compile(r"[,:]?\s|\sat the time,\s|\s(?:of|for)\s(?:the\s)?(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+,\s")
"""What may stand between an office and the name it goes with: 'Foreign Minister of South Korea, X'."""
_AS = re.compile(r"\sas\s(?:(?:the|its|their)\s)?$")
_POSSESSIVE = re.compile(r"(?:[\w-]+\s){0,2}[\w-]+['’]s?\s(?=[A-ZÀ-Þ])")
_ONCE = re.compile(
    r"\b(?:former|predecessor|successor|deputy|later|next|future|shadow|ex-|acting|present|current|incumbent|new|today['’]s)\s?$",
    re.IGNORECASE,
)
_CLOSE_LETTERS = 2
"""Letters by which a misspelt name may differ."""


class Person(NamedTuple):
    """A person where they stand."""

    start: int
    end: int
    name: str
    """As the register writes it, for one it knows."""
    known: bool
    office: Office | None
    """The office the sentence gives them."""
    once: bool
    """Whether that office is said to be a former or a later one."""


def persons_in(sentence: Sentence, case: ProseCase) -> tuple[Person, ...]:
    """The persons a sentence names, in order."""
    text = sentence.text
    offices = offices_in(text)
    bare = [(one.start, one.end, one.id, True) for one in sentence.people]
    for named in PERSON_NAME.finditer(text):
        bare += _stranger(text, named, offices, bare, case)
    return tuple(_with_offices(text, sorted(bare), offices))


def _stranger(
    text: str,
    named: re.Match[str],
    offices: Iterable[Office],
    known: Sequence[tuple[int, int, str, bool]],
    case: ProseCase,
) -> Iterator[tuple[int, int, str, bool]]:
    """A name no person of the register is found in, where a person stands; the office it begins with cut off."""
    owned = _POSSESSIVE.match(text, named.start(), named.end())
    start = owned.end() if owned else named.start()
    start = max([start, *(one.end + 1 for one in offices if start <= one.start < named.end())])
    written = text[start : named.end()].removesuffix("'s").removesuffix("’s")
    taken = any(s < named.end() and named.start() < e for s, e, _, _ in known)
    if taken or " " not in written or NO_NAME.search(written) or case.names.parties(written):
        return
    like = _like(written, case)
    end = start + len(written)
    beside = any(
        _AHEAD.fullmatch(text, one.end, max(start, one.end)) or _gap(text, end, one) is not None for one in offices
    )
    beside = beside or any(_TOGETHER.fullmatch(text[min(e, end) : max(s, start)]) for s, e, _, _ in known)
    before = text[max(0, start - 12) : start]
    if like or beside or _TITLE.search(before) or _ONLY_A_PERSON.search(before) or _DOES.match(text, end):
        yield start, end, like or written, like is not None


def _with_offices(text: str, bare: Sequence[tuple[int, int, str, bool]], offices: Sequence[Office]) -> Iterator[Person]:
    ahead = {
        person: office
        for person, (start, _, _, _) in enumerate(bare)
        for office in offices
        if not office.charge and _AHEAD.fullmatch(text, office.end, max(start, office.end))
    }
    for place, (start, end, name, known) in enumerate(bare):
        office = ahead.get(place)
        if office is None:
            behind = bare[place + 1][0] if place + 1 < len(bare) else len(text)
            free = [one for one in offices if one not in ahead.values() and end <= one.start < behind]
            office = next((one for one in free if _gap(text, end, one) is not None), None)
            if office is None and len(bare) == 1:
                office = next((one for one in free if _AS.search(text, end, one.start)), None)
        once = office is not None and _ONCE.search(text, max(0, office.start - 14), office.start) is not None
        yield Person(start, end, name, known, office, once)


def _gap(text: str, end: int, office: Office) -> str | None:
    """What stands between a name and an office behind it; None where that does not join them."""
    gap = text[end : office.start]
    return gap if 0 < len(gap) < 50 and _BEHIND.fullmatch(gap) and (office.charge or gap.strip()) else None


def _like(name: str, case: ProseCase) -> str | None:
    """The known person a name is of, however it is spelled; None for a stranger."""
    return next((one for one in case.names.persons if sounded(one) == sounded(name) or _close(one, name)), None)


def _close(one: str, other: str) -> bool:
    apart = DamerauLevenshtein.distance(sounded(one), sounded(other))
    return 0 < apart <= (_CLOSE_LETTERS if len(one) > 9 else 1)
