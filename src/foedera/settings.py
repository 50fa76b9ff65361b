"""The only reader of the environment: every setting is declared here once, for the code, the help and the reference."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from foedera.errors import UsageError
from foedera.model.mail_server import MailServer


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

FOLLOWS = Setting(
    name="follows",
    variable="FOEDERA_FOLLOWS",
    help="The YAML file of who is told of what by foedera notify, where --follows names none",
    default="follows.yaml",
)

SMTP = Setting(
    name="mail server",
    variable="FOEDERA_SMTP",
    help="Where mail goes out: smtps://USER@HOST:465 or smtp://USER@HOST:587",
)

SMTP_PASSWORD = Setting(
    name="mail password",
    variable="FOEDERA_SMTP_PASSWORD",
    help="The password of the mail server, where it wants one",
    secret=True,
)

MAIL_FROM = Setting(name="mail sender", variable="FOEDERA_MAIL_FROM", help="The address mail comes from")

WEBHOOK_SECRET = Setting(
    name="webhook secret",
    variable="FOEDERA_WEBHOOK_SECRET",
    help="The secret webhooks are signed with, shared with their receivers",
    secret=True,
)

WEBHOOK_HOSTS = Setting(
    name="webhook hosts",
    variable="FOEDERA_WEBHOOK_HOSTS",
    help="Hosts of this machine or network that webhooks may be sent to, with commas between",
)

SETTINGS = (
    WORKSPACE,
    MODEL_KEY,
    SITE,
    FOLLOWS,
    SMTP,
    SMTP_PASSWORD,
    MAIL_FROM,
    WEBHOOK_SECRET,
    WEBHOOK_HOSTS,
)
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


def follows_path(option: str | Path | None = None) -> Path:
    """The file of who is told of what: the option, else the environment variable, else ./follows.yaml."""
    return Path(FOLLOWS.read(None if option is None else str(option)) or "")


def mail_server() -> MailServer:
    """Where mail goes out.

    Raises:
        UsageError: it is not set, or not as whom mail is sent.
    """
    return MailServer(url=_needed(SMTP), sender=_needed(MAIL_FROM), password=SMTP_PASSWORD.read())


def webhook_secret() -> str:
    """The secret webhooks are signed with.

    Raises:
        UsageError: it is not set; nothing is sent unsigned.
    """
    return _needed(WEBHOOK_SECRET)


def webhook_hosts() -> tuple[str, ...]:
    """Hosts of this machine or network that webhooks may be sent to; none where nothing is set."""
    return tuple(filter(None, (host.strip() for host in (WEBHOOK_HOSTS.read() or "").split(","))))


def _needed(setting: Setting) -> str:
    found = (setting.read() or "").strip()
    if not found:
        raise UsageError(
            f"the {setting.name} is not set",
            where=setting.variable,
            expected=setting.help,
            found="nothing",
            next_step=f"set {setting.variable}; see docs/guides/notifying.md",
        )
    return found


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
