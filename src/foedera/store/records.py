"""Records as they are stored: JSON, read back with a complaint that names table and entry."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Row, Select, Table
from sqlalchemy.exc import DatabaseError

from foedera.errors import WorkspaceDamaged

Record = TypeVar("Record")


def decoded(text: object, record: type[Record], table: str, entry: object) -> Record:
    """The record a row holds.

    Args:
        text: what the row holds, JSON.
        record: what it should be.
        table: the table, for the complaint.
        entry: the row's key, for the complaint.

    Raises:
        WorkspaceDamaged: it is none.
    """
    return undamaged(table, entry, lambda: msgspec.json.decode(str(text), type=record))


def undamaged(table: str, entry: object, make: Callable[[], Record]) -> Record:
    """What `make` builds of a row.

    Raises:
        WorkspaceDamaged: the row does not hold what it should.
    """
    try:
        return make()
    except (msgspec.MsgspecError, ValueError, TypeError, KeyError) as fault:
        raise damaged(table, entry, str(fault)) from fault


def rows(connection: Connection, query: Select[Any], table: str) -> Iterator[Row[Any]]:
    """The rows of a query, one after the other; its first column is the table's key.

    Raises:
        WorkspaceDamaged: a row cannot be read, because its text is no UTF-8 or its place in the file is broken.
    """
    read = 0
    try:
        for row in connection.execute(query):
            yield row
            read += 1
    except DatabaseError as fault:
        if not is_unreadable(fault):
            raise
        raise damaged(table, _key(connection, query, read), str(fault.orig)) from fault


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows whose columns stand in the order of the table, as the driver takes them."""
    if rows:
        names, places = ", ".join(table.columns.keys()), ", ".join("?" * len(table.columns))
        statement = f"INSERT INTO {table.name} ({names}) VALUES ({places})"  # noqa: S608  # the names are our own
        connection.exec_driver_sql(statement, list(rows))


def is_unreadable(error: DatabaseError) -> bool:
    """Whether the database complains of what it holds, and not of a lock, the disk or the query."""
    name = getattr(error.orig, "sqlite_errorname", "")  # the driver itself complains of text that is no UTF-8, unnamed
    return not name or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ"))


def damaged(table: str, entry: object, found: str) -> WorkspaceDamaged:
    """The complaint about a row that is not as it was recorded."""
    return WorkspaceDamaged(
        "the workspace is damaged",
        where=f"table {table}, entry {entry}",
        expected="a record as Foedera wrote it",
        found=found,
        next_step="foedera verify names all damage; go back to a copy from before it",
    )


def _key(connection: Connection, query: Select[Any], place: int) -> str:
    """The key of the row at a place of a query's answer, whatever bytes the row holds."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101  # what the engine was made with
    kept, raw.text_factory = raw.text_factory, lambda content: content.decode(errors="backslashreplace")
    try:
        row = next(itertools.islice(connection.execute(query), place, None), None)
    except DatabaseError:
        row = None
    finally:
        raw.text_factory = kept
    return f"number {place + 1}" if row is None else str(row[0])
