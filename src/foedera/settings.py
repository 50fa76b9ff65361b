"""The only reader of the environment."""

from __future__ import annotations

import os
from pathlib import Path

from foedera.errors import UsageError

WORKSPACE_VARIABLE = "FOEDERA_WORKSPACE"
"""Names the workspace when --workspace is not given."""

DEFAULT_WORKSPACE = "foedera.db"


def workspace_path(option: str | None) -> Path:
    """The workspace file: the option, else the environment variable, else ./foedera.db.

    Raises:
        UsageError: for the URL of a database server, which this version does not open.
    """
    given = option or os.environ.get(WORKSPACE_VARIABLE) or DEFAULT_WORKSPACE
    if "://" in given:
        raise UsageError(
            "this version opens workspace files only",
            where=given.partition("://")[0] + "://…",
            expected="the path of an SQLite file, such as foedera.db",
            found="a URL",
            next_step="pass a path: foedera --workspace foedera.db …",
        )
    return Path(given)
