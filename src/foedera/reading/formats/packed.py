"""ZIP archives without their dangers: bombs, and tricks with paths.

In: bytes. Out: what is inside, and the bytes of members. Nothing is ever written to disk. Not here: what they mean.
"""

from __future__ import annotations

import io
import zipfile
import zlib
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
    """An opened archive that was looked at as a whole before anything is unpacked."""

    def __init__(self, data: bytes, name: str, room: int = MAX_BYTES) -> None:
        """Open `data`, which may unpack to `room` bytes.

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
        self._check()

    @property
    def names(self) -> list[str]:
        """The names of its files, in its order; two files may have one name."""
        return [info.filename for info in self.infos if not info.is_dir()]

    def _check(self) -> None:
        infos, size = self.infos, self.size
        tight = [i for i in infos if i.file_size > _SMALL and i.file_size > _MAX_RATIO * max(1, i.compress_size)]
        faults = {
            "too many members": f"{len(infos)} members" if len(infos) > _MAX_MEMBERS else "",
            "it unpacks to too much": f"{size} bytes unpacked" if size > self.room else "",
            "it is packed like a bomb": f"{tight[0].filename}: {tight[0].file_size} bytes" if tight else "",
            "a name points outside of the archive": next(
                (repr(i.filename) for i in infos if _is_trick(i.filename)), ""
            ),
        }
        for what, found in faults.items():
            if found:
                raise UnreadableFile(
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
            UnreadableFile: when it is encrypted, broken or longer than it says.
        """
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
