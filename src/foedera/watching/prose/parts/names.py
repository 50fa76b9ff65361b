"""What a sentence names: partners, missions, persons, instruments, formats of talks, areas.

In: a sentence and the register. Out: mentions in order. A seat of government counts as its government where it acts,
and as a place behind 'in' or 'to'. Names come from the register and the word lists; none is written down here.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import DamerauLevenshtein

from foedera import data
from foedera.model.agreement import Fact, Instrument, Party, Signatory
from foedera.model.event import Meeting, Mission
from foedera.text.party_names import party_names
from foedera.watching.prose.parts.hosted import Hosts
from foedera.watching.prose.parts.offices import holders_in
from foedera.watching.prose.parts.words import any_of, claims
from foedera.watching.prose.register import Register


class AreaWords(NamedTuple):
    """How areas are put in words, by area."""

    firm: Mapping[str, tuple[re.Pattern[str], ...]]
    """What names an area or its substance."""
    loose: Mapping[str, tuple[re.Pattern[str], ...]]
    """What may."""


_PLACE_BEFORE = re.compile(r"\b(?:in|to|from|at|near|into|for|outside|via|of|and again in)\s$", re.IGNORECASE)
_TYPE_WORDS: dict[str, str] = {
    "FPA": r"framework (?:participation agreement|agreement on participation)s?|\bFPAs?\b"
    r"|(?:deals?|agreements?|accords?|pacts?) (?:on|for) (?:joining|taking part in"
    r"|participat\w{2,5} in) (?:\w+\s){0,3}?"
    r"(?:missions|operations|crisis management)",
    "SPA": r"strategic partnership agreements?|\bSPAs?\b",
    "SIA": r"\bSIAs?\b|(?<=\bone, )on (?:the (?:security|protection) of )?classified information"
    r"|(?:agreements?|accords?|treat(?:y|ies)|arrangements?) on (?:the )?(?:security|protection|exchange) of "
    r"(?:classified "
    r"|military )?information"
    r"|(?:security of|classified) information agreements?|security of information",
    "FTA": r"free[ -]trade agreements?",
    "DP": r"digital partnerships?",
    "SAA": r"stabili[sz]ation and association agreements?",
    "SAFE": r"\bSAFE\b",
    "JD": r"joint declarations?",
    "DRAFT": r"drafts?\b",
    "FA": r"framework agreements?",
    "AA": r"(?:administrative )?arrangements?\b|(?:participation )?agreement (?:on|to) (?:join|tak|participat)\w{1,8}",
}
"""What an instrument of a type is called in prose, the narrower first."""
_INSTRUMENT = re.compile("|".join(f"(?P<{key}>{words})" for key, words in _TYPE_WORDS.items()), re.IGNORECASE)
_COMPASS = re.compile(r"\b(?:Strategic )?Compass\b")
_SUPPORTING = re.compile(rf"\b{any_of(claims().supporting)}\b(?:\sfor\b)?", re.IGNORECASE)
_CAPITAL_WORD = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{3,24}")
_COMMON_TAIL = re.compile(r"(?:'s|’s|[-–].*)$")
_NO_NAME_ENDS = ("n", "ns", "ese", "ish", "ic")
"""How adjectives and peoples end, which are words of their own."""
_FOLDS = str.maketrans({"ø": "o", "Ø": "O", "ð": "d", "þ": "th", "Þ": "Th", "ł": "l", "đ": "d", "ı": "i", "æ": "ae"})
_SPELLED = (
    ("tch", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("zh", "z"),
    ("dj", "d"),
    ("oe", "o"),
    ("ue", "u"),
    ("aa", "a"),
    ("ks", "x"),
)


class Mention(NamedTuple):
    """Something named where it stands in its sentence."""

    start: int
    end: int
    id: str
    how: str = "name"
    """name, adjective, people, seat or place; for instruments the type."""


def folded(name: str) -> str:
    """A name without accents, lower case."""
    bare = unicodedata.normalize("NFD", name.translate(_FOLDS))
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).lower().replace("’", "'")


def sounded(name: str) -> str:
    """A name as its spellings in Latin letters meet: Timčo and Timcho."""
    plain = folded(name)
    for long, short in _SPELLED:
        plain = plain.replace(long, short)
    return plain


class _Capitals(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    version: int
    meaning: str
    source: str
    seats: dict[str, tuple[str, ...]]


@functools.cache
def seats() -> Mapping[str, str]:
    """Seat of government → party."""
    words = msgspec.yaml.decode(data.words_text("capitals"), type=_Capitals)
    return {name: party for party, names in words.seats.items() for name in names}


@functools.cache
def _seat_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, seats()), key=len, reverse=True))})\b")


def _apart_by(one: str, other: str) -> int:
    """Letters put in, left out, changed or exchanged between two words."""
    return int(DamerauLevenshtein.distance(folded(one), folded(other)))


class Names:
    """The names of one register, ready to be found."""

    def __init__(self, register: Register, areas: AreaWords) -> None:
        self.register, self.areas = register, areas
        self._named_areas: dict[str, tuple[Mention, ...]] = {}
        ledger = register.ledger
        self._more: dict[str, list[str]] = defaultdict(list)
        for entry in ledger.of(Party):
            self._more[entry.claim.subject].append(entry.value.name)
        for fact in ledger.of(Fact):
            if fact.value.about == "other_name" and ledger.of(Party, fact.claim.subject):
                self._more[fact.claim.subject].append(fact.value.value)
        self.persons = {e.value.name: e.value for e in ledger.of(Signatory)}
        known = {e.claim.subject: e.value for e in ledger.of(Mission)}
        self._missions, self._hosts = _mission_words(known), Hosts(known)
        met = [name for e in ledger.of(Meeting) for name, _ in holders_in(e.value.text or "") if " " in name]
        self._persons = _person_words([*self.persons, *(one for one in dict.fromkeys(met) if one not in self.persons)])
        self._single = {
            name: party
            for party in register.agreement_of
            for name in self._more.get(party, ())
            if name.isalpha() and len(name) > 4
        }
        codes = any_of(one.upper() for one in register.agreement_of)
        self._codes = re.compile(rf"(?<![\w-]){codes}(?![\w-])")
        self._acts = [
            (pattern, e.claim.subject)
            for e in ledger.of(Instrument)
            if e.value.party in ledger.unions and (pattern := _act_words(e.value.name)) is not None
        ]

    def parties(self, text: str) -> tuple[Mention, ...]:
        """States and organisations in order, seats of government among them; a place is no party."""
        named = [
            Mention(found.start, found.end, found.party, found.kind) for found in party_names(text, None, self._more)
        ]
        named += [Mention(m.start(), m.end(), m[0].lower()) for m in self._codes.finditer(text)]
        named += [one for one in self.misspelt(text) if not any(o.start < one.end and one.start < o.end for o in named)]
        for match in _seat_pattern().finditer(text):
            if not any(one.start < match.end() and match.start() < one.end for one in named):
                owns = text[match.end() : match.end() + 2] in ("'s", "’s")
                placed = not owns and _PLACE_BEFORE.search(text, max(0, match.start() - 15), match.start())
                how = "place" if placed else "seat"
                named.append(Mention(match.start(), match.end(), seats()[match[0]], how))
        return tuple(sorted(named))

    def misspelt(self, text: str) -> tuple[Mention, ...]:
        """Words that are nearly the one-word name of a partner, and nothing else that has a name."""
        found = []
        for match in _CAPITAL_WORD.finditer(text):
            word = _COMMON_TAIL.sub("", match[0])
            if len(word) < 6 or word in self._single or word.endswith(_NO_NAME_ENDS) or party_names(word):
                continue
            near = [name for name in self._single if name[0] == word[0] and _apart_by(word, name) == 1]
            if len(near) == 1:
                found.append(Mention(match.start(), match.start() + len(word), self._single[near[0]]))
        return tuple(found)

    def missions(self, text: str) -> tuple[Mention, ...]:
        """Missions and operations: by name, by the part of it nobody else has, by 'mission in' their host."""
        named = [
            Mention(match.start(), match.end(), identifier)
            for pattern, identifier in self._missions
            for match in pattern.finditer(text)
        ]
        return _apart([*named, *(Mention(*found) for found in self._hosts.mentions(text))])

    def people(self, text: str) -> tuple[Mention, ...]:
        """Persons the register knows, by full or last name, however their names are put in Latin letters."""
        return _apart(
            Mention(match.start(), match.end(), name)
            for pattern, name in self._persons
            for match in pattern.finditer(text)
        )

    def instruments(self, text: str) -> tuple[Mention, ...]:
        """Kinds of instruments; which one is meant needs a party (`instrument`)."""
        found = [
            Mention(match.start(), match.end(), match.lastgroup or "", match.lastgroup or "")
            for match in _INSTRUMENT.finditer(text)
        ]
        found += [Mention(m.start(), m.end(), "strategic-compass", "STRATEGY") for m in _COMPASS.finditer(text)]
        found += [
            Mention(match.start(), match.end(), subject, "STRATEGY")
            for pattern, subject in self._acts
            for match in pattern.finditer(text)
        ]
        return _apart(found)

    def instrument(self, type: str, party: str, mission: str | None = None) -> str | None:
        """The one instrument of a type a party has; with a mission, the one on it. None for none, or several."""
        wanted = {"FA": ("FA", "FPA")}.get(type, (type,))
        found = dict.fromkeys(
            e.claim.subject
            for kind in wanted
            for e in self.register.ledger.of(Instrument)
            if e.value.party == party and e.value.type == kind
        )
        if mission is not None:
            word = self.register.name(mission).split()[-1].lower()
            found = dict.fromkeys(one for one in found if word in self.register.name(one).lower())
        if len(found) > 1 and type == "FA":
            found = dict.fromkeys(list(found)[:1])
        return next(iter(found)) if len(found) == 1 else None

    def may_name(self, text: str, area: str) -> bool:
        """Whether a text names an area, or may."""
        return any(pattern.search(text) for words in self.areas for pattern in words.get(area, ()))

    def area_mentions(self, text: str) -> tuple[Mention, ...]:
        """Areas by their words."""
        if text not in self._named_areas:
            self._named_areas[text] = self._areas_in(text)
        return self._named_areas[text]

    def _areas_in(self, text: str) -> tuple[Mention, ...]:
        found = {
            Mention(min(match.start(), len(text)), min(match.end(), len(text)), area)
            for way in dict.fromkeys((text, self._plainly(text)))
            for area, patterns in self.areas.firm.items()
            for pattern in patterns
            if (match := pattern.search(way)) is not None
        }
        return tuple(sorted(found))

    def _plainly(self, text: str) -> str:
        """A text with seats called by their states, and 'backing' and its like 'support'; places shift a little."""
        ledger = self.register.ledger
        named = _seat_pattern().sub(
            lambda seat: self.register.name(seats()[seat[0]]) if ledger.of(Party, seats()[seat[0]]) else seat[0], text
        )
        return _SUPPORTING.sub("support for", named) if named != text or _SUPPORTING.search(named) else text


def _apart(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions none of which stands in another, the longest first."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept))


def _act_words(name: str) -> re.Pattern[str] | None:
    """What an act of the union goes by: its number, or its letters for short with the kind of act."""
    number = re.search(r"\d{4}/\d{2,5}", name)
    short = re.search(r"\(([A-Z]{3,8})\)", name)
    shapes = [rf"(?<![\d/]){re.escape(number[0])}(?!\d)"] if number else []
    shapes += [rf"\b{short[1]}\s[Rr]egulation\b|\b[Rr]egulation (?:on|establishing) {short[1]}\b"] if short else []
    return re.compile("|".join(shapes)) if shapes and "Regulation" in name else None


def _mission_words(missions: Mapping[str, Mission]) -> list[tuple[re.Pattern[str], str]]:
    firsts: dict[str, list[str]] = defaultdict(list)
    for identifier, mission in missions.items():
        firsts[mission.name.split()[0]].append(identifier)
    found = []
    for identifier, mission in missions.items():
        words = mission.name.split()
        shapes = [r"\s".join(map(re.escape, words))]
        if len(firsts[words[0]]) == 1 and len(words[0]) > 3:
            shapes.append(re.escape(words[0]))
        if mission.kind == "military" and len(words) > 1 and words[-1].isalpha() and words[-1] not in _HOSTS(missions):
            shapes.append(
                rf"(?:[Oo]peration\s)?{re.escape(words[-1].capitalize() if words[-1].isupper() else words[-1])}"
            )
        if mission.host and len(words[0]) > 3:
            shapes.insert(0, rf"{re.escape(words[0])}\s(?:mission\s)?in\s(?:the\s)?{re.escape(mission.host)}")
        found.append((re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)"), identifier))
    return found


def _HOSTS(missions: Mapping[str, Mission]) -> frozenset[str]:  # noqa: N802
    words = {word for mission in missions.values() for word in (mission.host or "").replace(",", " ").split()}
    return frozenset(words | {"RCA", "Rafah", "Guinea"})


def _person_words(persons: Sequence[str]) -> list[tuple[re.Pattern[str], str]]:
    lasts: dict[str, list[str]] = defaultdict(list)
    for name in persons:
        lasts[folded(name).split()[-1]].append(name)
    found = []
    for name in persons:
        words = name.split()
        shapes = [r"\s".join(map(re.escape, words))]
        if len(lasts[folded(name).split()[-1]]) == 1 and len(words[-1]) > 3:
            shapes.append(re.escape(words[-1]))
        found.append((re.compile(rf"(?<!\w)(?:{'|'.join(shapes)})(?!\w)"), name))
    return found
