"""Names of bodies and formats of talks in a sentence.

In: a sentence. Out: mentions, each with its name, its format and its place. Two kinds of names are seen: those in
capitals that end with a noun of the list ('Security and Defence Dialogue', 'Committee on Trade in Goods'), and plain
words ('regular consultations on space'), which count only where the sentence sets them up or gives them a rhythm.
Not here: whether the text promises the body (foedera.coding.institutions.dialogues).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from foedera.coding.english.phrase_patterns import PhraseEntry
from foedera.coding.expressions.patterns import LONGEST_WORD
from foedera.coding.expressions.shared_scan import AnyOf, SharedScan
from foedera.coding.wordlists import read_list
from foedera.text.folding import fold

_CAPITAL = rf"(?!The\b)[A-Z][\w’'&–/-]{{0,{LONGEST_WORD}}}+"
_LINK = r"(?:and\s+|(?:of|on|for|in|to)\s+(?:the\s+)?)?"
_OFFICE = re.compile(
    r"(?:(?:Permanent|Executive)\s+)?(?:Meetings?|Sessions?|President|Chair\w*|Vice-\w+|Members?|Seat|Secretary|Secretariat|Decisions?|Rules|"
    r"Representatives?|Office)\s+(?:of|to)\s+(?:the\s+)?"
)
"""What belongs to a body and is no part of its name."""
_DROPPED = frozenset(
    re.findall(
        r"\w+",
        "a an the this that each any no its their in if when where within at by for to as under upon after before "
        "however such all both every of and on with from during until unless annual yearly regular periodic eighth "
        "first second next",
    )
)
"""Words a name does not begin with."""
_BARE = frozenset({"working group", "working party", "joint group"})
_ALONE = frozenset({"dialogue", "consultations"})
"""Plain nouns that can be a format of their own; any other needs a second word."""
_HEADS = ("dialogue", "consultations", "committee", "commission", "forum", "working group", "working party")
_PLAIN = re.compile(
    rf"(?P<before>(?:[\w–’-]{{1,{LONGEST_WORD}}}+\s+){{0,5}})"
    rf"(?P<head>{'|'.join(_HEADS)})\b"
    r"(?P<after>\s+on\s+(?:the\s+)?[\w-]+(?:\s+and\s+[\w-]+|\s+[\w-]+){0,2})?"
)
_STOP = re.compile(
    r"\A.*\b(?:a|an|the|to|of|in|by|with|will|shall|their|its|hold|conduct|regular|annual|yearly|periodic|periodical|establish|set|up|"
    r"for|from|earlier|existing|further|into|on|at|be|is|are|that|or|between|as|level|these|those|such|any|other|meaningful|appropriate|through)\s+",
    re.IGNORECASE | re.DOTALL,
)
_TAIL_STOP = re.compile(
    r"(?<!\s)\s+(?:with|to|by|in|at|for|of|which|will|shall|is|are|may|can|that|and|regarding|through|take|between)\b.*",
    re.DOTALL,
)


class Bodies(msgspec.Struct, frozen=True, kw_only=True):
    """The word lists (data/words/bodies.yaml)."""

    id: str
    version: int
    formats: tuple[PhraseEntry, ...]
    setting_up: tuple[PhraseEntry, ...]
    existing: tuple[PhraseEntry, ...]
    upgraded: tuple[PhraseEntry, ...]
    reports: tuple[PhraseEntry, ...]
    foreign: tuple[PhraseEntry, ...]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name at its place."""

    start: int
    end: int
    name: str
    format: str
    proper: bool
    """Whether the name stands in capitals."""

    @property
    def bare(self) -> bool:
        """Whether it is only the noun: 'the Committee', which means the one named before."""
        return self.proper and (len(self.name.split()) == 1 or self.name.lower() in _BARE)

    @property
    def head(self) -> str:
        """The noun it is about: of 'Committee on Trade' as of 'Joint Committee' it is 'committee'."""
        nouns = r"dialogue|consultation|committee|commission|council|forum|board|conference|group|party"
        noun = re.search(nouns, self.name.lower())
        return noun.group() if noun else self.name.lower()


class BodyRecogniser:
    """The word lists, compiled."""

    def __init__(self, bodies: Bodies, scan: SharedScan | None = None) -> None:
        scan = scan or SharedScan()
        self._formats = [(entry.value, scan.either(entry.expressions)) for entry in bodies.formats]
        nouns = {
            e.title() for entry in bodies.formats for e in entry.expressions if len(e.split()) <= 2 and " and " not in e
        }
        spelled = "|".join(sorted((re.escape(noun).replace(r"\ ", r"\s+") for noun in nouns), key=len, reverse=True))
        self._proper = re.compile(
            rf"(?:{_CAPITAL}\s+{_LINK}){{0,6}}(?:{spelled})(?!\w)(?:\s+(?:of|on|for)\s+(?:the\s+)?{_CAPITAL}(?:\s+{_LINK}{_CAPITAL}){{0,5}})?"
        )
        self._words = sorted({fold(max(noun.split(), key=len)) for noun in nouns})
        self._foreign = _any_of(bodies.foreign, scan)
        self.setting_up = _any_of(bodies.setting_up, scan)
        self.existing = _any_of(bodies.existing, scan)
        self.upgraded = _any_of(bodies.upgraded, scan)
        self.reports = _any_of(bodies.reports, scan)

    def sets_up(self, text: str) -> bool:
        """Whether a text has a word of setting up."""
        return self.setting_up.search(text) is not None

    def may_name(self, text: str) -> bool:
        """Whether a text holds letters no name goes without."""
        folded = fold(text)
        return any(map(folded.__contains__, self._words))

    def mentions(self, sentence: str) -> tuple[Mention, ...]:
        """Every name, in order, without overlap; names of bodies other treaties set up are left out."""
        if not self.may_name(sentence):
            return ()
        found = [
            m
            for match in self._proper.finditer(sentence)
            if (m := self._named(match.start(), match.group(), proper=True))
        ]
        for match in _PLAIN.finditer(sentence) if any(map(sentence.__contains__, _HEADS)) else ():
            before, after = _STOP.sub("", match["before"]), _TAIL_STOP.sub("", match["after"] or "")
            start = match.start("head") - len(before)
            plain = self._named(start, before + match["head"] + after, proper=False)
            if plain and not any(m.start < plain.end and plain.start < m.end for m in found):
                found.append(plain)
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _named(self, start: int, text: str, *, proper: bool) -> Mention | None:
        """A mention without what does not belong to its name; None where it is no name of this text's own."""
        if office := _OFFICE.match(text):
            start, text = start + office.end(), text[office.end() :]
        words = text.split()
        while words and words[0].lower() in _DROPPED:
            words.pop(0)
        if not words or self._foreign.search(text) or (not proper and len(words) == 1 and words[0] not in _ALONE):
            return None
        begin = start + text.index(words[0]) if words[0] in text else start
        name = " ".join(words)
        kind = next((value for value, pattern in self._formats if pattern.search(name)), None)
        if kind is None:
            return None
        if proper and kind == "consultations" and len(words) > 1 and words[0].lower().startswith("consultation"):
            proper = False  # a sentence's first word has a capital anyway
        return Mention(start=begin, end=start + len(text), name=name, format=kind, proper=proper)


def read_bodies(text: str, *, name: str) -> Bodies:
    """The word lists from their YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    return read_list(text, Bodies, what="the list of bodies", name=name)


def _any_of(entries: Sequence[PhraseEntry], scan: SharedScan) -> AnyOf:
    return scan.either(expression for entry in entries for expression in entry.expressions)
