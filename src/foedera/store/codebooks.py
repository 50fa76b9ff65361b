"""Codebooks in the store: immutable once here."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select, text

from foedera.model.codebook import Codebook
from foedera.store import chain
from foedera.store.records import decoded
from foedera.store.tables import CODEBOOKS


def add(connection: Connection, codebook: Codebook) -> None:
    """Store a codebook version that is not there yet."""
    record = msgspec.json.encode(codebook).decode()
    connection.execute(insert(CODEBOOKS).values(key=codebook.key, record=record))
    chain.extend(connection, [chain.codebook_link(codebook.key, record)])


def read(connection: Connection) -> dict[str, Codebook]:
    """Every codebook version by key (id@version), in the order they came here: the register's own is the first.

    Raises:
        WorkspaceDamaged: a record cannot be read.
    """
    rows = connection.execute(select(CODEBOOKS).order_by(text("rowid")))
    return {row.key: decoded(row.record, Codebook, "codebooks", row.key) for row in rows}
