"""Documents and provisions: a text with its hash, and the numbered pieces of it."""

from __future__ import annotations

import datetime
import textwrap

import msgspec

from foedera.model.problem_kinds import PROBLEM_KINDS
from foedera.model.proposal import Proposal, Withheld


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something a reader could not take as it stood; recorded, never swallowed."""

    code: str
    where: str
    text: str


class NoteMark(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a note is called; the mark itself is not part of the text, so that quotes read on."""

    at: int
    """The code point of the document's text it stood before."""
    mark: str
    """As printed: '1', '*'."""
    note: str | None
    """Id of the provision that holds the note; None when the text has no note with that mark."""


Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points, from the page's lower left corner."""


class Line(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of print: which part of the original it holds, and where it stands on its page."""

    start: int
    """First code point, counted in the decoded original (not in the clean text)."""
    end: int
    page: int
    """From 1."""
    box: Box
    """Left, bottom, right, top in points, from the page's lower left corner."""


class Omission(msgspec.Struct, frozen=True, kw_only=True):
    """Something of a file that was left out on purpose."""

    what: str
    """What kind of thing, in a word or two: 'running head', 'text box', 'table of contents'."""
    characters: int
    """Its letters and digits."""
    reason: str
    """Why it is no text of the agreement, or why it could not be read, in a clause."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file: nothing is lost without being counted."""

    provisions: int
    characters: int
    """Letters and digits of the file, counted by another way than the reader's (foedera.reading.census), and those the
    reader added, such as the numbers of a counted list."""
    in_provisions: int
    """Of those, the ones that stand in a provision."""
    in_headings: int
    """Of those, the ones that stand in a heading above provisions."""
    left_out: int
    """Of those, the ones left out on purpose: running heads, page numbers, marks of notes, menus of a web page."""
    omissions: tuple[Omission, ...] = ()
    """What was left out on purpose, each kind with its amount and reason; empty for texts read before it was kept."""

    @property
    def lost(self) -> int:
        """Letters and digits of the file that stand nowhere and were left out for no reason."""
        return max(0, self.characters - self.left_out - self.in_provisions - self.in_headings)

    @property
    def landed(self) -> float:
        """Share of the characters to be kept that stand in a provision or heading, 0 to 1."""
        kept = self.characters - self.left_out
        return 1.0 if kept <= 0 else (self.in_provisions + self.in_headings) / kept


class Retrieval(msgspec.Struct, frozen=True, kw_only=True):
    """How a file came here."""

    url: str
    """The address that answered, after redirects."""
    retrieved: datetime.datetime
    """Aware, UTC."""
    media_type: str | None = None
    """As the server named it; None where it did not."""
    licence: str | None = None


class Provision(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A numbered piece of a document: the unit of coding and citing."""

    id: str
    document: str
    eid: str
    """Akoma Ntoso eId: art_5, art_5__para_2, para_12__point_a, preamble_3."""
    kind: str
    """preamble, article, paragraph, point, table or note."""
    number: str | None
    """As printed: 'Article 5', '2.', '(a)'."""
    heading: str | None
    """Its own heading."""
    path: tuple[str, ...]
    """Headings above it, outermost first."""
    start: int
    """First code point in the document's text."""
    end: int
    """One past the last."""
    page: int | None
    notes: tuple[NoteMark, ...] = ()
    """Notes called in it, in order."""
    language: str | None = None
    """ISO 639-3, where it is not the document's: a treaty may be printed in two languages. None for the document's."""
    about: tuple[str, ...] = ()
    """Agreements a passage of a secondary source is about; empty where it is about none or all."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text with the hash of its original."""

    id: str
    """subject/language."""
    subject: str
    """The agreement it is the text or digest of, or the source it is."""
    role: str
    """text (the agreement itself), digest (a summary in our own words) or source (a publication about agreements)."""
    language: str
    """ISO 639-3; of a text in several, the one it was given as, else the one most of it is in. Provisions in another
    language say so."""
    title: str
    format: str
    sha256: str
    """Of the original bytes."""
    text: str
    """The clean text all offsets count in."""
    offsets: tuple[tuple[int, int], ...]
    """Break points (clean, original) of the map back to the decoded original (foedera.text.offsets)."""
    pages: int | None
    problems: tuple[Problem, ...]
    source: str
    """Source id the text was taken from."""
    report: Report | None = None
    """What became of the file's characters; None for texts read before reports were kept."""
    lines: tuple[Line, ...] = ()
    """Lines of print in the order of the original; empty for formats without pages."""
    retrieval: Retrieval | None = None
    """None for a file somebody had."""

    def language_of(self, provision: Provision) -> str:
        """The ISO 639-3 code of the language one of its provisions is in."""
        return provision.language or self.language

    def __repr__(self) -> str:
        """What it is a text of, and how long it is, in one line."""
        title = textwrap.shorten(self.title, 80, placeholder="…")
        return f"<Document {self.id}: {title} [{self.role}, {self.format}, {len(self.text):,} characters]>"


class TextHead(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be known of a text without reading it."""

    id: str
    subject: str
    source: str
    problems: tuple[Problem, ...] = ()

    @property
    def alarms(self) -> tuple[Problem, ...]:
        """The problems that put in doubt whatever rests on the text."""
        return tuple(one for one in self.problems if one.code in PROBLEM_KINDS and PROBLEM_KINDS[one.code].alarm)


class ReadResult(msgspec.Struct, frozen=True, kw_only=True):
    """A document and its provisions, as the reading room returns them."""

    document: Document
    provisions: tuple[Provision, ...]
    metadata: dict[str, str | tuple[str, ...]] = {}
    """What the file itself says, under its format's own names: type, date_signed, parties (ISO alpha-3) …"""

    def __repr__(self) -> str:
        return f"<ReadResult {self.document.id}: {len(self.provisions)} provisions>"


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What adding a file came to."""

    document: Document
    provisions: tuple[Provision, ...]
    new: bool
    """False for a text that was there already, byte for byte; then only what was said of its agreement is recorded."""
    proposals: tuple[Proposal, ...] = ()
    """What the text says of itself, for whoever makes its agreement's record."""
    withheld: tuple[Withheld, ...] = ()
    """What it does not say surely enough to be proposed, and why."""

    def __repr__(self) -> str:
        return f"<Added {self.document.id}: {len(self.provisions)} provisions, {'new' if self.new else 'here already'}>"
