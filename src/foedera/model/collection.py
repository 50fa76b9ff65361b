"""What is declared of a collection: how it is called, by which codebook it is read, and whether a union is one side."""

from __future__ import annotations

import msgspec


class Collection(msgspec.Struct, frozen=True, kw_only=True):
    """A collection of agreements, and what is shown of it as a whole (subject: collection id)."""

    title: str
    """What its briefing and its pages are called."""
    codebook: str | None = None
    """Id of the codebook its table is made by; None for the first one of the workspace."""
    union: str | None = None
    """Id of the party that is one side of every agreement, as the EU is; None where no party is."""
    default: bool = False
    """Whether it is shown where no collection is named."""
    calendar: str | None = None
    """What its agenda is called in a calendar program; None for the usual name."""
    sources: tuple[str, ...] = ()
    """Ids of the publications that say what belongs to it; the first is whose word the declaration is."""
