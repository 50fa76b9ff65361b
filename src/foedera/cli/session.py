"""What every verb shares: the workspace it works on, and how it talks."""

from __future__ import annotations

import sys

from rich.console import Console

from foedera.cli.option import WORKSPACE
from foedera.settings import workspace_path
from foedera.workspace import Workspace, open_workspace

PLAIN_WIDTH = 160
"""Characters a line of a table may have when it is not printed on a terminal."""


def opened() -> Workspace:
    """The workspace of this call, open."""
    return open_workspace(workspace_path(WORKSPACE.get()))


def say(text: str) -> None:
    """Talk to the person at the terminal, apart from the data."""
    print(text, file=sys.stderr)


def console() -> Console:
    """Where tables are printed: as wide as the terminal, or wide enough for every label when there is none."""
    return Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH)


def write_bytes(content: bytes) -> None:
    """Data that is not text, to stdout."""
    sys.stdout.buffer.write(content)
