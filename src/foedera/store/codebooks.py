"""Codebooks in the store: immutable once here."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert

from foedera.model.codebook import Codebook
from foedera.store import chain
from foedera.store.records import damaged, decoded, rows
from foedera.store.tables import CHAIN, CODEBOOKS


def add(connection: Connection, codebook: Codebook) -> None:
    """Store a codebook version that is not there yet."""
    record = msgspec.json.encode(codebook).decode()
    connection.execute(insert(CODEBOOKS).values(key=codebook.key, record=record))
    chain.extend(connection, [chain.codebook_link(codebook.key, record)])


def after(connection: Connection, position: int) -> dict[str, Codebook]:
    """The codebook versions recorded after a position of the chain, by key (id@version), in order; all after 0.

    Raises:
        WorkspaceDamaged: a record is gone, cannot be read, or is not what was recorded.
    """
    query = chain.recorded("codebook").where(CHAIN.c.position > position).add_columns(CODEBOOKS.c.record)
    found = {}
    for row in rows(connection, query.outerjoin(CODEBOOKS, CODEBOOKS.c.key == CHAIN.c.key), CODEBOOKS.name):
        if row.record is None or not chain.holds(row, chain.codebook_link(row.key, row.record)):
            raise damaged(CODEBOOKS.name, row.key, "another record, or none")
        found[row.key] = decoded(row.record, Codebook, CODEBOOKS.name, row.key)
    return found
