"""Opening a workspace file: engine, schema version, transactions, and SQLite's complaints turned into ours."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from foedera.errors import (
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceError,
    WorkspaceMissing,
    WorkspaceReadOnly,
    WorkspaceTooNew,
)

SCHEMA = "0002"
"""The newest migration this version knows."""

BUSY_TIMEOUT_MS = 3000
"""How long a writer waits for another before it gives up."""

BEGIN = "foedera_begin"
"""Execution option that says how a transaction begins."""


def open_file(path: Path) -> Engine:
    """Open the workspace at `path`, bringing an older schema up to date.

    Raises:
        WorkspaceMissing: nothing, or no workspace, is there.
        WorkspaceTooNew: a newer Foedera wrote it.
        WorkspaceReadOnly: an older schema, and the file refuses writing.
    """
    if "\0" in str(path) or not path.is_file():
        raise WorkspaceMissing(
            "no workspace",
            where=repr(str(path)) if "\0" in str(path) else str(path),
            expected="a workspace file",
            found="a folder" if "\0" not in str(path) and path.is_dir() else "nothing",
            next_step=f"create one with: foedera init {path}",
        )
    engine = _engine(path)
    with complaints(path):
        found = _schema_of(engine)
    if found is None:
        raise WorkspaceMissing(
            "this file is not a Foedera workspace",
            where=str(path),
            expected=f"a workspace of schema {SCHEMA} or older",
            found="a database without Foedera's version mark",
            next_step="give the path of a workspace, or create one with: foedera init",
        )
    if found > SCHEMA:
        raise WorkspaceTooNew(
            "this workspace was written by a newer Foedera",
            where=str(path),
            expected=f"schema {SCHEMA} or older",
            found=f"schema {found}",
            next_step="upgrade with: pip install --upgrade foedera",
        )
    if found < SCHEMA:
        check_writable(path)
        with complaints(path):
            migrate(engine)
    return engine


@contextlib.contextmanager
def complaints(path: Path) -> Iterator[None]:
    """Turn the database's errors into workspace errors that name the place and the next step."""
    try:
        yield
    except DatabaseError as error:
        raise _translated(str(error.orig), path) from error
    except sqlite3.DatabaseError as error:
        raise _translated(str(error), path) from error


def _translated(message: str, path: Path) -> WorkspaceError:
    if "locked" in message:
        return WorkspaceBusy(
            "another process is writing; nothing of this call was recorded",
            where=str(path),
            expected=f"the workspace free within {BUSY_TIMEOUT_MS / 1000:g} seconds",
            found=message,
            next_step="wait for the other process to finish and run the command again",
        )
    if "full" in message:
        return WorkspaceReadOnly(
            "there is no room left; nothing of this call was recorded",
            where=str(path),
            expected="free space beside the workspace",
            found=message,
            next_step="free some space on that disk and run the command again",
        )
    if "readonly" in message or "unable to open" in message:
        return WorkspaceReadOnly(
            "the workspace refuses writing; nothing of this call was recorded",
            where=str(path),
            expected="a file and folder this user may write to",
            found=message,
            next_step="copy the workspace to a folder of your own, or ask for write permission",
        )
    if "not a database" in message:
        return WorkspaceMissing(
            "this file is not a Foedera workspace",
            where=str(path),
            expected="an SQLite file",
            found=message,
            next_step="give the path of a workspace, or create one with: foedera init",
        )
    return WorkspaceDamaged(
        "the workspace is damaged",
        where=str(path),
        expected="a database as Foedera wrote it",
        found=message,
        next_step="foedera verify names all damage; go back to a copy from before it",
    )


def _engine(path: Path) -> Engine:
    """An engine on a file. The file's name is handed over as it is, never as part of an address."""
    place = path.absolute()

    def connect() -> sqlite3.Connection:
        if os.access(place.parent, os.W_OK):
            name, is_uri = str(place), False
        else:
            # In a folder nobody may write to there is no writer to wait for, and SQLite could not make its lock files.
            name, is_uri = f"file:{quote(str(place))}?mode=ro&immutable=1", True
        return sqlite3.connect(name, timeout=BUSY_TIMEOUT_MS / 1000, uri=is_uri, check_same_thread=False)

    return prepared(create_engine("sqlite://", creator=connect, poolclass=QueuePool))


def prepared(engine: Engine) -> Engine:
    """An engine whose transactions are ours: they hold everything and begin as they are told to."""

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver's own transactions leave table changes outside; ours hold everything.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))

    return engine


def _schema_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")).scalar():
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine) -> None:
    """Bring a database to the newest schema."""
    # Alembic takes longer to import than most commands take to run, and an up-to-date workspace never needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.connect().execution_options(**{BEGIN: "BEGIN IMMEDIATE"}) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def check_writable(path: Path) -> None:
    """Refuse a file that may not be written.

    Raises:
        WorkspaceReadOnly: the file or its folder refuses writing.
    """
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):  # SQLite notices at the first write only
        raise _translated("readonly: no write permission", path)


@contextlib.contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction that writes everything or nothing.

    Raises:
        WorkspaceBusy: another process writes.
        WorkspaceReadOnly: the file or folder refuses writing.
    """
    check_writable(path)
    # IMMEDIATE takes the write lock before anything is read, so two writers cannot both think they go first.
    options = {BEGIN: "BEGIN IMMEDIATE"}
    with complaints(path), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection for reading, which sees one state of the workspace throughout."""
    with complaints(path), engine.connect() as connection, connection.begin():
        yield connection
