"""A workspace: the only room that runs the stages and writes the store.

In: files, ids and days. Out: records. Everything it shows is a view over the log of claims.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from foedera.model.dates import Clock
from foedera.model.snapshot import Snapshot
from foedera.store import creating
from foedera.workspace.log import Writer
from foedera.workspace.seed import built_in
from foedera.workspace.view import View
from foedera.workspace.workspace import Workspace

__all__ = ["View", "Workspace", "create", "open_workspace", "utc_now"]


def utc_now() -> datetime.datetime:
    """The machine's clock, to the second, in UTC."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def create(path: str | Path, *, register: str = "eu-sdp", clock: Clock = utc_now) -> Workspace:
    """Create a workspace at `path` with a built-in register, or 'empty'.

    It comes into its place whole, so a failure leaves nothing behind, and nothing that is there is ever overwritten.

    Raises:
        WorkspaceExists: something is there already; it stays as it is.
        WorkspaceReadOnly: the folder refuses writing.
        UnknownId: no such register.
    """
    content = None if register == "empty" else built_in(register)
    creating.check_place(Path(path))
    with creating.created(Path(path)) as connection:
        writer = Writer(connection, Snapshot.empty())
        if content is not None:
            writer.add_codebook(content.codebook)
            writer.append(content.claims)
            for result, original in content.digests:
                writer.add_text(result, original)
    return open_workspace(path, clock=clock)


def open_workspace(path: str | Path, *, clock: Clock = utc_now) -> Workspace:
    """Open the workspace at `path`.

    Raises:
        WorkspaceMissing: nothing, or no workspace, is there.
        WorkspaceTooNew: a newer Foedera wrote it.
    """
    return Workspace(Path(path), clock)
