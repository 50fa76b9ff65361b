"""Clauses of two to four agreements side by side: which answers which, how surely, and where their words differ."""

from __future__ import annotations

import enum

import msgspec


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared as one: an article with all its paragraphs, or a provision that stands in no article."""

    id: str
    """Document id and the eId of the article or provision: eu-nor-sdp-2024/eng/art_5; the place in a URL."""
    sort: str
    """preamble, table, note or text, as it was read."""
    number: str | None
    """As printed; None where there is none."""
    heading: str
    """Its own, or the nearest one above it; empty where there is none."""
    provisions: tuple[str, ...]
    """Ids of its provisions, in reading order."""
    start: int
    """First code point in the document's text."""
    end: int
    """One past the last."""
    text: str
    """The document's text in that range, exactly."""
    areas: tuple[str, ...] = ()
    """Areas its provisions are coded for, sorted; empty where nobody coded it."""
    numbers: tuple[tuple[int, int], ...] = ()
    """Where in its own text the numbers of it and of its parts are printed, in order."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the agreements compared, with the clauses of its text."""

    agreement: str
    language: str | None = None
    """ISO 639-3; None where there is no text."""
    role: str | None = None
    """text or digest, as of its document; None where there is no text."""
    clauses: tuple[Clause, ...] = ()
    """In reading order; empty where the agreement has no text."""


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """What a score is made of, each from 0 to 1; None where it was not weighed.

    Wording and neighbours are weighed of texts in one language (`comparing.alignment.likeness`), what stands behind
    `liker_b` of texts in two (`comparing.alignment.across`).
    """

    wording: float | None = None
    """Telling words in common: the cosine of words weighted by how rare they are; names and numbers are none."""
    heading: float | None = None
    """The same of the headings; None where a heading is missing or stands above nearly everything."""
    place: float
    """1 at the same place in the order of the texts, 0 at opposite ends."""
    neighbours: float | None = None
    """1 when the clauses before and after are each other's likest too, 0.5 when one of the two pairs is."""
    liker_a: float
    """How much liker to b's wording the likest clause of a's agreement is; 0 where a is the likest."""
    liker_b: float
    """How much liker to a's wording the likest clause of b's agreement is; 0 where b is the likest."""
    number: float | None = None
    """1 where both print one number, 0 where they print two; None where one prints none or they number other things."""
    under: float | None = None
    """1 under divisions of one number."""
    sort: float | None = None
    """1 of one sort."""
    survivors: float | None = None
    """Words in common that survive a translation: names, capitals and cognates, as wording is weighed."""
    figures: float | None = None
    """The same of amounts, years, days and numbers referred to; None where one has none."""
    length: float | None = None
    """The chance that a translation of the one differs from it in length as much as the other does, or more."""
    order: float | None = None
    """1 on the best way through both texts that never turns back."""


class LinkKind(enum.StrEnum):
    """What a link says."""

    ANSWERS = "answers"
    """The two are each other's counterparts; each clause has at most one in each other agreement."""
    SECONDARY = "also"
    """One is split or merged: the clause says part of what one with a counterpart says."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One clause of an agreement answers one of another."""

    a: str
    """Clause id, of the agreement named earlier."""
    b: str
    a_span: tuple[int, int]
    """The half-open range compared, in the text of a's document."""
    b_span: tuple[int, int]
    score: float
    """0 to 1: how likely the two answer each other, by their parts."""
    parts: Parts
    kind: LinkKind
    across: bool = False
    """Whether the two are in two languages: what links them is structure, figures and names, not wording."""


class AlignedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the comparison: clauses that answer each other, one or a gap for each agreement."""

    clauses: tuple[str | None, ...]
    """Clause ids in the order of the agreements; None is a gap."""
    links: tuple[Link, ...]
    """Why they stand together; one fewer than there are clauses."""
    secondary: tuple[Link, ...] = ()
    """Further clauses that one of the row is like, each in no other row."""


class Why(enum.StrEnum):
    """Why a clause has no counterpart."""

    UNLIKE = "no clause of the other agreements is likely to answer it"
    TAKEN = (
        "the clause most like it stands beside another one already, and this says too little of the same to join them"
    )
    LIKER = "the clause most like it is more like another one"
    LANGUAGE = "the other texts are in other languages, and too few names and cognates bear out what numbers suggest"
    NO_TEXT = "the other agreements have no text here"


class Unmatched(msgspec.Struct, frozen=True, kw_only=True):
    """A clause without a counterpart in any other agreement."""

    clause: str
    why: Why
    nearest: Link | None
    """The clause most like it, with its score; None where nothing could be compared."""


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """Two to four agreements, clause by clause."""

    sides: tuple[Side, ...]
    """In the order they were named."""
    rows: tuple[AlignedRow, ...]
    """In the reading order of the first agreement, what it lacks after what stands before it elsewhere."""
    unmatched: tuple[Unmatched, ...]
    """The clauses alone in their row, in the order of the rows."""
    method: str
    """Name and version of the aligner."""

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-3, in the order of the sides."""
        return tuple(dict.fromkeys(side.language for side in self.sides if side.language and side.clauses))

    @property
    def is_across(self) -> bool:
        """Whether clauses in two languages stand in one row."""
        return any(link.across for row in self.rows for link in row.links)

    @property
    def uncompared(self) -> bool:
        """Whether the clauses of a side were compared with no other's for their language."""
        return any(one.why is Why.LANGUAGE for one in self.unmatched)


class PieceKind(enum.StrEnum):
    """What became of a stretch of words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    MOVED_FROM = "moved_from"
    """Taken from here; the piece with the same `move` says where to."""
    MOVED_TO = "moved_to"
    SAME = "same"
    """Counts as equal, though the other wording prints it otherwise: an own number, a name that counts as equal."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a redline."""

    kind: PieceKind
    text: str
    """The words; of the kind `same` as the later wording prints them, empty where it prints nothing."""
    move: int | None = None
    """Number of the move, from 1, for the two kinds that are moved; None for the others."""
    before: str | None = None
    """Of the kind `same`, how the earlier wording prints it, empty where it prints nothing; None for the others."""

    @property
    def earlier(self) -> str:
        """What of the earlier wording it holds."""
        if self.kind is PieceKind.SAME:
            return self.before or ""
        return "" if self.kind in (PieceKind.INSERT, PieceKind.MOVED_TO) else self.text

    @property
    def is_blank(self) -> bool:
        """Whether it is white space alone, which is never marked."""
        return not self.text.strip() and not (self.before or "").strip()

    @property
    def later(self) -> str:
        """What of the later wording it holds."""
        return "" if self.kind in (PieceKind.DELETE, PieceKind.MOVED_FROM) else self.text


class Redline(msgspec.Struct, frozen=True, kw_only=True):
    """The way from one wording to another.

    What its pieces hold of the earlier wording is that wording, in order; so is what they hold of the later one.
    """

    pieces: tuple[Piece, ...]
    unit: str
    """word, or line where the texts are too long to be compared word by word."""
    kept: float
    """Share of the words of both that are equal or moved, 0 to 1; 1 for two empty texts."""
