"""The draft: what a partner is like, which areas agreements with such partners have, and a table of contents."""

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
    """Their clauses in the library, from weakest to strongest."""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the table of contents."""

    row: Row
    clauses: tuple[SourceClause, ...]
    """As chosen; none where only the area was."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a drafter starts from. Nothing in it is worded anew."""

    profile: tuple[str, ...]
    """Roles of the partner asked about; empty for any partner."""
    like: str | None
    """The agreement whose partner gave the profile; None where the roles were named."""
    rule: str
    """In words: which agreements are comparable."""
    agreements: tuple[Likened, ...]
    areas: tuple[Common, ...]
    """Those most of the comparable agreements have first."""
    contents: tuple[Heading, ...]
    """What was taken, in the order of the codebook."""
    libraries: tuple[Library, ...]
    """Of the areas taken."""
