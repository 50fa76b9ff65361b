"""Common wording: which segments of agreements share words, who used a formula first, which agreements are kin.

Where a field is renamed, the old word is the key of the JSON people download, which stays.
"""

from __future__ import annotations

import enum

import msgspec

from foedera.model.dates import PartialDate


class SegmentLevel(enum.StrEnum):
    """What is compared as one segment."""

    PROVISION = "provision"
    """A paragraph, point or whatever else carries an id of its own."""
    PASSAGE = "passage"
    """An article with all its paragraphs, or a provision that stands in no article."""


class Use(enum.StrEnum):
    """How far a segment's wording is spread; `foedera.comparing.wording.formulas` has the rule."""

    TAILOR_MADE = "tailor_made"
    """Nothing in another agreement is alike to it."""
    SHARED = "shared"
    """Something in another agreement is alike to it, in fewer than the number from which it is boilerplate."""
    BOILERPLATE = "boilerplate"
    """In at least that many agreements, its own and those with a segment directly alike to it."""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A provision or passage as it is compared."""

    id: str
    """Id of the provision; of a passage, of its first provision."""
    agreement: str
    document: str
    language: str
    """ISO 639-3."""
    title: str
    """Its own heading, or the nearest one above it; empty where there is none."""
    start: int
    """First code point in the document's text."""
    end: int
    """One past the last."""
    words: int
    """Words compared, at least five; the printed number of a provision is none."""


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was not compared: a document, an agreement without a text, or a segment."""

    id: str
    why: str
    """not a text, given twice, older version, fewer than five words, formula of closing or signature, lead-in to a
    list, alone in its language, no text to compare, not recorded by that day."""


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """Two segments of different agreements that are alike at least as far as the threshold."""

    one: str
    """Id of the segment that comes first in the order of the segments."""
    other: str
    alike: float
    """Words that stand in both in the same order, divided by the words of the longer; 0 to 1."""


class User(msgspec.Struct, frozen=True, kw_only=True, rename={"segments": "pieces"}):
    """An agreement that uses a formula."""

    agreement: str
    signed: PartialDate | None
    """None where no date is known."""
    segments: tuple[str, ...]
    """Its segments in the formula, in order."""


class Variant(msgspec.Struct, frozen=True, kw_only=True, rename={"segments": "pieces"}):
    """Segments of a formula that say exactly the same: the very same words."""

    segments: tuple[str, ...]
    """In the order of the segments."""
    agreements: tuple[str, ...]
    """Whose they are, by date signed, the undated last, then by id."""
    first: tuple[str, ...]
    """Who used exactly this wording first; several where dates cannot tell, none where no date is known."""


class Formula(msgspec.Struct, frozen=True, kw_only=True):
    """Segments of several agreements that are connected by pairs, one to the next, at the threshold: a chain.

    It has no use of its own: how far a wording is spread is told of each segment (`CommonWording.uses`).
    """

    id: str
    """Of its first segment in the order of the segments."""
    users: tuple[User, ...]
    """By date signed, the undated last, then by id; how many there are is in how many agreements it stands."""
    first: tuple[str, ...]
    """Who used any wording of the chain first: one agreement; several where their dates cannot tell; none where no date
    is known. The undated are never among them, though one may be older."""
    variants: tuple[Variant, ...]
    """Its wordings, those of most agreements first, then in the order of their segments; every segment is in one."""
    every_two: bool
    """Whether every two of its segments from different agreements reach the threshold; else only neighbours do."""
    words: int
    """Words of its first segment."""


class Occurrence(msgspec.Struct, frozen=True, kw_only=True, rename={"segment": "piece"}):
    """Another place a segment's wording stands."""

    segment: Segment
    signed: PartialDate | None
    """Of its agreement; None where no date is known."""
    alike: float | None
    """How alike the two are; None where only segments between them connect them."""


class SegmentSpread(msgspec.Struct, frozen=True, kw_only=True, rename={"segment": "piece"}):
    """How far the wording of one segment is spread, and where to."""

    segment: Segment
    use: Use
    formula: str | None
    """Id of the formula it belongs to; None for one that is tailor-made."""
    first_variant: tuple[str, ...]
    """Who used exactly this wording first, as `Variant.first`; empty for one that is tailor-made."""
    first_chain: tuple[str, ...]
    """Who used any wording of its formula first, as `Formula.first`; empty for one that is tailor-made."""
    elsewhere: tuple[Occurrence, ...]
    """In other agreements: the likest first, those only connected last, else by date signed."""


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """How much of an agreement's wording stands in one other agreement."""

    agreement: str
    """The other one."""
    words: int
    """Words of the agreement asked about."""


