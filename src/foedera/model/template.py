"""Templates: what stands in many agreements of a family in one wording or in variants of it, and who has none."""

from __future__ import annotations

import enum

import msgspec

from foedera.model.alignment import Piece
from foedera.model.dates import PartialDate
from foedera.model.reuse import LeftOut, Segment


class SlotKind(enum.StrEnum):
    """What may stand in a slot; a wording shows it in brackets."""

    PARTY = "PARTY"
    AMOUNT = "AMOUNT"
    DATE = "DATE"


class TemplateMember(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that words a clause type."""

    segment: Segment
    signed: PartialDate | None
    """Of its agreement; None where no date is known."""
    same: float
    """Share of words that are those of its variant, in the same order, 0 to 1; 1 where they are equal up to slots."""


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """Passages that word a clause type nearly alike."""

    letter: str
    """A for the eldest variant, then B …; AA follows Z."""
    members: tuple[TemplateMember, ...]
    """By date signed, the undated last; the first one's wording is the variant's."""

    @property
    def agreements(self) -> tuple[str, ...]:
        """The agreements that word it so, each once, in that order."""
        return tuple(dict.fromkeys(member.segment.agreement for member in self.members))


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A clause type: passages of several agreements that say the same thing in one wording or in variants of it."""

    id: str
    """Id of its first passage by date: the place in a URL. The id of any other passage of it leads here too."""
    name: str
    """Its most common heading, the opening words of its commonest wording, or both where several types stand under one
    heading; a word few have in a formula of closing is an ellipsis."""
    agreements: int
    """In how many it stands."""
    variants: tuple[Variant, ...]
    """By the date of the eldest of each, the undated last."""
    closing: bool
    """Whether it is a formula of closing or the lines of signatories: every agreement has them, and they say nothing of
    what was agreed."""

    @property
    def members(self) -> tuple[TemplateMember, ...]:
        """All its passages, variant by variant."""
        return tuple(member for variant in self.variants for member in variant.members)

    @property
    def commonest(self) -> Variant:
        """The variant most agreements have; of several the eldest."""
        return max(self.variants, key=lambda variant: len(variant.agreements))

    @property
    def eldest(self) -> TemplateMember | None:
        """Its first passage by date; None where none has one."""
        first = self.variants[0].members[0]
        return first if first.signed else None


class Lacking(enum.StrEnum):
    """Why an agreement has no passage of a clause type."""

    NO_TEXT = "no text here"
    LANGUAGE = "its text is in another language"
    WITHIN = "said within another clause"
    """A longer passage has most of its telling words."""
    PERHAPS = "perhaps said in other words"
    """A passage is somewhat like it, but not enough to be counted as one of it: a reader has to look."""
    NOT_FOUND = "no wording of this type found"
    """No passage is likely to say the same. That is what a search by words can say; not that nothing says it."""


class TemplateCell(msgspec.Struct, frozen=True, kw_only=True):
    """What one agreement has of one clause type: variants, or why not."""

    agreement: str
    variants: tuple[str, ...]
    """Letters, one for each of its passages; empty where it has none."""
    segments: tuple[str, ...]
    """Ids of these passages, in order of reading."""
    lacking: Lacking | None
    """None where it has one."""
    nearest: Segment | None = None
    """Where it has none: its passage most like the type, or the one that holds it; None where none has words in common
    with it or nothing could be compared."""
    likeness: float | None = None
    """How like the nearest is to the passages of the type on average, 0 to 1."""
    held: float | None = None
    """How much of what tells in the commonest wording of the type the nearest has, 0 to 1."""
    counted_to: str | None = None
    """Id of the clause type the nearest is a passage of; None for none."""


class Templates(msgspec.Struct, frozen=True, kw_only=True):
    """The clause types of a family."""

    agreements: tuple[str, ...]
    """The family, by date signed, the undated last."""
    signed: dict[str, PartialDate | None]
    with_text: tuple[str, ...]
    """Those with a text that was compared, in the same order."""
    templates: tuple[Template, ...]
    """Those in most agreements first, then in the order of their first passage; formulas of closing behind the rest."""
    cells: dict[str, tuple[TemplateCell, ...]]
    """Clause type → a cell for each agreement, in their order."""
    threshold: float
    """Average likeness from which passages are one type."""
    fewest: int
    """Agreements a type stands in at least."""
    passages: int
    """Passages compared."""
    alone: int
    """Of these, the ones in no type."""
    rules: tuple[str, ...]
    left_out: tuple[LeftOut, ...]

    def of_kind(self, *, closing: bool) -> tuple[Template, ...]:
        """The formulas of closing, or what is none."""
        return tuple(template for template in self.templates if template.closing is closing)


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    """A clause type most of a family has, and no wording of which was found in an agreement."""

    template: Template
    of: int
    """How many agreements could have it: those with a text in a language it is worded in."""
    cell: TemplateCell
    """What was found in its stead."""


class AbsenceReport(msgspec.Struct, frozen=True, kw_only=True):
    """What most of a family has, and no wording of which was found in an agreement."""

    agreement: str
    share: float
    """From which share of the agreements that could have a type it counts as usual, above 0 to 1."""
    usual: int
    """How many clause types are usual."""
    has: int
    """How many of them the agreement has."""
    absent: tuple[Absence, ...]
    """Those of most agreements first; what is said within another clause, or perhaps in other words, is among them and
    says so."""
    usual_closings: int
    """How many formulas of closing are usual; none of them is counted above."""
    absent_closings: tuple[Absence, ...]
    """Of these, the ones no wording of which was found."""
    why_not: Lacking | None
    """Why nothing could be searched: no text; None where it could."""


class WordedVariant(msgspec.Struct, frozen=True, kw_only=True):
    """A variant with its wording and where it may come from."""

    variant: Variant
    wording: str
    """Of its first passage, what differs between agreements written as [PARTY], [AMOUNT], [DATE]."""
    model: str | None
    """Letter of the variant its nearest earlier wording belongs to; None where there is none."""
    model_segment: Segment | None
    """The passage of that wording."""
    same: float | None
    """Share of words the two have in common, in the same order, 0 to 1; None without a model."""
    why_no_model: str
    """Why there is none; empty where there is one."""
    changes: tuple[Piece, ...]
    """The way from the model's wording to this one; empty without a model."""
    deviations: tuple[tuple[str, tuple[Piece, ...]], ...]
    """Segment id of a further member → the way from the variant's wording to its own; equal ones have none."""


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the commonest wording of a clause type, between signs, and who left it out."""

    text: str
    left_out_by: tuple[str, ...]
    """Agreements whose wording has less than half of its words, in the order of the family."""


class TemplateTree(msgspec.Struct, frozen=True, kw_only=True):
    """A clause type whole: its variants with their models, and who left what out."""

    template: Template
    variants: tuple[WordedVariant, ...]
    commonest: str
    """Letter of the variant most agreements have; of several the eldest."""
    stretches: tuple[Stretch, ...]
    """The commonest wording in parts, in order."""
