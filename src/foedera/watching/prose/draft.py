"""A draft taken apart: blocks, sentences with what they name and whom they are about, tables as grids.

In: a read document. Out: a `Draft`. Whom a sentence is about is told by the partners it names, else, where it points
back ('it', 'the partnership', 'both'), by the last sentence of its section that named some, else by its heading.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.model.dates import last_day
from foedera.model.document import Document, Provision
from foedera.model.prose import Block
from foedera.text.sentences import sentences
from foedera.watching.prose.parts.dates import DateMention, dates_in
from foedera.watching.prose.parts.names import Mention, Names
from foedera.watching.prose.parts.nouns import speaks_of
from foedera.watching.prose.tables.grids import Grid, grid_of

_FRONT_BLOCKS = 9
"""Blocks among which a draft says its own date."""
_FRONT_WORDS = 24
_FEW_WORDS = 9
_DATED = re.compile(
    r"\b(?:written|prepared|dated|as of|status|version|published|updated|state of play|drafted|draft of|completed)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_BACK = re.compile(
    r"\b(?:it|its|they|their|them|this|that|these|those|both|either|neither|the (?:two|three|four|five|six"
    r"|former|latter|"
    r"country|countries|parties|two sides|two partners|partnership|partnerships|text|texts|document|documents|SDP|SDPs|"
    r"agreement|dialogue|round|meeting|second|third|fourth|fifth|first|list|sides|measure|same)|a (?:second|third|"
    r"fourth|further))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r";\s|\s[–—]\s|,\s(?:and|but|while|whereas|because|although|though|followed by)\s|\s(?:but|while|whereas"
    r"|although)\s"
    r"|:\s|(?<=['’]s)\.\s(?=[A-Z])"
)


class Sentence(NamedTuple):
    """A sentence of the draft, with what it names; places count in the sentence."""

    text: str
    start: int
    block: int
    kind: str
    """Kind of its block."""
    heads: tuple[str, ...]
    parties: tuple[Mention, ...]
    """All states and organisations named, seats among them."""
    partners: tuple[Mention, ...]
    """Those that have an agreement with the union."""
    about: tuple[str, ...]
    """Partners it is about: named in it, else pointed back to."""
    sure: bool
    """Whether they are named in it."""
    missions: tuple[Mention, ...]
    people: tuple[Mention, ...]
    instruments: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    section: tuple[str, ...]
    """Partners its nearest heading names."""
    spoken_of: str | None
    """What the last sentence of its section that named some kind of thing named: own, other; None for nothing."""
    last_instrument: str | None
    """The last instrument named before it, by type, with the partner: 'FPA:kor'; None for none."""

    def clause(self, at: int) -> tuple[int, int]:
        """The stretch between two joints of the sentence in which a place lies."""
        start, end = 0, len(self.text)
        for joint in _CLAUSE.finditer(self.text):
            if joint.start() <= at:
                start = joint.end() if joint.end() <= at else start
            else:
                end = joint.start()
                break
        return start, end

    @property
    def place(self) -> str:
        """The heading it stands under."""
        return self.heads[-1] if self.heads else ""


class Draft(NamedTuple):
    """A draft, ready to be checked."""

    title: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Grid, ...]
    day: datetime.date | None
    """The day it gives itself; None where it gives none."""
    day_words: str

    def place_of(self, sentence: Sentence) -> str:
        """Heading and paragraph in words."""
        number = sum(block.kind != "heading" for block in self.blocks[: sentence.block + 1])
        return f"{sentence.place}, paragraph {number}" if sentence.place else f"paragraph {number}"


def taken_apart(document: Document, provisions: Sequence[Provision], names: Names) -> Draft:
    """A document as a draft."""
    text = document.text
    blocks = tuple(_blocks(text, provisions))
    partners = frozenset(names.register.agreement_of)
    grids = []
    found: list[Sentence] = []
    reader = _Reader(names, partners)
    kinds = {(provision.start, provision.end): provision for provision in provisions}
    heads: tuple[str, ...] = ()
    for number, block in enumerate(blocks):
        provision = kinds.get((block.start, block.end))
        if provision is not None:
            heads = provision.path
        if block.kind == "table":
            title = text[blocks[number - 1].start : blocks[number - 1].end] if number else ""
            grids.append(grid_of(block, title, len(found), names))
            continue
        own = (text[block.start : block.end],) if block.kind == "heading" else heads
        for start, end in sentences(text[block.start : block.end]):
            found.append(reader.read(text[block.start + start : block.start + end], block, number, start, own))
    day, words = _own_day(blocks, found, text)
    return Draft(document.title, text, blocks, tuple(found), tuple(grids), day, words)


def _blocks(text: str, provisions: Sequence[Provision]) -> Iterator[Block]:
    """Provisions as blocks, and what stands between them, which are headings."""
    at = 0
    for provision in sorted(provisions, key=lambda one: (one.start, -one.end)):
        if provision.start < at:
            continue
        yield from _headings(text, at, provision.start)
        rows: tuple[tuple[str, ...], ...] = ()
        if provision.kind == "table":
            lines = text[provision.start : provision.end].split("\n")
            rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
        yield Block(kind=provision.kind, start=provision.start, end=provision.end, rows=rows)
        at = provision.end
    yield from _headings(text, at, len(text))


def _headings(text: str, start: int, end: int) -> Iterator[Block]:
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield Block(kind="heading", start=at, end=at + len(line))
        at += len(line) + 1


class _Reader:
    """Reads sentences in order, and remembers what the next may point back to."""

    def __init__(self, names: Names, partners: frozenset[str]) -> None:
        self.names, self.partners = names, partners
        self.before: str | None = None
        self.near: DateMention | None = None
        self.near_block = -1
        self.carried: tuple[str, ...] = ()
        self.section: tuple[str, ...] = ()
        self.block = -1
        self.instrument: str | None = None
        self.spoken_of: str | None = None

    def read(self, text: str, block: Block, number: int, at: int, heads: tuple[str, ...]) -> Sentence:
        """The next sentence."""
        names = self.names
        missions, people = names.missions(text), names.people(text)
        parties = tuple(
            one for one in names.parties(text) if not any(m.start <= one.start and one.end <= m.end for m in missions)
        )
        acting = tuple(one for one in parties if one.id in self.partners and one.how != "place")
        named = tuple(dict.fromkeys(one.id for one in acting))
        if block.kind == "heading":
            self.carried = self.section = named
            self.spoken_of = None
        elif number != self.block and len(self.section) == 1:
            self.carried = self.section  # a paragraph begins with what its section is about
        self.block = number
        places = {one.id for one in parties if one.how == "place" and one.id in self.partners}
        if len(places) == 1 and not named and not places & set(self.carried) and not missions:
            named_at: tuple[str, ...] = tuple(places)
        else:
            named_at = ()
        about = named or named_at or (self.carried if _BACK.search(text) or len(self.carried) == 1 else ())
        near = self.near if self.near_block in (number, number - (block.kind == "point")) else None
        dates = dates_in(text, before=self.before, near=near)
        instruments = names.instruments(text)
        sentence = Sentence(
            text=text,
            start=block.start + at,
            block=number,
            kind=block.kind,
            heads=heads,
            parties=parties,
            partners=acting,
            about=about,
            sure=bool(named),
            missions=missions,
            people=people,
            instruments=instruments,
            dates=dates,
            section=self.section,
            spoken_of=self.spoken_of,
            last_instrument=self.instrument,
        )
        self.spoken_of = speaks_of(text) or self.spoken_of
        if named:
            self.carried = named
        typed = [one for one in instruments if one.how not in ("STRATEGY", "DRAFT")]
        if typed and len(about) == 1:
            self.instrument = f"{typed[-1].id}:{about[0]}"
        if dates:
            self.before, self.near = dates[-1].date, dates[-1]
            self.near_block = number
        return sentence


def _own_day(blocks: Sequence[Block], found: Sequence[Sentence], text: str) -> tuple[datetime.date | None, str]:
    """The date a draft gives itself in its first blocks, in a short line or after a word that says so."""
    bodies = [number for number, block in enumerate(blocks) if block.kind != "heading"][:_FRONT_BLOCKS]
    for one in (one for one in found if one.block in bodies):
        block = blocks[one.block]
        short = len(_WORD.findall(text[block.start : block.end])) <= _FRONT_WORDS
        full = [date for date in one.dates if len(date.date) > 4]
        bare = short and not one.partners and not one.instruments and len(_WORD.findall(one.text)) <= _FEW_WORDS
        if full and short and (bare or _DATED.search(one.text)):
            return last_day(full[0].date), one.text
    return None, ""
