"""What the headers of an answer say of going on with a file, and what is kept for that.

In: answers and parts. Out: headers, sizes, seconds. After RFC 9110, sections 8.8 (validators), 10.2.3 and 14 (ranges).
Not here: asking.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import httpx
import msgspec


class PartialFile(msgspec.Struct):
    """What is known of a file that came in part."""

    url: str
    validator: str
    """ETag or date of change; without one a file cannot be gone on with."""


def range_headers(part: Path, url: str) -> dict[str, str]:
    """The headers that ask for the rest of a part, where it can be gone on with."""
    note = part.with_suffix(".json")
    if not part.is_file() or not note.is_file() or size_of(part) == 0:
        return {}
    try:
        known = msgspec.json.decode(note.read_bytes(), type=PartialFile)
    except msgspec.DecodeError:
        return {}
    if known.url != url or not known.validator:
        return {}
    return {"Range": f"bytes={size_of(part)}-", "If-Range": known.validator}


def size_of(part: Path) -> int:
    """Bytes of a part; 0 where there is none."""
    return part.stat().st_size if part.is_file() else 0


def forget(part: Path) -> None:
    """Remove a part and what is known of it."""
    part.unlink(missing_ok=True)
    part.with_suffix(".json").unlink(missing_ok=True)


def validator(response: httpx.Response) -> str | None:
    """What tells one state of a file from another: a strong ETag, else the date of change; None without either."""
    etag = str(response.headers.get("etag", ""))
    if etag and not etag.startswith("W/"):
        return etag
    changed = response.headers.get("last-modified")
    return None if changed is None else str(changed)


def starts_at(response: httpx.Response) -> int:
    """The first byte of a partial answer; -1 where it does not say."""
    start = str(response.headers.get("content-range", "")).removeprefix("bytes ").partition("-")[0]
    return int(start) if start.isdecimal() else -1


def total_size(response: httpx.Response) -> int | None:
    """Bytes the whole file has by what the server says; None where it does not."""
    total = str(response.headers.get("content-range", "")).rpartition("/")[2]
    if response.status_code != 206:
        total = "" if "content-encoding" in response.headers else str(response.headers.get("content-length", ""))
    return int(total) if total.isdecimal() else None


def media_type(response: httpx.Response) -> str:
    """The type the server names, without its parameters; empty where it names none."""
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()


def retry_after(response: httpx.Response, now: datetime.datetime) -> float:
    """Seconds a busy server asks to wait (RFC 9110, 10.2.3); 5 where it does not say."""
    said = str(response.headers.get("retry-after", ""))
    if said.isdecimal():
        return float(said)
    try:
        until = datetime.datetime.strptime(said, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=datetime.UTC)
    except ValueError:
        return 5.0
    return max(0.0, (until - now).total_seconds())
