"""The place of an open workspace: whether the file that was opened is still there, and whether it was touched.

An open file stays readable when it is moved, removed or replaced, and what is written to it then is lost with it. So
whoever reads or writes looks here first.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from foedera.errors import WorkspaceDamaged, WorkspaceMissing

Identity = tuple[int, int]
"""Device and number of a file."""


class State(NamedTuple):
    """What tells whether a file was touched."""

    size: int
    """In bytes."""
    changed: int
    """Time of the last change, in nanoseconds."""
    log: Identity | None
    """Which file what was recorded last stands in (SQLite's write-ahead log); None where there is none."""


class Place:
    """Where a workspace was opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._file = _identity(path)

    def check(self) -> State:
        """The state of the file that was opened.

        Raises:
            WorkspaceMissing: it is gone.
            WorkspaceDamaged: another file stands in its place.
        """
        try:
            found = os.stat(self.path)  # noqa: PTH116  # the numbers of the file, whatever its kind
        except OSError as error:
            raise WorkspaceMissing(
                "the workspace is gone",
                where=str(self.path),
                expected="the file that was opened",
                found="nothing: it was moved or removed",
                next_step="put it back, or open it where it is now: foedera --workspace PATH …",
            ) from error
        if (found.st_dev, found.st_ino) != self._file:
            raise replaced(self.path, "another file of that name")
        return State(found.st_size, found.st_mtime_ns, _identity(self._log))


def replaced(path: Path, found: str) -> WorkspaceDamaged:
    """The complaint about a file that is not the one that was opened."""
    return WorkspaceDamaged(
        "the workspace was replaced while it was open",
        where=str(path),
        expected="the file that was opened, with what was read of it",
        found=found,
        next_step="start again to work on what is there now",
    )


def _identity(path: Path) -> Identity | None:
    try:
        found = os.stat(path)  # noqa: PTH116  # as above
    except OSError:
        return None
    return found.st_dev, found.st_ino
