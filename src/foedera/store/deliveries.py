"""What was delivered to whom: a small file beside the workspace, since it is no knowledge and no part of its log.

Before a message is sent it is written down that it will be; after it was taken, that it was. Each is durable before the
next step begins. The file is locked while it is open, and the lock ends with the process, however that ends.
"""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path
from typing import NamedTuple

from foedera.errors import WorkspaceBusy, WorkspaceReadOnly


class Delivered(NamedTuple):
    """Where a follow stands."""

    position: int
    """Up to which everything was delivered."""
    at: datetime.datetime
    """When; aware, UTC."""
    intended: int | None
    """The position up to which a message was about to be sent, and nobody knows whether it was; None for none."""


class Deliveries:
    """The file, open for one run."""

    def __init__(self, workspace: Path) -> None:
        """Open the file beside a workspace, or make it.

        Raises:
            WorkspaceBusy: another run has it.
            WorkspaceReadOnly: the folder refuses it.
        """
        self.path = workspace.with_name(f"{workspace.name}.deliveries")
        try:
            self._file = sqlite3.connect(self.path, timeout=0, isolation_level=None)
            self._file.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._file.execute("PRAGMA synchronous=FULL")
            self._file.execute("BEGIN EXCLUSIVE")
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS delivered "
                "(follow TEXT PRIMARY KEY, position INTEGER NOT NULL, at TEXT NOT NULL, intended INTEGER)"
            )
            self._file.execute("COMMIT")
        except sqlite3.OperationalError as error:
            locked = "locked" in str(error)
            raise (WorkspaceBusy if locked else WorkspaceReadOnly)(
                "another run of notify is going on" if locked else "what was delivered cannot be written down",
                where=str(self.path),
                expected="one run at a time" if locked else "a folder this user may write to",
                found=str(error),
                next_step="wait for it to end; the next run goes on where it stops",
            ) from error

    def __enter__(self) -> Deliveries:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def of(self, follow: str) -> Delivered | None:
        """Where a follow stands; None where nothing was written down of it yet."""
        row = self._file.execute("SELECT position, at, intended FROM delivered WHERE follow = ?", (follow,)).fetchone()
        return None if row is None else Delivered(row[0], datetime.datetime.fromisoformat(row[1]), row[2])

    def intend(self, follow: str, position: int) -> None:
        """Write down that a message up to a position is about to be sent."""
        self._file.execute("UPDATE delivered SET intended = ? WHERE follow = ?", (position, follow))

    def deliver(self, follow: str, position: int, at: datetime.datetime) -> None:
        """Write down that everything up to a position was delivered."""
        self._file.execute(
            "INSERT INTO delivered VALUES (?, ?, ?, NULL) ON CONFLICT (follow) DO UPDATE SET "
            "position = excluded.position, at = excluded.at, intended = NULL",
            (follow, position, at.isoformat()),
        )
