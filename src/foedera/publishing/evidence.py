"""Checks the chain of evidence: every claim has its source, every quote stands in its text, every text its hash.

Nothing is published over a broken link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foedera.amounts import amount
from foedera.errors import BrokenEvidence
from foedera.model.claim import Claim
from foedera.model.document import Document

MOST_NAMED = 10
"""Broken links an error names; the rest are counted."""


def verify(claims: Iterable[Claim], sources: Iterable[str], documents: Mapping[str, Document]) -> int:
    """Verify the chain behind claims; return how many were checked.

    Args:
        claims: what is to be published.
        sources: ids of the sources on record.
        documents: texts by SHA-256 of their original.

    Raises:
        BrokenEvidence: naming every claim whose source is unknown or whose quote is not where it should be.
    """
    known = set(sources)
    broken: list[str] = []
    count = 0
    for claim in claims:
        count += 1
        fault = _fault(claim, known, documents)
        if fault is not None:
            broken.append(f"{claim.id} ({claim.subject}, {claim.property}): {fault}")
    if broken:
        rest = len(broken) - MOST_NAMED
        raise BrokenEvidence(
            f"{amount(len(broken), 'claim')} without the evidence cited; nothing was published",
            where="; ".join(broken[:MOST_NAMED]) + (f"; and {rest} more" if rest > 0 else ""),
            expected="every source on record and every quote at its place in its text",
            next_step="look at each with: foedera show CLAIM",
        )
    return count


def _fault(claim: Claim, sources: set[str], documents: Mapping[str, Document]) -> str | None:
    if claim.basis.source not in sources:
        return f"source {claim.basis.source!r} is not on record"
    span = claim.basis.span
    if span is None:
        return None
    document = documents.get(span.sha256)
    if document is None:
        return f"no text with SHA-256 {span.sha256[:12]}… is here"
    if document.text[span.start : span.end] != span.quote:
        return f"the quote is not at {span.start} to {span.end} of {document.id}"
    return None
