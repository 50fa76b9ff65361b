"""The only reader of the environment: every setting is declared here once, for the code, the help and the reference."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from foedera.errors import UsageError


class Setting(NamedTuple):
    """What can be set from outside, and how."""

    name: str
    variable: str
    """The environment variable that holds it."""
    help: str
    """What it is, for a reader."""
    option: str | None = None
    """The option of the command line that overrules the variable; None where there is none."""
    default: str | None = None
    """What holds where neither is given; None where nothing stands in for it."""
    secret: bool = False
    """Whether its value is never stored, printed or logged."""

    def read(self, given: str | None = None) -> str | None:
        """What was given, else what the variable holds, else the default; an empty one counts as none."""
        return given or os.environ.get(self.variable) or self.default


WORKSPACE = Setting(
    name="workspace",
    variable="FOEDERA_WORKSPACE",
    option="--workspace",
    help="The workspace file; else FOEDERA_WORKSPACE, else ./foedera.db",
    default="foedera.db",
)

MODEL_KEY = Setting(
    name="model key",
    variable="FOEDERA_MODEL_KEY",
    help="The key of a language model's endpoint, where it wants one",
    secret=True,
)

SITE = Setting(
    name="site",
    variable="FOEDERA_SITE",
    help="The address readers reach the site at, such as https://foedera.example.org, for links in calendars and feeds",
)

SETTINGS = (WORKSPACE, MODEL_KEY, SITE)
"""Every setting, in the order documents list them."""

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@\\\"<>]+(/[^\s?#\\\"<>]*)?")


def workspace_path(option: str | None) -> Path:
    """The workspace file: the option, else the environment variable, else ./foedera.db.

    Raises:
        UsageError: for the URL of a database server, which this version does not open.
    """
    given = WORKSPACE.read(option) or ""
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
    key = (MODEL_KEY.read() or "").strip()
    if not all("!" <= sign <= "~" for sign in key):
        raise UsageError(
            "the key of the language model cannot be sent",
            where=MODEL_KEY.variable,
            expected="letters, digits and signs of ASCII, without blanks",
            found="other signs (not shown)",
            next_step=f"set {MODEL_KEY.variable} again, or unset it for an endpoint without a key",
        )
    return key or None


def site_address() -> str | None:
    """The address readers reach the site at, without a slash at its end; None where it is not set.

    Raises:
        UsageError: it is no address of a web site.
    """
    given = (SITE.read() or "").strip().rstrip("/")
    if given and not _WEB_ADDRESS.fullmatch(given):
        raise UsageError(
            "the address of the site is no web address",
            where=SITE.variable,
            expected="https:// or http://, a name, perhaps a port and a path, such as https://foedera.example.org",
            found=repr(given),
            next_step=f"set {SITE.variable} again, or unset it",
        )
    return given or None
