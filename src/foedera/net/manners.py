"""How patient and polite fetching is, and how it says that something did not come."""

from __future__ import annotations

import msgspec

from foedera.errors import FetchFailed


class Manners(msgspec.Struct, frozen=True, kw_only=True):
    """How patient and how polite fetching is."""

    pause: float = 2.0
    """Seconds between two requests to one host; robots.txt is asked for without one."""
    tries: int = 3
    """Times a busy server is asked again."""
    longest_wait: float = 60.0
    """Seconds a busy server may ask for."""
    redirects: int = 5
    read_seconds: float = 30.0
    """For each piece of the answer."""
    total_seconds: float = 600.0
    size: int = 200 * 2**20
    """Bytes of a file at most."""


def failed(url: str, expected: str, found: str, step: str) -> FetchFailed:
    """The error of a file that did not come."""
    return FetchFailed("the file could not be fetched", where=url, expected=expected, found=found, next_step=step)
