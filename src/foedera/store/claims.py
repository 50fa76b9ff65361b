"""The log of claims in the store: append, and read back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from foedera.model.claim import Basis, Claim, Confidence, Rank, Span
from foedera.store import chain
from foedera.store.records import damaged, insert_rows, rows, undamaged
from foedera.store.tables import CHAIN, CLAIMS

AT_ONCE = 500
"""Ids one query asks for; SQLite takes some thousand."""


def append(connection: Connection, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Append claims the log does not hold yet; return the new ones, as they will be read back.

    A claim whose id is there already says nothing new and is passed over.
    """
    offered: dict[str, Claim] = {}
    for claim in claims:
        offered.setdefault(claim.id, claim)
    known, entry = _known(connection, list(offered)), newest(connection)
    new = tuple(_in_utc(claim) for claim in offered.values() if claim.id not in known)
    added = [(entry + place, *_row(claim)) for place, claim in enumerate(new, start=1)]
    insert_rows(connection, CLAIMS, added)
    chain.extend(connection, map(chain.claim_link, added))
    return new


def after(connection: Connection, position: int) -> Iterator[Claim]:
    """The claims recorded after a position of the chain, in order; all after 0.

    Raises:
        WorkspaceDamaged: a claim is gone, cannot be read, or is not what was recorded.
    """
    query = chain.recorded("claim").where(CHAIN.c.position > position).add_columns(*CLAIMS.columns)
    for row in rows(connection, query.outerjoin(CLAIMS, CLAIMS.c.id == CHAIN.c.key), CLAIMS.name):
        columns = tuple(row[chain.ENTRY_COLUMNS :])
        if not chain.holds(row, chain.claim_link(columns)):
            raise damaged(CLAIMS.name, row.key, "another claim, or none")
        yield stored(columns)


def stored(columns: tuple[Any, ...]) -> Claim:
    """The claim of a row.

    Raises:
        WorkspaceDamaged: it holds none.
    """
    return undamaged(CLAIMS.name, columns[1], lambda: _claim(columns))


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


def _in_utc(claim: Claim) -> Claim:
    """The claim with its time of recording as it is stored."""
    if claim.recorded.tzinfo is datetime.UTC:
        return claim
    return msgspec.structs.replace(claim, recorded=claim.recorded.astimezone(datetime.UTC))


def _row(claim: Claim) -> tuple[Any, ...]:
    """A claim's columns but its entry, in the order of the table; its time of recording is in UTC."""
    return (
        claim.id,
        claim.subject,
        claim.property,
        msgspec.json.encode(claim.value).decode(),
        claim.coder,
        int(claim.rank),
        claim.basis.source,
        claim.basis.locator,
        None if claim.basis.span is None else msgspec.json.encode(claim.basis.span).decode(),
        claim.recorded.isoformat(),
        claim.confidence.value,
        claim.codebook,
        claim.replaces,
        claim.note,
    )


def _claim(columns: tuple[Any, ...]) -> Claim:
    _, key, subject, property_, value, coder, rank, source, locator, span, *rest = columns
    recorded, confidence, codebook, replaces, note = rest
    return Claim(
        id=key,
        subject=subject,
        property=property_,
        value=msgspec.json.decode(value),
        coder=coder,
        rank=Rank(rank),
        basis=Basis(
            source=source, locator=locator, span=None if span is None else msgspec.json.decode(span, type=Span)
        ),
        recorded=datetime.datetime.fromisoformat(recorded),
        confidence=Confidence(confidence),
        codebook=codebook,
        replaces=replaces,
        note=note,
    )
