"""The chain of evidence: intact it passes, and each way of breaking it is refused by name."""

from __future__ import annotations

import msgspec
import pytest

from foedera.errors import BrokenEvidence
from foedera.model.claim import Claim, Source
from foedera.model.document import Document
from foedera.publishing.evidence import verify
from foedera.workspace import Workspace


@pytest.fixture(scope="module")
def chain(coded: Workspace) -> tuple[tuple[Claim, ...], set[str], dict[str, Document]]:
    """Claims, sources and texts of a coded workspace."""
    sources = set(coded.ledger().by_subject(Source))
    return coded.claims(), sources, {document.sha256: document for document in coded.documents()}


def quoted(claims: tuple[Claim, ...]) -> Claim:
    """A claim with a span."""
    return next(claim for claim in claims if claim.basis.span is not None)


def test_every_claim_of_a_coded_workspace_stands(
    chain: tuple[tuple[Claim, ...], set[str], dict[str, Document]],
) -> None:
    """Each source is on record, each quote at its place in a text with its hash."""
    claims, sources, documents = chain
    assert verify(claims, sources, documents) == len(claims)
    assert any(claim.basis.span is not None for claim in claims)


@pytest.mark.parametrize("shift", [-1, 1, 10_000])
def test_a_quote_at_another_place_is_refused(
    chain: tuple[tuple[Claim, ...], set[str], dict[str, Document]], shift: int
) -> None:
    """Off by one is as wrong as off the page."""
    claims, sources, documents = chain
    claim = quoted(claims)
    assert claim.basis.span is not None
    span = msgspec.structs.replace(
        claim.basis.span, start=max(0, claim.basis.span.start + shift), end=claim.basis.span.end + shift
    )
    broken = msgspec.structs.replace(claim, basis=msgspec.structs.replace(claim.basis, span=span))
    with pytest.raises(BrokenEvidence, match=claim.id):
        verify([broken], sources, documents)


def test_a_changed_text_breaks_the_chain(chain: tuple[tuple[Claim, ...], set[str], dict[str, Document]]) -> None:
    """Another text under the same hash, or no text, refuses what quoted it."""
    claims, sources, documents = chain
    claim = quoted(claims)
    changed = {sha: msgspec.structs.replace(document, text="x" + document.text) for sha, document in documents.items()}
    for texts in (changed, {}):
        with pytest.raises(BrokenEvidence, match="foedera show"):
            verify([claim], sources, texts)


def test_an_unknown_source_breaks_the_chain(chain: tuple[tuple[Claim, ...], set[str], dict[str, Document]]) -> None:
    """A claim must stand on a source that is on record."""
    claims, sources, documents = chain
    with pytest.raises(BrokenEvidence, match="not on record"):
        verify(claims[:1], sources - {claims[0].basis.source}, documents)
