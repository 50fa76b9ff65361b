"""The mail server mail goes out by."""

from __future__ import annotations

from typing import NamedTuple


class MailServer(NamedTuple):
    """Where mail goes out, and as whom."""

    url: str
    """smtps://HOST:465 (encrypted from the start) or smtp://HOST:587 (encrypted by STARTTLS; without only for this
    machine), with USER@ before the host where one logs in."""
    sender: str
    """The address in From."""
    password: str | None = None
