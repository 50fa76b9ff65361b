"""What is known of a file that came earlier, so that it is sent again only if it changed.

In: a folder and a source's id. Out: the file as it came, and the headers that ask for what changed (RFC 9110, 13.1).
Kept beside the file as `.NAME.kept`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from foedera.model.document import Retrieval


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A file that came, with what its server says tells one state of it from another."""

    url: str
    """The source's address."""
    file: str
    """The file's name in the folder."""
    sha256: str
    retrieval: Retrieval
    etag: str | None = None
    changed: str | None = None
    """Its Last-Modified, as the server wrote it."""

    def conditions(self, at: str) -> dict[str, str]:
        """The headers by which its server says whether it changed; none for an address it did not come from."""
        if at != self.retrieval.url:
            return {}
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.changed}
        return {header: value for header, value in named.items() if value}


def kept(folder: Path, name: str, url: str) -> Kept | None:
    """What came earlier from that address; None where nothing did, or the file is no longer what it was."""
    try:
        known = msgspec.json.decode(_note(folder, name).read_bytes(), type=Kept)
        data = (folder / Path(known.file).name).read_bytes()
    except (OSError, msgspec.MsgspecError):
        return None
    return known if known.url == url and hashlib.sha256(data).hexdigest() == known.sha256 else None


def keep(folder: Path, name: str, known: Kept) -> None:
    """Note how a file came."""
    _note(folder, name).write_bytes(msgspec.json.encode(known))


def _note(folder: Path, name: str) -> Path:
    return folder / f".{name}.kept"
