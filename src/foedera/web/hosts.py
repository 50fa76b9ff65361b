"""Which names the site answers to.

A page elsewhere may let its own name point at this machine (DNS rebinding), and its readers' browsers would then hand
it what is served here. So a name nobody gave on the command line is refused.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from foedera.web.errors import error_page

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\[\]:/?#@\\\s]+)(:[0-9]*)?", re.IGNORECASE)
"""A Host header: a name or an address, IPv6 in brackets, and perhaps a port."""


class OnlyHosts:
    """Answers for loopback names and the names given, and refuses every other with 421 Misdirected Request."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self.app = app
        self.names = frozenset(name for name in map(bare, names) if not is_loopback(name))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or self._is_ours(asked := Request(scope).headers.get("host", "")):
            await self.app(scope, receive, send)
            return
        parts = {
            "error": "this name is not served here",
            "where": asked or "no Host header",
            "expected": ", ".join(["localhost", "127.0.0.1", "[::1]", *sorted(self.names)]),
            "found": asked or "nothing",
            "next": "open the address foedera serve printed, or let the name in: foedera serve --allow-host NAME",
        }
        await error_page(Request(scope), 421, parts)(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        name = bare(found[1])
        return name in self.names or is_loopback(name)


def bare(name: str) -> str:
    """A name as it is compared: lower case, without brackets and the dot of the root."""
    return name.lower().strip("[]").removesuffix(".")


def is_loopback(name: str) -> bool:
    """Whether a bare name or address always means the machine that asks."""
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
