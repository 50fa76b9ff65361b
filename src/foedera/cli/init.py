"""foedera init: a new workspace."""

from __future__ import annotations

import shlex
from pathlib import Path

from foedera.cli.call import CALL, say
from foedera.cli.session import say_where
from foedera.settings import workspace_path
from foedera.workspace import create


def init(workspace: str | None = None, /, *, register: str = "eu-sdp") -> None:
    """Create a workspace with the built-in register.

    Example: foedera init foedera.db

    Parameters
    ----------
    workspace
        Path of the new file; ./foedera.db if left out.
    register
        eu-sdp, or empty for a workspace without content.
    """
    path = Path(workspace) if workspace else workspace_path(CALL.get().workspace)
    with create(path, register=register) as made:
        agreements = {one for members in made.collections().values() for one in members}
        say(f"{path}: {len(agreements)} agreements, {len(made.documents())} digests")
        say_where(made)
        say(
            "next: foedera matrix"
            if workspace is None
            else f"next: foedera --workspace {shlex.quote(str(path))} matrix"
        )
