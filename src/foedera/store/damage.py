"""Looks for damage: whether what is stored is what was recorded, down to the byte.

In: a connection, and a schema to compare with. Out: every place that is not as it was recorded. Looked at are SQLite's
own structure, the schema with its triggers and views, the id of every claim, the chain over everything, originals
against their SHA-256, provisions against their texts, and the search index against the provisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError

from foedera.errors import WorkspaceDamaged
from foedera.model.claim import claim_id
from foedera.model.document import Document, Provision
from foedera.store import chain, claims, documents
from foedera.store.records import decoded
from foedera.store.tables import CHAIN, CLAIMS, CODEBOOKS, DOCUMENTS, PROVISIONS

_INDEX_COLUMNS = "provision, heading, body"


class Damage(NamedTuple):
    """A place that is not as it was recorded."""

    table: str
    entry: str
    """The row's key; empty for a table or file as a whole."""
    what: str


def schema(connection: Connection) -> dict[str, str]:
    """The definition of every table, index, trigger and view of ours, by name."""
    rows = connection.execute(text("SELECT name, type || ' ' || coalesce(sql, '') AS said FROM sqlite_master"))
    return {row.name: row.said for row in rows if not row.name.startswith("sqlite_stat")}


def damages(connection: Connection, expected: Mapping[str, str]) -> Iterator[Damage]:
    """Everything that is not as it was recorded; none for a sound workspace.

    Args:
        connection: a connection that may write temporary checks, best outside a transaction of anybody else.
        expected: the schema of a new workspace.
    """
    for look in (_structure, lambda c: _schema(c, expected), _ids, _links, _texts, _search):
        try:
            yield from look(connection)
        except DatabaseError as error:
            yield Damage("the file", "", f"SQLite cannot read it: {error.orig}")
        except WorkspaceDamaged as error:
            table, _, entry = (error.where or "").removeprefix("table ").partition(", entry ")
            yield Damage(table, entry, f"cannot be read: {error.found}")


def missing_head(connection: Connection, head: str | None) -> Iterator[Damage]:
    """A head somebody kept, whole or how it begins, that the log does not go through; None for no head."""
    try:
        if head is not None and not chain.goes_through(connection, head.lower()):
            yield Damage(
                CHAIN.name, head, "the log does not go through this head: it is not a continuation of that log"
            )
    except DatabaseError as error:
        yield Damage("the file", "", f"SQLite cannot read it: {error.orig}")


def _structure(connection: Connection) -> Iterator[Damage]:
    for row in connection.execute(text("PRAGMA integrity_check")).scalars():
        if row != "ok":
            yield Damage("the file", "", str(row))
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Damage(row[0], str(row[1]), f"refers to nothing in {row[2]}")
    if connection.execute(text("PRAGMA encoding")).scalar() != "UTF-8":
        yield Damage("the file", "", "its text is not in UTF-8")


def _schema(connection: Connection, expected: Mapping[str, str]) -> Iterator[Damage]:
    found = schema(connection)
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            yield Damage("sqlite_master", name, "is missing from the schema")
        elif name not in expected:
            yield Damage("sqlite_master", name, "is no part of a workspace")
        elif found[name] != expected[name]:
            yield Damage("sqlite_master", name, "is defined in another way")
    versions = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if len(versions) != 1:
        yield Damage("alembic_version", "", f"holds {len(versions)} versions")


def _ids(connection: Connection) -> Iterator[Damage]:
    for claim in claims.after(connection, -1):
        own = claim_id(claim)
        if own != claim.id:
            yield Damage("claims", claim.id, f"its content has the id {own}")


def _links(connection: Connection) -> Iterator[Damage]:
    """What is stored, chained anew in the recorded order, has to give the recorded heads."""
    links = {(link.kind, link.key): link for link in chain.stored_links(connection)}
    place = chain.START
    for row in connection.execute(select(CHAIN).order_by(CHAIN.c.position)):
        link = links.pop((row.kind, row.key), None)
        if row.position != place.position + 1:
            yield Damage("chain", str(row.position), f"follows on {place.position}")
        if link is None:
            yield Damage(_TABLES.get(row.kind, "chain"), row.key, "was recorded and is gone")
        elif chain.follow(chain.Place(row.position - 1, place.head), link).head != row.head:
            yield Damage(_TABLES[row.kind], row.key, f"is not what was recorded (chain, position {row.position})")
        # One changed entry is named once: the next is held against the head that was recorded.
        place = chain.Place(row.position, row.head)
    for kind, key in links:
        yield Damage(_TABLES[kind], key, "is here and was never recorded in the chain")


_TABLES = {"claim": CLAIMS.name, "document": DOCUMENTS.name, "codebook": CODEBOOKS.name}


def _texts(connection: Connection) -> Iterator[Damage]:
    for row in connection.execute(select(DOCUMENTS).order_by(DOCUMENTS.c.id)):
        document = decoded(row.record, Document, DOCUMENTS.name, row.id)
        if (document.id, document.subject, document.role) != (row.id, row.subject, row.role):
            yield Damage(DOCUMENTS.name, row.id, "its record is of another text")
        if not documents.is_original(row.original, document):
            yield Damage(DOCUMENTS.name, row.id, "its original has another SHA-256")
        yield from _provisions(connection, document)


def _provisions(connection: Connection, document: Document) -> Iterator[Damage]:
    query = select(PROVISIONS).where(PROVISIONS.c.document == document.id).order_by(PROVISIONS.c.entry)
    for row in connection.execute(query):
        provision = decoded(row.record, Provision, PROVISIONS.name, row.id)
        if (provision.id, provision.document) != (row.id, row.document):
            yield Damage(PROVISIONS.name, row.id, "its record is of another provision")
        if not 0 <= provision.start <= provision.end <= len(document.text):
            yield Damage(PROVISIONS.name, row.id, f"stands outside the text of {document.id}")


def _search(connection: Connection) -> Iterator[Damage]:
    """The index, against the provisions it was made of, and against itself."""
    held = {
        row.provision: (row.heading, row.body)
        for row in connection.execute(text(f"SELECT {_INDEX_COLUMNS} FROM provision_text"))  # noqa: S608  # our own
    }
    for row in connection.execute(select(DOCUMENTS.c.id, DOCUMENTS.c.record).order_by(DOCUMENTS.c.id)):
        document = decoded(row.record, Document, DOCUMENTS.name, row.id)
        for provision in documents.provisions(connection, document.id):
            wanted = documents.indexed(document, provision)
            if held.pop(provision.id, None) != (wanted["heading"], wanted["body"]):
                yield Damage("provision_text", provision.id, "the search index does not hold what the text says")
    yield from (Damage("provision_text", key, "the search index holds what no text says") for key in held)
    connection.execute(text("INSERT INTO provision_text (provision_text, rank) VALUES ('integrity-check', 1)"))
