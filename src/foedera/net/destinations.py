"""Where a connection may lead: public addresses, and the one a source itself names.

In: a host and a port. Out: the addresses to connect to. The address that was checked is the one connected to, so that a
name server cannot give one answer to the check and another to the connection. Not here: connecting.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

from foedera.net.manners import failed

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses a host's name stands for."""

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""Where IPv4 addresses are reached from networks of IPv6 only (RFC 6052)."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def resolved(host: str, port: int) -> Sequence[str]:
    """What the name servers say.

    Raises:
        OSError: they know no such name.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def check_literal(url: str, host: str, *, named: str) -> None:
    """Refuse a host that says by itself that it is not public; of a name, only the address it stands for says so.

    Raises:
        FetchFailed: it is not public, and not the host of the source.
    """
    if host != named and (_is_local(host) or not all(map(_is_public, _literal(host)))):
        raise _private(url, host)


def destinations(url: str, host: str, port: int, *, named: str, resolve: Resolve) -> Sequence[str]:
    """The addresses to connect to for a host, in the order to try them.

    Args:
        url: for the message.
        host: a name or an address.
        port: its port.
        named: the host of the source. An address of this machine or network is allowed where the source gives it as an
            address (or as localhost), never where a redirect or a public name leads there.
        resolve: asks the name servers.

    Raises:
        FetchFailed: the name is unknown, or stands for an address that is not public.
    """
    check_literal(url, host, named=named)
    literal = _literal(host)
    try:
        found = [str(one) for one in literal] or list(resolve(host, port))
    except (OSError, UnicodeError) as fault:
        raise failed(url, "a host that is known", f"{host}: {fault}", "check the address and the network") from fault
    if not (literal or _is_local(host)):
        for one in found:
            if not _is_public(ipaddress.ip_address(one)):
                raise _private(url, f"{host}, which is {one}")
    return found


def _literal(host: str) -> list[_Address]:
    """The address a host is written as; none for a name."""
    try:
        return [ipaddress.ip_address(host)]
    except ValueError:
        return []


def _is_local(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost")


def _is_public(address: _Address) -> bool:
    """Whether anybody can reach it; an IPv6 address that carries an IPv4 one is as public as that."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(inner)
    return address.is_global and not address.is_multicast


def _private(url: str, found: str) -> Exception:
    return failed(
        url,
        "a public address",
        f"one of this machine or network: {found}",
        "if it is meant, give the source that address itself: foedera source add URL",
    )
