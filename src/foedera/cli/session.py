"""The workspace a call works on, and where its log stands."""

from __future__ import annotations

from foedera.cli.call import CALL, say, say_more
from foedera.settings import workspace_path
from foedera.workspace import View, Workspace, open_workspace


def opened() -> Workspace:
    """The workspace of this call, open."""
    path = workspace_path(CALL.get().workspace)
    workspace = open_workspace(path)
    say_more(f"workspace: {path.absolute()}")
    return workspace


def say_where(workspace: View) -> None:
    """Say where the log stands: its position, and the first digits of the hash that names all of it."""
    snapshot = workspace.snapshot
    say(f"log: position {snapshot.position}, head {snapshot.head[:12]}")
