"""Opening a workspace file: engine, schema version, and SQLite's complaints turned into ours."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from foedera.errors import (
    WorkspaceBusy,
    WorkspaceError,
    WorkspaceExists,
    WorkspaceMissing,
    WorkspaceReadOnly,
    WorkspaceTooNew,
)

SCHEMA = "0001"
"""The newest migration this version knows."""

BUSY_TIMEOUT_MS = 3000
"""How long a writer waits for another before it gives up."""

BEGIN = "foedera_begin"
"""Execution option that says how a transaction begins."""


def check_place(path: Path) -> None:
    """Refuse a place where no new workspace can be made.

    Raises:
        WorkspaceExists: something is there already.
        WorkspaceReadOnly: the folder is missing or refuses writing.
    """
    if path.exists():
        raise WorkspaceExists(
            "a file is there already; nothing was overwritten",
            where=str(path),
            expected="a path that does not exist yet",
            found="a file" if path.is_file() else "a folder",
            next_step="choose another path, or remove the file if you no longer need it",
        )
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise WorkspaceReadOnly(
            "cannot create a workspace here",
            where=str(path.parent),
            expected="a folder this user may write to",
            found="no such folder" if not path.parent.is_dir() else "a folder without write permission",
            next_step="choose another folder: foedera init PATH",
        )


def create_file(path: Path) -> Engine:
    """Create an empty workspace at `path`, a place already checked."""
    engine = _engine(path)
    with complaints(path):
        with engine.connect().execution_options(**{BEGIN: "PRAGMA journal_mode = WAL"}) as connection:
            connection.begin()
        _migrate(engine)
    return engine


def open_file(path: Path) -> Engine:
    """Open the workspace at `path`, bringing an older schema up to date.

    Raises:
        WorkspaceMissing: nothing, or no workspace, is there.
        WorkspaceTooNew: a newer Foedera wrote it.
    """
    if not path.is_file():
        raise WorkspaceMissing(
            "no workspace",
            where=str(path),
            expected="a workspace file",
            found="nothing" if not path.exists() else "a folder",
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
        with complaints(path):
            _migrate(engine)
    return engine


@contextlib.contextmanager
def complaints(path: Path) -> Iterator[None]:
    """Turn the database's errors into workspace errors that name the place and the next step."""
    try:
        yield
    except DatabaseError as error:
        raise _translated(str(error.orig), path) from error


def _translated(message: str, path: Path) -> WorkspaceError:
    if "locked" in message:
        return WorkspaceBusy(
            "another process is writing; nothing of this call was recorded",
            where=str(path),
            expected=f"the workspace free within {BUSY_TIMEOUT_MS / 1000:g} seconds",
            found=message,
            next_step="wait for the other process to finish and run the command again",
        )
    if "readonly" in message or "unable to open" in message:
        return WorkspaceReadOnly(
            "the workspace refuses writing; nothing of this call was recorded",
            where=str(path),
            expected="a file and folder this user may write to",
            found=message,
            next_step="copy the workspace to a folder of your own, or ask for write permission",
        )
    if "not a database" in message or "malformed" in message:
        return WorkspaceMissing(
            "this file is not a Foedera workspace",
            where=str(path),
            expected="an SQLite file",
            found=message,
            next_step="give the path of a workspace, or create one with: foedera init",
        )
    return WorkspaceError("the workspace failed", where=str(path), found=message, next_step="run: foedera check")


def _engine(path: Path) -> Engine:
    if os.access(path.parent, os.W_OK):
        url = f"sqlite:///{path}"
    else:
        # In a folder nobody may write to there is no writer to wait for, and SQLite could not make its lock files.
        url = f"sqlite:///file:{quote(str(path.resolve()))}?mode=ro&immutable=1&uri=true"
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})

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


def _migrate(engine: Engine) -> None:
    # Alembic takes longer to import than most commands take to run, and an up-to-date workspace never needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextlib.contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction that writes everything or nothing.

    Raises:
        WorkspaceBusy: another process writes.
        WorkspaceReadOnly: the file or folder refuses writing.
    """
    if not (
        os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    ):  # SQLite would only notice at the first write
        raise _translated("readonly: no write permission", path)
    # IMMEDIATE takes the write lock before anything is read, so two writers cannot both think they go first.
    options = {BEGIN: "BEGIN IMMEDIATE"}
    with complaints(path), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection for reading, which sees one state of the workspace throughout."""
    with complaints(path), engine.connect() as connection, connection.begin():
        yield connection
