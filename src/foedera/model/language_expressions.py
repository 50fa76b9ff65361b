"""Expressions in a further language: what shows a codebook's areas in texts its own expressions cannot read.

A codebook keeps the language it was written in. What stands here is data beside it, or a part of a user's own codebook.
"""

from __future__ import annotations

import msgspec


class AreaExpressions(msgspec.Struct, frozen=True, kw_only=True):
    """The expressions of one area in one language; each list means what it means in foedera.model.codebook.Area."""

    id: str
    """Id of the area in the codebook."""
    headings: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


class LanguageExpressions(msgspec.Struct, frozen=True, kw_only=True):
    """The expressions of a codebook's areas in one further language."""

    language: str
    """ISO 639-3 code of the language."""
    source: str
    """Where the terms come from."""
    areas: tuple[AreaExpressions, ...]
    """An area that is missing here cannot be found in this language; cells say so."""
    codebook: str | None = None
    """Key of the codebook, such as eu-sdp@2, of a file beside one; None inside a codebook."""
    not_in: tuple[str, ...] = ()
    """The codebook's own `not_in` in this language."""
