"""The only reader of the environment."""

from __future__ import annotations

import os
from pathlib import Path

from foedera.errors import UsageError

WORKSPACE_VARIABLE = "FOEDERA_WORKSPACE"
"""Names the workspace when --workspace is not given."""

MODEL_KEY_VARIABLE = "FOEDERA_MODEL_KEY"
"""Holds the key of a language model's endpoint, where it wants one. Read here only; never stored, printed or logged."""

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


def model_key() -> str | None:
    """The key of a language model's endpoint; None where the environment has none.

    Raises:
        UsageError: for a key that cannot be sent; the message does not show it.
    """
    key = os.environ.get(MODEL_KEY_VARIABLE, "").strip()
    if not all("!" <= sign <= "~" for sign in key):
        raise UsageError(
            "the key of the language model cannot be sent",
            where=MODEL_KEY_VARIABLE,
            expected="letters, digits and signs of ASCII, without blanks",
            found="other signs (not shown)",
            next_step=f"set {MODEL_KEY_VARIABLE} again, or unset it for an endpoint without a key",
        )
    return key or None
