"""Where a quote stands in a newer version of its text."""

from __future__ import annotations

import datetime
import enum

import msgspec

from foedera.model.claim import Claim, new_claim


class Placement(enum.StrEnum):
    """How a span came into a newer version of its text; only the first needs no person's look."""

    EXACT = "exact"
    """The same words between the same words."""
    CARRIED = "carried_unreviewed"
    """Nearly the same words in the matching provision, or the same words between others."""
    NEEDS_PLACEMENT = "needs_placement"
    """The matching provision is there, its words are too different, or there are several places."""
    DROPPED = "dropped"
    """No provision of the new version matches."""


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a claim's span in a newer version of its text (subject: the claim's id; the span: the basis's)."""

    status: Placement
    document: str
    """Id of the newer version."""
    provision: str | None = None
    """The provision of it that matches the quoted one; None where none does."""


def same_anchor(anchor: Claim, claim: Claim, recorded: datetime.datetime) -> Claim:
    """A quote that a later claim takes along became the same in newer versions of its text."""
    return new_claim(
        subject=claim.id,
        property=anchor.property,
        value=anchor.value,
        coder=anchor.coder,
        rank=anchor.rank,
        basis=anchor.basis,
        recorded=recorded,
        confidence=anchor.confidence,
        note=claim.note,
    )
