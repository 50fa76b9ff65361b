"""What a new version of a text means for the quotes that stand in its older versions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from foedera.ids import split_document
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.document import Document, Provision, ReadResult
from foedera.model.snapshot import Snapshot
from foedera.reading.relations.versions import aligned, anchor

CODER = "anchor@1"
"""The method that carries spans over: the rules of foedera.reading.relations.versions."""


def next_version(result: ReadResult, there: Sequence[Document]) -> int:
    """The version a text would be among those `there` of its subject, from 1."""
    subject, language, _ = split_document(result.document.id)
    places = (split_document(document.id) for document in there)
    versions = (version for name, spoken, version in places if (name, spoken) == (subject, language))
    return max(versions, default=0) + 1


def is_same_text(one: Document, other: Document) -> bool:
    """Whether two documents are one text, in one language and byte for byte."""
    return one.sha256 == other.sha256 and split_document(one.id)[:2] == split_document(other.id)[:2]


def anchor_claims(snapshot: Snapshot, result: ReadResult, *, recorded: datetime.datetime) -> list[Claim]:
    """A claim for each claim with a span in an older version of the text, saying what became of the span."""
    subject, language, version = split_document(result.document.id)
    spoken = [claim for claim in snapshot.claims if claim.basis.span is not None and claim.property != "anchor"]
    found: list[Claim] = []
    for number in range(1, version):
        old = snapshot.texts.document(f"{subject}/{language}" + (f"@{number}" if number > 1 else ""))
        if old is not None:
            found += _of_version(old, snapshot.texts.provisions(old.id), result, spoken, recorded)
    return found


def _of_version(
    old: Document,
    olds: Sequence[Provision],
    result: ReadResult,
    spoken: Sequence[Claim],
    recorded: datetime.datetime,
) -> Iterator[Claim]:
    mine = {provision.id for provision in olds}
    pairs = aligned(old, olds, result.document, result.provisions)
    news = {provision.id: provision for provision in result.provisions}
    for claim in spoken:
        span = claim.basis.span
        if span is None or span.provision not in mine:
            continue
        became, placed = anchor(span, pairs, result.document, news)
        yield new_claim(
            subject=claim.id,
            property="anchor",
            value=claim_value(became),
            coder=CODER,
            rank=Rank.MACHINE,
            basis=Basis(source=claim.basis.source, locator=f"{old.id} → {result.document.id}", span=placed),
            recorded=recorded,
        )
