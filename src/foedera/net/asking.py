"""Asks a server for a file: after its robots.txt, one request at a time, no further than redirects may lead.

In: an address and the headers for it. Out: the answer, not read yet, and the address that gave it. Proxies are those
the environment names; a proxy is asked by name, and looks names up itself. Not here: what becomes of the answer.
"""

from __future__ import annotations

import datetime
import time
import urllib.request
from collections.abc import Callable, Mapping
from typing import NamedTuple

import httpx

from foedera.net.destinations import Resolve, check_literal, destinations, resolved
from foedera.net.manners import Manners, failed
from foedera.net.resuming import retry_after
from foedera.net.robots import LONGEST, Rule, forbidden_by, rules

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_PORTS = {"http": 80, "https": 443}


class Answer(NamedTuple):
    """An answer, whatever its status; close it after use."""

    response: httpx.Response
    at: str
    """The address that gave it, after redirects."""


class Asking:
    """Asks one server after another; remembers when it last spoke to each, and what its robots.txt says."""

    def __init__(
        self,
        *,
        agent: str,
        manners: Manners,
        clock: Callable[[], datetime.datetime],
        sleep: Callable[[float], None],
        resolve: Resolve = resolved,
    ) -> None:
        self.agent = agent
        self.manners = manners
        self.clock = clock
        self.sleep = sleep
        self.resolve = resolve
        self._spoken: dict[str, float] = {}
        self._rules: dict[str, tuple[Rule, ...]] = {}
        self._proxies = urllib.request.getproxies()  # as httpx takes them, once
        self._client = httpx.Client(
            headers={"User-Agent": agent, "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(manners.read_seconds),
            # One address may serve several names: a connection is for the name it was opened for, and no other.
            limits=httpx.Limits(max_keepalive_connections=0),
            follow_redirects=False,
        )

    def close(self) -> None:
        """Let go of the network."""
        self._client.close()

    def ask(self, url: str, headers: Callable[[str], Mapping[str, str]], deadline: float) -> Answer:
        """The answer of the address, after redirects and waiting.

        Args:
            url: http or https.
            headers: what is sent along to an address.
            deadline: by time.monotonic, when there is no more waiting.

        Raises:
            FetchFailed: no answer, too many redirects, or an address that may not be asked.
        """
        named, at = _host(url), url
        for _ in range(self.manners.redirects + 1):
            self._check_robots(at, named, deadline)
            response = self._asked(at, headers(at), named, deadline)
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                return Answer(response, at)
            response.close()
            at = _next(at, response.headers["location"])
        limit = f"at most {self.manners.redirects} redirects"
        raise failed(url, limit, f"still redirected, to {at}", "open it in a browser")

    def _check_robots(self, url: str, named: str, deadline: float) -> None:
        """Refuse an address its site does not want programs to ask for."""
        parts = httpx.URL(url) if _host(url) else None
        if parts is None:
            raise failed(url, "an address beginning with http:// or https://", repr(url[:60]), "correct the address")
        site = f"{parts.scheme}://{parts.netloc.decode('ascii')}"
        if site not in self._rules:
            self._rules[site] = self._robots(f"{site}/robots.txt", named, deadline)
        rule = forbidden_by(self._rules[site], parts.raw_path.decode("ascii"))
        if rule is not None:
            found = f"robots.txt of {parts.host} says: Disallow: {rule.pattern}"
            raise failed(
                url, "an address its site lets programs ask for", found, "save the page in a browser, and add it"
            )

    def _robots(self, url: str, named: str, deadline: float) -> tuple[Rule, ...]:
        """What a site's robots.txt says; all is allowed where it has none, and nothing where it does not answer."""
        at = url
        for _ in range(self.manners.redirects + 1):
            response = self._asked(at, {}, named, deadline, pause=False)
            try:
                if response.status_code in _REDIRECTS and "location" in response.headers:
                    at = _next(at, response.headers["location"])
                    continue
                if 200 <= response.status_code < 300:
                    return rules(_beginning(response).decode("utf-8", errors="replace"), self.agent)
                if 400 <= response.status_code < 500:
                    return ()
            except httpx.HTTPError as fault:
                raise failed(url, "robots.txt", f"{type(fault).__name__}: {fault}", "try again later") from fault
            finally:
                response.close()
            found = f"{response.status_code} {response.reason_phrase}"
            raise failed(url, "robots.txt, or that there is none", found, "the site is not asked then; try again later")
        return ()

    def _asked(
        self, url: str, headers: Mapping[str, str], named: str, deadline: float, *, pause: bool = True
    ) -> httpx.Response:
        """One request, asked again when the server is busy."""
        for attempt in range(self.manners.tries + 1):
            if pause:
                self._wait_for(_host(url))
            try:
                response = self._sent(url, headers, named)
            except (httpx.TransportError, httpx.InvalidURL) as fault:
                found = f"{type(fault).__name__}: {fault}"
                raise failed(url, "an answer", found, "check the address and the network") from fault
            if response.status_code not in _BUSY or attempt == self.manners.tries:
                return response
            response.close()
            wait = retry_after(response, self.clock())
            if wait > self.manners.longest_wait or time.monotonic() + wait > deadline:
                found = f"it asks to wait {wait:g} seconds"
                raise failed(url, "a server with time", found, "run the command again later")
            self.sleep(wait)
        raise AssertionError("unreachable")

    def _sent(self, url: str, headers: Mapping[str, str], named: str) -> httpx.Response:
        """One request to the first of a host's addresses that takes it."""
        parts = httpx.URL(url)
        if self._is_proxied(parts):
            check_literal(url, parts.host, named=named)
            return self._client.send(self._client.build_request("GET", parts, headers=dict(headers)), stream=True)
        port = parts.port or _PORTS[parts.scheme]
        fault: httpx.TransportError | None = None
        for address in destinations(url, parts.host, port, named=named, resolve=self.resolve):
            request = self._client.build_request(
                "GET",
                parts.copy_with(host=address),
                headers={**headers, "Host": parts.netloc.decode("ascii")},
                extensions={"sni_hostname": parts.host},  # whose certificate is asked for and checked
            )
            self._client.cookies.clear()  # they would be kept by address, which may serve several names
            try:
                return self._client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as refused:
                fault = refused
        raise fault or httpx.ConnectError("the name stands for no address")

    def _is_proxied(self, url: httpx.URL) -> bool:
        """Whether the environment names a proxy for the address."""
        named = self._proxies.get(url.scheme) or self._proxies.get("all")
        return bool(named) and not urllib.request.proxy_bypass(url.host)

    def _wait_for(self, host: str) -> None:
        left = self._spoken.get(host, -self.manners.pause) + self.manners.pause - time.monotonic()
        if host in self._spoken and left > 0:
            self.sleep(left)
        self._spoken[host] = time.monotonic()


def _next(at: str, location: str) -> str:
    """Where a redirect leads."""
    target = str(httpx.URL(at).join(location))
    if httpx.URL(at).scheme == "https" and httpx.URL(target).scheme != "https":
        raise failed(at, "a redirect that stays encrypted", target, "look whether the address is right")
    return target


def _beginning(response: httpx.Response) -> bytes:
    """As much of a robots.txt as is read."""
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) >= LONGEST:
            break
    return bytes(body[:LONGEST])


def _host(url: str) -> str:
    """The host of a web address; '' for anything else."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        return ""
    return parts.host if parts.scheme in {"http", "https"} else ""
