"""The one option every verb shares. Kept alone so that `foedera --version` loads nothing else."""

from __future__ import annotations

from contextvars import ContextVar

WORKSPACE: ContextVar[str | None] = ContextVar("workspace", default=None)
"""The --workspace option of this call."""
