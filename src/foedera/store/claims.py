"""The log of claims in the store: append, and read back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select

from foedera.model.claim import Basis, Claim, Confidence, Rank, Span
from foedera.store import chain
from foedera.store.records import undamaged
from foedera.store.tables import CHAIN, CLAIMS

AT_ONCE = 500
"""Ids one query asks for; SQLite takes some thousand."""


def append(connection: Connection, claims: Iterable[Claim]) -> int:
    """Append claims the log does not hold yet; return how many were new.

    A claim whose id is there already says nothing new and is passed over.
    """
    offered: dict[str, Claim] = {}
    for claim in claims:
        offered.setdefault(claim.id, claim)
    known, entry = _known(connection, list(offered)), newest(connection)
    new = (claim for claim in offered.values() if claim.id not in known)
    rows = [{"entry": entry + place, **_row(claim)} for place, claim in enumerate(new, start=1)]
    if rows:
        connection.execute(insert(CLAIMS), rows)
        chain.extend(connection, map(chain.claim_link, rows))
    return len(rows)


def after(connection: Connection, entry: int) -> Iterator[Claim]:
    """The claims behind an entry of the log, in order of recording; all behind entry 0.

    Raises:
        WorkspaceDamaged: a row cannot be read.
    """
    for row in connection.execute(select(CLAIMS).where(CLAIMS.c.entry > entry).order_by(CLAIMS.c.entry)):
        yield undamaged("claims", row.entry, lambda row=row: _claim(row))  # type: ignore[misc]  # the row of this turn


def newest(connection: Connection) -> int:
    """The number of the log's last entry; 0 for an empty log."""
    return connection.execute(select(func.max(CLAIMS.c.entry))).scalar() or 0


def count_at(connection: Connection, position: int) -> int:
    """How many claims the log held at a position of the chain."""
    query = select(func.count()).where(CHAIN.c.kind == "claim", CHAIN.c.position <= position)
    return connection.execute(query).scalar() or 0


def _known(connection: Connection, identifiers: Sequence[str]) -> set[str]:
    """Those of some claims the log holds."""
    found: set[str] = set()
    for start in range(0, len(identifiers), AT_ONCE):
        query = select(CLAIMS.c.id).where(CLAIMS.c.id.in_(identifiers[start : start + AT_ONCE]))
        found.update(connection.execute(query).scalars())
    return found


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
