"""A dossier: everything the log says of one thing, each line with the claims it stands on."""

from __future__ import annotations

import msgspec

from foedera.model.claim import Claim


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A claim behind a line."""

    claim: Claim
    otherwise: str | None = None
    """Its own words, where it says something else than the line; None where it agrees, or says less."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said, and every claim that says it: the best voice first."""

    label: str
    text: str
    voices: tuple[Voice, ...]

    @property
    def claim(self) -> Claim:
        """The claim of the best voice."""
        return self.voices[0].claim


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of one kind."""

    title: str
    lines: tuple[Line, ...]


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """Sections about one id."""

    id: str
    title: str
    kind: str
    """agreement, party, dialogue, source, mission, instrument, index, area, claim or thing."""
    sections: tuple[Section, ...]
    proposals: tuple[Section, ...] = ()
    """What machines read in its texts and nobody has accepted yet; kept apart from what stands."""

    def __repr__(self) -> str:
        lines, proposed = (sum(len(part.lines) for part in parts) for parts in (self.sections, self.proposals))
        return f"<Dossier {self.kind} {self.id}: {self.title}; {lines} lines, {proposed} proposed>"
