"""What a claim says of one area of an agreement, and the resolved cell."""

from __future__ import annotations

import enum

import msgspec

from foedera.model import notebook
from foedera.model.claim import Claim, Rank, Span
from foedera.model.strength import Strength


class CellValue(enum.StrEnum):
    """The values of a cell. Every empty one says why it is empty."""

    COVERED = "covered"
    IN_PLACE = "in_place"
    NOT_FOUND = "not_found"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not_applicable"
    UNREADABLE = "unreadable"
    NOT_CODED = "not_coded"

    @property
    def sign(self) -> str:
        """One character for tables, which always give the word beside or below it."""
        return dict(zip(CellValue, "✓●✗?–!·", strict=True))[self]

    @property
    def in_words(self) -> str:
        """For people."""
        return {
            CellValue.COVERED: "covered",
            CellValue.IN_PLACE: "in place already",
            CellValue.NOT_FOUND: "searched, not found",
            CellValue.UNCLEAR: "unclear",
            CellValue.NOT_APPLICABLE: "not applicable",
            CellValue.UNREADABLE: "text unreadable",
            CellValue.NOT_CODED: "not coded yet",
        }[self]


FOUND = (CellValue.COVERED, CellValue.IN_PLACE)
"""The values that say the area is there."""


class Level(enum.StrEnum):
    """Whether what is undertaken can be enforced, as Hofmann, Osnago and Ruta (2017) grade it: 0, 1, 2."""

    NOT_ENFORCEABLE = "not_enforceable"
    """Worded as an endeavour, cooperation or declaration."""
    KEPT_OUT = "kept_out"
    """Worded so that it binds, and kept out of the agreement's dispute settlement."""
    ENFORCEABLE = "enforceable"
    """Worded so that it binds, and open to the agreement's dispute settlement."""

    @property
    def grade(self) -> int:
        """0, 1 or 2, as people's codings have it."""
        return list(Level).index(self)

    @property
    def in_words(self) -> str:
        """For people."""
        return {
            Level.NOT_ENFORCEABLE: "not enforceable",
            Level.KEPT_OUT: "enforceable but kept out of dispute settlement",
            Level.ENFORCEABLE: "enforceable",
        }[self]


class Enforceability(msgspec.Struct, frozen=True, kw_only=True):
    """What a machine proposes of whether a covered area can be enforced; never a decision."""

    level: Level
    probability: float
    """That a human coder gives this level to an area that is covered, 0 to 1."""
    coder: str
    """Method and version, such as enforceability@1."""
    rule: str
    """The other levels' probabilities, and what weighed most."""
    exclusions: tuple[Span, ...] = ()
    """The sentences that keep passages on the area out of dispute settlement; none where none was found."""


