"""Looks for damage: whether what is stored is what was recorded, down to the byte.

In: a connection. Out: every place that is not as it was recorded. Looked at are SQLite's
own structure, the schema with its triggers and views, the id of every claim, the chain over everything, originals
against their SHA-256, provisions against their texts, and the search index against the provisions.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError

from foedera.errors import UsageError, WorkspaceDamaged
from foedera.model.claim import claim_id
from foedera.model.document import Document, Provision
from foedera.store import chain, claims, creating, documents
from foedera.store.chain import KINDS, Kind
from foedera.store.records import decoded, is_unreadable, rows
from foedera.store.tables import CHAIN, CLAIMS, DOCUMENTS, PROVISIONS

HEAD_DIGITS = 12
"""Digits of a printed head that tell it from any other."""


class Damage(NamedTuple):
    """A place that is not as it was recorded."""

    table: str
    entry: str
    """The row's key; empty for a table or file as a whole."""
    what: str


def schema(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The definition of every table, index, trigger and view of ours, by name."""
    rows = connection.execute(text("SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master"))
    return {name: tuple(said) for name, *said in rows if not name.startswith("sqlite_stat")}


@functools.cache
def new_schema() -> Mapping[str, tuple[str, ...]]:
    """The schema of a new workspace."""
    with creating.blank() as connection:
        return schema(connection)


def damages(connection: Connection, *, head: str | None = None) -> Iterator[Damage]:
    """Everything that is not as it was recorded; none for a sound workspace. Nothing is written or locked.

    Args:
        connection: a connection.
        head: a head the chain once had, as it was printed, or at least its beginning; None for none. It tells whether
            the log goes on from there: whoever cuts its end off, or makes all of it anew, leaves no other trace.

    Raises:
        DatabaseError: the workspace cannot be looked at now (locked, no room), whatever it holds.
    """
    looks = (_structure, _schema, _ids, _chain, lambda c: _head(c, head), _texts, _search)
    for look in looks:
        try:
            yield from look(connection)
        except DatabaseError as error:
            if not is_unreadable(error) and not _is_missing(error):
                raise
            yield Damage("the file", "", f"SQLite cannot read it: {error.orig}")
        except WorkspaceDamaged as error:
            table, _, entry = (error.where or "").removeprefix("table ").partition(", entry ")
            yield Damage(table, entry, f"cannot be read: {error.found}")


def _is_missing(error: DatabaseError) -> bool:
    """Whether a query is refused because a table or column it names is gone."""
    return getattr(error.orig, "sqlite_errorname", "") == "SQLITE_ERROR"


def _structure(connection: Connection) -> Iterator[Damage]:
    for row in connection.execute(text("PRAGMA integrity_check")).scalars():
        if row != "ok":
            yield Damage("the file", "", str(row))
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Damage(row[0], str(row[1]), f"refers to nothing in {row[2]}")
    if connection.execute(text("PRAGMA encoding")).scalar() != "UTF-8":
        yield Damage("the file", "", "its text is not in UTF-8")


def _schema(connection: Connection) -> Iterator[Damage]:
    found, expected = schema(connection), new_schema()
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
    """Every claim's id is that of its content."""
    for row in rows(connection, select(CLAIMS).order_by(CLAIMS.c.entry), CLAIMS.name):
        try:
            claim = claims.stored(tuple(row))
        except WorkspaceDamaged as error:
            yield Damage(CLAIMS.name, row.id, f"cannot be read: {error.found}")
            continue
        own = claim_id(claim)
        if own != claim.id:
            yield Damage(CLAIMS.name, claim.id, f"its content has the id {own}")


def _chain(connection: Connection) -> Iterator[Damage]:
    """What is stored gives the heads that were recorded; nothing is missing, and nothing is there besides."""
    positions = connection.execute(select(CHAIN.c.position).order_by(CHAIN.c.position)).scalars()
    for number, position in enumerate(positions, start=1):
        if position != number:
            yield Damage(CHAIN.name, str(position), f"is entry number {number} of the chain")
    for name in connection.execute(select(CHAIN.c.kind).where(CHAIN.c.kind.not_in(KINDS)).distinct()).scalars():
        yield Damage(CHAIN.name, "", f"holds entries of a kind nobody records: {name!r}")
    for name, kind in KINDS.items():
        yield from _kind(connection, name, kind)


def _kind(connection: Connection, name: str, kind: Kind) -> Iterator[Damage]:
    table = kind.key.table
    entries = chain.recorded(name).add_columns(*table.columns, kind.key.label("there"))
    for entry in rows(connection, entries.outerjoin(table, kind.key == CHAIN.c.key), table.name):
        if entry.there is None:
            yield Damage(table.name, entry.key, "was recorded and is gone")
        elif not chain.holds(entry, kind.link(connection, tuple(entry[chain.ENTRY_COLUMNS : -1]))):
            yield Damage(table.name, entry.key, f"is not what was recorded (chain, position {entry.position})")
    known = select(CHAIN.c.key).where(CHAIN.c.kind == name)
    for extra in rows(connection, select(kind.key).where(kind.key.not_in(known)), table.name):
        yield Damage(table.name, extra[0], "is here and was never recorded in the chain")


def _head(connection: Connection, head: str | None) -> Iterator[Damage]:
    if head is None or chain.GENESIS.startswith(head):
        return
    held = select(CHAIN.c.position).where(CHAIN.c.head.startswith(head, autoescape=True)).limit(1)
    if connection.execute(held).scalar() is None:
        yield Damage(CHAIN.name, head, "is no head of this log: its end was cut off, or it is another log")


def check_head(head: str | None) -> None:
    """Refuse what cannot tell one log from another.

    Raises:
        UsageError: it is no head, nor enough of its beginning.
    """
    if head is not None and not re.fullmatch(f"[0-9a-f]{{{HEAD_DIGITS},64}}", head):
        raise UsageError(
            "this is no head of a log",
            where=repr(head),
            expected=f"64 hexadecimal digits, or at least the first {HEAD_DIGITS}",
            found=f"{len(head)} characters",
            next_step="give the head as a briefing or foedera verify printed it",
        )


def _texts(connection: Connection) -> Iterator[Damage]:
    for row in connection.execute(select(DOCUMENTS).order_by(DOCUMENTS.c.id)):
        document = decoded(row.record, Document, DOCUMENTS.name, row.id)
        if (document.id, document.subject, document.role) != (row.id, row.subject, row.role):
            yield Damage(DOCUMENTS.name, row.id, "its record is of another text")
        if chain.sha256(row.original) != document.sha256:
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
    held: dict[str, bytes] = {}
    for row in connection.execute(text("SELECT provision, heading, body FROM provision_text")):
        if row.provision in held:
            yield Damage("provision_text", row.provision, "the search index holds it twice")
        held[row.provision] = _digest(row.heading, row.body)
    for key in connection.execute(select(DOCUMENTS.c.id).order_by(DOCUMENTS.c.id)).scalars().all():
        (document,) = documents.read(connection, [key])
        for provision in documents.provisions(connection, key):
            wanted = documents.indexed(document, provision)
            if held.pop(provision.id, None) != _digest(wanted["heading"], wanted["body"]):
                yield Damage("provision_text", provision.id, "the search index does not hold what the text says")
    yield from (Damage("provision_text", key, "the search index holds what no text says") for key in held)
    yield from _index_itself(connection)


def _digest(*parts: str) -> bytes:
    return hashlib.sha256(msgspec.json.encode(parts)).digest()


_WORDS = "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, provision_text, row)"
_LOST = """
SELECT count(*) FROM temp.words AS held
WHERE NOT EXISTS (SELECT 1 FROM temp.words AS found WHERE found.term = held.term AND found.doc = held.doc)
"""


def _index_itself(connection: Connection) -> Iterator[Damage]:
    """SQLite holds the index against its rows, and finds every word the index holds.

    It does so for writers only, so it is given a copy of its own.
    """
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101  # what the engine was made with
    with contextlib.closing(sqlite3.connect("")) as copy:  # a file without a name, on disk where it is large
        raw.backup(copy)
        try:
            copy.execute("INSERT INTO provision_text (provision_text, rank) VALUES ('integrity-check', 1)")
            copy.execute(_WORDS)
            (lost,) = copy.execute(_LOST).fetchone()
        except sqlite3.DatabaseError as error:
            raise DatabaseError(None, None, error) from error
    if lost:
        yield Damage("provision_text", "", f"the search index does not find {lost} of the words it holds")
