"""What a new version of a text means for the quotes that stand in its older versions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from foedera.ids import split_document
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.document import Document, Provision, ReadResult
from foedera.reading.relations.versions import aligned, anchor
from foedera.store import claims as log
from foedera.store import documents

CODER = "anchor@1"
"""The method that carries spans over: the rules of foedera.reading.relations.versions."""


def next_version(result: ReadResult, there: Sequence[Document]) -> int | None:
    """The version a text would be among those `there` of its subject; None when it is there already, byte for byte."""
    subject, language, _ = split_document(result.document.id)
    versions = {}
    for document in there:
        name, spoken, version = split_document(document.id)
        if (name, spoken) == (subject, language):
            versions[version] = document.sha256
    return None if result.document.sha256 in versions.values() else max(versions, default=0) + 1


def newest(texts: Sequence[Document]) -> tuple[Document, ...]:
    """The newest version of each text, in the order of their ids."""
    last: dict[tuple[str, str], tuple[int, Document]] = {}
    for document in texts:
        subject, language, version = split_document(document.id)
        if version >= last.get((subject, language), (0, document))[0]:
            last[subject, language] = (version, document)
    return tuple(document for _, document in last.values())


def anchor_claims(connection: Connection, result: ReadResult, *, recorded: datetime.datetime) -> list[Claim]:
    """A claim for each claim with a span in an older version of the text, saying what became of the span."""
    subject, language, newest = split_document(result.document.id)
    spoken = [claim for claim in log.find(connection) if claim.basis.span is not None and claim.property != "anchor"]
    found: list[Claim] = []
    for version in range(1, newest):
        old = documents.get(connection, f"{subject}/{language}" + (f"@{version}" if version > 1 else ""))
        if old is not None:
            found += _of_version(old, documents.provisions(connection, old.id), result, spoken, recorded)
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
