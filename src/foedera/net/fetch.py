"""Fetches official texts: politely, resumably, and no further than asked. The only door for texts.

In: an address. Out: a file in a folder and how it came. What was fetched in part is kept beside it as `.NAME.part` with
what is needed to go on. Proxies are those the environment names. Not here: reading the file, deciding which to fetch.
"""

from __future__ import annotations

import datetime
import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import msgspec

from foedera.errors import BrokenEvidence, FetchFailed
from foedera.ids import check_slug
from foedera.model.document import Retrieval
from foedera.net.resuming import (
    PartialFile,
    forget,
    media_type,
    range_headers,
    retry_after,
    size_of,
    starts_at,
    total_size,
    validator,
)
from foedera.reading import content_kind
from foedera.reading.formats import FORMATS, HTML

_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})


class Manners(msgspec.Struct, frozen=True, kw_only=True):
    """How patient and how polite fetching is."""

    pause: float = 2.0
    """Seconds between two requests to one host."""
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


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A file that came."""

    path: Path
    sha256: str
    retrieval: Retrieval
    resumed: bool
    """Whether part of it came in an earlier call."""


class Fetcher:
    """Fetches one file after another; remembers when it last spoke to each host."""

    def __init__(
        self,
        folder: Path,
        *,
        agent: str = "foedera",
        manners: Manners | None = None,
        clock: Callable[[], datetime.datetime],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.folder = folder
        self.manners = manners or Manners()
        self.clock = clock
        self.sleep = sleep
        self._spoken: dict[str, float] = {}
        self._client = httpx.Client(
            headers={"User-Agent": agent, "Accept-Encoding": "identity"},
            timeout=httpx.Timeout(self.manners.read_seconds),
            follow_redirects=False,
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, name: str, url: str, *, expected: str | None = None, licence: str | None = None) -> Fetched:
        """Fetch `url` into the folder, as a file called `name` with the suffix of what it is.

        Args:
            name: a source id; nothing of the address goes into the file's name.
            url: http or https.
            expected: SHA-256 the file must have; None takes what comes.
            licence: noted with how it came.

        Raises:
            FetchFailed: the server does not answer, answers with an error, sends something that is no text, too much,
                or less than it said; what came is kept where it can be gone on with.
            BrokenEvidence: the file is not the expected one; it is kept beside as NAME.changed.
        """
        part = self.folder / f".{check_slug(name, what='source')}.part"
        deadline = time.monotonic() + self.manners.total_seconds
        response, resumed = self._answered(url, part, deadline)
        try:
            suffix = self._suffix(response, name)
            self._save(response, part, resumed=resumed, deadline=deadline)
        finally:
            response.close()
        return self._finished(name, part, suffix, response, resumed=resumed, expected=expected, licence=licence)

    def _answered(self, url: str, part: Path, deadline: float) -> tuple[httpx.Response, bool]:
        """The answer after redirects and waiting, and whether it goes on with the part that is there."""
        at = url
        for _ in range(self.manners.redirects + 1):
            response = self._asked(at, range_headers(part, at), deadline)
            if response.status_code in _REDIRECTS and "location" in response.headers:
                response.close()
                at = self._next(at, response.headers["location"])
                continue
            if response.status_code == 416:  # the part is longer than the file is now
                response.close()
                forget(part)
                continue
            if response.status_code not in {200, 206}:
                response.close()
                raise _failed(
                    at, "200", f"{response.status_code} {response.reason_phrase}", "look whether it has moved"
                )
            resumed = response.status_code == 206 and starts_at(response) == size_of(part)
            if response.status_code == 206 and not resumed:
                response.close()
                forget(part)
                continue
            return response, resumed
        raise _failed(
            url, f"at most {self.manners.redirects} redirects", f"still redirected, to {at}", "open it in a browser"
        )

    def _next(self, at: str, location: str) -> str:
        target = str(httpx.URL(at).join(location))
        if httpx.URL(at).scheme == "https" and httpx.URL(target).scheme != "https":
            raise _failed(at, "a redirect that stays encrypted", target, "look whether the address is right")
        return target

    def _asked(self, url: str, headers: dict[str, str], deadline: float) -> httpx.Response:
        """One request, asked again when the server is busy."""
        host = _host(url)
        if not host:
            raise _failed(url, "an address beginning with http:// or https://", repr(url[:60]), "correct the address")
        for attempt in range(self.manners.tries + 1):
            self._wait_for(host)
            try:
                response = self._client.send(self._client.build_request("GET", url, headers=headers), stream=True)
            except (httpx.TransportError, httpx.InvalidURL) as fault:
                raise _failed(
                    url, "an answer", f"{type(fault).__name__}: {fault}", "check the address and the network"
                ) from fault
            if response.status_code not in _BUSY or attempt == self.manners.tries:
                return response
            response.close()
            wait = retry_after(response, self.clock())
            if wait > self.manners.longest_wait or time.monotonic() + wait > deadline:
                raise _failed(
                    url, "a server with time", f"it asks to wait {wait:g} seconds", "run the command again later"
                )
            self.sleep(wait)
        raise AssertionError("unreachable")

    def _wait_for(self, host: str) -> None:
        now = time.monotonic()
        left = self._spoken.get(host, -self.manners.pause) + self.manners.pause - now
        if host in self._spoken and left > 0:
            self.sleep(left)
        self._spoken[host] = time.monotonic()

    def _suffix(self, response: httpx.Response, name: str) -> str:
        """The suffix the file gets by the type the server names; '' where it names none."""
        media = media_type(response)
        if media in _UNSAID:
            return ""
        known = _by_media_type()
        if media not in known:
            wanted = ", ".join(dict.fromkeys(known.values()))
            raise _failed(str(response.url), wanted, media, f"fetch {name} by hand and add the file")
        return known[media]

    def _save(self, response: httpx.Response, part: Path, *, resumed: bool, deadline: float) -> None:
        """Write the body; whatever came stays for the next call, where the server allows to go on."""
        url = str(response.url)
        mark = validator(response)
        part.with_suffix(".json").write_bytes(msgspec.json.encode(PartialFile(url, mark or "")))
        total = total_size(response)
        again = "run the command again: it goes on where it stopped" if mark else "run the command again"
        with part.open("ab" if resumed else "wb") as file:
            try:
                for piece in response.iter_bytes():
                    file.write(piece)
                    if file.tell() > self.manners.size:
                        raise _failed(url, f"at most {self.manners.size} bytes", "more", "fetch it by hand")
                    if time.monotonic() > deadline:
                        raise _failed(url, f"all within {self.manners.total_seconds:g} seconds", "still coming", again)
            except httpx.TransportError as fault:
                raise _failed(
                    url, "the whole file", f"{type(fault).__name__} after {file.tell()} bytes", again
                ) from fault
            size = file.tell()
        if total is not None and size < total:
            raise _failed(url, f"{total} bytes", f"{size} bytes", again)

    def _finished(
        self,
        name: str,
        part: Path,
        suffix: str,
        response: httpx.Response,
        *,
        resumed: bool,
        expected: str | None,
        licence: str | None,
    ) -> Fetched:
        data = part.read_bytes()
        kind = content_kind(data)
        suffix = suffix or _by_content(kind)
        if not suffix or not _fits(suffix, kind):
            forget(part)
            wanted = f"{_strict(suffix) or 'text'}, as the server says" if suffix else "a text"
            step = "open the address in a browser: it may want a login or an answer to a question"
            raise _failed(str(response.url), wanted, kind or "text", step)
        digest = hashlib.sha256(data).hexdigest()
        path = self.folder / f"{name}{suffix}"
        if expected is not None and digest != expected.lower():
            changed = path.with_name(f"{path.name}.changed")
            part.replace(changed)
            forget(part)
            raise BrokenEvidence(
                "the file is not the one that was expected",
                where=str(response.url),
                expected=f"SHA-256 {expected}",
                found=f"SHA-256 {digest}, kept as {changed.name}",
                next_step="compare the two; add the new one as a new version if it is meant to be",
            )
        if path.exists() and path.read_bytes() != data:  # what came earlier is kept under its hash
            path.replace(path.with_name(f"{name}.{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}{suffix}"))
        part.replace(path)
        forget(part)
        retrieval = Retrieval(
            url=str(response.url), retrieved=self.clock(), media_type=media_type(response) or None, licence=licence
        )
        return Fetched(path=path, sha256=digest, retrieval=retrieval, resumed=resumed)


def _host(url: str) -> str:
    """The host of a web address; '' for anything else."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        return ""
    return parts.host if parts.scheme in {"http", "https"} else ""


def _by_media_type() -> dict[str, str]:
    """The suffix a file gets, by the type a server names."""
    return {media: known.suffixes[0] for known in FORMATS.values() for media in known.media_types}


def _by_content(kind: str | None) -> str:
    """The suffix a file gets by its content, where one only comes into question; '' elsewhere."""
    if kind is None:
        return ".txt"
    found = {known.suffixes[0] for known in FORMATS.values() if known.content and known.content.name == kind}
    return found.pop() if len(found) == 1 else ""


def _strict(suffix: str) -> str | None:
    """What the first bytes of a file with that suffix must be; None where pages and texts may pass for each other."""
    contents = (known.content for known in FORMATS.values() if suffix in known.suffixes and known.content is not HTML)
    return next((content.name for content in contents if content), None)


def _fits(suffix: str, kind: str | None) -> bool:
    """Whether the content is what the suffix promises."""
    strict = _strict(suffix)
    return strict == kind if strict else kind in {None, "HTML", "XML"}


def _failed(url: str, expected: str, found: str, step: str) -> FetchFailed:
    return FetchFailed("the file could not be fetched", where=url, expected=expected, found=found, next_step=step)
