"""Texts in the store: documents with their original bytes, provisions, and codebooks."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, func, insert, select, text

from foedera.model.codebook import Codebook
from foedera.model.document import Document, Provision, ReadResult
from foedera.store.tables import CODEBOOKS, DOCUMENTS, PROVISIONS


def add(connection: Connection, result: ReadResult, original: bytes) -> None:
    """Store a document that is not there yet, with its provisions and its place in the search index."""
    document = result.document
    connection.execute(
        insert(DOCUMENTS).values(
            id=document.id,
            subject=document.subject,
            role=document.role,
            record=msgspec.json.encode(document).decode(),
            original=original,
        )
    )
    connection.execute(
        insert(PROVISIONS),
        [{"id": p.id, "document": p.document, "record": msgspec.json.encode(p).decode()} for p in result.provisions],
    )
    connection.execute(
        text("INSERT INTO provision_text (provision, heading, body) VALUES (:provision, :heading, :body)"),
        [
            {
                "provision": p.id,
                "heading": " · ".join((*p.path, p.heading or "")),
                "body": document.text[p.start : p.end],
            }
            for p in result.provisions
        ],
    )


def get(connection: Connection, identifier: str) -> Document | None:
    """The document with that id, or None."""
    record = connection.execute(select(DOCUMENTS.c.record).where(DOCUMENTS.c.id == identifier)).scalar()
    return None if record is None else msgspec.json.decode(record, type=Document)


def original(connection: Connection, identifier: str) -> bytes:
    """The bytes of a document as they came; empty when there is no such document."""
    found = connection.execute(select(DOCUMENTS.c.original).where(DOCUMENTS.c.id == identifier)).scalar()
    return b"" if found is None else bytes(found)


def of_subjects(connection: Connection, subjects: Sequence[str] | None = None) -> tuple[Document, ...]:
    """Documents by id; None for those of all subjects."""
    query = select(DOCUMENTS.c.record).order_by(DOCUMENTS.c.id)
    if subjects is not None:
        query = query.where(DOCUMENTS.c.subject.in_(subjects))
    return tuple(msgspec.json.decode(record, type=Document) for record in connection.execute(query).scalars())


def count(connection: Connection) -> int:
    """How many texts there are. They only grow in number: the same count is the same texts."""
    return connection.execute(select(func.count(DOCUMENTS.c.id))).scalar() or 0


def provisions(connection: Connection, document: str) -> tuple[Provision, ...]:
    """A document's provisions in reading order."""
    query = select(PROVISIONS.c.record).where(PROVISIONS.c.document == document).order_by(PROVISIONS.c.entry)
    return tuple(msgspec.json.decode(record, type=Provision) for record in connection.execute(query).scalars())


def add_codebook(connection: Connection, codebook: Codebook) -> None:
    """Store a codebook version that is not there yet."""
    connection.execute(insert(CODEBOOKS).values(key=codebook.key, record=msgspec.json.encode(codebook).decode()))


def codebooks(connection: Connection) -> dict[str, Codebook]:
    """Every codebook version by key (id@version), in the order they came here: the register's own is the first."""
    rows = connection.execute(select(CODEBOOKS).order_by(text("rowid")))
    return {row.key: msgspec.json.decode(row.record, type=Codebook) for row in rows}
