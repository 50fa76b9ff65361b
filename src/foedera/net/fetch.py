"""Fetches official texts: politely, resumably, and no further than asked. The only door for texts.

In: an address. Out: a file in a folder, how it came and what became of it. What was fetched in part is kept beside it
as `.NAME.part` with what is needed to go on; of what came whole, `.NAME.kept` says by what to ask whether it changed.
Not here: asking (`asking`), reading the file, deciding which to fetch.
"""

from __future__ import annotations

import datetime
import enum
import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import msgspec

from foedera.errors import BrokenEvidence
from foedera.ids import check_slug
from foedera.model.claim import Claim
from foedera.model.document import Retrieval
from foedera.net.asking import Answer, Asking
from foedera.net.destinations import Resolve, resolved
from foedera.net.error_pages import not_a_text
from foedera.net.kept import Kept, keep, kept
from foedera.net.manners import Manners, failed
from foedera.net.resuming import (
    PartialFile,
    forget,
    media_type,
    range_headers,
    size_of,
    starts_at,
    total_size,
    validator,
)
from foedera.reading import content_kind
from foedera.reading.formats import FORMATS, HTML

_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream"})


class Change(enum.StrEnum):
    """What became of a file against what came from its address before."""

    FIRST = "first"
    """Nothing of it was in the folder."""
    UNCHANGED = "unchanged"
    """The server says so, or the same bytes came."""
    NEW_VERSION = "new version"


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A file that came."""

    path: Path
    sha256: str
    retrieval: Retrieval
    resumed: bool
    """Whether part of it came in an earlier call."""
    change: Change = Change.FIRST
    text: str | None = None
    """Id of the text here that this is a newer state of; None where none is, or it is unchanged."""
    quotes: tuple[Claim, ...] = ()
    """What would become of each quote from that text, as claims that are not recorded (foedera.model.anchor)."""


class Fetcher:
    """Fetches one file after another."""

    def __init__(
        self,
        folder: Path,
        *,
        agent: str = "foedera",
        manners: Manners | None = None,
        clock: Callable[[], datetime.datetime],
        sleep: Callable[[float], None] = time.sleep,
        resolve: Resolve = resolved,
    ) -> None:
        self.folder = folder
        self.manners = manners or Manners()
        self.clock = clock
        self._asking = Asking(agent=agent, manners=self.manners, clock=clock, sleep=sleep, resolve=resolve)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._asking.close()

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
        earlier = kept(self.folder, name, url)
        if earlier is not None and expected not in (None, earlier.sha256):
            earlier = None  # another file is wanted than the one that is here
        (response, at), resumed = self._answered(url, part, earlier, deadline)
        try:
            if response.status_code == 304 and earlier is not None:
                return self._unchanged(earlier)
            suffix = self._suffix(response, at, name)
            self._save(response, at, part, resumed=resumed, deadline=deadline)
        finally:
            response.close()
        retrieval = Retrieval(url=at, retrieved=self.clock(), media_type=media_type(response) or None, licence=licence)
        got = self._finished(name, part, suffix, retrieval, resumed=resumed, expected=expected)
        headers = response.headers
        known = Kept(
            url=url,
            file=got.path.name,
            sha256=got.sha256,
            retrieval=retrieval,
            etag=headers.get("etag"),
            changed=headers.get("last-modified"),
        )
        keep(self.folder, name, known)
        return got

    def _unchanged(self, earlier: Kept) -> Fetched:
        """What came earlier, of which the server says that it is the same still."""
        path = self.folder / earlier.file
        change = Change.UNCHANGED
        return Fetched(path=path, sha256=earlier.sha256, retrieval=earlier.retrieval, resumed=False, change=change)

    def _answered(self, url: str, part: Path, earlier: Kept | None, deadline: float) -> tuple[Answer, bool]:
        """The answer, and whether it goes on with the part that is there."""

        def headers(at: str) -> dict[str, str]:
            return range_headers(part, at) or (earlier.conditions(at) if earlier is not None else {})

        for _ in range(3):  # once for a part that cannot be gone on with, once more for one that came wrong
            answer = self._asking.ask(url, headers, deadline)
            response, status = answer.response, answer.response.status_code
            resumed = status == 206 and starts_at(response) == size_of(part)
            if status == 200 or resumed or (status == 304 and earlier is not None):
                return answer, resumed
            response.close()
            if status not in {206, 416}:  # 416: the part is longer than the file is now
                found = f"{status} {response.reason_phrase}"
                raise failed(answer.at, "200", found, "look whether it has moved")
            forget(part)
        raise failed(
            url, "the file, whole or from where it stopped", "other pieces of it", "run the command again later"
        )

    def _suffix(self, response: httpx.Response, at: str, name: str) -> str:
        """The suffix the file gets by the type the server names; '' where it names none."""
        media = media_type(response)
        if media in _UNSAID:
            return ""
        known = _by_media_type()
        if media not in known:
            wanted = ", ".join(dict.fromkeys(known.values()))
            raise failed(at, wanted, media, f"fetch {name} by hand and add the file")
        return known[media]

    def _save(self, response: httpx.Response, at: str, part: Path, *, resumed: bool, deadline: float) -> None:
        """Write the body; whatever came stays for the next call, where the server allows to go on."""
        total, most = total_size(response), self.manners.size
        if total is not None and total > most:
            forget(part)
            raise failed(at, f"at most {most} bytes", f"{total} bytes, of which none was taken", "fetch it by hand")
        mark = validator(response)
        part.with_suffix(".json").write_bytes(msgspec.json.encode(PartialFile(at, mark or "")))
        again = "run the command again: it goes on where it stopped" if mark else "run the command again"
        with part.open("ab" if resumed else "wb") as file:
            try:
                for piece in response.iter_bytes():
                    if file.tell() + len(piece) > most:
                        break
                    file.write(piece)
                    if time.monotonic() > deadline:
                        raise failed(at, f"all within {self.manners.total_seconds:g} seconds", "still coming", again)
                else:
                    most = 0  # all came
            except httpx.TransportError as fault:
                raise failed(
                    at, "the whole file", f"{type(fault).__name__} after {file.tell()} bytes", again
                ) from fault
            size = file.tell()
        if most:
            forget(part)
            raise failed(at, f"at most {most} bytes", "more", "fetch it by hand")
        if total is not None and size < total:
            raise failed(at, f"{total} bytes", f"{size} bytes", again)

    def _finished(
        self, name: str, part: Path, suffix: str, retrieval: Retrieval, *, resumed: bool, expected: str | None
    ) -> Fetched:
        data, at = part.read_bytes(), retrieval.url
        kind = content_kind(data)
        suffix = suffix or _by_content(kind)
        path = self.folder / f"{name}{suffix}"
        before = path.read_bytes() if suffix and path.exists() else None
        if data.strip() and not (suffix and _fits(suffix, kind)):
            forget(part)
            wanted = f"{_strict(suffix) or 'text'}, as the server says" if suffix else "a text"
            step = "open the address in a browser: it may want a login or an answer to a question"
            raise failed(at, wanted, kind or "text", step)
        digest = hashlib.sha256(data).hexdigest()
        wrong = None if digest == expected else not_a_text(data, kind, before)
        if wrong is not None:
            aside = _aside(part, path) if data.strip() else None
            forget(part)
            step = f"look at it ({aside.name}), and add it by hand if it is the text" if aside else "try again later"
            raise failed(at, "a text", wrong, step)
        if expected is not None and digest != expected.lower():
            changed = _aside(part, path)
            forget(part)
            raise BrokenEvidence(
                "the file is not the one that was expected",
                where=at,
                expected=f"SHA-256 {expected}",
                found=f"SHA-256 {digest}, kept as {changed.name}",
                next_step="compare the two; add the new one as a new version if it is meant to be",
            )
        change = Change.FIRST if before is None else Change.UNCHANGED if before == data else Change.NEW_VERSION
        if before is not None and change is Change.NEW_VERSION:  # what came earlier is kept under its hash
            path.replace(path.with_name(f"{name}.{hashlib.sha256(before).hexdigest()[:12]}{suffix}"))
        part.replace(path)
        forget(part)
        return Fetched(path=path, sha256=digest, retrieval=retrieval, resumed=resumed, change=change)


def _aside(part: Path, path: Path) -> Path:
    """Keep what came beside the file it is not."""
    aside = path.with_name(f"{path.name}.changed")
    part.replace(aside)
    return aside


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
