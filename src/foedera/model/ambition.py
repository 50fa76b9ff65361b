"""The ambition profile: how firmly, by whom and how often an agreement undertakes things, counted clause by clause."""

from __future__ import annotations

import msgspec


class Tallied(msgspec.Struct, frozen=True, kw_only=True):
    """A number of undertakings that opens on its clauses."""

    word: str
    """What they have in common: a strength, an actor, a periodicity."""
    claims: tuple[str, ...]
    """Ids of the commitment claims counted, in the order of the text."""

    @property
    def number(self) -> int:
        """How many."""
        return len(self.claims)


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """The undertakings of one agreement, in all or in one area, each counted once under every heading.

    A heading lists all its words in a fixed order, also those with the number 0, so that profiles stand side by side.
    """

    agreement: str
    area: str | None
    """Area id; None for the whole agreement."""
    total: Tallied
    strengths: tuple[Tallied, ...]
    """By strength, weakest first."""
    actors: tuple[Tallied, ...]
    """By who acts: the union by its party id, partner, both, and 'unnamed' where somebody else acts or nobody is named;
    of the agreements shown together, those that occur."""
    rhythms: tuple[Tallied, ...]
    """By periodicity, the commonest first; those without one are left out."""
    dated: Tallied
    """Those with a deadline."""
    texts: tuple[str, ...]
    """Sources the undertakings were read in; a digest's wording is not the agreement's."""

    @property
    def firm_share(self) -> float | None:
        """Share of the undertakings that are firm or binding, 0 to 1; None where there is none."""
        firm = sum(tallied.number for tallied in self.strengths if tallied.word in ("firm", "binding"))
        return firm / self.total.number if self.total.claims else None


class Ambition(msgspec.Struct, frozen=True, kw_only=True):
    """Profiles of some agreements side by side."""

    profiles: tuple[Profile, ...]
    """One for each agreement, of the whole of it."""
    by_area: dict[str, tuple[Profile, ...]]
    """Area id → one profile for each agreement; only areas in which somebody undertakes something."""