class Miss(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that came near an area without showing it."""

    provision: str
    """Id of the provision in which most of the words stand."""
    score: int
    """What the passage scored; foedera.coding.coverage.area_evidence has the scale."""
    words: tuple[str, ...]
    """The expressions that hit."""


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim says of one area of an agreement (subject: agreement id)."""

    area: str
    value: CellValue
    strength: Strength | None = None
    rule: str | None = None
    """The rule that gave the value: the expressions that hit, or the sign in a source's table."""
    searched: str | None = None
    """For not_found: what was searched, and by which rules."""
    misses: tuple[Miss, ...] = ()
    """For not_found: the passages that came nearest, best first."""
    score: int | None = None
    """What the passage scores (foedera.coding.coverage.area_evidence); for not_found, what the nearest one does. None
    where the coder gives no scores."""
    probability: float | None = None
    """That a human coder calls the area covered, 0 to 1, by the ranker that speaks; None where none was trained."""
    prior: float | None = None
    """The same before what the workspace's own decisions taught; None where the coder learns nothing from them."""
    enforceability: Enforceability | None = None
    """Of a covered area; None where nobody judged it."""
    topics: tuple[str, ...] = ()
    """Topics of the area (foedera.model.codebook.AreaTopic) the quoted passage shows, by id; they count nowhere."""


MARKS = {
    "◌": "machine proposal only, not reviewed",
    "⁂": "the one passage it stands on is given for many areas: look whether anybody could read them out of it",
    "⚑": "claims differ",
    "≈": "quote not reviewed in the newest version of its text",
    "↻": "the area changed: what was said before waits to be looked at again",
    "△": "its text raised an alarm when it was read, and may be wrong or incomplete",
}
"""The signs a cell can bear behind that of its value, in the order they are printed, and what they say."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """The resolved value of one agreement in one area."""

    agreement: str
    area: str
    value: CellValue
    strength: Strength | None
    """Of the winning claim; None where it states none."""
    rule: str
    """The clause of the resolution rule that decided."""
    claims: tuple[Claim, ...]
    """Winner first, then what it beat, then what was replaced or outdated."""
    live: int
    """How many of `claims`, from the front, still speak."""
    conflict: bool
    """Whether two claims that still speak contradict each other (foedera.comparing.contradiction)."""
    otherwise: tuple[str, ...] = ()
    """Ids of machines' readings that give another value than the winner and contradict nobody: those of a digest."""
    unreviewed: bool = False
    """Whether the winner quotes an older version of its text, and nobody looked whether the quote still holds."""
    enforceability: Enforceability | None = None
    """Of a covered cell: the machine's proposal that speaks, whoever decided the value; None where there is none."""
    waiting: tuple[str, ...] = ()
    """Ids of claims made before a codebook version changed the area, which nothing said since answers."""
    alarmed: tuple[str, ...] = ()
    """Ids of the texts the winner rests on whose reading raised an alarm."""
    crowded: dict[str, tuple[str, ...]] = {}
    """Id of a claim that speaks → the areas its coder gives the same passage for, where they are more than people read
    out of one (foedera.comparing.crowded_passages)."""

    @property
    def id(self) -> str:
        """agreement/area."""
        return f"{self.agreement}/{self.area}"

    @property
    def winner(self) -> Claim | None:
        """The claim the value stands on; None where nothing speaks."""
        return self.claims[0] if self.live else None

    @property
    def machine_only(self) -> bool:
        """Whether only machines have spoken, so that the value is a proposal nobody has reviewed."""
        return self.winner is not None and self.winner.rank is Rank.MACHINE

    @property
    def crowd(self) -> tuple[str, ...]:
        """The areas the winner's passage is given for, where they are too many; else none."""
        return () if self.winner is None else self.crowded.get(self.winner.id, ())

    @property
    def topics(self) -> dict[str, tuple[Claim, ...]]:
        """Topic of the area → the claims that speak, find the area and quote a passage showing it; the winner's first.

        Empty where the cell does not say that the area is there.
        """
        shown: dict[str, tuple[Claim, ...]] = {}
        if self.value in FOUND:
            for claim in self.claims[: self.live]:
                for topic in claim.value.get("topics", ()) if claim.value["value"] in FOUND else ():
                    shown[topic] = (*shown.get(topic, ()), claim)
        return shown

    @property
    def quote(self) -> str | None:
        """The words of the text the value stands on; None where it stands on none that is here."""
        span = self.winner.basis.span if self.winner else None
        return None if span is None else span.quote

    @property
    def marks(self) -> tuple[str, ...]:
        """The signs behind the value's own, keys of MARKS, in their order."""
        shown = (self.machine_only, self.crowd, self.conflict, self.unreviewed, self.waiting, self.alarmed)
        return tuple(sign for sign, mark in zip(MARKS, shown, strict=True) if mark)

    @property
    def flags(self) -> str:
        """Its marks as they are printed."""
        return "".join(self.marks)

    def __repr__(self) -> str:
        """The value with what it stands on, in one line."""
        said = ", ".join(filter(None, (self.value.in_words, self.strength)))
        basis = f" by {self.winner.coder} ({self.winner.basis.locator})" if self.winner else ""
        count = f"{len(self.claims)} claim{'' if len(self.claims) == 1 else 's'}"
        return f"<Cell {self.id}: {said}{basis}; {count}{', differing' * self.conflict}>"

    def _repr_html_(self) -> str:
        return notebook.cell_html(self)
