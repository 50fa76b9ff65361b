"""A new workspace file: built in memory, and put in its place whole, where nothing may be yet.

Killed at any moment, it leaves nothing or the finished file. Two that are made at one place at one time cannot
overwrite each other: a name is linked to a file only where the name is free.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, StaticPool, create_engine

from foedera.errors import WorkspaceExists, WorkspaceReadOnly
from foedera.store import engine
from foedera.store.engine import printable

_ANONYMOUS = getattr(os, "O_TMPFILE", 0)
"""A file without a name, which ends with its process; Linux has it."""


def check_place(path: Path) -> None:
    """Refuse a place where no new workspace can be made.

    Raises:
        WorkspaceExists: something is there already.
        WorkspaceReadOnly: the folder is missing or refuses writing, or no file can have that name.
    """
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as error:
        raise _no_place(path, getattr(error, "strerror", None) or str(error)) from error
    else:
        raise WorkspaceExists(
            "a file is there already; nothing was overwritten",
            where=printable(path),
            expected="a path that does not exist yet",
            found="a folder" if path.is_dir() else "a file",
            next_step="choose another path, or remove the file if you no longer need it",
        )
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        found = "a folder without write permission" if path.parent.is_dir() else "no such folder"
        raise _no_place(path.parent, found)


def _no_place(where: Path, found: str) -> WorkspaceReadOnly:
    return WorkspaceReadOnly(
        "cannot create a workspace here",
        where=printable(where),
        expected="a folder this user may write to, with room for the file",
        found=found,
        next_step="choose another path: foedera init PATH",
    )


@contextlib.contextmanager
def blank() -> Iterator[Connection]:
    """A connection to an empty workspace in memory."""
    draft = engine.prepared(create_engine("sqlite://", poolclass=StaticPool))
    try:
        engine.migrate(draft)
        with draft.connect() as connection:
            yield connection
    finally:
        draft.dispose()


@contextlib.contextmanager
def created(path: Path) -> Iterator[Connection]:
    """A connection to an empty workspace; when the block ends well, it stands at `path` with what was written.

    Raises:
        WorkspaceExists: somebody else put a file there meanwhile; it stays as it is.
        WorkspaceReadOnly: the folder refuses writing, or is full.
    """
    with blank() as connection:
        yield connection
        connection.commit()
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)  # noqa: S101  # what the engine was made with
        content = bytearray(raw.serialize())
    content[18:20] = b"\x02\x02"  # the file format's mark of a write-ahead log (SQLite, "Database File Format", 1.3.3)
    try:
        _put(path, content)
    except FileExistsError:
        check_place(path)
        raise
    except OSError as error:
        raise _no_place(path, error.strerror or type(error).__name__) from error


def _put(path: Path, content: bytes | bytearray) -> None:
    """Write a file whole, and give it its name only where the name is free."""
    if _ANONYMOUS and Path("/proc/self/fd").is_dir():
        with contextlib.suppress(NotImplementedError), _unnamed(path.parent) as unnamed:
            _write(unnamed, content)
            folder = os.open(path.parent, os.O_RDONLY)
            try:  # with a folder's handle Python follows the link /proc has for the file; without, it links the link
                os.link(f"/proc/self/fd/{unnamed}", path.name, dst_dir_fd=folder, follow_symlinks=True)
            finally:
                os.close(folder)
            return
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".foedera-")
    try:
        _write(handle, content)
        _name(draft, path, content)
    finally:
        os.close(handle)
        Path(draft).unlink()


def _name(draft: str, path: Path, content: bytes | bytearray) -> None:
    """Give a written file its name; where the file system has no links (FAT), write it once more under that name."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        with path.open("xb") as file:
            try:
                file.write(content)
            except OSError:
                path.unlink()
                raise


@contextlib.contextmanager
def _unnamed(folder: Path) -> Iterator[int]:
    """A file without a name.

    Raises:
        NotImplementedError: this file system has none.
    """
    try:
        handle = os.open(folder, os.O_WRONLY | _ANONYMOUS, 0o644)
    except OSError as error:
        raise NotImplementedError from error
    try:
        yield handle
    finally:
        os.close(handle)


def _write(handle: int, content: bytes | bytearray) -> None:
    with open(handle, "wb", closefd=False) as file:  # a handle has no path
        file.write(content)
    os.fsync(handle)
