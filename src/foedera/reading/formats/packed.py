"""ZIP archives without their dangers: bombs, and tricks with paths.

In: bytes. Out: what is inside, and the bytes of members. Nothing is ever written to disk. Not here: what they mean.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from foedera.errors import UnreadableFile

_MAX_MEMBERS = 2000
MAX_BYTES = 400 * 2**20
"""Unpacked, all members together."""
_MAX_RATIO = 300
"""Unpacked to packed size; text packs to a tenth, a bomb to a thousandth."""
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What the library raises for archives that are broken or use what it does not know."""
_SMALL = 2**20
"""Members up to this size are not worth the ratio test: a blank sheet packs as well as a bomb."""


class Packed:
    """An opened archive that was looked at before anything is unpacked."""

    def __init__(self, data: bytes, name: str, room: int = MAX_BYTES, *, piecemeal: bool = False) -> None:
        """Open `data`, which may unpack to `room` bytes.

        Args:
            data: the archive.
            name: its name, for messages.
            room: what may be unpacked of it, in bytes.
            piecemeal: whether only some members are read, as of a Word file with its pictures: then a member counts,
                and is looked at, when it is read, and what is never unpacked is no danger.

        Raises:
            UnreadableFile: broken, too large unpacked, or with names that point outside.
        """
        self.name = name
        self.room = room
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            self.infos = tuple(self.archive.infolist())
        except _FAULTS as fault:
            raise self._broken(str(fault)) from fault
        self.size = sum(info.file_size for info in self.infos)
        """Bytes, unpacked."""
        self.piecemeal = piecemeal
        self.unpacked: dict[zipfile.ZipInfo, int] = {}
        """The members read so far, and their sizes."""
        self._check_names()
        if not piecemeal:
            self._check(self.infos)

    @property
    def names(self) -> list[str]:
        """The names of its files, in its order; two files may have one name."""
        return [info.filename for info in self.infos if not info.is_dir()]

    def _check_names(self) -> None:
        trick = next((repr(info.filename) for info in self.infos if _is_trick(info.filename)), None)
        if len(self.infos) > _MAX_MEMBERS:
            raise self._refused("too many members", f"{len(self.infos)} members")
        if trick is not None:
            raise self._refused("a name points outside of the archive", trick)

    def _check(self, infos: Sequence[zipfile.ZipInfo]) -> None:
        """Look at members, all that are unpacked, before they are."""
        size = sum(info.file_size for info in infos)
        tight = [i for i in infos if i.file_size > _SMALL and i.file_size > _MAX_RATIO * max(1, i.compress_size)]
        if size > self.room:
            raise self._refused("it unpacks to too much", f"{size} bytes unpacked")
        if tight:
            raise self._refused("it is packed like a bomb", f"{tight[0].filename}: {tight[0].file_size} bytes")

    def _refused(self, what: str, found: str) -> UnreadableFile:
        return UnreadableFile(
            f"the archive is refused: {what}",
            where=self.name,
            expected=f"at most {_MAX_MEMBERS} members, {self.room // 2**20} MiB, plain names",
            found=found,
            next_step="unpack it yourself, look at what is inside, and add the files",
        )

    def read(self, member: str) -> bytes | None:
        """The bytes of a member, the last of its name; None when there is none.

        Raises:
            UnreadableFile: as `content` does.
        """
        info = next((info for info in reversed(self.infos) if info.filename == member and not info.is_dir()), None)
        return None if info is None else self.content(info)

    def content(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of one of `infos`.

        Raises:
            UnreadableFile: when it is encrypted, broken, longer than it says or, of an archive read piecemeal, packed
                like a bomb or too much with what was read before.
        """
        if self.piecemeal:
            self.unpacked[info] = info.file_size
            self._check(tuple(self.unpacked))
        try:
            with self.archive.open(info) as stream:
                content = stream.read(info.file_size + 1)
        except _FAULTS as fault:
            raise self._broken(f"{info.filename}: {fault}") from fault
        if len(content) > info.file_size:
            raise self._broken(f"{info.filename} is longer than it says")
        return content

    def _broken(self, found: str) -> UnreadableFile:
        return UnreadableFile(
            "the archive is broken",
            where=self.name,
            expected="a readable ZIP archive without a password",
            found=found,
            next_step="fetch or save the file again",
        )


def _is_trick(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0] or "\x00" in name
