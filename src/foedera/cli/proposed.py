"""What a text says of itself, as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from foedera.model.proposal import Proposal, Withheld

SHOWN = 80
"""Characters of a quote, in a line for people."""


def proposal_lines(
    proposals: Sequence[Proposal], withheld: Sequence[Withheld], *, taken_over: bool = False
) -> Iterator[str]:
    """Each proposal with the words it stands on, and why there is none of what a reader would look for."""
    if proposals:
        yield "  taken over, of what the text says of itself:" if taken_over else "  the text says of itself:"
    for proposal in proposals:
        place = "in a heading" if proposal.provision is None else proposal.provision.rpartition("/")[2]
        yield f"    {proposal.about} {proposal.value}: “{shorten(proposal.quote, SHOWN, placeholder='…')}” ({place})"
    for gap in withheld:
        yield f"    {gap.about}: nothing proposed; {gap.why}"
