"""Opening a workspace file: engine, schema version, transactions, and SQLite's complaints turned into ours."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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

OLDER = ("0001",)
"""Those before it."""

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
    if not os.path.isfile(path):  # noqa: PTH113  # a path no file can have (too long, a null byte) names nothing, too
        raise WorkspaceMissing(
            "no workspace",
            where=printable(path),
            expected="a workspace file",
            found="a folder" if os.path.isdir(path) else "nothing",  # noqa: PTH112  # as above
            next_step=f"create one with: foedera init {shlex.quote(printable(path))}",
        )
    engine = _engine(path)
    try:
        _check_schema(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _check_schema(engine: Engine, path: Path) -> None:
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
    if found in OLDER:
        _bring_up_to_date(engine, path, found)
    elif re.fullmatch(r"[0-9]{4}", found) and found > SCHEMA:
        raise WorkspaceTooNew(
            "this workspace was written by a newer Foedera",
            where=str(path),
            expected=f"schema {SCHEMA} or older",
            found=f"schema {found}",
            next_step="upgrade with: pip install --upgrade foedera",
        )
    elif found != SCHEMA:
        raise _damaged(path, f"schema {found!r}, which no version of Foedera has")


def _bring_up_to_date(engine: Engine, path: Path, found: str) -> None:
    try:
        check_writable(path)
    except WorkspaceReadOnly as error:
        raise WorkspaceReadOnly(
            "this workspace was written by an older Foedera and cannot be brought up to date where it is",
            where=str(path),
            expected=f"schema {SCHEMA}, or a file and folder this user may write to",
            found=f"schema {found}, and {error.found}",
            next_step="copy the file to a folder of your own and open the copy; what it holds stays as it is",
        ) from error
    with complaints(path):
        migrate(engine)


def printable(path: Path) -> str:
    """A path as one line of a message."""
    return str(path) if str(path).isprintable() else repr(str(path))


@contextlib.contextmanager
def complaints(path: Path) -> Iterator[None]:
    """Turn the database's errors into workspace errors that name the place and the next step."""
    try:
        yield
    except DatabaseError as error:
        raise _translated(error.orig, path) from error
    except sqlite3.DatabaseError as error:
        raise _translated(error, path) from error


_NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_SHMSIZE")
_NOT_WRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")


def _translated(error: BaseException | None, path: Path) -> WorkspaceError:
    name, message = getattr(error, "sqlite_errorname", ""), str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return WorkspaceBusy(
            "another process is writing; nothing of this call was recorded",
            where=str(path),
            expected=f"the workspace free within {BUSY_TIMEOUT_MS / 1000:g} seconds",
            found=message,
            next_step="wait for the other process to finish and run the command again",
        )
    if name.startswith(_NO_ROOM):
        return WorkspaceReadOnly(
            "there is no room left; nothing of this call was recorded",
            where=str(path),
            expected="free space beside the workspace",
            found=message,
            next_step="free some space on that disk and run the command again",
        )
    if name.startswith(_NOT_WRITABLE):
        return _not_writable(path, message)
    if name == "SQLITE_NOTADB":
        return WorkspaceMissing(
            "this file is not a Foedera workspace",
            where=str(path),
            expected="an SQLite file",
            found=message,
            next_step="give the path of a workspace, or create one with: foedera init",
        )
    return _damaged(path, message)


def _not_writable(path: Path, found: str) -> WorkspaceReadOnly:
    return WorkspaceReadOnly(
        "the workspace refuses writing; nothing of this call was recorded",
        where=str(path),
        expected="a file and folder this user may write to",
        found=found,
        next_step="copy the workspace to a folder of your own, or ask for write permission",
    )


def _damaged(path: Path, found: str) -> WorkspaceDamaged:
    return WorkspaceDamaged(
        "the workspace is damaged",
        where=str(path),
        expected="a database as Foedera wrote it",
        found=found,
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
            name, is_uri = f"{place.as_uri()}?mode=ro&immutable=1", True
        return sqlite3.connect(name, timeout=BUSY_TIMEOUT_MS / 1000, uri=is_uri, check_same_thread=False)

    return prepared(create_engine("sqlite://", creator=connect, poolclass=QueuePool))


@contextlib.contextmanager
def afresh(path: Path) -> Iterator[Engine]:
    """An engine that has nothing of the file in memory."""
    engine = _engine(path)
    try:
        yield engine
    finally:
        engine.dispose()


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
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


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
        raise _not_writable(path, "no write permission")


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
