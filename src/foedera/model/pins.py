"""Pins: clauses, cells and claims somebody collected, with what each stands on."""

from __future__ import annotations

import datetime

import msgspec

from foedera.model.claim import Claim
from foedera.model.coverage import Cell
from foedera.model.extract import Citation, Excerpt


class PinnedClause(msgspec.Struct, frozen=True, kw_only=True):
    """A provision."""

    id: str
    name: str
    """Of the agreement, in short; of a publication, its title."""
    excerpt: Excerpt


class PinnedCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell, with the claims that speak and the provisions they quote."""

    id: str
    name: str
    """Of the agreement, in short."""
    area: str
    """Label of the area."""
    cell: Cell
    citations: tuple[tuple[Claim, Citation], ...]
    """The claims that still speak, the one that decides first."""
    excerpts: tuple[Excerpt, ...]
    """The quotes of these claims, each once."""


class PinnedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log."""

    id: str
    claim: Claim
    citation: Citation
    excerpt: Excerpt | None
    """Its quote; None where it quotes no text."""


Pin = PinnedClause | PinnedCell | PinnedClaim


def recorded(pin: Pin) -> datetime.datetime | None:
    """When its newest claim was recorded; None for a clause, which is no claim."""
    match pin:
        case PinnedCell():
            return max((claim.recorded for claim, _ in pin.citations), default=None)
        case PinnedClaim():
            return pin.claim.recorded
        case PinnedClause():
            return None
