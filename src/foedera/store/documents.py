"""Texts in the store: documents with their original bytes, provisions, and their place in the search index."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, func, insert, select, text

from foedera.model.document import Document, Provision, ReadResult, TextHead
from foedera.store import chain
from foedera.store.records import decoded, rows
from foedera.store.tables import CHAIN, DOCUMENTS, PROVISIONS
from foedera.text.joiners import without_joiners


def add(connection: Connection, result: ReadResult, original: bytes) -> None:
    """Store a document that is not there yet, with its provisions and its place in the search index."""
    document = result.document
    row = {  # in the order of the table
        "id": document.id,
        "subject": document.subject,
        "role": document.role,
        "record": msgspec.json.encode(document).decode(),
    }
    connection.execute(insert(DOCUMENTS).values(**row, original=original))
    entry = connection.execute(select(func.max(PROVISIONS.c.entry))).scalar() or 0
    provisions = [
        (entry + place, p.id, msgspec.json.encode(p).decode()) for place, p in enumerate(result.provisions, start=1)
    ]
    if provisions:
        connection.execute(
            insert(PROVISIONS),
            [{"entry": e, "id": i, "document": document.id, "record": record} for e, i, record in provisions],
        )
        connection.execute(
            text("INSERT INTO provision_text (provision, heading, body) VALUES (:provision, :heading, :body)"),
            [indexed(document, provision) for provision in result.provisions],
        )
    chain.extend(connection, [chain.document_link((*row.values(), original), provisions)])


def indexed(document: Document, provision: Provision) -> dict[str, str]:
    """What the search index holds of a provision: its words as they are searched, without joiners."""
    return {
        "provision": provision.id,
        "heading": without_joiners(" · ".join((*provision.path, provision.heading or ""))),
        "body": without_joiners(document.text[provision.start : provision.end]),
    }


def after(connection: Connection, position: int) -> tuple[TextHead, ...]:
    """The heads of the texts that came after a position of the chain, in the order they came.

    Raises:
        WorkspaceDamaged: a record cannot be read.
    """
    query = select(DOCUMENTS.c.id, DOCUMENTS.c.record).join(
        CHAIN, (CHAIN.c.kind == "document") & (CHAIN.c.key == DOCUMENTS.c.id)
    )
    found = rows(connection, query.where(CHAIN.c.position > position).order_by(CHAIN.c.position), "documents")
    return tuple(decoded(row.record, TextHead, "documents", row.id) for row in found)


def read(connection: Connection, identifiers: Sequence[str]) -> tuple[Document, ...]:
    """The documents with these ids, by id.

    Raises:
        WorkspaceDamaged: a record cannot be read.
    """
    query = select(DOCUMENTS.c.id, DOCUMENTS.c.record).where(DOCUMENTS.c.id.in_(identifiers)).order_by(DOCUMENTS.c.id)
    return tuple(decoded(row.record, Document, "documents", row.id) for row in rows(connection, query, "documents"))


def original(connection: Connection, identifier: str) -> bytes:
    """The bytes of a document as they came; empty when there is no such document."""
    found = connection.execute(select(DOCUMENTS.c.original).where(DOCUMENTS.c.id == identifier)).scalar()
    return b"" if found is None else bytes(found)


def provisions(connection: Connection, document: str) -> tuple[Provision, ...]:
    """A document's provisions in reading order.

    Raises:
        WorkspaceDamaged: a record cannot be read.
    """
    query = select(PROVISIONS.c.id, PROVISIONS.c.record).where(PROVISIONS.c.document == document)
    found = rows(connection, query.order_by(PROVISIONS.c.entry), "provisions")
    return tuple(decoded(row.record, Provision, "provisions", row.id) for row in found)