class WordingShare(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"in_shingles": "in_runs", "shingles_interval": "in_runs_interval"},
):
    """How much of an agreement is worded as others are. The three uses sum to its words.

    Of one that cannot be compared every figure is None, and `why` says for what reason: nothing found is not the same
    as nothing looked for.
    """

    agreement: str
    why: str | None = None
    """Why it was not compared: no text to compare, alone in its language, nothing but formulas of closing and short
    pieces; None for one that was."""
    languages: tuple[str, ...] = ()
    """In which it was compared, ISO 639-3; two agreements with none in common cannot share a word."""
    words: int
    """Words compared: at least five, 0 where none was."""
    boilerplate: int | None = None
    """Words in segments whose wording is boilerplate."""
    shared: int | None = None
    tailor_made: int | None = None
    in_shingles: int | None = None
    """Words that stand in a shingle of five words found in any other agreement, whatever the threshold. Some such
    shingles are just how the language speaks, so this is an upper bound."""
    shingles_interval: tuple[float, float] | None = None
    """95 % interval of the share of those words, 0 to 1, as it moves with which passages the text happens to have; None
    for a text of one."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Per other agreement, the words in segments alike at the threshold, most first; a segment counts for each."""

    def share(self, use: Use) -> float | None:
        """Share of its words of that use, 0 to 1."""
        return self._of(getattr(self, use.value))

    @property
    def found(self) -> float | None:
        """Share of its words in segments found elsewhere, 0 to 1."""
        return None if self.tailor_made is None else self._of(self.words - self.tailor_made)

    @property
    def found_in_shingles(self) -> float | None:
        """Share of its words in shingles found elsewhere, 0 to 1."""
        return self._of(self.in_shingles)

    def _of(self, words: int | None) -> float | None:
        return None if words is None else words / self.words


class WordingFamily(msgspec.Struct, frozen=True, kw_only=True):
    """Agreements that share much of their wording; `foedera.comparing.wording.families` has the rule."""

    members: tuple[str, ...]
    """By date signed, the undated last, then by id."""
    mean: float
    """Mean share of common wording over every two members, 0 to 1."""
    least: float
    """The lowest share between two members."""


class Sensitivity(msgspec.Struct, frozen=True, kw_only=True):
    """What changes when the threshold moves."""

    before: float
    after: float
    pairs: tuple[int, int]
    """How many there are before and after."""
    gained: tuple[Shared, ...]
    """Pairs only the new threshold has."""
    lost: tuple[Shared, ...]
    """Pairs only the stated one has."""
    uses: tuple[tuple[str, Use, Use], ...]
    """Segments whose use changes: id, before, after."""
    families_gained: tuple[tuple[str, ...], ...]
    """Families, by their members, only the new threshold has; one that grows is lost and gained."""
    families_lost: tuple[tuple[str, ...], ...]
    found: tuple[tuple[str, float, float], ...]
    """Agreements whose share of words found elsewhere changes: id, before, after. Who is compared does not change."""


class CommonWording(msgspec.Struct, frozen=True, kw_only=True, rename={"segments": "pieces", "sensitivity": "moves"}):
    """What agreements share in wording, at one threshold."""

    level: SegmentLevel
    threshold: float
    rules: tuple[str, ...]
    """In words: what a segment is, how alike is measured, when wording is boilerplate, what makes a family."""
    masked: bool = False
    """Whether the names of parties count as one word."""
    closings: bool = False
    """Whether formulas of closing and lead-ins are compared too."""
    masking: tuple[int, int] | None = None
    """Pairs with names as they are and with names masked, at the threshold; None where that was not counted."""
    ladder: tuple[tuple[float, int], ...] = ()
    """How many pairs other thresholds give: threshold, pairs."""
    segments: tuple[Segment, ...]
    pairs: tuple[Shared, ...]
    """In the order of their segments."""
    formulas: tuple[Formula, ...]
    """In most agreements first, then in the order of their segments."""
    uses: dict[str, Use]
    """Segment → how far its wording is spread."""
    shares: tuple[WordingShare, ...]
    """By agreement id, also of those that were not compared."""
    families: tuple[WordingFamily, ...]
    """Largest first, then by members; agreements kin to none are in none."""
    order: tuple[str, ...]
    """The agreements compared, those that share much side by side, family by family: for a map."""
    left_out: tuple[LeftOut, ...]
    sensitivity: tuple[Sensitivity, ...]
    """What other thresholds would change, in the order asked for."""

    @property
    def compared(self) -> tuple[WordingShare, ...]:
        """The shares of agreements that were compared."""
        return tuple(share for share in self.shares if share.why is None)

    def __repr__(self) -> str:
        size = f"{len(self.compared)} agreements: {len(self.pairs)} pairs of {self.level.value}s alike"
        return f"<CommonWording at {self.threshold} in {size}, {len(self.formulas)} formulas>"
