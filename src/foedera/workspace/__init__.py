"""A workspace: the only room that runs the stages and writes the store.

In: files, ids and days. Out: records. Everything it shows is a view over the log of claims.
"""

from __future__ import annotations

from foedera.workspace.opened import Workspace, create, open_workspace

__all__ = ["Workspace", "create", "open_workspace"]
