"""The log of claims in the store: append, and read back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, insert, select

from foedera.model.claim import Basis, Claim, Confidence, Rank, Span
from foedera.store.tables import CLAIMS


def append(connection: Connection, claims: Iterable[Claim]) -> int:
    """Append claims the log does not hold yet; return how many were new.

    A claim whose id is there already says nothing new and is passed over.
    """
    known = set(connection.execute(select(CLAIMS.c.id)).scalars())
    rows: list[dict[str, Any]] = []
    for claim in claims:
        if claim.id not in known:
            known.add(claim.id)
            rows.append(_row(claim))
    if rows:
        connection.execute(insert(CLAIMS), rows)
    return len(rows)


def find(
    connection: Connection,
    *,
    properties: Sequence[str] | None = None,
    subjects: Sequence[str] | None = None,
    as_of: datetime.date | None = None,
) -> tuple[Claim, ...]:
    """Claims in order of recording.

    Args:
        connection: an open connection.
        properties: only these properties; None for all.
        subjects: only these subjects; None for all.
        as_of: only what was recorded on or before this day (UTC); None for all.
    """
    query: Select[Any] = select(CLAIMS).order_by(CLAIMS.c.entry)
    if properties is not None:
        query = query.where(CLAIMS.c.property.in_(properties))
    if subjects is not None:
        query = query.where(CLAIMS.c.subject.in_(subjects))
    if as_of is not None:
        query = query.where(CLAIMS.c.recorded < f"{as_of}T24")  # no moment of the day is later
    return tuple(_claim(row) for row in connection.execute(query))


def newest(connection: Connection) -> int:
    """The number of the log's last entry; 0 for an empty log."""
    return connection.execute(select(func.max(CLAIMS.c.entry))).scalar() or 0


def by_id(connection: Connection, identifier: str) -> Claim | None:
    """The claim with that id, or None."""
    row = connection.execute(select(CLAIMS).where(CLAIMS.c.id == identifier)).first()
    return None if row is None else _claim(row)


def _row(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "subject": claim.subject,
        "property": claim.property,
        "value": msgspec.json.encode(claim.value).decode(),
        "coder": claim.coder,
        "rank": int(claim.rank),
        "source": claim.basis.source,
        "locator": claim.basis.locator,
        "span": None if claim.basis.span is None else msgspec.json.encode(claim.basis.span).decode(),
        "recorded": claim.recorded.astimezone(datetime.UTC).isoformat(),
        "confidence": claim.confidence.value,
        "codebook": claim.codebook,
        "replaces": claim.replaces,
        "note": claim.note,
    }


def _claim(row: Row[Any]) -> Claim:
    span = None if row.span is None else msgspec.json.decode(row.span, type=Span)
    return Claim(
        id=row.id,
        subject=row.subject,
        property=row.property,
        value=msgspec.json.decode(row.value),
        coder=row.coder,
        rank=Rank(row.rank),
        basis=Basis(source=row.source, locator=row.locator, span=span),
        recorded=datetime.datetime.fromisoformat(row.recorded),
        confidence=Confidence(row.confidence),
        codebook=row.codebook,
        replaces=row.replaces,
        note=row.note,
    )
