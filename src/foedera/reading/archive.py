"""A ZIP archive or message → its texts, each under a name of its own, and why every other member was left out.

In: bytes. Out: `Members`. Archives and messages inside are opened too. Nothing is written to disk. Not here: reading
texts; the parts of a message (message, outlook).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from pathlib import PurePosixPath

import msgspec

from foedera.errors import UnreadableFile, UsageError
from foedera.ids import slug_of
from foedera.reading import message, outlook
from foedera.reading.formats.packed import MAX_BYTES, Packed

_DEEPEST = 3
"""Archives inside one another, the outermost counted."""
_SHOWN = 5
CONTAINERS = (".zip", ".eml", ".msg")
"""Suffixes of files that hold texts as files of their own."""
_MESSAGES = (".eml", ".msg")
_RECORD = re.compile(r"\.doc(?:\.fmx)?\.xml$", re.IGNORECASE)


class Member(msgspec.Struct, frozen=True):
    """A text in an archive."""

    path: str
    """Where it stands; two members may have one path."""
    name: str
    """As `names_apart` names it: no other member's name gives the same agreement id."""
    data: bytes


class Members(msgspec.Struct, frozen=True):
    """Everything inside an archive: each member is in one of the two, once; an archive inside stands for its own."""

    files: tuple[Member, ...]
    """The texts, in the archive's order."""
    left_out: tuple[tuple[str, str], ...]
    """Path and reason of every other member, in the archive's order."""


def members(data: bytes, name: str, suffixes: Collection[str]) -> Members:
    """What is inside the archive or message `name`; a text is what ends in one of `suffixes`, and is not hidden.

    Raises:
        UnreadableFile: the archive is broken or a bomb, a text in it is broken, or it holds no text.
    """
    opening = _Opening(suffixes)
    if name.lower().endswith(_MESSAGES):
        opening.take_message(data, name, "", 1)
    else:
        opening.take(Packed(data, name), "", 1, data)
    if not opening.files:
        raise UnreadableFile(
            "the archive holds no text",
            where=name,
            expected=f"members ending in {', '.join(suffixes)}",
            found="; ".join(f"{path}: {why}" for path, why in opening.left_out[:_SHOWN]) or "nothing",
            next_step="unpack it, save what is inside in one of these formats, and add the files",
        )
    names = names_apart([path for path, _ in opening.files])
    files = tuple(Member(path, apart, content) for apart, (path, content) in zip(names, opening.files, strict=True))
    return Members(files, tuple(opening.left_out))


def names_apart(paths: Sequence[str]) -> tuple[str, ...]:
    """A name for each path, such that no two give the same agreement id.

    That is the file's name where it suffices, else the path ('x/a.txt' and 'y/a.txt'); where paths give one id, as
    'a.txt' and 'a.md' do, the later ones are numbered: 'a (2).md'.
    """
    names = [PurePosixPath(path).name for path in paths]
    ids = [_id_of(name) for name in names]
    while True:
        often = Counter(ids)
        unclear = [at for at, own in enumerate(ids) if (not own or often[own] > 1) and names[at] != paths[at]]
        if not unclear:
            return _numbered(names, ids)
        for at in unclear:
            names[at], ids[at] = paths[at], _id_of(paths[at])


def _numbered(names: Sequence[str], ids: Sequence[str]) -> tuple[str, ...]:
    """The names, those whose id is an earlier one's with the first number that tells them apart."""
    seen = set[str]()
    numbers = defaultdict[str, Iterator[int]](lambda: count(2))
    out: list[str] = []
    for name, first in zip(names, ids, strict=True):
        apart, own = name, first
        while own in seen:
            path = PurePosixPath(name)
            apart = str(path.with_name(f"{path.stem} ({next(numbers[first])}){path.suffix}"))
            own = _id_of(apart)
        seen.add(own)
        out.append(apart)
    return tuple(out)


def _id_of(name: str) -> str:
    """The agreement id a name gives; '' when nothing of it can be one."""
    try:
        return slug_of(name)
    except UsageError:
        return ""


def _package(packed: Packed) -> str | None:
    """The name of a Formex package, after the record of its act ('L_2024EN.doc.fmx.xml'); None for what is none."""
    record = next((name for name in packed.names if _RECORD.search(name)), None)
    return None if record is None else f"{_RECORD.sub('', PurePosixPath(record).name)}.fmx"


class _Opening:
    """Takes archives apart member by member; all together may unpack to what one may."""

    def __init__(self, suffixes: Collection[str]) -> None:
        self.suffixes = suffixes
        self.room = MAX_BYTES
        self.files: list[tuple[str, bytes]] = []
        self.left_out: list[tuple[str, str]] = []

    def take(self, packed: Packed, folder: str, depth: int, data: bytes) -> None:
        """Take every member of an archive that stands at `folder` ('' for the outermost) inside `depth` archives.

        The documents of a Formex package are one text, whose bytes are the archive's.
        """
        self.room -= packed.size
        package = _package(packed) if ".fmx" in self.suffixes else None
        if package is not None:
            self.files.append((folder + package, data))
        for info in packed.infos:
            if package is not None and info.filename.lower().endswith(".xml"):
                continue
            path = folder + info.filename.replace("\\", "/")
            why = self._why_not(path, is_folder=info.is_dir(), is_encrypted=bool(info.flag_bits & 1))
            if why is not None:
                self.left_out.append((path, why))
            else:
                self._file(packed.content(info), path, depth)

    def take_message(self, data: bytes, name: str, folder: str, depth: int) -> None:
        """Take the text and the attachments of a message."""
        if name.lower().endswith(".msg"):
            files, left_out = outlook.opened(data, name, deepest=_DEEPEST - depth)
        else:
            files, left_out = message.opened(data, name)
        self.room -= sum(len(content) for _, content in files)
        self.left_out += [(folder + path, why) for path, why in left_out]
        for path, content in files:
            why = self._why_not(folder + path, is_folder=False, is_encrypted=False)
            if why is not None:
                self.left_out.append((folder + path, why))
            else:
                self._file(content, folder + path, depth)

    def _file(self, content: bytes, path: str, depth: int) -> None:
        if PurePosixPath(path).suffix.lower() in CONTAINERS:
            self._nested(content, path, depth + 1)
        else:
            self.files.append((path, content))

    def _nested(self, data: bytes, path: str, depth: int) -> None:
        """Take what an archive or message inside holds; one that cannot be opened is left out whole."""
        if depth > _DEEPEST:
            self.left_out.append((path, f"an archive more than {_DEEPEST} archives deep"))
            return
        try:
            if path.lower().endswith(_MESSAGES):
                self.take_message(data, path, f"{path}/", depth)
                return
            inner = Packed(data, path, self.room)
        except UnreadableFile as fault:
            self.left_out.append((path, f"{fault.what} ({fault.found})"))
            return
        if not inner.infos:
            self.left_out.append((path, "an empty archive"))
        self.take(inner, f"{path}/", depth, data)

    def _why_not(self, path: str, *, is_folder: bool, is_encrypted: bool) -> str | None:
        """Why a member is no text and no archive; None when it may be one."""
        if is_folder:
            return "a folder"
        if any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(path).parts):
            return "a hidden file"
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in self.suffixes and suffix not in CONTAINERS:
            return f"of a format that is not read ({suffix})" if suffix else "its name does not end in a format"
        return "encrypted" if is_encrypted else None
