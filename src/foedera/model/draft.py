"""The draft: what a partner is like, which areas agreements with such partners have, and what was taken of them."""

from __future__ import annotations

import msgspec

from foedera.model.library import Library, SourceClause, WordingGroup
from foedera.model.matrix import Column, Row


class Likened(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement beside the partner asked about."""

    column: Column
    roles: tuple[str, ...]
    """Roles its partners hold."""
    shared: tuple[str, ...]
    """Those that were asked for."""
    comparable: bool


class Common(msgspec.Struct, frozen=True, kw_only=True):
    """An area among the comparable agreements."""

    row: Row
    holders: tuple[Column, ...]
    """Those that cover it."""
    decided: int
    """Of how many comparable agreements somebody says yes or no."""
    groups: tuple[WordingGroup, ...]
    """Their clauses in the library, in its order."""


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """Something of the sources a drafter replaces: a party's name, an amount, a date."""

    key: str
    """What names it in addresses and calls, whatever stands before it: 'PARTY B', 'AMOUNT EUR 40 million'."""
    label: str
    """What stands in the draft until it is filled: '[PARTY B]', '[AMOUNT 1]'."""
    kind: str
    """party, adjective, amount or date."""
    originals: tuple[str, ...]
    """The words of the sources it stands for, each once."""
    filled: str | None
    """What the drafter typed; None while it is open."""
    places: int
    """How often it stands in the draft."""


class DraftPiece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a drafted clause."""

    text: str
    slot: str | None = None
    """Key of the slot it stands in; None for words of the source as they are."""
    original: str | None = None
    """The words of the source a slot replaced; None for words of the source as they are."""


class DraftClause(msgspec.Struct, frozen=True, kw_only=True):
    """A clause as the draft has it: its source's words with slots, numbered anew."""

    number: str
    """Within the draft: '2.1'."""
    source: SourceClause
    pieces: tuple[DraftPiece, ...]
    """Its words without its source's number, behind the words it completes where it is an item of a list."""

    @property
    def words(self) -> str:
        """What the draft says here."""
        return "".join(piece.text for piece in self.pieces)


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the table of contents."""

    row: Row
    number: str
    """Within the draft: '2'."""
    clauses: tuple[DraftClause, ...]
    """As chosen; none where only the area was."""


class Leftover(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a draft where something of a source remains that a slot does not stand for."""

    number: str
    """Of the clause."""
    kind: str
    """name, adjective, people or derived, of a party of an agreement drafted from; or reference, a number of another
    place of the source."""
    words: str
    before: str
    """Some words before it."""
    after: str
    """Some words behind it."""
    party: str | None = None
    """Id of the party; None for a reference."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a drafter starts from: clauses of texts, changed only where a slot stands."""

    profile: tuple[str, ...]
    """Roles of the partner asked about; empty for any partner."""
    like: str | None
    """The agreement whose partner gave the profile; None where the roles were named."""
    rule: str
    """In words: which agreements are comparable."""
    agreements: tuple[Likened, ...]
    areas: tuple[Common, ...]
    """Those most of the comparable agreements have first."""
    takes: tuple[str, ...]
    """What was taken, in the drafter's order: area, or area:provision."""
    contents: tuple[Heading, ...]
    """The same as headings with their clauses, an area where it was first taken."""
    slots: tuple[Slot, ...]
    """Parties first, then amounts and dates as they come."""
    leftovers: tuple[Leftover, ...]
    """In the order of the draft."""
    unsearched: tuple[str, ...]
    """Why names may remain that nobody looked for, a sentence each."""
    libraries: tuple[Library, ...]
    """Of the areas taken."""
