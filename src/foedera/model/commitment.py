"""The commitment: what one undertaking says, part by part, and what became of it.

A commitment is coded from a provision, each part with its place in the text, or reported by a source and written down
in our own words. Both are one record, and a reader sees one kind of thing.
"""

from __future__ import annotations

import enum

import msgspec

from foedera.ids import content_id
from foedera.model.claim import Claim
from foedera.model.dates import PartialDate
from foedera.model.strength import Strength


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a sentence: a half-open range of the document's code points, and what stands there."""

    start: int
    end: int
    text: str


Said = Part | str
"""A part of a text we hold; or, of an undertaking a source reports, the same in our own words."""


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """One undertaking (subject: its own id; coded from a text: the agreement's). An absent part is not stated.

    Of a coded one the claim's own span is the sentence; parts lie in it or, for an item of a list, in the words that
    lead the list in.
    """

    strength: Strength
    rule: str | None = None
    """The ladder's word for the strength, and the ladder: 'intended by ‘shall endeavour’ (modal-ladder@2)'."""
    modal: Part | None = None
    """The words that decide the strength; None where the text itself was not read."""
    agreement: str | None = None
    """The agreement it stands in; None where that is the subject."""
    text: str | None = None
    """What is undertaken, as a finished clause in our own words: 'explore an agreement …'. None where it is coded."""
    actor: str | None = None
    """The party id of the union (eu), partner or both; None where somebody else acts (a body, one state of many) or
    nobody is named."""
    who: Said | None = None
    """The words for who acts, also where `actor` is None."""
    action: Said | None = None
    """The verb, with its 'not' and its 'be'."""
    object: Said | None = None
    """What follows the verb, up to the first condition or word of time, or the end of the clause."""
    condition: Said | None = None
    periodicity: str | None = None
    """annual, six_monthly, quarterly, monthly, every_two_years …, or regular, which fixes no date."""
    rhythm: Said | None = None
    """The words for the periodicity."""
    due: str | None = None
    """An ISO 8601 duration (P30D), a date, 'soon' or 'reasonable'."""
    deadline: Said | None = None
    """The words for `due`."""
    areas: tuple[str, ...] = ()
    """Areas of the codebook it belongs to; empty where the provision it stands in says that."""

    @property
    def what(self) -> str:
        """What is undertaken, in words; '' where that was not read."""
        return self.text or " ".join(in_words(part) for part in (self.action, self.object) if part)


def in_words(said: Said) -> str:
    """The words of a part."""
    return said if isinstance(said, str) else said.text


class CommitmentStatus(enum.StrEnum):
    """Where a commitment stands."""

    OPEN = "open"
    """A source says that nothing has begun."""
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"
    UNKNOWN = "unknown"
    """No public evidence as of a day. Not the same as 'not done'."""


class ProgressReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a commitment or target, as a source tells it (subject: its id)."""

    status: CommitmentStatus
    """`unknown`: somebody searched and found nothing, which never outweighs what was found."""
    date: PartialDate
    """When it came to stand so; of `unknown`, when it was searched."""
    text: str | None = None
    """What happened, or what was searched, in our own words."""


def commitment_id(claim: Claim, commitment: Commitment) -> str:
    """The id of the commitment a claim tells of: its subject, or made of the place in the text it was coded from.

    It is that of the proposal and of its acceptance alike, and of every coder that finds the same words.
    """
    span = claim.basis.span
    if commitment.modal is None or span is None:
        return claim.subject
    return content_id("m", claim.subject, claim.basis.source, span.sha256, commitment.modal.start)


class Reported(msgspec.Struct, frozen=True, kw_only=True):
    """One report of what became of a commitment."""

    status: CommitmentStatus
    date: PartialDate
    text: str | None
    source: str
    claim: str
    """Its claim's id."""


class CommitmentItem(msgspec.Struct, frozen=True, kw_only=True):
    """One commitment as it stands on a day: coded or reported, it reads the same."""

    id: str
    agreement: str
    partner: str | None
    """Party id of the side that is not the union; None where there is no such one."""
    actor: str | None
    who: str | None
    """The words for who acts."""
    what: str
    """What is undertaken: in our own words, or in those of the text."""
    strength: Strength
    condition: str | None
    periodicity: str | None
    due: str | None
    """The deadline as it is stated."""
    due_on: str | None
    """ISO day by which it is due; None where nothing is stated that fixes one."""
    due_rule: str
    """How the day follows, or why there is none."""
    areas: tuple[str, ...]
    undertaken: str | None
    """When the agreement began; None where no event says so."""
    proposed: bool
    """Whether only a machine says so: then it counts nowhere until a person accepts it."""
    status: CommitmentStatus
    status_date: str | None
    status_rule: str
    """Which evidence decides, or that there is none."""
    differing: tuple[CommitmentStatus, ...]
    """What other evidence of the same time says; empty where none differs."""
    reports: tuple[Reported, ...]
    """Everything reported of it by that day, newest first."""
    as_of: str
    sources: tuple[str, ...]
    """Ids of the sources that tell of the commitment itself."""
    claims: tuple[str, ...]
    """Ids of the claims it stands on, without those of its reports."""

    def __repr__(self) -> str:
        return f"<CommitmentItem {self.id}: {self.what}; {self.strength.value}, {self.status.value} as of {self.as_of}>"
