"""A ZIP archive of texts → the texts.

In: bytes. Out: name and bytes of every member that is a text, in the archive's order. Nothing is written to disk.
Not here: reading them.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from foedera.errors import UnreadableFile
from foedera.reading.formats.packed import Packed


def members(data: bytes, name: str, suffixes: Collection[str]) -> tuple[tuple[str, bytes], ...]:
    """The members whose names end in one of `suffixes`; hidden files and other kinds are passed over.

    Raises:
        UnreadableFile: the archive is broken, a bomb, encrypted, or holds no text.
    """
    packed = Packed(data, name)
    wanted = [member for member in packed.infos if _is_text(member, suffixes)]
    if not wanted:
        raise UnreadableFile(
            "the archive holds no text",
            where=name,
            expected=f"members ending in {', '.join(suffixes)}",
            found=", ".join(list(packed.infos)[:5]) or "nothing",
            next_step="unpack it and add the files; archives inside archives are not opened",
        )
    read = ((member, packed.read(member)) for member in wanted)
    return tuple((member, content) for member, content in read if content is not None)


def _is_text(member: str, suffixes: Collection[str]) -> bool:
    path = PurePosixPath(member)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and path.suffix.lower() in suffixes
