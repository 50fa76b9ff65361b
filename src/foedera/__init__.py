"""Foedera turns the texts of partnership agreements into a table people can trust, and keeps it true.

import foedera

foedera.create("foedera.db")                # the built-in register
ws = foedera.open("foedera.db")
ws.matrix("eu-sdp")                         # 25 areas × 6 agreements, resolved
ws.cell("eu-nor-sdp-2024", "consular")      # why this tick
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedera.version import __version__

if TYPE_CHECKING:
    from foedera.workspace import Workspace, create
    from foedera.workspace import open_workspace as open  # noqa: A004  # foedera.open() reads as it should

__all__ = ["Workspace", "__version__", "create", "open"]

_LAZY = {"Workspace": "Workspace", "create": "create", "open": "open_workspace"}


def __getattr__(name: str) -> object:
    """Load the workspace only when it is asked for: `foedera --version` must not wait for a database."""
    if name not in _LAZY:
        raise AttributeError(f"module 'foedera' has no attribute {name!r}")
    from foedera import workspace

    return getattr(workspace, _LAZY[name])
